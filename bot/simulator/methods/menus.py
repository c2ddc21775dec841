"""setMyCommands, deleteMyCommands, getMyCommands."""

import re
from typing import Any

from bot.simulator.methods.call import Call, whole
from bot.simulator.world.bot_side import destination
from bot.simulator.world.menus import SCOPES, Command, Scope, read_commands
from bot.simulator.world.refusals import bad


def set_commands(call: Call) -> bool:
    """The menu of a scope and a language; an empty list is a deletion."""
    commands = read_commands(call.json("commands", "can't parse commands JSON array"))
    scope, language = _scope(call), _language(call)
    if commands:
        call.world.menus.set(scope, language, commands)
    else:
        call.world.menus.delete(scope, language)
    return _done(call, "setMyCommands", scope)


def delete_commands(call: Call) -> bool:
    """Wider scopes show again."""
    scope = _scope(call)
    call.world.menus.delete(scope, _language(call))
    return _done(call, "deleteMyCommands", scope)


def get_commands(call: Call) -> list[Command]:
    """The menu of exactly this scope and language."""
    return call.world.menus.get(_scope(call), _language(call))


def _done(call: Call, method: str, scope: Scope) -> bool:
    call.world.write(method, scope[1] or None)
    call.world.changed("menus", tuple(call.world.people))
    return True


def _scope(call: Call) -> Scope:
    raw = call.json("scope", "can't parse BotCommandScope JSON object")
    if raw is None:
        return ("default", 0, 0)
    if not isinstance(raw, dict):
        raise bad("BotCommandScope must be an Object")
    kind = str(raw.get("type", ""))
    if kind not in SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    if not kind.startswith("chat"):
        return (kind, 0, 0)
    return (kind, _chat(call, raw), whole(raw.get("user_id")) if kind == "chat_member" else 0)


def _chat(call: Call, raw: dict[str, Any]) -> int:
    """A chat the bot may write to; the menu of somebody who blocked it can't be changed."""
    named = str(raw.get("chat_id", ""))
    if not named:
        raise bad("chat_id is empty")
    if not re.fullmatch(r"-?\d+", named):
        raise bad("chat not found")
    return destination(call.world, whole(named)).id


def _language(call: Call) -> str:
    code = call.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad("invalid language code specified")
    return code
