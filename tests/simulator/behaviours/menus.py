"""Command menus, looking at chats, chat actions."""

from __future__ import annotations

from typing import Any

from bot.simulator.phones import Phone
from tests.simulator.arranged import Case, blocked, nothing
from tests.simulator.behaviours.rows import Row, about, refused, shows

ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


async def narrowest_menu(case: Case) -> None:
    sam = case.town.phone("Sam", language="en")
    await sam.types("/start")

    async def put(name: str, **values: Any) -> None:
        commands = [{"command": name, "description": name}]
        assert (await case.api("setMyCommands", commands=commands, **values)).result is True

    def shown(phone: Phone) -> list[str]:
        return [command["command"] for command in phone.commands]

    assert shown(case.lea) == []
    await put("everybody")
    await put("french", language_code="fr")
    assert (shown(case.lea), shown(sam)) == (["french"], ["everybody"])
    await put("private", scope={"type": "all_private_chats"})
    assert (shown(case.lea), shown(sam)) == (["private"], ["private"])
    here: dict[str, Any] = {"scope": {"type": "chat", "chat_id": case.lea.id}}
    await put("lea", **here)
    assert (shown(case.lea), shown(sam)) == (["lea"], ["private"])
    assert (await case.api("getMyCommands", **here)).result == [{"command": "lea", "description": "lea"}]
    assert (await case.api("getMyCommands", language_code="en")).result == []
    assert (await case.api("deleteMyCommands", **here)).result is True
    await case.api("setMyCommands", commands=[], scope={"type": "all_private_chats"})
    assert (shown(case.lea), shown(sam)) == (["french"], ["everybody"])


def commands(count: int = 1, command: str = "a", description: str = "b") -> dict[str, Any]:
    return {"commands": [{"command": command, "description": description}] * count}


async def most_commands(case: Case) -> None:
    longest = commands(100, "a_0" + "z" * 29, "é" * 256)
    assert (await case.api("setMyCommands", **longest)).result is True


async def looking(case: Case) -> None:
    chat = (await case.api("getChat", chat_id=case.lea.id)).result
    assert (chat["type"], chat["first_name"]) == ("private", "Léa")
    group = await case.town.group("Cercle", case.lea)
    await group.promotes_bot()
    status = (await case.api("getChatMember", chat_id=group.id, user_id=case.lea.id)).result["status"]
    mine = (await case.api("getChatMember", chat_id=group.id, user_id=7000000001)).result
    assert (status, mine["status"], mine["can_pin_messages"]) == ("creator", "administrator", True)
    assert (await case.api("sendChatAction", chat_id=case.lea.id, action="typing")).result is True


ROWS: list[Row] = [
    *about(
        "commands", "spec setMyCommands, BotCommand; td/telegram/BotCommand.cpp:185-205",
        shows("100 commands, names of 32, descriptions of 256", most_commands),
        refused("setMyCommands", nothing, commands(101), 400, "BOT_COMMANDS_TOO_MUCH"),
        refused("setMyCommands", nothing, commands(1, "Menu"), 400, "BOT_COMMAND_INVALID"),
        refused("setMyCommands", nothing, commands(1, "a" * 33), 400, "command length must not exceed 32"),
        refused("setMyCommands", nothing, commands(1, "a", ""), 400,
                "command description must be non-empty"),
        refused("setMyCommands", nothing, commands(1, "a", "b" * 257), 400,
                "command description length must not exceed 256"),
        refused("setMyCommands", blocked, commands() | {"scope": {"type": "chat"}}, 400, "chat_id is empty"),
        shows("the menu shown is the narrowest that is set, by scope then language", narrowest_menu),
    ),
    *about("Objects", "bot-api.md, Objects", shows("chats and members can be looked at", looking)),
    *about(
        "wrong chat action", "Client.cpp:13446",
        refused("sendChatAction", nothing, {"action": "dancing"}, 400, "wrong parameter action in request"),
    ),
]  # fmt: skip
