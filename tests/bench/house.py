"""A whole bot for a benchmark: fresh SQLite file, local Telegram on loopback, in this process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import MovableClock, SystemClock
from bot.identity.service import open_database
from tests.living import Living, living
from tests.settings import story_settings


@asynccontextmanager
async def lived(**settings: object) -> AsyncIterator[Living]:
    """A running bot with nobody in it but an operator; limits are off unless `settings` say otherwise."""
    with TemporaryDirectory() as folder:
        clock = MovableClock(SystemClock().now(), running=True)
        given = story_settings(database_url=f"sqlite+aiosqlite:///{Path(folder)}/bench.db")
        database = await open_database(given, 7000000001, clock.now(), notice=False)
        try:
            async with living(database, clock, **settings) as found:
                yield found
        finally:
            await database.close()
