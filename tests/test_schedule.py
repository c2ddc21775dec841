"""The ticks of jobs: what one job does wrong, and being stopped in the middle."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.clock import SystemClock
from bot.db import Database
from bot.instance import Instance
from bot.schedule import Job, Ticking
from tests.settings import story_settings


async def test_a_job_that_is_stopped_in_the_middle_ends_quietly(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def run(instance: Instance) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.set()

    instance = Instance(story_settings(), database, SystemClock())
    scheduler = Ticking((Job("endless", 0.01, run),), instance)
    with caplog.at_level(logging.INFO):
        scheduler.start()
        await begun.wait()
        await scheduler.stop()
        assert ended.is_set(), "nothing of it goes on, on a database that is about to be closed"
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
