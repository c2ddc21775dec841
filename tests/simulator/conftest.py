"""A town without a bot, a bare client of its API, and a person who started the bot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from aiohttp import ClientSession

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api, TwoTimes
from tests.simulator.echo import Echo


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


@pytest.fixture
async def echo(api: Api, town: Town, times: TwoTimes) -> AsyncIterator[Echo]:
    bot = Echo(api, times)
    town.hooks = bot
    town.phone("Léa"), town.phone("Karim"), town.phone("Odile")
    commands = [
        {"command": "menu", "description": "Revenir au menu"},
        {"command": "aide", "description": "Aide"},
    ]
    await api("setMyCommands", commands=commands)
    task = asyncio.create_task(bot.run())
    yield bot
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
