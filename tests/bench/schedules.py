"""A million people, a thousand due at once: the claim, the idle tick, the memory."""

from __future__ import annotations

import resource
import time
from datetime import datetime, timedelta
from datetime import time as hour
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, text

from bot import daily
from bot.clock import MovableClock, SystemClock
from bot.db import Database, Transaction, new_id
from bot.identity.service import open_database
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER
from bot.mood import service as mood
from bot.rhythm.tables import schedules
from tests.bench.rows import Row, median
from tests.settings import story_settings

CROWD, DUE, CLAIMS = 1_000_000, 1_000, 5
ZONE = ZoneInfo("Europe/Paris")


async def rows() -> list[Row]:
    """Measured on SQLite: one claim is the whole transaction that writes a thousand messages."""
    with TemporaryDirectory() as folder:
        clock = MovableClock(SystemClock().now())
        given = story_settings(database_url=f"sqlite+aiosqlite:///{Path(folder)}/bench.db")
        database = await open_database(given, 7000000001, clock.now(), notice=False)
        try:
            await _fill(database, clock)
            return await _measure(database, clock)
        finally:
            await database.close()


async def _fill(database: Database, clock: MovableClock) -> None:
    now = clock.now()
    async with database.transaction() as tx:
        for number in range(DUE * CLAIMS):
            wall = _wall(now, number // DUE)
            met = await members.set_stage(tx, await members.meet(tx, 10_000 + number, "fr", now), MEMBER)
            await consents.give(tx, met, "check_ins", "bench", now)
            await mood.ask_daily(tx, met, wall, zone=ZONE, now=now)
        await _crowd(tx)


def _wall(now: datetime, minute: int) -> hour:
    """The hour of one claim: an hour from now, a minute after the claim before."""
    local = now.astimezone(ZONE) + timedelta(hours=1, minutes=minute)
    return hour(local.hour, local.minute)


async def _crowd(tx: Transaction) -> None:
    """Everybody else: schedules far from due, each a row like a real one."""
    model = await tx.one(select(schedules).limit(1))
    assert model is not None
    await tx.execute(text("PRAGMA defer_foreign_keys = ON"))
    later = model.next_due_at + timedelta(hours=6)
    for start in range(0, CROWD - DUE * CLAIMS, 50_000):
        values = [
            {
                **model._mapping,
                "id": new_id(),
                "member_id": model.member_id,
                "kind": f"later{start + n}",
                "next_due_at": later,
            }
            for n in range(min(50_000, CROWD - DUE * CLAIMS - start))
        ]
        await tx.execute(insert(schedules), values)


async def _measure(database: Database, clock: MovableClock) -> list[Row]:
    idle = []
    for _ in range(50):
        began = time.perf_counter()
        async with database.reading() as tx:
            await daily.next_due(tx)
        idle.append((time.perf_counter() - began) * 1000)
    claims = []
    # A person's hour is a whole minute: the first claim is due within the minute before an hour from now.
    clock.move_to(clock.now() + timedelta(hours=1))
    for _ in range(CLAIMS):
        began = time.perf_counter()
        async with database.transaction() as tx:
            assert await daily.write_due(tx, clock.now(), "Europe/Paris") == DUE
        claims.append((time.perf_counter() - began) * 1000)
        clock.move_to(clock.now() + timedelta(minutes=1))
    claim = median(claims)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    conditions = f"{CROWD:,} schedules, {DUE:,} due at once, SQLite at FULL"
    return [
        Row("claim", conditions, f"median {claim:.0f} ms", "≤ 100 ms", claim <= 100),
        Row("idle tick", conditions, f"median {median(idle):.2f} ms", "≤ 2 ms", median(idle) <= 2),
        Row(
            "memory", conditions + ", with the bench itself", f"{memory:.0f} MiB", "≤ 200 MiB", memory <= 200
        ),
    ]
