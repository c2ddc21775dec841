"""A million schedules, a thousand due at once: the claim, the idle tick, the memory of the bot's process."""

from __future__ import annotations

import gc
import sqlite3
import time
from base64 import b64decode
from datetime import datetime, timedelta
from datetime import time as hour
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, text, update

from bot import daily
from bot.clock import MovableClock, SystemClock
from bot.db import Database, Transaction, new_id
from bot.identity.service import open_database
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER
from bot.mood import service as mood
from bot.outbox.tables import outbox
from bot.rhythm.tables import schedules
from tests.bench.apart import apart, until
from tests.bench.rows import Row, median
from tests.kill.child import KEY
from tests.settings import story_settings

CROWD, DUE, CLAIMS = 1_000_000, 1_000, 5
ZONE = ZoneInfo("Europe/Paris")


async def rows() -> list[Row]:
    """Measured on SQLite: one claim is the whole transaction that writes a thousand messages."""
    with TemporaryDirectory() as folder:
        clock = MovableClock(SystemClock().now())
        file = Path(folder) / "bench.db"
        given = story_settings(database_url=f"sqlite+aiosqlite:///{file}", entraide_key=b64decode(KEY))
        database = await open_database(given, 7000000001, clock.now(), notice=False)
        try:
            await _fill(database, clock)
            # As the process does once it has started: the bench's own heap is none of the claim's.
            gc.collect()
            gc.freeze()
            found = await _measure(database, clock)
            await _make_due(database, SystemClock().now())
        finally:
            gc.unfreeze()
            await database.close()
        return [*found, await _memory(file)]


async def _make_due(database: Database, now: datetime) -> None:
    """Those who were written to last are due once more, for the process that is started next."""
    last = select(schedules.c.id).where(schedules.c.kind == "check_in").limit(DUE)
    again = {"next_due_at": now, "nominal_day": now.date() + timedelta(days=1)}
    async with database.transaction() as tx:
        await tx.execute(outbox.delete())
        changed = await tx.execute(update(schedules).where(schedules.c.id.in_(last)).values(again))
        assert changed.rowcount == DUE


async def _memory(file: Path) -> Row:
    """The bot's own process on this database, once it has claimed a thousand and tried to send a hundred."""
    async with apart(file) as found:
        await until(lambda: _answered(file) >= 100)
        memory = found.memory
    conditions = f"{CROWD:,} schedules, the bot's process after claiming {DUE:,} due at once"
    return Row("memory", conditions, f"{memory:.0f} MiB at most", "≤ 200 MiB", memory <= 200)


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
    conditions = f"{CROWD:,} schedules, {DUE:,} due at once, SQLite at FULL"
    return [
        Row("claim", conditions, f"median {claim:.0f} ms", "≤ 100 ms", claim <= 100),
        Row("idle tick", conditions, f"median {median(idle):.2f} ms", "≤ 2 ms", median(idle) <= 2),
    ]


def _answered(file: Path) -> int:
    """Messages that Telegram has answered, in any way: these people have no phones in the town."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM outbox WHERE due_at IS NULL").fetchone()[0])
    finally:
        connection.close()
