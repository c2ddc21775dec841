"""A paid announcement: how many messages a second leave while each request takes 60 ms."""

from __future__ import annotations

import time
from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.db import Transaction, new_id
from bot.identity.service import open_database
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.outbox.service import Lane, Put, Send, ToMember, put_many, share
from bot.screen import Screen
from bot.simulator.town import Town
from tests.bench.apart import apart, until
from tests.bench.rows import Row
from tests.kill.child import KEY
from tests.settings import story_settings

RECIPIENTS = 3000
LATENCY = 0.06
SETTINGS = {"PACING": "on", "MESSAGES_PER_SECOND": "1000", "PAID_BROADCAST": "on"}


async def rate() -> Row:
    """From the first message that arrives to the last; the bot in a process of its own."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        async with apart(file, prepare=lambda town: _fill(file, town), **SETTINGS) as found:
            await until(lambda: found.requests("sendMessage") > 0)
            began, first = time.perf_counter(), found.requests("sendMessage")
            await until(lambda: found.requests("sendMessage") >= RECIPIENTS)
            seconds = time.perf_counter() - began
            core = found.processor / RECIPIENTS * 1000
    seen = (RECIPIENTS - first) / seconds
    conditions = f"{RECIPIENTS:,} people, {LATENCY * 1000:.0f} ms a request, SQLite at FULL, own process"
    words = f"{seen:.0f} messages/s, {core:.1f} ms of a core each, the start with them"
    return Row("paid rate", conditions, words, "≥ 900 messages/s", seen >= 900)


async def _fill(file: Path, town: Town) -> None:
    """An announcement to everybody, put while no bot runs."""
    town.faults.add("latency", methods=["sendMessage"], low=LATENCY, high=LATENCY)
    settings = story_settings(database_url=f"sqlite+aiosqlite:///{file}", entraide_key=b64decode(KEY))
    now = town.clock.now()
    database = await open_database(settings, town.world.bot.id, now, notice=False)
    try:
        async with database.transaction() as tx:
            listeners = [await _listener(tx, town, n) for n in range(RECIPIENTS)]
            batch = new_id()
            content = await share(tx, Screen("La réunion de demain est déplacée."), None, now=now)
            puts = [
                Put(f"announcement:{batch}:{one.id}", ToMember(one.id, one.key), Send(content=content),
                    Lane.ANNOUNCEMENT, batch=batch)
                for one in listeners
            ]  # fmt: skip
            await put_many(tx, puts, now=now)
    finally:
        await database.close()


async def _listener(tx: Transaction, town: Town, number: int) -> Member:
    phone = town.phone(f"Listener {number}")
    phone.person.started = True
    met = await members.meet(tx, phone.id, "fr", town.clock.now())
    return await members.set_stage(tx, met, MEMBER)
