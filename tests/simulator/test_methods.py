"""What each method does when it isn't refused, over HTTP."""

from typing import Any

import pytest

from bot.simulator.media import SQUARE
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api, TwoTimes

KEYS = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}], []]}


async def test_a_sent_message_is_told_back_as_it_is_stored(api: Api, lea: Phone) -> None:
    reply = await api(
        "sendMessage", chat_id=str(lea.id), text=" <b>Bonjour</b> 😀 ", parse_mode="HTML", reply_markup=KEYS,
        protect_content="yes", disable_notification=True,
    )  # fmt: skip
    assert reply.result == {
        "message_id": 2,
        "from": {"id": 7000000001, "is_bot": True, "first_name": "Entraide", "username": "entraide_bot"},
        "chat": {"id": lea.id, "type": "private", "first_name": "Léa"},
        "date": 1795368600,
        "text": "Bonjour 😀",
        "entities": [{"offset": 0, "length": 7, "type": "bold"}],
        "has_protected_content": True,
        "reply_markup": {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]},
    }
    assert (lea.screen.protected, lea.screen.silent) == (True, True)
    assert (lea.lock_screen[-1].text, lea.lock_screen[-1].silent) == ("Bonjour 😀", True)


async def test_parameters_may_come_in_any_form(api: Api, town: Town, lea: Phone) -> None:
    root = f"{town.url}/bot{town.token}/sendMessage"
    chat = str(lea.id)
    assert (await api.send(f"{root}?chat_id={chat}&text=a")).status == 200
    assert (await api.send(root, data={"chat_id": chat, "text": "b"})).status == 200
    assert (await api("sendMessage", chat_id=chat, text="c", files={})).status == 200
    assert [seen.text for seen in lea.messages[1:]] == ["a", "b", "c"]


async def test_only_inline_keyboards_are_echoed(api: Api, lea: Phone) -> None:
    reply = await api("sendMessage", chat_id=lea.id, text="a", reply_markup={"keyboard": [["Menu"]]})
    assert "reply_markup" not in reply.result
    assert lea.keyboard == [["Menu"]]
    await api("sendMessage", chat_id=lea.id, text="b", reply_markup={"remove_keyboard": True})
    assert lea.keyboard == []


async def test_a_reply_carries_what_it_answers(api: Api, lea: Phone) -> None:
    mine = await lea.types("ma question")
    reply = await api("sendMessage", chat_id=lea.id, text="a", reply_parameters={"message_id": mine.id})
    assert reply.result["reply_to_message"]["text"] == "ma question"
    lenient = {"message_id": 999, "allow_sending_without_reply": True}
    reply = await api("sendMessage", chat_id=lea.id, text="a", reply_parameters=lenient)
    assert "reply_to_message" not in reply.result


async def test_an_edit_replaces_words_and_buttons(api: Api, lea: Phone, times: TwoTimes) -> None:
    number = await api.says(lea.id, "avant", reply_markup=KEYS)
    times.later(minutes=1)
    reply = await api("editMessageText", chat_id=lea.id, message_id=number, text="après")
    assert (reply.result["text"], reply.result["edit_date"]) == ("après", 1795368660)
    assert "reply_markup" not in reply.result
    assert (lea.screen.text, lea.screen.labels, lea.screen.edited) == ("après", (), True)
    assert len(lea.notifications) == 1, "an edit rings nobody"
    await api("editMessageReplyMarkup", chat_id=lea.id, message_id=number, reply_markup=KEYS)
    assert (lea.screen.text, lea.screen.labels) == ("après", ("Oui",))


async def test_deletions_take_everything_said(api: Api, lea: Phone, town: Town) -> None:
    mine = await lea.types("à moi")
    numbers = [await api.says(lea.id, "a"), mine.id, 999]
    assert (await api("deleteMessages", chat_id=lea.id, message_ids=numbers)).result is True
    assert [seen.text for seen in lea.messages] == ["/start"]
    assert town.ledger.entries[-1].message_ids == (numbers[0], mine.id), "what was gone is skipped"
    await lea.types("encore")
    await api("deleteMessage", chat_id=lea.id, message_id=lea.messages[-1].id)
    lea.sees_no("encore")


async def test_a_picture_travels_both_ways(api: Api, lea: Phone, town: Town) -> None:
    reply = await api(
        "sendPhoto",
        chat_id=lea.id,
        caption="<i>Quatorze jours</i>",
        parse_mode="HTML",
        files={"photo": SQUARE},
    )
    size = reply.result["photo"][-1]
    assert (size["width"], size["height"], size["file_size"]) == (8, 8, len(SQUARE))
    assert reply.result["caption_entities"] == [{"offset": 0, "length": 14, "type": "italic"}]
    assert (lea.screen.photo, lea.screen.text) == (SQUARE, "Quatorze jours")
    assert lea.notifications == ["🖼 Quatorze jours"]
    again = await api("sendPhoto", chat_id=lea.id, photo=size["file_id"])
    edited = await api(
        "editMessageCaption", chat_id=lea.id, message_id=again.result["message_id"], caption="b"
    )
    assert edited.result["caption"] == "b"
    path = (await api("getFile", file_id=size["file_id"])).result["file_path"]
    async with api.session.get(f"{town.url}/file/bot{town.token}/{path}") as answer:
        assert await answer.read() == SQUARE
    async with api.session.get(f"{town.url}/file/bot1:a/{path}") as answer:
        assert answer.status == 404


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"no picture", "IMAGE_PROCESS_FAILED"), (b"", "file must be non-empty"),
     (SQUARE[:16] + (9000).to_bytes(4) + (2000).to_bytes(4) + SQUARE[24:], "PHOTO_INVALID_DIMENSIONS")],
)  # fmt: skip
async def test_what_is_no_picture_is_refused(api: Api, lea: Phone, data: bytes, sentence: str) -> None:
    reply = await api("sendPhoto", chat_id=lea.id, files={"photo": data})
    assert reply.refusal == (400, f"Bad Request: {sentence}")


