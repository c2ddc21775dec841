"""Someone who writes very fast: nothing is lost, the order holds, and one sentence says so."""

from __future__ import annotations

import asyncio

from bot.clock import MovableClock
from bot.db import Database
from bot.inbox import service as inbox
from bot.simulator.world import people_side
from bot.texts import texts
from tests.living import living


async def test_far_beyond_the_pace_it_is_said_once_and_the_rest_waits(
    database: Database, clock: MovableClock
) -> None:
    async with living(database, clock, updates_per_minute=60, updates_burst=3) as home:
        lea = home.town.phone("Léa")
        await lea.types("/start")
        home.town.settle = None
        for _ in range(30):
            people_side.says(home.town.world, lea.person, {"text": "/menu"})
        slow = texts("fr").plain("navigation-slow-down")
        async with asyncio.timeout(20):
            while not any(slow in seen.text for seen in lea.messages):
                await asyncio.sleep(0.01)
        assert sum(slow in seen.text for seen in lea.messages) == 1
        async with database.reading() as tx:
            assert (await inbox.depth(tx))[0] >= 20


async def test_who_keeps_the_pace_hears_nothing_of_it(database: Database, clock: MovableClock) -> None:
    async with living(database, clock, updates_per_minute=60, updates_burst=40) as home:
        lea = home.town.phone("Léa")
        for _ in range(10):
            await lea.types("/menu")
        lea.sees_no(texts("fr").plain("navigation-slow-down"))
