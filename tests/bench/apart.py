"""The bot as a process of its own beside a local Telegram in this one: what the bot itself takes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import MovableClock, SystemClock
from bot.simulator.town import Town
from tests.kill.child import Child


@dataclass(slots=True)
class Apart:
    """A town, and the process of the bot that lives in it."""

    town: Town
    child: Child

    @property
    def processor(self) -> float:
        """Seconds of a core that the bot has used so far (proc(5), stat)."""
        fields = Path(f"/proc/{self.child.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """The most MiB that the bot has held at once so far (proc(5), status, VmHWM)."""
        lines = Path(f"/proc/{self.child.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

    def requests(self, *methods: str) -> int:
        """How many requests of these kinds the town has carried out."""
        return sum(entry.method in methods for entry in self.town.ledger.entries)


@asynccontextmanager
async def apart(
    file: Path | None = None, prepare: Callable[[Town], Awaitable[None]] | None = None, **settings: str
) -> AsyncIterator[Apart]:
    """A running bot, on a fresh database where no `file` is given; no limits unless `settings` say so.

    `prepare` is awaited once the town is there and before the bot is.
    """
    with TemporaryDirectory() as folder:
        town = Town(MovableClock(SystemClock().now(), running=True), seed=7)
        await town.start()
        operator = town.phone("Odile").id
        if prepare is not None:
            await prepare(town)
        given = {"PACING": "off", **settings}
        child = Child(town.url, town.token, file or Path(folder) / "bench.db", operator, **given)
        try:
            await child.start()
            yield Apart(town, child)
            await child.stop()
        finally:
            await child.kill()
            await town.stop()


async def until(holds: Callable[[], bool], *, seconds: float = 120) -> None:
    """Wait for a fact."""
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.005)
