"""What has happened before a request is refused."""

from typing import Any

from bot.simulator.media import SQUARE
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from bot.simulator.world import groups
from tests.simulator.api import Api, TwoTimes

KEYBOARD = {"keyboard": [["Écrire au cercle"]]}


class Case:
    """What a row of the table may use."""

    def __init__(self, town: Town, api: Api, lea: Phone, times: TwoTimes) -> None:
        self.town, self.api, self.lea, self.times = town, api, lea, times

    async def sent(self, **values: Any) -> dict[str, Any]:
        number = await self.api.says(self.lea.id, "Bonjour", **values)
        return {"chat_id": self.lea.id, "message_id": number}


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Oui"} | button]]}


async def nothing(case: Case) -> dict[str, Any]:
    return {"chat_id": case.lea.id}


async def sent(case: Case) -> dict[str, Any]:
    return await case.sent()


async def with_keyboard(case: Case) -> dict[str, Any]:
    return await case.sent(reply_markup=KEYBOARD)


async def keyboard_removed(case: Case) -> dict[str, Any]:
    return await case.sent(reply_markup={"remove_keyboard": True})


async def reply_forced(case: Case) -> dict[str, Any]:
    return await case.sent(reply_markup={"force_reply": True})


async def by_lea(case: Case) -> dict[str, Any]:
    return {"chat_id": case.lea.id, "message_id": (await case.lea.types("mes mots")).id}


async def deleted(case: Case) -> dict[str, Any]:
    where = await case.sent()
    assert (await case.api("deleteMessage", **where)).result is True
    return where


async def too_old(case: Case) -> dict[str, Any]:
    where = await case.sent()
    case.times.later(hours=48, seconds=1)
    return where


async def too_old_in_group(case: Case) -> dict[str, Any]:
    where = await in_group(case)
    number = await case.api.says(where["chat_id"], "Bonjour")
    case.times.later(hours=48, seconds=1)
    return where | {"message_id": number}


async def too_old_in_basic_group(case: Case) -> dict[str, Any]:
    group = await case.town.group("Cercle", case.lea, kind="group")
    number = await case.api.says(group.id, "Bonjour")
    case.times.later(hours=48, seconds=1)
    return {"chat_id": group.id, "message_id": number}


async def by_lea_in_group(case: Case) -> dict[str, Any]:
    group = await case.town.group("Cercle", case.lea)
    return {"chat_id": group.id, "message_id": (await group.says(case.lea, "mes mots")).id}


async def picture(case: Case) -> dict[str, Any]:
    reply = await case.api("sendPhoto", chat_id=case.lea.id, files={"photo": SQUARE})
    return {"chat_id": case.lea.id, "message_id": reply.result["message_id"]}


async def blocked(case: Case) -> dict[str, Any]:
    where = await case.sent()
    await case.lea.blocks()
    return where


async def gone(case: Case) -> dict[str, Any]:
    case.lea.person.deactivated = True
    return {"chat_id": case.lea.id}


async def stranger(case: Case) -> dict[str, Any]:
    return {"chat_id": case.town.phone("Inconnue").id}


async def seen_in_group(case: Case) -> dict[str, Any]:
    other = case.town.phone("Karim")
    await case.town.group("Cercle", case.lea, other)
    return {"chat_id": other.id}


async def in_group(case: Case) -> dict[str, Any]:
    return {"chat_id": (await case.town.group("Cercle", case.lea)).id}


async def kicked(case: Case) -> dict[str, Any]:
    group = await case.town.group("Cercle", case.lea)
    await group.removes_bot()
    return {"chat_id": group.id}


async def kicked_from_basic(case: Case) -> dict[str, Any]:
    group = await case.town.group("Cercle", case.lea, kind="group")
    await group.removes_bot()
    return {"chat_id": group.id}


async def left(case: Case) -> dict[str, Any]:
    group = await case.town.group("Cercle", case.lea)
    groups.set_bot_status(case.town.world, group.chat, case.lea.person, "left")
    return {"chat_id": group.id}


async def upgraded(case: Case) -> dict[str, Any]:
    group = await case.town.group("Cercle", case.lea, kind="group")
    old = group.id
    await group.upgrades()
    return {"chat_id": old}


async def answered_twice(case: Case) -> dict[str, Any]:
    where = await case.sent(reply_markup=inline(callback_data="a"))
    query: dict[str, Any] = {"callback_query_id": await case.lea.presses(where["message_id"], "a")}
    assert (await case.api("answerCallbackQuery", **query)).result is True
    return query


async def pressed_long_ago(case: Case) -> dict[str, Any]:
    where = await case.sent(reply_markup=inline(callback_data="a"))
    query: dict[str, Any] = {"callback_query_id": await case.lea.presses(where["message_id"], "a")}
    case.times.later(seconds=151)
    return query


async def pressed(case: Case) -> dict[str, Any]:
    where = await case.sent(reply_markup=inline(callback_data="a"))
    return {"callback_query_id": await case.lea.presses(where["message_id"], "a")}
