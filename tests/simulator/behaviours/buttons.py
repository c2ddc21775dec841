"""Keyboards, and presses of their buttons."""

from __future__ import annotations

from typing import Any

from tests.simulator.arranged import (
    Case,
    answered_twice,
    inline,
    nothing,
    pressed,
    pressed_long_ago,
)
from tests.simulator.behaviours.rows import Row, about, refused, shows

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
UNALLOWED = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
BUTTON = {"text": "a", "callback_data": "a"}
HEAVY = {"text": "a" * 120, "callback_data": "a"}


def keys(markup: object) -> dict[str, Any]:
    return {"text": "a", "reply_markup": markup}


def address(url: str, sentence: str) -> Row:
    complaint = f"inline keyboard button URL '{url}' is invalid: {sentence}"
    return refused("sendMessage", nothing, keys(inline(url=url)), 400, complaint)


async def told(case: Case, markup: dict[str, Any]) -> list[list[dict[str, Any]]]:
    reply = await case.api("sendMessage", chat_id=case.lea.id, text="a", reply_markup=markup)
    rows: list[list[dict[str, Any]]] = reply.result["reply_markup"]["inline_keyboard"]
    return rows


async def longest_data(case: Case) -> None:
    assert (await told(case, inline(callback_data="é" * 32)))[0][0]["callback_data"] == "é" * 32


async def first_kind_wins(case: Case) -> None:
    both = inline(copy_text={"text": "a"}, callback_data="b", url="https://example.org/a")
    assert await told(case, both) == [[{"text": "Oui", "url": "https://example.org/a"}]]
    assert await told(case, inline(switch_inline_query="a", callback_data="b")) == [
        [{"text": "Oui", "callback_data": "b"}]
    ]


async def markup_as_text(case: Case) -> None:
    await case.sent(reply_markup='{"inline_keyboard":[[{"text":"Oui","callback_data":"y"}]]}')
    assert case.lea.screen.labels == ("Oui",)


async def hundred_buttons(case: Case) -> None:
    rows = await told(case, {"inline_keyboard": [[BUTTON] * 8] * 12 + [[BUTTON] * 4]})
    assert sum(len(row) for row in rows) == 100


async def excess_dropped(case: Case) -> None:
    await case.sent(reply_markup={"keyboard": [[str(n) for n in range(15)]] * 30})
    assert [len(row) for row in case.lea.keyboard] == [12] * 25
    (row,) = await told(case, {"inline_keyboard": [[BUTTON] * 15]})
    assert len(row) == 12


async def placeholder(case: Case) -> None:
    await case.sent(reply_markup={"keyboard": [["a"]], "input_field_placeholder": "é" * 64})
    kept = case.town.world.chats[case.lea.id].keyboard or {}
    assert kept["input_field_placeholder"] == "é" * 64


async def press_and_answer(case: Case) -> None:
    await case.sent(reply_markup=inline(callback_data="y"))
    await case.lea.taps("Oui")
    (update,) = await case.api.updates()
    query = update["callback_query"]
    assert set(query) == {"id", "from", "chat_instance", "message", "data"}
    assert (query["data"], query["from"]["id"], query["message"]["text"]) == ("y", case.lea.id, "Bonjour")
    reply = await case.api("answerCallbackQuery", callback_query_id=query["id"], text="a" * 200)
    assert (reply.result, case.lea.toasts) == (True, ["a" * 200])


async def answered_in_time(case: Case) -> None:
    query = await pressed(case)
    case.times.later(seconds=150)
    assert (await case.api("answerCallbackQuery", **query)).result is True


async def press_on_nothing(case: Case) -> None:
    where = await case.sent(reply_markup=inline(callback_data="y"))
    await case.api("deleteMessage", **where)
    await case.lea.presses(where["message_id"], "y")
    (update,) = await case.api.updates()
    chat = {"id": case.lea.id, "type": "private", "first_name": "Léa"}
    gone = {"chat": chat, "message_id": where["message_id"], "date": 0}
    assert update["callback_query"]["message"] == gone


