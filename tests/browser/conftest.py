"""The demo town as delivered, with the page that shows it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.local import Local
from tests.settings import story_settings
from tests.simulator.hearing import as_specified

__all__ = ["as_specified"]


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Local]:
    """The whole bot in its demo town; the clock stands at 18:30 until it is moved."""
    local = Local(story_settings(), tmp_path, running=False)
    await local.start()
    yield local
    await local.stop()
