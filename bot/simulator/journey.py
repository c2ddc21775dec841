"""A journey through time that people can watch: the clock runs, and each message lands at its moment."""

import asyncio
import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from bot.simulator.stream import Stream
from bot.simulator.world.world import Change, World

SHORTEST, LONGEST = 2.0, 9.0
"""Machine seconds that the running itself takes; the longest is reached at about a week."""
REST, RESTS = 0.45, 4.0
"""Machine seconds to look at what has just landed, and all such rests of a journey together."""
BLINK = 0.03
"""A way shorter than this isn't walked: nobody would see it."""


def lasts(hours: float) -> float:
    """Machine seconds for a journey over so many hours of people's time: longer ones run faster."""
    return min(LONGEST, max(SHORTEST, 1.2 + 1.1 * math.log2(1 + hours)))


class Journey:
    """Paces one journey from `start` to `end`; `approach` is what the hooks await before each step."""

    def __init__(self, world: World, stream: Stream, start: datetime, end: datetime) -> None:
        self._world, self._stream = world, stream
        self._at = start
        whole = max(1.0, (end - start).total_seconds())
        self._pace = lasts(whole / 3600) / whole
        self._rests = RESTS
        self._landed = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Notice, for as long as this lasts, what reaches people."""
        self._world.observers.append(self._watch)
        try:
            yield
        finally:
            self._world.observers.remove(self._watch)

    def _watch(self, change: Change) -> None:
        self._landed = self._landed or change.kind == "notification"

    async def approach(self, to: datetime) -> None:
        """Rest where something has landed, then let the clock of every page run to the next stop."""
        if self._landed:
            # A share of what is left, so that the last stop of a long journey still has some.
            rest = min(REST, self._rests * 0.12)
            self._rests -= rest
            self._landed = False
            await asyncio.sleep(rest)
        seconds = max(0.0, (to - self._at).total_seconds()) * self._pace
        self._at = max(self._at, to)
        if seconds >= BLINK:
            self._stream.send({"kind": "walk", "to": to.timestamp(), "seconds": seconds})
            await asyncio.sleep(seconds)
