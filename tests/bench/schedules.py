"""A million members, a thousand due at once: the claim, the idle tick, the bot's process."""

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

from sqlalchemy import bindparam, select, text, update

from bot import daily
from bot.clock import MovableClock, SystemClock
from bot.db import Database, Transaction, UtcDateTime
from bot.identity.service import open_database
from bot.instance import Instance
from bot.jobs import ALL
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
OFTEN = 20.0
"""Machine seconds; what is looked at less often isn't a tick."""
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
        return [*found, *await _process(file)]


async def _make_due(database: Database, now: datetime) -> None:
    """Those who were written to last are due once more, for the process that is started next."""
    last = select(schedules.c.id).where(schedules.c.kind == "check_in").limit(DUE)
    again = {"next_due_at": now, "nominal_day": now.date() + timedelta(days=1)}
    async with database.transaction() as tx:
        await tx.execute(outbox.delete())
        changed = await tx.execute(update(schedules).where(schedules.c.id.in_(last)).values(again))
        assert changed.rowcount == DUE


async def _process(file: Path) -> list[Row]:
    """The bot's own process on this database: its start, and what it holds at most.

    By then it has claimed a thousand and tried to send a hundred.
    """
    async with apart(file) as found:
        began = found.child.started_in
        await until(lambda: _answered(file) >= 100)
        memory = found.memory
    whole = f"{CROWD:,} members, the bot's process"
    return [
        Row("start", f"{whole}, to the line that says it runs", f"{began:.2f} s", "≤ 3 s", began <= 3),
        Row(
            "memory",
            f"{whole} after claiming {DUE:,} due at once",
            f"{memory:.0f} MiB at most",
            "≤ 200 MiB",
            memory <= 200,
        ),
    ]


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
    """Everybody else, each a member with a schedule far from due; rows like real ones, which nobody opens."""
    model = await tx.one(select(schedules).limit(1))
    assert model is not None
    await tx.execute(text("PRAGMA cache_size = -1000000"))
    await tx.execute(text(_PEOPLE), {"like": model.member_id, "count": CROWD - DUE * CLAIMS})
    later = {"like": model.id, "later": model.next_due_at + timedelta(hours=6)}
    await tx.execute(text(_HOURS).bindparams(bindparam("later", type_=UtcDateTime())), later)
    await tx.execute(text("PRAGMA cache_size = -20000"))


_PEOPLE = """
INSERT INTO members (id, person_index, wrapped_key, telegram_id, profile, stage, reachable, seen_at, since)
WITH RECURSIVE crowd(id) AS (SELECT abs(random()) UNION ALL SELECT abs(random()) FROM crowd LIMIT :count)
SELECT crowd.id, randomblob(32), wrapped_key, telegram_id, profile, stage, reachable, seen_at, since
FROM crowd, members WHERE members.id = :like ORDER BY crowd.id
"""
_HOURS = """
INSERT INTO schedules (id, member_id, kind, next_due_at, nominal_day, settings)
SELECT abs(random()), members.id, one.kind, :later, one.nominal_day, one.settings
FROM members, schedules AS one
WHERE one.id = :like AND members.id NOT IN (SELECT member_id FROM schedules) ORDER BY 1
"""


async def _measure(database: Database, clock: MovableClock) -> list[Row]:
    slowest, idle = await _idle(Instance(story_settings(), database, clock))
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
    conditions = f"{CROWD:,} members, {DUE:,} due at once, SQLite at FULL"
    return [
        Row("claim", conditions, f"median {claim:.0f} ms", "≤ 100 ms", claim <= 100),
        Row(
            "idle tick",
            f"{CROWD:,} members, nothing due; the slowest of all that ticks every {OFTEN:.0f} s or oftener",
            f"{slowest}: median {idle:.2f} ms",
            "≤ 2 ms",
            idle <= 2,
        ),
    ]


async def _idle(instance: Instance) -> tuple[str, float]:
    """The job whose look finds nothing slowest, and its median in milliseconds."""
    found = []
    for job in ALL:
        looks = []
        for _ in range(50 if job.every <= OFTEN else 0):
            began = time.perf_counter()
            await job.run(instance)
            looks.append((time.perf_counter() - began) * 1000)
        if looks:
            found.append((median(looks), job.name))
    slowest, name = max(found)
    return name, slowest


def _answered(file: Path) -> int:
    """Messages that Telegram has answered, in any way: these people have no phones in the town."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM outbox WHERE due_at IS NULL").fetchone()[0])
    finally:
        connection.close()
