"""The command menu, by scope and language, as Telegram looks it up."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.simulator.world.refusals import bad

SCOPES = (
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators",
    "chat", "chat_administrators", "chat_member",
)  # fmt: skip
NAME = re.compile(r"[a-z0-9_]{1,32}")
LIMIT = 100
Scope = tuple[str, int, int]
Command = dict[str, str]


class Menus:
    """Commands kept by (scope, language code); the empty code is everybody else."""

    def __init__(self) -> None:
        self.kept: dict[tuple[Scope, str], list[Command]] = {}

    def set(self, scope: Scope, language: str, commands: list[Command]) -> None:
        """Replace the list of this scope and language."""
        if len(commands) > LIMIT:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        self.kept[scope, language] = commands

    def delete(self, scope: Scope, language: str) -> None:
        """Drop the list; wider scopes show again."""
        self.kept.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> list[Command]:
        """The list of exactly this scope and language."""
        return self.kept.get((scope, language), [])

    def shown(self, chat_id: int, person_id: int, language: str, status: str) -> list[Command]:
        """What this person sees in this chat; `status` is "private", "member" or "administrator"."""
        for scope in _by_precedence(chat_id, person_id, status):
            for code in (language, ""):
                if (scope, code) in self.kept:
                    return self.kept[scope, code]
        return []


def _by_precedence(chat_id: int, person_id: int, status: str) -> Iterator[Scope]:
    """Spec BotCommandScope, "Determining list of commands": narrowest first."""
    if status == "private":
        yield from (("chat", chat_id, 0), ("all_private_chats", 0, 0), ("default", 0, 0))
        return
    yield ("chat_member", chat_id, person_id)
    if status == "administrator":
        yield ("chat_administrators", chat_id, 0)
    yield ("chat", chat_id, 0)
    if status == "administrator":
        yield ("all_chat_administrators", 0, 0)
    yield from (("all_group_chats", 0, 0), ("default", 0, 0))


def read_commands(raw: object) -> list[Command]:
    """The `commands` parameter, checked as td/telegram/BotCommand.cpp:185-205 does."""
    if not isinstance(raw, list):
        raise bad("expected an Array of BotCommand")
    return [_read_command(each) for each in raw]


def _read_command(raw: object) -> Command:
    if not isinstance(raw, Mapping):
        raise bad("expected an Object")
    fields: Mapping[str, Any] = raw
    name = str(fields.get("command", "")).removeprefix("/").strip()
    description = str(fields.get("description", "")).strip()
    if not name:
        raise bad("command must be non-empty")
    if len(name) > 32:
        raise bad("command length must not exceed 32")
    if not description:
        raise bad("command description must be non-empty")
    if len(description) > 256:
        raise bad("command description length must not exceed 256")
    if not NAME.fullmatch(name):
        raise bad("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}
