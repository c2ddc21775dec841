"""An update in, an answer out: how many a second, and how long one person waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from bot.simulator.world import people_side
from bot.simulator.world.world import Change
from tests.bench.apart import Apart, apart, until
from tests.bench.house import lived
from tests.bench.rows import Row, percentile

PEOPLE, EACH, ROUNDS = 50, 12, 5
TAPPING, TAPS = 20, 20
BESIDE = "bot in a process of its own"
WITHIN = "bot and local Telegram in one process"


def _all_send(phones: Sequence[Phone], text: str) -> None:
    for phone in phones:
        people_side.says(phone.world, phone.person, people_side.text_of(text))


async def throughput() -> list[Row]:
    """Everybody's updates are there at once; until every answer is there and every old screen is bare."""
    async with apart() as found:
        phones = [found.town.phone(f"Person {n}") for n in range(PEOPLE)]
        _all_send(phones, "/start")
        await until(lambda: found.requests("sendMessage") == PEOPLE)
        rounds = [await _round(found, phones) for _ in range(ROUNDS)]
    rate, core = max(rounds)
    conditions = f"SQLite at FULL, {PEOPLE} people × {EACH} updates, best of {ROUNDS}, {BESIDE}"
    seen = f"{rate:.0f} updates/s, {core:.1f} ms of a core each"
    return [
        Row("full pipeline", conditions, seen, "≥ 200 updates/s, then 300", rate >= 200),
        await _throughput_within(),
    ]


async def _round(found: Apart, phones: Sequence[Phone]) -> tuple[float, float]:
    """Updates a second, and milliseconds of a core each."""
    done, count = found.requests("sendMessage", "editMessageReplyMarkup"), PEOPLE * EACH
    used, began = found.processor, time.perf_counter()
    for _ in range(EACH):
        _all_send(phones, "/menu")
    await until(lambda: found.requests("sendMessage", "editMessageReplyMarkup") >= done + 2 * count)
    seconds = time.perf_counter() - began
    return count / seconds, (found.processor - used) / count * 1000


async def _throughput_within() -> Row:
    async with lived() as found:
        phones = [found.town.phone(f"Person {n}") for n in range(PEOPLE)]
        await asyncio.gather(*(phone.types("/start") for phone in phones))
        before, began = len(found.town.ledger.entries), time.perf_counter()
        for _ in range(EACH):
            _all_send(phones, "/menu")
        await found.town.quiet()
        rate = PEOPLE * EACH / (time.perf_counter() - began)
        answers = sum(entry.method == "sendMessage" for entry in found.town.ledger.entries[before:])
    assert answers == PEOPLE * EACH, f"{answers} answers to {PEOPLE * EACH} updates"
    conditions = f"SQLite at FULL, {PEOPLE} people × {EACH} updates, {WITHIN}"
    return Row("full pipeline", conditions, f"{rate:.0f} updates/s", "", None)


async def tap_to_answer() -> list[Row]:
    """Twenty people tap at once, again and again; from the tap to the edited screen."""
    async with apart() as beside:
        phones = [beside.town.phone(f"Person {n}") for n in range(TAPPING)]
        _all_send(phones, "/start")
        await until(lambda: beside.requests("sendMessage") == TAPPING)
        apart_p95 = percentile(await _tap(beside.town, phones), 0.95) * 1000
    async with lived() as within:
        phones = [within.town.phone(f"Person {n}") for n in range(TAPPING)]
        await asyncio.gather(*(phone.types("/start") for phone in phones))
        settle, within.town.settle = within.town.settle, None
        within_p95 = percentile(await _tap(within.town, phones), 0.95) * 1000
        within.town.settle = settle
    conditions = f"{TAPPING} people at once, {TAPS} taps each, SQLite at FULL"
    return [
        Row(
            "tap to answer",
            f"{conditions}, {BESIDE}",
            f"p95 {apart_p95:.0f} ms",
            "p95 ≤ 100 ms",
            apart_p95 <= 100,
        ),
        Row("tap to answer", f"{conditions}, {WITHIN}", f"p95 {within_p95:.0f} ms", "", None),
    ]


async def _tap(town: Town, phones: Sequence[Phone]) -> list[float]:
    """The seconds each tap of each person waited."""
    waits: list[float] = []
    for round_ in range(TAPS):
        label = "Français / English" if round_ % 2 == 0 else "Menu"
        waits += await asyncio.gather(*(_wait(town, phone, label) for phone in phones))
    return waits


async def _wait(town: Town, phone: Phone, label: str) -> float:
    """Seconds from a tap until that person's screen is another one."""
    shown = phone.screen.text
    changed = asyncio.Event()

    def watch(change: Change) -> None:
        mine = change.kind in ("message", "edited") and phone.id in change.people
        if mine and phone.screen.text != shown:
            changed.set()

    town.world.observers.append(watch)
    began = time.perf_counter()
    try:
        await phone.taps(label)
        async with asyncio.timeout(30):
            await changed.wait()
        return time.perf_counter() - began
    finally:
        town.world.observers.remove(watch)
