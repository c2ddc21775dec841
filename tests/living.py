"""The whole bot on a database that the test holds in its hands, and a town around it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.app import Entraide
from bot.clock import MovableClock
from bot.db import Database
from bot.simulator.town import TOKEN, Town
from tests.settings import story_settings


@dataclass(slots=True)
class Living:
    """A running bot, its database and the people it talks to."""

    town: Town
    entraide: Entraide
    database: Database


@asynccontextmanager
async def living(database: Database, clock: MovableClock, **settings: object) -> AsyncIterator[Living]:
    """Run the bot on this database; an operator named Odile is there."""
    town = Town(clock, seed=7)
    await town.start()
    operator = town.phone("Odile")
    given = story_settings(
        bot_token=TOKEN, bot_api_url=town.url, operators=frozenset({operator.id}), **settings
    )
    entraide = Entraide(given, database, clock)
    await entraide.start(health=False)
    town.settle = entraide.settle
    try:
        yield Living(town, entraide, database)
    finally:
        town.settle = None
        await entraide.stop()
        await town.stop()
