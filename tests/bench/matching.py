"""Three proposals out of ten thousand circles: the pure choice, and the whole of it from the rows."""

from __future__ import annotations

import random
import time
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import bindparam, update

from bot.circles import rules
from bot.circles import service as circles
from bot.circles.service import OPEN_STATE
from bot.circles.tables import circle_counts
from bot.circles.tables import circles as circle_rows
from bot.clock import SystemClock
from bot.content.experiences import Experience, catalogue
from bot.db import Database, Transaction
from bot.identity.service import open_database
from bot.matching import service as matching
from bot.matching.rules import CircleFacts, Seeker, Topic, propose
from bot.matching.weights import weights
from bot.members import service as members
from bot.members.service import MEMBER, Member
from tests.bench.rows import Row, median
from tests.settings import story_settings

CIRCLES, PEOPLE = 10_000, 60
LONGEST = 20.0
"""Milliseconds that three proposals may take."""


def proposals() -> Row:
    """The pure choice over ten thousand circles of all families, languages and sizes."""
    rng = random.Random(11)
    keys = _open()
    found = [_circle(rng, number, rng.choice(keys)) for number in range(CIRCLES)]
    times = []
    for number in range(PEOPLE):
        chosen = rng.choice(keys)
        seeker = Seeker(number, frozenset({"fr"}), (Topic(chosen.family, chosen.key),), perspective="self")
        began = time.perf_counter()
        propose(seeker, found, weights())
        times.append((time.perf_counter() - began) * 1000)
    return _row("of all families in memory", times)


async def from_rows() -> Row:
    """The same for people and circles that are rows of a database: read, chosen, explained."""
    rng, now = random.Random(12), SystemClock().now()
    with TemporaryDirectory() as folder:
        settings = story_settings(database_url=f"sqlite+aiosqlite:///{Path(folder)}/bench.db")
        database = await open_database(settings, 7000000001, now, notice=False)
        try:
            async with database.transaction() as tx:
                await _open_circles(tx, rng)
                people = [await _seeker(tx, rng, number) for number in range(PEOPLE)]
            # The very first also reads the catalogue and compiles the statements: once, not for each.
            first, *times = [await _proposed(database, person) for person in people]
        finally:
            await database.close()
    return _row(f"as rows, SQLite (the very first: {first:.1f} ms)", times)


async def _proposed(database: Database, person: Member) -> float:
    """Milliseconds until three circles and their reasons are there."""
    began = time.perf_counter()
    async with database.reading() as tx:
        await matching.proposals(tx, person, SystemClock().now())
    return (time.perf_counter() - began) * 1000


async def _seeker(tx: Transaction, rng: random.Random, number: int) -> Member:
    met = await members.meet(tx, 10_000 + number, "fr", SystemClock().now())
    chosen = rng.choice(_open())
    perspective = rng.choice(chosen.perspectives)
    return await members.change(
        tx, await members.set_stage(tx, met, MEMBER), experience=chosen.key, perspective=perspective
    )


async def _open_circles(tx: Transaction, rng: random.Random) -> None:
    now, counts = SystemClock().now() - timedelta(hours=1), []
    signs = rules.ordinals([now.date()], now.date(), rules.FACILITATOR_QUIET.days)
    for number in range(CIRCLES):
        about = rng.choice(_open())
        made = await circles.create(
            tx,
            family=about.family,
            experience=about.key if rng.random() < 0.7 else None,
            language=rng.choice(("fr", "fr", "en")),
            kind=rng.choice(("small", "small", "open")),
            name=f"Cercle {number}",
            now=now,
        )
        wrote = rules.ordinals([now.date()] * rng.randrange(5), now.date(), rules.FORTNIGHT)
        recent = rules.Recent((), wrote, (*signs, *signs)).text()
        counts.append({"which": made.id, "people": rng.randrange(9), "lately": recent})
    await tx.execute(update(circle_rows).values(state=OPEN_STATE))
    counted = update(circle_counts).where(circle_counts.c.circle_id == bindparam("which"))
    await tx.execute(counted.values(active=bindparam("people"), recent=bindparam("lately")), counts)


def _open() -> list[Experience]:
    return [one for one in catalogue().experiences.values() if one.opened]


def _row(where: str, times: list[float]) -> Row:
    seen = f"median {median(times):.1f} ms, worst {max(times):.1f} ms"
    conditions = f"{CIRCLES:,} circles {where}, {PEOPLE} people"
    return Row("three proposals", conditions, seen, f"≤ {LONGEST:.0f} ms", max(times) <= LONGEST)


def _circle(rng: random.Random, number: int, about: Experience) -> CircleFacts:
    return CircleFacts(
        id=number,
        family=about.family,
        experience=about.key if rng.random() < 0.7 else None,
        language=rng.choice(("fr", "fr", "en")),
        kind=rng.choice(("small", "small", "open")),
        active=rng.randrange(13),
        writers_week=rng.randrange(5),
    )
