"""Telegram's memory on disk: the world as one JSON file; the town survives a restart of the process."""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.simulator.world.callbacks import Press
from bot.simulator.world.chats import Chat
from bot.simulator.world.files import File
from bot.simulator.world.messages import Message
from bot.simulator.world.notifications import Notification
from bot.simulator.world.people import Person
from bot.simulator.world.updates import Waiting
from bot.simulator.world.world import World

VERSION = 1


def dump(world: World) -> dict[str, Any]:
    """Everything but the ledger, the flood buckets and who is watching."""
    updates = world.updates
    return {
        "version": VERSION,
        "bot_id": world.bot.id,
        "last_message_id": world.last_message_id,
        "webhook": world.webhook,
        "labels": list(world.labels.items()),
        "people": [asdict(person) for person in world.people.values()],
        "chats": [_chat(chat) for chat in world.chats.values()],
        "files": [
            asdict(file) | {"data": base64.b64encode(file.data).decode()}
            for file in world.files.kept.values()
        ],
        "menus": [[*key, commands] for key, commands in world.menus.kept.items()],
        "presses": [asdict(press) for press in world.presses.open.values()],
        "notifications": {
            str(who): [line.as_json() for line in lines] for who, lines in world.notifications.items()
        },
        "updates": {
            "next_id": updates.next_id,
            "waiting": [asdict(update) for update in updates.waiting],
            "allowed": None if updates.allowed is None else sorted(updates.allowed),
            "last_at": updates.last_at,
        },
    }


def _chat(chat: Chat) -> dict[str, Any]:
    kept = asdict(chat)
    by_number = {name: list(kept[name].items()) for name in ("members", "read_up_to")}
    return kept | {"messages": list(kept["messages"].values())} | by_number


def restore(world: World, saved: Mapping[str, Any]) -> None:
    """Take over a saved world; a ValueError when it belongs to another bot or another version."""
    if (saved.get("version"), saved.get("bot_id")) != (VERSION, world.bot.id):
        raise ValueError("this town was saved for another bot or by another version")
    world.last_message_id, world.webhook = saved["last_message_id"], saved["webhook"]
    world.labels = dict(saved.get("labels", []))
    world.people = {fields["id"]: Person(**fields) for fields in saved["people"]}
    world.chats = {fields["id"]: _read_chat(fields) for fields in saved["chats"]}
    world.files.kept = {
        fields["id"]: File(**fields | {"data": base64.b64decode(fields["data"])}) for fields in saved["files"]
    }
    world.menus.kept = {(tuple(scope), language): commands for scope, language, commands in saved["menus"]}
    world.presses.open = {fields["id"]: Press(**fields) for fields in saved["presses"]}
    world.notifications = {
        int(who): [Notification(**line) for line in lines] for who, lines in saved["notifications"].items()
    }
    queue = saved["updates"]
    waiting = [Waiting(**update) for update in queue["waiting"]]
    world.updates.restore(queue["next_id"], waiting, queue["allowed"], queue["last_at"])


def _read_chat(fields: Mapping[str, Any]) -> Chat:
    messages = {message["id"]: Message(**message) for message in fields["messages"]}
    by_number = {name: dict(fields.get(name, [])) for name in ("members", "read_up_to")}
    return Chat(**{**fields, "messages": messages} | by_number)


def save(world: World, path: Path) -> None:
    """Write the town beside its file and put it in place at once, so that a kill leaves a whole one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(path.suffix + ".new")
    draft.write_text(json.dumps(dump(world), ensure_ascii=False), encoding="utf-8")
    draft.replace(path)


def load(world: World, path: Path) -> bool:
    """Read the town's file; False when there is none."""
    if not path.exists():
        return False
    restore(world, json.loads(path.read_text(encoding="utf-8")))
    return True
