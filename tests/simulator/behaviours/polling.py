"""getUpdates: numbers, offsets, filters, expiry, waiting."""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

from bot.simulator import storage
from bot.simulator.town import Town
from bot.simulator.world.telling import bot_membership
from bot.simulator.world.updates import Updates
from tests.simulator.arranged import Case
from tests.simulator.behaviours.conflicts import polling
from tests.simulator.behaviours.rows import Row, about, shows

FIRST = 200_000


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def waiting(case: Case, count: int = 3) -> None:
    """So many messages, from FIRST on."""
    case.town.world.updates.next_id = FIRST
    for number in range(count):
        await case.lea.types(f"mot {number}")


def happens(case: Case, kind: str) -> int | None:
    """Something of this kind; the number of its update, None where there is none."""
    world, chat = case.town.world, case.lea.person.as_chat()
    at = {"chat": chat, "date": int(world.now())}
    what: dict[str, dict[str, Any]] = {
        "message": at | {"message_id": 9, "text": "a"},
        "edited_message": at | {"message_id": 9, "text": "b"},
        "chat_member": bot_membership(world, world.chats[case.lea.id], case.lea.id, "member", "kicked"),
        "my_chat_member": bot_membership(world, world.chats[case.lea.id], case.lea.id, "kicked", "member"),
        "message_reaction": at | {"message_id": 9, "old_reaction": [], "new_reaction": []},
        "message_reaction_count": at | {"message_id": 9, "reactions": []},
    }
    return world.push(kind, what[kind])


async def asks(case: Case, **values: Any) -> list[int]:
    """The numbers in an answer; half a second after the last question, which nobody slows down."""
    case.times.machine += 4
    return ids(await case.api.updates(**values))


async def random_start(case: Case) -> None:
    starts = {Updates(Random(seed)).next_id for seed in range(50)}
    assert len(starts) == 50
    assert all(2_000_001 <= start <= 1_000_000_000 for start in starts)
    await waiting(case)
    assert await asks(case) == [FIRST, FIRST + 1, FIRST + 2]


async def empty_week(case: Case) -> None:
    await waiting(case, 1)
    await asks(case, offset=FIRST + 1, timeout=0)
    case.times.later(days=7)
    await case.lea.types("encore")
    assert await asks(case) == [FIRST + 1]
    await asks(case, offset=FIRST + 2)
    case.times.later(days=7, seconds=1)
    await case.lea.types("longtemps après")
    assert await asks(case) != [FIRST + 2]


async def confirming(case: Case) -> None:
    await waiting(case)
    for _ in range(3):
        assert await asks(case) == [FIRST, FIRST + 1, FIRST + 2]
    assert await asks(case, offset=FIRST) == [FIRST, FIRST + 1, FIRST + 2]
    assert await asks(case, offset=FIRST + 1) == [FIRST + 1, FIRST + 2]
    assert await asks(case, offset=0) == [FIRST + 1, FIRST + 2]
    assert await asks(case, offset=FIRST + 3) == []


async def across_a_restart(case: Case) -> None:
    await case.api.updates(allowed_updates=["message"])
    await waiting(case)
    with tempfile.TemporaryDirectory() as folder:
        storage.save(case.town.world, Path(folder) / "telegram.json")
        again = Town(case.times, seed=8, file=Path(folder) / "telegram.json")
    assert ids(again.world.fetch_updates(0, 100)) == [FIRST, FIRST + 1, FIRST + 2]
    assert again.world.updates.allowed == frozenset({"message"})


async def negative(case: Case) -> None:
    await waiting(case)
    assert await asks(case, offset=-5) == [FIRST, FIRST + 1, FIRST + 2]
    assert await asks(case, offset=-1) == [FIRST + 2]
    assert await asks(case, offset=0) == [FIRST + 2], "the others are forgotten"


async def far_away(case: Case) -> None:
    await waiting(case)
    everything = [FIRST, FIRST + 1, FIRST + 2]
    assert await asks(case, offset=FIRST + 3 + 11) == everything
    assert await asks(case, offset=FIRST + 3 - 100_001) == everything
    assert await asks(case, offset=FIRST + 3 + 10) == []


async def clamped_limit(case: Case) -> None:
    await waiting(case, 120)
    counts = [len(await asks(case, limit=limit)) for limit in (0, -5, "garbage", 2, 500)]
    assert counts == [1, 1, 1, 2, 100]
    assert len(await asks(case)) == 100, "a hundred where nothing is said"


