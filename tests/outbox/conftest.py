"""What the tests of the outbox share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.clock import MovableClock
from bot.config import Settings
from bot.db import Database
from bot.outbox import wiring
from bot.people import recipients
from bot.simulator.town import Town
from bot.vault import Vault
from tests.outbox.office import Office


@pytest.fixture
async def office(any_database: Database, clock: MovableClock) -> AsyncIterator[Office]:
    """On either database, without paces, no sender yet."""
    async for opened in _opened(any_database, clock):
        yield opened


@pytest.fixture
async def shared_office(postgres_url: str, vault: Vault, clock: MovableClock) -> AsyncIterator[Office]:
    """On the database that several processes may share."""
    database = await Database.open(postgres_url, vault=vault)
    async for opened in _opened(database, clock):
        yield opened
    await database.close()


async def _opened(database: Database, clock: MovableClock) -> AsyncIterator[Office]:
    wiring.use_resolver(recipients)
    town = Town(clock, seed=7)
    await town.start()
    settings = Settings.model_construct(pacing=False, messages_per_second=28, paid_broadcast=False)
    office = Office(database, clock, town, settings)
    yield office
    await office.close()
