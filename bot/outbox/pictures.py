"""Drawing pictures when they are sent, away from the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

from bot.screen import Picture

Drawer = Callable[[Mapping[str, Any]], bytes]
"""Draws a picture from its data, as PNG bytes. A function of a module, so that a worker can import it."""


def worker_process() -> Executor:
    """One process, started by the first picture: what drawing needs stays out of the bot's own memory."""
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))


class Painter:
    """Draws each kind of picture with its drawer; the application gives the explicit dict of them."""

    def __init__(
        self, drawers: Mapping[str, Drawer], executor: Callable[[], Executor] = worker_process
    ) -> None:
        self._drawers = drawers
        self._make = executor
        self._executor: Executor | None = None

    async def draw(self, picture: Picture) -> bytes:
        """The picture as PNG bytes; raises what the drawer raises, KeyError for an unknown kind."""
        drawer = self._drawers[picture.kind]
        loop = asyncio.get_running_loop()
        if self._executor is None:
            self._executor = self._make()
        try:
            return await loop.run_in_executor(self._executor, drawer, dict(picture.data))
        except BrokenProcessPool:
            self.close()
            self._executor = self._make()
            return await loop.run_in_executor(self._executor, drawer, dict(picture.data))

    def close(self) -> None:
        """Let the worker go."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None
