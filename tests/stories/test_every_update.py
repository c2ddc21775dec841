"""Whatever comes as an update, from a bad client or a Telegram of the future: the bot goes on answering."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from io import StringIO
from random import Random
from typing import Any, Final

import pytest
from sqlalchemy import func, select

from bot.inbox.tables import inbox
from bot.local import Local
from bot.navigation import Menu
from bot.simulator.phones import Phone
from bot.simulator.world.telling import told, told_chat
from tests.stories.words import said

PEOPLE, EACH = 12, 8
ANYTHING: Final[tuple[Any, ...]] = (
    None, True, 0, -1, 1.5, 2**70, "", "x", "\x00", "\ud800", "é" * 300, [], [[]], {}, {"id": 1}, [None],
    {"type": "private", "id": "5"}, {"message_id": 1},
)  # fmt: skip


def whole(phone: Phone) -> Iterator[tuple[str, dict[str, Any]]]:
    """Updates as Telegram makes them, of this person."""
    world = phone.world
    chat, who = told_chat(world, world.chats[phone.id]), phone.person.as_user()
    message = {"message_id": 77, "date": 1, "chat": chat, "from": who}
    formatted = [{"type": "bold", "offset": 0, "length": 3}]
    pressed = told(world, world.chats[phone.id].messages[phone.screen.id])
    yield "message", message | {"text": "abc", "entities": formatted, "reply_to_message": message}
    yield (
        "message",
        message | {"text": "/menu", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]},
    )
    yield "message", message | {"location": {"latitude": 1.0, "longitude": 2.0}}
    yield "edited_message", message | {"text": "abc", "edit_date": 2}
    press = {"id": "9", "chat_instance": "1", "from": who, "data": Menu().data}
    yield "callback_query", press | {"message": pressed}
    member = {"user": world.bot.as_user(), "status": "kicked", "until_date": 0}
    yield "my_chat_member", {
        "chat": chat, "from": who, "date": 1, "old_chat_member": member, "new_chat_member": member,
    }  # fmt: skip


def spoil(value: dict[str, Any], rng: Random) -> dict[str, Any]:
    """The same with one thing, somewhere in it, missing or other than it should be."""
    spoilt = copy.deepcopy(value)
    inside: Any = spoilt
    while True:
        key = rng.choice(list(inside)) if isinstance(inside, dict) else rng.randrange(len(inside))
        deeper = inside[key]
        if isinstance(deeper, (dict, list)) and deeper and rng.random() < 0.7:
            inside = deeper
            continue
        if isinstance(inside, dict) and rng.random() < 0.3:
            del inside[key]
        else:
            inside[key] = rng.choice(ANYTHING)
        return spoilt


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_spoilt_updates_stop_nothing(house: Local, log: StringIO, seed: int) -> None:
    rng = Random(seed)
    phones = [house.town.phone(f"Zz{number}") for number in range(PEOPLE)]
    for phone in phones:
        await phone.types("/start")
    for phone in phones:
        updates = list(whole(phone))
        for _ in range(EACH):
            kind, body = rng.choice(updates)
            house.town.world.forge(kind, spoil(body, rng))
    await house.town.quiet()
    for phone in phones:
        await phone.types("/menu")
        assert phone.screen.text.startswith(said("fr", "menu-first")), phone.screen
    async with house.database.reading() as tx:
        left = select(func.count()).select_from(inbox).where(inbox.c.state == "pending")
        assert await tx.value(left) == 0
    # What has not the shape of an update is buried at once, without five tries.
    assert "inbox.unparsable" in log.getvalue()
    assert "inbox.update_failed" not in log.getvalue()
