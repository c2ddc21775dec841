"""Messages sent, answered, edited, deleted, pinned, and how they are told back."""

from __future__ import annotations

from bot.simulator.media import SQUARE
from tests.simulator.arranged import (
    Case,
    by_lea,
    by_lea_in_group,
    deleted,
    keyboard_removed,
    nothing,
    picture,
    reply_forced,
    sent,
    too_old,
    too_old_in_basic_group,
    too_old_in_group,
    with_keyboard,
)
from tests.simulator.behaviours.rows import Row, about, refused, shows

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
KEYS = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}], []]}
SAYS = {"text": "a"}
MISSING = SAYS | {"message_id": 999}
LOST_REPLY = SAYS | {"reply_parameters": {"message_id": 999}}


async def told_as_stored(case: Case) -> None:
    reply = await case.api(
        "sendMessage", chat_id=str(case.lea.id), text=" <b>Bonjour</b> 😀 ", parse_mode="HTML",
        reply_markup=KEYS, protect_content="yes", disable_notification=True,
    )  # fmt: skip
    assert reply.result == {
        "message_id": 2,
        "from": {"id": 7000000001, "is_bot": True, "first_name": "Entraide", "username": "entraide_bot"},
        "chat": {"id": case.lea.id, "type": "private", "first_name": "Léa"},
        "date": 1795368600,
        "text": "Bonjour 😀",
        "entities": [{"offset": 0, "length": 7, "type": "bold"}],
        "has_protected_content": True,
        "reply_markup": {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]},
    }
    assert (case.lea.screen.protected, case.lea.screen.silent) == (True, True)
    line = case.lea.lock_screen[-1]
    assert (line.text, line.silent) == ("Bonjour 😀", True)


async def only_inline_echoed(case: Case) -> None:
    for markup in ({"keyboard": [["Menu"]]}, {"remove_keyboard": True}, {"force_reply": True}):
        reply = await case.api("sendMessage", chat_id=case.lea.id, text="a", reply_markup=markup)
        assert "reply_markup" not in reply.result


async def keyboards_lie_and_go(case: Case) -> None:
    await case.sent(reply_markup={"keyboard": [["Menu"]]})
    assert case.lea.keyboard == [["Menu"]]
    await case.sent()
    assert case.lea.keyboard == [["Menu"]]
    await case.sent(reply_markup={"remove_keyboard": True})
    assert case.lea.keyboard == []


async def answers_carry(case: Case) -> None:
    mine = await case.lea.types("ma question")
    reply = await case.api(
        "sendMessage", chat_id=case.lea.id, text="a", reply_parameters={"message_id": mine.id}
    )
    assert reply.result["reply_to_message"]["text"] == "ma question"
    lenient = {"message_id": 999, "allow_sending_without_reply": True}
    reply = await case.api("sendMessage", chat_id=case.lea.id, text="a", reply_parameters=lenient)
    assert "reply_to_message" not in reply.result


async def edits(case: Case) -> None:
    where = await case.sent(reply_markup=KEYS)
    case.times.later(minutes=1)
    reply = await case.api("editMessageText", **where, text="après")
    assert (reply.result["text"], reply.result["edit_date"]) == ("après", 1795368660)
    assert "reply_markup" not in reply.result
    assert (case.lea.screen.text, case.lea.screen.labels, case.lea.screen.edited) == ("après", (), True)
    assert len(case.lea.notifications) == 1, "an edit rings nobody"
    await case.api("editMessageReplyMarkup", **where, reply_markup=KEYS)
    assert (case.lea.screen.text, case.lea.screen.labels) == ("après", ("Oui",))


async def edits_captions(case: Case) -> None:
    for where in (await picture(case), await document(case)):
        reply = await case.api("editMessageCaption", **where, caption="autre")
        assert reply.result["caption"] == "autre"
        assert {"photo", "document"} & set(reply.result)


async def document(case: Case) -> dict[str, int]:
    reply = await case.api("sendDocument", chat_id=case.lea.id, files={"document": b"{}"})
    return {"chat_id": case.lea.id, "message_id": reply.result["message_id"]}


async def deletes(case: Case) -> None:
    mine = await case.lea.types("à moi")
    numbers = [await case.api.says(case.lea.id, "a"), mine.id, 999]
    reply = await case.api("deleteMessages", chat_id=case.lea.id, message_ids=numbers)
    assert reply.result is True
    assert [seen.text for seen in case.lea.messages] == ["/start"]
    entry = case.town.ledger.entries[-1]
    assert entry.message_ids == (numbers[0], mine.id), "what was gone is skipped"
    hundred = await case.api("deleteMessages", chat_id=case.lea.id, message_ids=[*range(500, 600)])
    assert hundred.result is True


async def deletes_within_48_hours(case: Case) -> None:
    theirs = await case.lea.types("de Léa")
    where = await case.sent()
    case.times.later(hours=48)
    assert (await case.api("deleteMessage", **where)).result is True
    assert (await case.api("deleteMessage", **(where | {"message_id": theirs.id}))).result is True
    case.lea.sees_no("de Léa")


async def pins(case: Case) -> None:
    where = await case.sent()
    assert (await case.api("pinChatMessage", **where)).result is True
    (update,) = await case.api.updates()
    assert update["message"]["pinned_message"]["message_id"] == where["message_id"]
    assert (await case.api("getChat", chat_id=case.lea.id)).result["pinned_message"]["text"] == "Bonjour"
    assert (await case.api("unpinChatMessage", chat_id=case.lea.id)).result is True
    assert "pinned_message" not in (await case.api("getChat", chat_id=case.lea.id)).result
    assert case.lea.screen.text == "Bonjour"


