"""A town without a bot, a bare client of its API, and a person who started the bot."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api, TwoTimes


@pytest.fixture
def times() -> TwoTimes:
    return TwoTimes()


@pytest.fixture
async def town(times: TwoTimes) -> AsyncIterator[Town]:
    town = Town(times, seed=7)
    await town.start()
    yield town
    await town.stop()


@pytest.fixture
async def api(town: Town) -> AsyncIterator[Api]:
    async with ClientSession() as session:
        yield Api(town, session)


@pytest.fixture
async def lea(town: Town) -> Phone:
    phone = town.phone("Léa")
    await phone.types("/start")
    town.world.fetch_updates(town.world.updates.next_id, 1)
    return phone
