"""Lanes: the updates of one chat run in order, chats run side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress

import structlog

from bot.inbox import service as inbox
from bot.instance import Instance

log = structlog.get_logger(__name__)

SCAN_EVERY = 1.0
"""Seconds between looks for updates that another replica stored."""
PAUSES = (0.0, 0.2, 0.5, 1.0)
"""Machine seconds before each further try of an update that failed."""

Work = Callable[[bytes], Awaitable["Outcome"]]


class Outcome:
    """What became of one step of a lane."""

    def __init__(self, *, empty: bool = False, wait: float = 0.0) -> None:
        self.empty, self.wait = empty, wait


class Lanes:
    """Runs `work` (one update of a lane per call) for every lane that has something to do."""

    def __init__(self, instance: Instance, work: Work, *, workers: int) -> None:
        self._instance, self._work, self._workers = instance, work, workers
        self._ready: asyncio.Queue[bytes] = asyncio.Queue()
        self._known: set[bytes] = set()
        """Lanes that are ready, running, or waiting for their next try."""
        self._again: set[bytes] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Take up what was left, and start the workers."""
        await self.scan()
        self._tasks = [asyncio.create_task(self._run()) for _ in range(self._workers)]
        self._tasks.append(asyncio.create_task(self._scan_for_ever()))

    async def stop(self) -> None:
        """Stop at once: what isn't committed is rolled back and done at the next start."""
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with suppress(asyncio.CancelledError):
                await task
        self._tasks = []

    def wake(self, lanes: Iterable[bytes]) -> None:
        """There is something new in these lanes."""
        for lane in lanes:
            if lane in self._known:
                self._again.add(lane)
                continue
            self._known.add(lane)
            self._idle.clear()
            self._ready.put_nowait(lane)

    async def idle(self) -> None:
        """Wait until no lane has anything to do."""
        await self._idle.wait()

    @property
    def is_idle(self) -> bool:
        """Whether no lane has anything to do."""
        return not self._known

    async def scan(self) -> None:
        """Wake every lane that has a pending update in the database."""
        async with self._instance.database.reading() as tx:
            waiting = await inbox.lanes_waiting(tx)
        self.wake(lane for lane in waiting if lane not in self._known)

    async def _scan_for_ever(self) -> None:
        while True:
            await asyncio.sleep(SCAN_EVERY)
            try:
                await self.scan()
            except Exception:
                log.exception("inbox.scan_failed")

    async def _run(self) -> None:
        while True:
            lane = await self._ready.get()
            await self._run_lane(lane)

    async def _run_lane(self, lane: bytes) -> None:
        while True:
            self._again.discard(lane)
            outcome = await self._step(lane)
            if outcome.wait > 0:
                asyncio.get_running_loop().call_later(outcome.wait, self._ready.put_nowait, lane)
                return
            if outcome.empty and lane not in self._again:
                self._known.discard(lane)
                if not self._known:
                    self._idle.set()
                return

    async def _step(self, lane: bytes) -> Outcome:
        try:
            return await self._work(lane)
        except Exception:
            log.exception("inbox.storage_failed")
            return Outcome(wait=SCAN_EVERY)
