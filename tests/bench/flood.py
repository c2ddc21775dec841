"""An announcement to 300 people under the strict limits, with replies in between."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from bot.db import Transaction, new_id
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.outbox.service import Lane, Put, Send, ToMember, put_many, share
from bot.screen import Screen
from bot.simulator.phones import Phone
from bot.simulator.world import people_side
from tests.bench.house import lived
from tests.bench.rows import Row, median
from tests.living import Living

RECIPIENTS, TALKERS = 300, 10
BULK = "Message de l’équipe : la réunion de demain est déplacée."


@dataclass(slots=True)
class Flood:
    """What was seen: seconds the announcement took, the wait of each reply with and without it, 429s."""

    seconds: float = 0.0
    sent: int = 0
    """Messages of both kinds in that time: the announcement's and the answers."""
    beside: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def rate(self) -> float:
        return self.sent / self.seconds


async def flood() -> Flood:
    """Measure replies alone, then beside an announcement."""
    seen = Flood()
    async with lived(pacing=True) as found:
        found.town.world.floods.strict = True
        talkers = [found.town.phone(f"Talker {n}") for n in range(TALKERS)]
        for phone in talkers:
            await phone.types("/start")
        await asyncio.sleep(5)  # the buckets of the greetings are full again
        seen.alone = await _talk(found, talkers, rounds=3)
        await _announce(found)
        began = time.perf_counter()
        found.entraide.sender.wake()
        talking = asyncio.create_task(_talk(found, talkers, rounds=3))
        entries = found.town.ledger.entries
        before = sum(entry.method == "sendMessage" for entry in entries)
        await _delivered(found)
        seen.seconds = time.perf_counter() - began
        seen.sent = sum(entry.method == "sendMessage" for entry in entries) - before
        seen.beside = await talking
        seen.refused = found.entraide.sender.tally["too_fast"]
    return seen


async def _announce(found: Living) -> None:
    async with found.database.transaction() as tx:
        listeners = [await _listener(found, tx, n) for n in range(RECIPIENTS)]
        batch, now = new_id(), found.town.clock.now()
        content = await share(tx, Screen(BULK), None, now=now)
        puts = [
            Put(f"announcement:{batch}:{one.id}", ToMember(one.id, one.key), Send(content=content),
                Lane.ANNOUNCEMENT, batch=batch)
            for one in listeners
        ]  # fmt: skip
        await put_many(tx, puts, now=now)


async def _listener(found: Living, tx: Transaction, number: int) -> Member:
    phone = found.town.phone(f"Listener {number}")
    phone.person.started = True
    met = await members.meet(tx, phone.id, "fr", found.town.clock.now())
    return await members.set_stage(tx, met, MEMBER)


async def _delivered(found: Living) -> None:
    """Wait until the last of the announcement's messages is on a phone."""
    seen = 0
    count = 0
    async with asyncio.timeout(120):
        while count < RECIPIENTS:
            fresh = found.town.ledger.entries[seen:]
            seen, count = seen + len(fresh), count + sum(BULK in entry.text for entry in fresh)
            await asyncio.sleep(0.02)


async def _talk(found: Living, talkers: list[Phone], *, rounds: int) -> list[float]:
    """Each in turn asks for the menu, one every 0.3 s; gives the seconds each waited for the answer."""
    waits: list[asyncio.Task[float]] = []
    for _ in range(rounds):
        for phone in talkers:
            waits.append(asyncio.create_task(_ask(found, phone)))
            await asyncio.sleep(0.3)
    return list(await asyncio.gather(*waits))


async def _ask(found: Living, phone: Phone) -> float:
    count, began, answered = len(phone.messages), time.perf_counter(), asyncio.Event()

    def watch(change: object) -> None:
        if len(phone.messages) >= count + 2:
            answered.set()

    found.town.world.observers.append(watch)
    people_side.says(phone.world, phone.person, people_side.text_of("/menu"))
    async with asyncio.timeout(60):
        await answered.wait()
    found.town.world.observers.remove(watch)
    return time.perf_counter() - began


async def rows() -> list[Row]:
    """The rows of the flood."""
    seen = await flood()
    used = seen.rate / 28
    ratio = median(seen.beside) / median(seen.alone)
    conditions = f"strict flood limits, {RECIPIENTS} people, {TALKERS} others asking, one every 0.3 s"
    waits = (
        f"{median(seen.alone) * 1000:.0f} ms alone, {median(seen.beside) * 1000:.0f} ms beside: × {ratio:.2f}"
    )
    return [
        Row(
            "announcement's rate", conditions, f"{seen.rate:.1f}/s, {used:.0%} of 28", "≥ 95 %", used >= 0.95
        ),
        Row("answers beside it", conditions, waits, "not slower", ratio <= 1.25),
        Row("429s", conditions, str(seen.refused), "none", seen.refused == 0),
    ]
