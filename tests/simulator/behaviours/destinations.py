"""Whom the bot may write to, and what becomes of chats: blocked, gone, unknown, left, upgraded."""

from __future__ import annotations

from tests.simulator.arranged import (
    Case,
    blocked,
    gone,
    in_group,
    kicked,
    kicked_from_basic,
    left,
    nothing,
    seen_in_group,
    sent,
    stranger,
    upgraded,
)
from tests.simulator.behaviours.rows import Row, about, refused, shows

SAYS = {"text": "a"}


async def migration_is_told(case: Case) -> None:
    group = await case.town.group("Cercle", case.lea, kind="group")
    old = group.id
    await group.upgrades()
    reply = await case.api("sendMessage", chat_id=old, text="a")
    assert reply.body["parameters"] == {"migrate_to_chat_id": group.id}
    _added, leaving, arriving = await case.api.updates()
    assert (leaving["message"]["chat"]["id"], leaving["message"]["migrate_to_chat_id"]) == (old, group.id)
    assert arriving["message"]["chat"]["id"] == group.id
    assert arriving["message"]["migrate_from_chat_id"] == old
    sent_there = await case.api("sendMessage", chat_id=group.id, text="a")
    assert sent_there.result["chat"]["type"] == "supergroup"


async def blocking_is_told(case: Case) -> None:
    where = await sent(case)
    await case.lea.blocks()
    await case.lea.blocks()
    await case.lea.unblocks()
    changes = [update["my_chat_member"] for update in await case.api.updates()]
    statuses = [(each["old_chat_member"]["status"], each["new_chat_member"]["status"]) for each in changes]
    assert statuses == [("member", "kicked"), ("kicked", "member")]
    assert changes[0]["chat"] == {"id": case.lea.id, "type": "private", "first_name": "Léa"}
    assert changes[0]["from"]["id"] == case.lea.id
    assert changes[0]["new_chat_member"]["user"]["id"] == case.town.world.bot.id
    assert (await case.api("editMessageText", **where, text="de retour")).status == 200


async def privacy_mode(case: Case) -> None:
    group = await case.town.group("Cercle", case.lea)
    await group.says(case.lea, "entre nous")
    await group.says(case.lea, "/aide")
    await group.says(case.lea, "/aide@entraide_bot")
    said = await case.api.says(group.id, "Bonjour")
    await group.says(case.lea, "/menu")
    await group.says(case.lea, "merci", reply_to=group.messages[-2])
    added, named, bare, answer = await case.api.updates()
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    texts = [update["message"]["text"] for update in (named, bare, answer)]
    assert texts == ["/aide@entraide_bot", "/menu", "merci"]
    assert answer["message"]["reply_to_message"]["message_id"] == said
    await group.promotes_bot()
    await group.says(case.lea, "tout s’entend")
    heard = await case.api.updates(offset=answer["update_id"] + 1)
    assert [list(update)[1] for update in heard] == ["my_chat_member", "message"]


async def last_to_write(case: Case) -> None:
    group = await case.town.group("Cercle", case.lea)
    (added,) = await case.api.updates()
    await case.api.says(group.id, "Bonjour")
    await group.says(case.lea, "/menu")
    await group.says(case.lea, "@entraide_bot tu es là ?")
    heard = await case.api.updates(offset=added["update_id"] + 1)
    assert [update["message"]["text"] for update in heard] == ["/menu", "@entraide_bot tu es là ?"]


async def numbers_of_chats(case: Case) -> None:
    await case.lea.types("bonjour")
    (update,) = await case.api.updates()
    message = update["message"]
    assert message["chat"]["id"] == message["from"]["id"] == case.lea.id
    assert message["from"]["language_code"] == "fr"
    basic = await case.town.group("Petit", case.lea, kind="group")
    large = await case.town.group("Cercle", case.lea)
    assert -(10**12) < basic.id < 0
    assert str(large.id).startswith("-100")
    assert all(abs(number) < 2**52 for number in (case.lea.id, basic.id, large.id))


ROWS: list[Row] = [
    *about(
        "user blocked the bot", "Client.cpp:125-127",
        refused("sendMessage", blocked, SAYS, 403, "bot was blocked by the user"),
        refused("editMessageText", blocked, SAYS, 403, "bot was blocked by the user"),
    ),
    *about(
        "deleted account", "Client.cpp:122-124, 8136",
        refused("sendMessage", gone, SAYS, 403, "user is deactivated"),
    ),
    *about(
        "never started the bot, known peer", "td/telegram/MessagesManager.cpp:27954-27957",
        refused("sendMessage", seen_in_group, SAYS, 403, "bot can't initiate conversation with a user"),
    ),
    *about(
        "unknown chat or user", "Client.cpp:6571, 6596, 8201",
        refused("sendMessage", stranger, SAYS, 400, "chat not found"),
        refused("sendMessage", nothing, SAYS | {"chat_id": 42}, 400, "chat not found"),
        refused("sendMessage", nothing, SAYS | {"chat_id": "@nobody"}, 400, "chat not found"),
        refused("getChat", stranger, {}, 400, "chat not found"),
        refused("sendMessage", nothing, SAYS | {"chat_id": ""}, 400, "chat_id is empty"),
    ),
    *about(
        "kicked / not a member", "Client.cpp:8162-8185",
        refused("sendMessage", kicked, SAYS, 403, "bot was kicked from the supergroup chat"),
        refused("sendMessage", kicked_from_basic, SAYS, 403, "bot was kicked from the group chat"),
        refused("sendMessage", left, SAYS, 403, "bot is not a member of the supergroup chat"),
    ),
    *about(
        "group became a supergroup", "Client.cpp:8150-8156, 4392-4398",
        refused("sendMessage", upgraded, SAYS, 400, "group chat was upgraded to a supergroup chat"),
        shows("the refusal and both chats name the new and the old number", migration_is_told),
    ),
    *about(
        "Objects", "bot-api.md, Objects",
        shows("blocking and unblocking send my_chat_member", blocking_is_told),
        shows("a private chat has the id of its person, supergroups begin with -100", numbers_of_chats),
        shows("privacy mode lets commands, answers and mentions through; an administrator hears all",
              privacy_mode),
        shows("a bare command reaches the bot that wrote last in the group", last_to_write),
    ),
    *about(
        "Pins", "td/telegram/MessagesManager.cpp, can_pin_message",
        refused("pinChatMessage", in_group, {"message_id": 1}, 400,
                "not enough rights to manage pinned messages in the chat"),
    ),
]  # fmt: skip
