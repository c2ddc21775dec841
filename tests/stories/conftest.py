"""A town on the local Telegram for each story: the whole bot, its database, and people's phones."""

from __future__ import annotations

import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from io import StringIO
from pathlib import Path

import pytest
import structlog

from bot import logs
from bot.local import Local
from bot.simulator.town import Town
from tests.settings import story_house
from tests.simulator.hearing import as_specified
from tests.stories.buttons import unread

__all__ = ["as_specified"]


@pytest.fixture
async def house(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Local]:
    """The bot beside a local Telegram: an operator (Odile) and nobody else; the clock stands at 18:30."""
    local = story_house(tmp_path, empty=True)
    shutil.copy(sqlite_template, local.database_file)
    await local.start()
    yield local
    lost = unread(local.town)
    await local.stop()
    assert lost == [], "buttons that no action reads"


@pytest.fixture
def town(house: Local) -> Town:
    """The people of the story."""
    return house.town


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Local]:
    """The demo town as delivered."""
    local = story_house(tmp_path)
    await local.start()
    yield local
    await local.stop()


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """All that is logged, at the most talkative level."""
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", list(root.handlers))
    monkeypatch.setattr(root, "level", root.level)
    stream = StringIO()
    logs.configure("DEBUG", "text", stream)
    logging.getLogger("bot").debug("somebody listens")
    yield stream
    structlog.reset_defaults()
