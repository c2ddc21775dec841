"""An update in, an answer out: how many a second, and how long one person waits."""

from __future__ import annotations

import asyncio
import time

from bot.simulator.phones import Phone
from bot.simulator.world import people_side
from bot.simulator.world.world import Change
from tests.bench.house import lived
from tests.bench.rows import Row, percentile
from tests.living import Living

PEOPLE, EACH = 50, 12


def _sends(phone: Phone, text: str) -> None:
    people_side.says(phone.world, phone.person, people_side.text_of(text))


async def throughput() -> Row:
    """Everybody's updates are there at once; measured until every answer is on a phone."""
    async with lived() as found:
        phones = [found.town.phone(f"Person {n}") for n in range(PEOPLE)]
        await asyncio.gather(*(phone.types("/start") for phone in phones))
        before, began = len(found.town.ledger.entries), time.perf_counter()
        for _ in range(EACH):
            for phone in phones:
                _sends(phone, "/menu")
        await found.town.quiet()
        seconds = time.perf_counter() - began
        answers = sum(entry.method == "sendMessage" for entry in found.town.ledger.entries[before:])
    rate = PEOPLE * EACH / seconds
    assert answers == PEOPLE * EACH, f"{answers} answers to {PEOPLE * EACH} updates"
    conditions = f"SQLite at FULL, {PEOPLE} people × {EACH} updates, local Telegram in the same process"
    return Row("full pipeline", conditions, f"{rate:.0f} updates/s", "≥ 200 updates/s", rate >= 200)


async def tap_to_answer() -> Row:
    """Twenty people tap at once, again and again; from the tap to the edited screen."""
    async with lived() as found:
        phones = [found.town.phone(f"Person {n}") for n in range(20)]
        await asyncio.gather(*(phone.types("/start") for phone in phones))
        waits: list[float] = []
        for round_ in range(10):
            label = "Français / English" if round_ % 2 == 0 else "Menu"
            waits += await asyncio.gather(*(_wait(found, phone, label) for phone in phones))
    p95 = percentile(waits, 0.95) * 1000
    conditions = "20 people at once, 10 taps each, SQLite at FULL, local Telegram in the same process"
    return Row("tap to answer", conditions, f"p95 {p95:.0f} ms", "p95 ≤ 100 ms", p95 <= 100)


async def _wait(found: Living, phone: Phone, label: str) -> float:
    """Seconds from a tap until that person's screen is another one."""
    shown = phone.screen
    changed = asyncio.Event()

    def watch(change: Change) -> None:
        mine = change.kind in ("message", "edited") and phone.id in change.people
        if mine and phone.screen.text != shown.text:
            changed.set()

    phone.world.observers.append(watch)
    began = time.perf_counter()
    settle, found.town.settle = found.town.settle, None
    try:
        await phone.taps(label)
        async with asyncio.timeout(30):
            await changed.wait()
        return time.perf_counter() - began
    finally:
        found.town.settle = settle
        phone.world.observers.remove(watch)