async def own_words_unheard(case: Case) -> None:
    await case.api("editMessageText", **(await case.sent()), text="b")
    await case.api("deleteMessage", **(await case.sent()))
    assert await case.api.updates() == []


async def all_that_people_send(case: Case) -> None:
    lea = case.lea
    await lea.sends_location(48.85, 2.35)
    await lea.sends_sticker()
    await lea.sends_contact()
    await lea.sends_poll()
    await lea.sends_voice()
    await lea.sends_dice()
    await lea.sends_photo(SQUARE, "moi")
    mine = await lea.types("avant", entities=[{"type": "bold", "offset": 0, "length": 5}])
    await lea.edits(mine, "après")
    await lea.edits(mine, "après")
    await lea.replies(mine, "et encore")
    *media, typed, edited, reply = await case.api.updates()
    kinds = ["location", "sticker", "contact", "poll", "voice", "dice", "photo"]
    assert [kind in update["message"] for kind, update in zip(kinds, media, strict=True)] == [True] * 7
    assert typed["message"]["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert edited["edited_message"]["text"] == "après"
    assert edited["edited_message"]["edit_date"] >= edited["edited_message"]["date"]
    assert reply["message"]["reply_to_message"]["text"] == "après"


ROWS: list[Row] = [
    *about(
        "Objects", "bot-api.md, Objects",
        shows("a message is told back as it is stored", told_as_stored),
        shows("only inline keyboards are echoed", only_inline_echoed),
        shows("a reply keyboard stays until another or its removal", keyboards_lie_and_go),
        shows("a reply carries what it answers; lenient, it goes without", answers_carry),
        shows("an edit answers the message, without a keyboard the old one goes", edits),
        shows("a caption is edited under its picture or document", edits_captions),
        shows("deleteMessages answers True and skips what is missing", deletes),
        shows("a pin is an update with its service message", pins),
        shows("the bot's own messages are no updates", own_words_unheard),
        shows("whatever people send, edit and answer is told", all_that_people_send),
    ),
    *about(
        "edit changes nothing", "Client.cpp:108-111",
        refused("editMessageText", sent, {"text": "Bonjour"}, 400, NOT_MODIFIED),
        refused("editMessageText", sent, {"text": " <i></i>Bonjour ", "parse_mode": "HTML"}, 400,
                NOT_MODIFIED),
        refused("editMessageReplyMarkup", sent, {}, 400, NOT_MODIFIED),
    ),
    *about(
        "edit/delete/reply/copy/forward target missing", "Client.cpp:6729, 13541, 13804, 8516, 13252",
        refused("editMessageText", nothing, MISSING, 400, "message to edit not found"),
        refused("editMessageText", deleted, SAYS, 400, "message to edit not found"),
        refused("editMessageCaption", nothing, MISSING, 400, "message to edit not found"),
        refused("editMessageReplyMarkup", nothing, MISSING, 400, "message to edit not found"),
        refused("deleteMessage", nothing, MISSING, 400, "message to delete not found"),
        refused("deleteMessage", deleted, {}, 400, "message to delete not found"),
        refused("sendMessage", nothing, LOST_REPLY, 400, "message to be replied not found"),
        refused("pinChatMessage", nothing, MISSING, 400, "message to pin not found"),
    ),
    *about(
        "a message sent with a reply keyboard, its removal or ForceReply",
        "td can_edit_message, td/telegram/MessagesManager.cpp",
        refused("editMessageText", with_keyboard, SAYS, 400, "message can't be edited"),
        refused("editMessageText", keyboard_removed, SAYS, 400, "message can't be edited"),
        refused("editMessageText", reply_forced, SAYS, 400, "message can't be edited"),
        refused("editMessageReplyMarkup", with_keyboard, {}, 400, "message can't be edited"),
    ),
    *about(
        "not the bot's message; photo without text", "td/telegram/MessagesManager.cpp:23386, 23393",
        refused("editMessageText", by_lea, SAYS, 400, "message can't be edited"),
        refused("editMessageText", picture, SAYS, 400, "there is no text in the message to edit"),
        refused("editMessageCaption", sent, {"caption": "a"}, 400,
                "there is no caption in the message to edit"),
    ),
    *about(
        "delete older than 48 h, or no right", "td/telegram/MessagesManager.cpp:8346, 8422, 8504-8507",
        refused("deleteMessage", too_old, {}, 400, "message can't be deleted for everyone"),
        refused("deleteMessage", too_old_in_basic_group, {}, 400, "message can't be deleted for everyone"),
        refused("deleteMessage", too_old_in_group, {}, 400, "message can't be deleted"),
        refused("deleteMessage", by_lea_in_group, {}, 400, "message can't be deleted"),
        shows("within 48 hours both sides' words go", deletes_within_48_hours),
    ),
    *about(
        "no message_id", "Client.cpp:13801",
        refused("deleteMessage", nothing, {}, 400, "message identifier is not specified"),
        refused("editMessageText", nothing, SAYS, 400, "message identifier is not specified"),
    ),
    *about(
        "deleteMessages, forwardMessages, copyMessages", "spec deleteMessages; Client.cpp:13814",
        refused("deleteMessages", nothing, {}, 400, "message identifiers are not specified"),
        refused("deleteMessages", nothing, {"message_ids": [*range(1, 102)]}, 400,
                "too many message identifiers specified"),
    ),
]  # fmt: skip