async def clamped_timeout(case: Case) -> None:
    started = time.monotonic()
    assert await asks(case, timeout=-5, offset=1) == []
    assert time.monotonic() - started < 1
    poll = asyncio.create_task(case.api("getUpdates", timeout=500, offset=2))
    while (present := case.town.api.poller.present) is None:
        await asyncio.sleep(0)
    assert present.seconds == 50
    case.town.api.poller.close()
    assert (await poll).result == []


async def wakes(case: Case) -> None:
    poll = await polling(case.api)
    started = time.monotonic()
    await case.lea.types("un")
    await case.lea.types("deux")
    assert [update["message"]["text"] for update in (await poll).result] == ["un", "deux"]
    assert time.monotonic() - started < 2


async def empty_poll(case: Case) -> None:
    started = time.monotonic()
    assert await asks(case, timeout=1, offset=5) == []
    assert 0.9 < time.monotonic() - started < 3


async def same_at_once(case: Case) -> None:
    await waiting(case)
    assert len(await case.api.updates()) == 3
    assert len(await case.api.updates()) == 1
    case.times.machine += 0.6
    assert len(await case.api.updates()) == 3


async def hot_loop(case: Case) -> None:
    await case.api.updates()
    started = time.monotonic()
    await case.api.updates()
    assert time.monotonic() - started > 2.5


async def expiry(case: Case) -> None:
    await waiting(case, 1)
    number = await case.api.says(case.lea.id, "Alors ?", reply_markup=BUTTON)
    await case.lea.presses(number, "y")
    case.times.later(seconds=149)
    assert await asks(case) == [FIRST, FIRST + 1]
    case.times.later(seconds=1)
    assert await asks(case) == [FIRST]
    case.times.later(seconds=86_400 - 150 - 1)
    assert await asks(case) == [FIRST]
    case.times.later(seconds=1)
    assert await asks(case) == []


async def excluded_by_default(case: Case) -> None:
    case.town.world.updates.next_id = FIRST
    for kind in ("chat_member", "message_reaction", "message_reaction_count", "my_chat_member", "message"):
        happens(case, kind)
    assert [list(each)[1] for each in await case.api.updates()] == ["my_chat_member", "message"]


async def filtered_when_made(case: Case) -> None:
    happens(case, "edited_message")
    await asks(case, allowed_updates=["message", "chat_member"])
    happens(case, "edited_message")
    happens(case, "chat_member")
    assert [list(each)[1] for each in await case.api.updates(offset=1)] == ["edited_message", "chat_member"]


async def setting_kept(case: Case) -> None:
    await case.api.updates(allowed_updates=json.dumps(["message"]))
    for unsaid in ({}, {"allowed_updates": "["}, {"allowed_updates": "{}"}, {"allowed_updates": 5}):
        await asks(case, offset=1, **unsaid)
        happens(case, "edited_message")
        assert await asks(case) == [], unsaid


async def setting_dropped(case: Case) -> None:
    for nothing in ([], ["nonsense"]):
        await asks(case, allowed_updates=["message"])
        await asks(case, allowed_updates=nothing)
        assert happens(case, "edited_message") is not None
        assert happens(case, "chat_member") is None


BUTTON = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}
ROWS: list[Row] = [
    *about(
        "getUpdates", "bot-api.md, getUpdates; Client.cpp:15700-15725, 16319-16433",
        shows("ids start at random between 2000001 and 1000000000 and grow by one", random_start),
        shows("ids start anew after a week without updates", empty_week),
        shows("only a higher offset confirms; until then the same come again", confirming),
        shows("unconfirmed updates and allowed_updates survive a restart", across_a_restart),
        shows("offset -N keeps the last N and forgets the others", negative),
        shows("an offset more than 10 ahead or 100000 behind is as none", far_away),
        shows("limit is clamped to 1-100, 100 by default, garbage is 0", clamped_limit),
        shows("timeout is clamped to 0-50", clamped_timeout),
        shows("a long poll wakes with an update, a moment late to batch", wakes),
        shows("an empty poll ends after its seconds", empty_poll),
        shows("the same offset within half a second: one update at a time", same_at_once),
        shows("the same offset at once: the poll takes three seconds", hot_loop),
        shows("updates live 24 h, presses 150 s", expiry),
        shows("by default no chat_member and no reactions", excluded_by_default),
        shows("allowed_updates filters what is made, not what is queued", filtered_when_made),
        shows("allowed_updates absent, unreadable or no list: the setting stays", setting_kept),
        shows("allowed_updates empty or of unknown names: the default", setting_dropped),
    ),
]  # fmt: skip
