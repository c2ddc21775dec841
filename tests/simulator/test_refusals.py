"""Every refusal of reference bot-api.md that this bot relies on, over HTTP, in Telegram's words."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api, TwoTimes
from tests.simulator.arranged import (
    Case,
    answered_twice,
    blocked,
    by_lea,
    deleted,
    gone,
    in_group,
    inline,
    keyboard_removed,
    kicked,
    kicked_from_basic,
    left,
    nothing,
    picture,
    pressed,
    pressed_long_ago,
    reply_forced,
    seen_in_group,
    sent,
    stranger,
    too_old,
    too_old_in_group,
    upgraded,
    with_keyboard,
)

Arrange = Callable[[Case], Awaitable[dict[str, Any]]]
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
ENTITIES = "can't parse entities: "


TABLE: list[tuple[str, Arrange, dict[str, Any], int, str]] = [
    # Whom
    ("sendMessage", blocked, {"text": "a"}, 403, "bot was blocked by the user"),
    ("editMessageText", blocked, {"text": "a"}, 403, "bot was blocked by the user"),
    ("sendMessage", gone, {"text": "a"}, 403, "user is deactivated"),
    ("sendMessage", stranger, {"text": "a"}, 400, "chat not found"),
    ("sendMessage", seen_in_group, {"text": "a"}, 403, "bot can't initiate conversation with a user"),
    ("sendMessage", nothing, {"text": "a", "chat_id": 42}, 400, "chat not found"),
    ("sendMessage", nothing, {"text": "a", "chat_id": ""}, 400, "chat_id is empty"),
    ("sendMessage", nothing, {"text": "a", "chat_id": "@nobody"}, 400, "chat not found"),
    ("sendMessage", kicked, {"text": "a"}, 403, "bot was kicked from the supergroup chat"),
    ("sendMessage", kicked_from_basic, {"text": "a"}, 403, "bot was kicked from the group chat"),
    ("sendMessage", left, {"text": "a"}, 403, "bot is not a member of the supergroup chat"),
    ("sendMessage", upgraded, {"text": "a"}, 400, "group chat was upgraded to a supergroup chat"),
    ("getChat", stranger, {}, 400, "chat not found"),
    # Words
    ("sendMessage", nothing, {}, 400, "message text is empty"),
    ("sendMessage", nothing, {"text": " \n "}, 400, "text must be non-empty"),
    ("sendMessage", nothing, {"text": "<b> </b>", "parse_mode": "HTML"}, 400, "text must be non-empty"),
    ("sendMessage", nothing, {"text": "é" * 4097}, 400, "message is too long"),
    ("sendMessage", nothing, {"text": "a" * 32769}, 400, "text is too long"),
    ("sendMessage", nothing, {"text": "a", "parse_mode": "BBCode"}, 400, "unsupported parse_mode"),
    ("sendMessage", nothing, {"text": "<x>", "parse_mode": "HTML"}, 400,
     ENTITIES + 'Unsupported start tag "x" at byte offset 0'),
    ("sendMessage", nothing, {"text": "é<b>a</i>", "parse_mode": "html"}, 400,
     ENTITIES + 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
    ("sendMessage", nothing, {"text": "<b>a", "parse_mode": "HTML"}, 400,
     ENTITIES + "Can't find end tag corresponding to start tag \"b\""),
    # Edits
    ("editMessageText", nothing, {"text": "a", "message_id": 999}, 400, "message to edit not found"),
    ("editMessageText", nothing, {"text": "a"}, 400, "message identifier is not specified"),
    ("editMessageText", deleted, {"text": "a"}, 400, "message to edit not found"),
    ("editMessageText", by_lea, {"text": "a"}, 400, "message can't be edited"),
    ("editMessageText", with_keyboard, {"text": "a"}, 400, "message can't be edited"),
    ("editMessageText", keyboard_removed, {"text": "a"}, 400, "message can't be edited"),
    ("editMessageText", reply_forced, {"text": "a"}, 400, "message can't be edited"),
    ("editMessageText", sent, {"text": "Bonjour"}, 400, NOT_MODIFIED),
    ("editMessageText", sent, {"text": " <i></i>Bonjour ", "parse_mode": "HTML"}, 400, NOT_MODIFIED),
    ("editMessageReplyMarkup", sent, {}, 400, NOT_MODIFIED),
    ("editMessageText", picture, {"text": "a"}, 400, "there is no text in the message to edit"),
    ("editMessageCaption", sent, {"caption": "a"}, 400, "there is no caption in the message to edit"),
    # Deletions
    ("deleteMessage", nothing, {}, 400, "message identifier is not specified"),
    ("deleteMessage", nothing, {"message_id": 999}, 400, "message to delete not found"),
    ("deleteMessage", deleted, {}, 400, "message to delete not found"),
    ("deleteMessage", too_old, {}, 400, "message can't be deleted for everyone"),
    ("deleteMessage", too_old_in_group, {}, 400, "message can't be deleted"),
    ("deleteMessages", nothing, {}, 400, "message identifiers are not specified"),
    ("deleteMessages", nothing, {"message_ids": [*range(1, 102)]}, 400,
     "too many message identifiers specified"),
    # Answers
    ("sendMessage", nothing, {"text": "a", "reply_parameters": {"message_id": 999}}, 400,
     "message to be replied not found"),
    # Buttons
    ("sendMessage", nothing, {"text": "a", "reply_markup": "{"}, 400,
     "can't parse reply keyboard markup JSON object"),
    ("sendMessage", nothing, {"text": "a", "reply_markup": "[]"}, 400, "object expected as reply markup"),
    ("sendMessage", nothing, {"text": "a", "reply_markup": inline(callback_data="é" * 33)}, 400,
     "BUTTON_DATA_INVALID"),
    ("sendMessage", nothing, {"text": "a", "reply_markup": inline()}, 400,
     "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ("sendMessage", nothing, {"text": "a", "reply_markup": inline(callback_data="")}, 400,
     "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ("sendMessage", nothing, {"text": "a", "reply_markup": inline(url="tel:3114")}, 400,
     "inline keyboard button URL 'tel:3114' is invalid: Wrong HTTP URL"),
    ("sendMessage", nothing, {"text": "a", "reply_markup": inline(url="ftp://example.org")}, 400,
     "inline keyboard button URL 'ftp://example.org' is invalid: Unsupported URL protocol"),
    ("sendMessage", nothing, {"text": "a", "reply_markup": inline(url="http://localhost:80/a")}, 400,
     "inline keyboard button URL 'http://localhost:80/a' is invalid: Wrong HTTP URL"),
    ("sendMessage", nothing,
     {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a" * 120, "callback_data": "a"}]] * 80}},
     400, "reply markup is too long"),
    # Presses
    ("answerCallbackQuery", answered_twice, {}, 400,
     "query is too old and response timeout expired or query ID is invalid"),
    ("answerCallbackQuery", pressed_long_ago, {}, 400,
     "query is too old and response timeout expired or query ID is invalid"),
    ("answerCallbackQuery", nothing, {"callback_query_id": "12"}, 400,
     "query is too old and response timeout expired or query ID is invalid"),
    ("answerCallbackQuery", pressed, {"text": "a" * 201}, 400, "MESSAGE_TOO_LONG"),
    # The rest
    ("sendPhoto", nothing, {}, 400, "there is no photo in the request"),
    ("sendPhoto", nothing, {"photo": "AgACunknown"}, 400,
     "wrong file_id or the file is temporarily unavailable"),
    ("sendDocument", nothing, {}, 400, "there is no document in the request"),
    ("getFile", nothing, {}, 400, 'parameter "file_id" is required'),
    ("getFile", nothing, {"file_id": "../etc"}, 400, "invalid file_id"),
    ("sendChatAction", nothing, {"action": "dancing"}, 400, "wrong parameter action in request"),
    ("pinChatMessage", in_group, {"message_id": 1}, 400,
     "not enough rights to manage pinned messages in the chat"),
    ("setMyCommands", nothing, {"commands": [{"command": "Menu", "description": "a"}]}, 400,
     "BOT_COMMAND_INVALID"),
    ("setMyCommands", nothing, {"commands": [{"command": "menu"}]}, 400,
     "command description must be non-empty"),
    ("setMyCommands", blocked,
     {"commands": [{"command": "a", "description": "b"}], "scope": {"type": "chat"}}, 400,
     "chat_id is empty"),
    ("setWebhook", nothing, {"url": "http://example.org"}, 400,
     "bad webhook: An HTTPS URL must be provided for webhook"),
    ("setWebhook", nothing, {"url": "https://example.org", "secret_token": "é"}, 400,
     "secret token contains unallowed characters"),
    ("logOut", nothing, {}, 404, "method not found"),
    ("sendVideo", nothing, {}, 404, "method not found"),
]  # fmt: skip
PREFIX = {400: "Bad Request", 403: "Forbidden", 404: "Not Found"}


@pytest.fixture
def case(town: Town, api: Api, lea: Phone, times: TwoTimes) -> Case:
    return Case(town, api, lea, times)


@pytest.mark.parametrize(
    ("method", "arrange", "values", "code", "sentence"),
    TABLE,
    ids=[f"{row[0]}-{row[4][:40]}" for row in TABLE],
)
async def test_telegram_refuses_in_its_own_words(
    case: Case, method: str, arrange: Arrange, values: dict[str, Any], code: int, sentence: str
) -> None:
    where = await arrange(case)
    accepted = len(case.town.ledger.entries)

    reply = await case.api(method, **(where | values))

    assert reply.refusal == (code, f"{PREFIX[code]}: {sentence}")
    assert len(case.town.ledger.entries) == accepted, "a refused request must leave no entry"


async def test_an_upgraded_group_names_its_new_chat(town: Town, api: Api, lea: Phone) -> None:
    group = await town.group("Cercle", lea, kind="group")
    old = group.id
    await group.upgrades()

    reply = await api("sendMessage", chat_id=old, text="a")

    assert reply.body["parameters"] == {"migrate_to_chat_id": group.id}
    assert (await api("sendMessage", chat_id=group.id, text="a")).result["chat"]["type"] == "supergroup"


@pytest.mark.parametrize(
    ("path", "refusal"),
    [
        ("/bot123/getMe", (401, "Unauthorized: invalid token specified")),
        ("/bot123:abc/getMe", (401, "Unauthorized")),
        ("/bot{token}/getme/", (404, None)),
        ("/elsewhere", (404, None)),
    ],
)
async def test_other_tokens_and_paths_lead_nowhere(
    town: Town, api: Api, path: str, refusal: tuple[int, str | None]
) -> None:
    async with api.session.get(town.url + path.format(token=town.token)) as answer:
        assert answer.status == refusal[0]
        if refusal[1] is not None:
            assert json.loads(await answer.text())["description"] == refusal[1]


async def test_method_names_have_no_case_and_get_works_too(town: Town, api: Api) -> None:
    async with api.session.get(f"{town.url}/bot{town.token}/GETME") as answer:
        assert (await answer.json())["result"]["username"] == "entraide_bot"
