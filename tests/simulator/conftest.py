"""A town without a bot, a bare client of its API, and a person who started the bot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api, TwoTimes
from tests.simulator.chromium import in_one_loop, shared
from tests.simulator.echo import Echo

__all__ = ["shared"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_one_loop(items, Path(__file__).parent)


@pytest.fixture
def times() -> TwoTimes:
    return TwoTimes()


@pytest_asyncio.fixture(loop_scope="session")
async def town(times: TwoTimes) -> AsyncIterator[Town]:
    town = Town(times, seed=7)
    await town.start()
    yield town
    await town.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def api(town: Town) -> AsyncIterator[Api]:
    async with ClientSession() as session:
        yield Api(town, session)


@pytest_asyncio.fixture(loop_scope="session")
async def lea(town: Town) -> Phone:
    phone = town.phone("Léa")
    await phone.types("/start")
    town.world.fetch_updates(town.world.updates.next_id, 1)
    return phone


@pytest_asyncio.fixture(loop_scope="session")
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