ROWS: list[Row] = [
    *about(
        "callback_data over 64 bytes", "jehy/telegram-test-api issue 62, PTB issue 528",
        refused("sendMessage", nothing, keys(inline(callback_data="é" * 33)), 400, "BUTTON_DATA_INVALID"),
        refused("sendMessage", nothing, keys(inline(callback_data="a" * 65)), 400, "BUTTON_DATA_INVALID"),
    ),
    *about("callback_data", "spec InlineKeyboardButton; constants.py:1398",
           shows("64 bytes are taken", longest_data)),
    *about(
        "button with text only", "Client.cpp:9694, 9754",
        refused("sendMessage", nothing, keys(inline()), 400, UNALLOWED),
        refused("sendMessage", nothing, keys(inline(callback_data="")), 400, UNALLOWED),
        shows("of several kinds the first wins: url, callback_data, …", first_kind_wins),
    ),
    *about(
        "reply_markup not JSON / not an object", "Client.cpp:9708, 9717",
        refused("sendMessage", nothing, keys("{"), 400, "can't parse reply keyboard markup JSON object"),
        refused("sendMessage", nothing, keys("[]"), 400, "object expected as reply markup"),
        refused("sendMessage", nothing, keys([]), 400, "object expected as reply markup"),
        shows("JSON in a string is read", markup_as_text),
    ),
    *about(
        "keyboard too big", "Client.cpp:120",
        refused("sendMessage", nothing, keys({"inline_keyboard": [[HEAVY]] * 80}), 400,
                "reply markup is too long"),
        refused("sendMessage", nothing, keys({"inline_keyboard": [[BUTTON]] * 101}), 400,
                "reply markup is too long"),
    ),
    *about("inline keyboard", "constants.py:1470-1476; tginfo/Telegram-Limits issues 228, 187",
           shows("a hundred buttons are taken", hundred_buttons)),
    *about("reply keyboard", "td/telegram/ReplyMarkup.cpp:763-770",
           shows("300 buttons, 12 in a row; the excess is dropped silently, inline too", excess_dropped)),
    *about(
        "input_field_placeholder", "spec ReplyKeyboardMarkup; constants.py:3054",
        shows("64 characters are taken", placeholder),
        refused("sendMessage", nothing, keys({"keyboard": [["a"]], "input_field_placeholder": "a" * 65}),
                400, "reply markup is too long"),
    ),
    *about(
        "Addresses", "td/telegram/LinkManager.cpp, check_link",
        address("tel:3114", "Wrong HTTP URL"),
        address("ftp://example.org", "Unsupported URL protocol"),
        address("http://localhost:80/a", "Wrong HTTP URL"),
    ),
    *about("Objects", "bot-api.md, Objects; Client.cpp:4876-4902",
           shows("a press on what is gone tells so by its date 0", press_on_nothing)),
    *about(
        "callback answered late or unknown", "Client.cpp:146-148",
        refused("answerCallbackQuery", answered_twice, {}, 400, TOO_OLD),
        refused("answerCallbackQuery", pressed_long_ago, {}, 400, TOO_OLD),
        refused("answerCallbackQuery", nothing, {"callback_query_id": "12"}, 400, TOO_OLD),
        refused("answerCallbackQuery", nothing, {}, 400, TOO_OLD),
    ),
    *about("callback query lifetime", "Client.cpp:17155-17159",
           shows("answered after 150 s", answered_in_time)),
    *about(
        "callback answer over 200", "MTProto messages.setBotCallbackAnswer",
        refused("answerCallbackQuery", pressed, {"text": "a" * 201}, 400, "MESSAGE_TOO_LONG"),
    ),
    *about("answerCallbackQuery text", "spec; constants.py:812",
           shows("a press is answered with 200 characters, once", press_and_answer)),
]  # fmt: skip