async def test_a_document_arrives_with_its_name(api: Api, lea: Phone) -> None:
    reply = await api("sendDocument", chat_id=lea.id, files={"document": b"{}"}, caption="Vos données")
    assert reply.result["document"]["mime_type"] == "image/png"
    assert lea.screen.document == ("file.png", b"{}")
    edited = await api(
        "editMessageCaption", chat_id=lea.id, message_id=reply.result["message_id"], caption="autre"
    )
    assert (edited.result["caption"], "document" in edited.result) == ("autre", True)


async def test_a_press_is_answered_once_with_words(api: Api, lea: Phone) -> None:
    await api.says(lea.id, "Alors ?", reply_markup=KEYS)
    await lea.taps("Oui")
    (update,) = await api.updates()
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]["text"]) == ("y", lea.id, "Alors ?")
    assert (await api("answerCallbackQuery", callback_query_id=query["id"], text="Merci")).result is True
    assert lea.toasts == ["Merci"]


async def test_a_press_on_what_is_gone_tells_so(api: Api, lea: Phone) -> None:
    number = await api.says(lea.id, "Alors ?", reply_markup=KEYS)
    await api("deleteMessage", chat_id=lea.id, message_id=number)
    await lea.presses(number, "y")
    (update,) = await api.updates()
    assert update["callback_query"]["message"] == {
        "chat": {"id": lea.id, "type": "private", "first_name": "Léa"}, "message_id": number, "date": 0,
    }  # fmt: skip


async def test_the_menu_is_the_narrowest_that_is_set(api: Api, lea: Phone, town: Town) -> None:
    sam = town.phone("Sam", language="en")
    await sam.types("/start")

    async def put(name: str, **values: Any) -> None:
        commands = [{"command": name, "description": name}]
        assert (await api("setMyCommands", commands=commands, **values)).result is True

    def shown(phone: Phone) -> list[str]:
        return [command["command"] for command in phone.commands]

    assert shown(lea) == []
    await put("everybody")
    await put("french", language_code="fr")
    assert (shown(lea), shown(sam)) == (["french"], ["everybody"])
    await put("private", scope={"type": "all_private_chats"})
    assert (shown(lea), shown(sam)) == (["private"], ["private"])
    await put("lea", scope={"type": "chat", "chat_id": lea.id})
    assert (shown(lea), shown(sam)) == (["lea"], ["private"])
    got = await api("getMyCommands", scope={"type": "chat", "chat_id": lea.id})
    assert got.result == [{"command": "lea", "description": "lea"}]
    assert (await api("getMyCommands", language_code="en")).result == []
    await api("deleteMyCommands", scope={"type": "chat", "chat_id": lea.id})
    await api("setMyCommands", commands=[], scope={"type": "all_private_chats"})
    assert (shown(lea), shown(sam)) == (["french"], ["everybody"])


async def test_chats_and_members_can_be_looked_at(api: Api, lea: Phone, town: Town) -> None:
    chat = (await api("getChat", chat_id=lea.id)).result
    assert (chat["type"], chat["first_name"]) == ("private", "Léa")
    group = await town.group("Cercle", lea)
    await group.promotes_bot()
    status = (await api("getChatMember", chat_id=group.id, user_id=lea.id)).result["status"]
    mine = (await api("getChatMember", chat_id=group.id, user_id=7000000001)).result
    assert (status, mine["status"], mine["can_pin_messages"]) == ("creator", "administrator", True)
    assert (await api("sendChatAction", chat_id=lea.id, action="typing")).result is True


async def test_a_pin_leaves_a_notice_that_the_bot_hears_of(api: Api, lea: Phone) -> None:
    number = await api.says(lea.id, "Réunion mardi")
    assert (await api("pinChatMessage", chat_id=lea.id, message_id=number)).result is True
    (update,) = await api.updates()
    assert update["message"]["pinned_message"]["message_id"] == number
    assert (await api("getChat", chat_id=lea.id)).result["pinned_message"]["text"] == "Réunion mardi"
    assert (await api("unpinChatMessage", chat_id=lea.id)).result is True
    assert "pinned_message" not in (await api("getChat", chat_id=lea.id)).result
    assert lea.screen.text == "Réunion mardi"
