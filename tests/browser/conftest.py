"""The demo town as delivered, with the page that shows it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.local import Local
from tests.settings import story_house
from tests.simulator.chromium import in_one_loop, shared
from tests.simulator.hearing import as_specified

__all__ = ["as_specified", "shared"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_one_loop(items, Path(__file__).parent)


@pytest_asyncio.fixture(loop_scope="session")
async def demo(tmp_path: Path) -> AsyncIterator[Local]:
    """The whole bot in its demo town; the clock stands at 18:30 until it is moved."""
    local = story_house(tmp_path)
    await local.start()
    yield local
    await local.stop()
