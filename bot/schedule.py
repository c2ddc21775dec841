"""The explicit list of jobs that APScheduler ticks; rows say what is due."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.db import Transaction, is_of_storage
from bot.instance import Instance

log = structlog.get_logger(__name__)

Run = Callable[[Instance], Awaitable[None]]
NextDue = Callable[[Transaction], Awaitable[datetime | None]]
One = TypeVar("One")
Do = Callable[[Transaction, One], Awaitable[object]]

PATIENCE = 5.0
"""Machine seconds that a job gets to end once it is stopped."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something looked at every `every` machine seconds. `next_due`: when it next has something to do
    by people's clock (None: nothing known), so that a moved clock can walk from due time to due time.
    """

    name: str
    every: float
    run: Run
    next_due: NextDue | None = None


async def run_all(jobs: tuple[Job, ...], instance: Instance) -> None:
    """Run every job once, now, in their order."""
    for job in jobs:
        await _guarded(job, instance)


async def next_due(jobs: tuple[Job, ...], instance: Instance) -> datetime | None:
    """The earliest moment at which any job has something to do."""
    async with instance.database.reading() as tx:
        found = [await job.next_due(tx) for job in jobs if job.next_due is not None]
    return min((due for due in found if due is not None), default=None)


class Ticking:
    """Runs each job at its interval, never twice at once.

    A late tick is run, not skipped: rows say what is due, the tick only looks.
    """

    def __init__(self, jobs: tuple[Job, ...], instance: Instance) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for job in jobs:
            self._scheduler.add_job(
                self._ticked,
                "interval",
                seconds=job.every,
                args=(job, instance),
                name=job.name,
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )

    def start(self) -> None:
        """Tick from now on."""
        self._scheduler.start()

    def pause(self) -> None:
        """Tick no more; what runs goes on."""
        self._scheduler.pause()

    async def stop(self) -> None:
        """End at once. What is in the middle is rolled back, still due, and over when this returns."""
        self._scheduler.shutdown(wait=False)
        if self._running:
            _, left = await asyncio.wait(self._running, timeout=PATIENCE)
            for task in left:
                log.error("schedule.job_not_ended", job=task.get_name())

    async def _ticked(self, job: Job, instance: Instance) -> None:
        task = asyncio.current_task()
        assert task is not None
        task.set_name(job.name)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            await _guarded(job, instance)
        except asyncio.CancelledError:
            # The bot stops: the transaction is rolled back, what is due stays due, and APScheduler, which
            # ends this task, would take the cancellation for a fault.
            log.debug("schedule.job_cancelled", job=job.name)


async def each(
    instance: Instance, found: Iterable[One], do: Do[One], otherwise: Do[One] | None = None
) -> None:
    """Do this for each of what is due, in a transaction of its own: one that fails stops none of the others.

    `otherwise` puts what failed out of the way, so that it isn't due for ever. A database that can't be
    written ends it: all of them wait for the next tick.
    """
    for one in found:
        try:
            async with instance.database.transaction() as tx:
                await do(tx, one)
        except Exception as fault:
            if is_of_storage(fault):
                raise
            log.exception("schedule.one_failed", what=getattr(do, "__qualname__", ""))
            if otherwise is not None:
                async with instance.database.transaction() as tx:
                    await otherwise(tx, one)


async def _guarded(job: Job, instance: Instance) -> None:
    try:
        await job.run(instance)
    except Exception:
        log.exception("schedule.job_failed", job=job.name)
