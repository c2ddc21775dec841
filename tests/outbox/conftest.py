"""What the tests of the outbox share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.clock import MovableClock
from bot.config import Settings
from bot.db import Database
from bot.outbox import wiring
from bot.simulator.town import Town
from tests.outbox.office import Office, recipients


@pytest.fixture
async def office(any_database: Database, clock: MovableClock) -> AsyncIterator[Office]:
    """On either database, without paces, no sender yet."""
    wiring.use_resolver(recipients)
    town = Town(clock, seed=7)
    await town.start()
    settings = Settings.model_construct(pacing=False, messages_per_second=28, paid_broadcast=False)
    opened = Office(any_database, clock, town, settings)
    yield opened
    await opened.close()
