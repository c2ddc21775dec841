"""The bot as a process of its own, so that it can really be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

KEY = "QSBtYXN0ZXIga2V5IGZvciB0ZXN0cywgMzIgYnl0ZXM="


class Child:
    """`python -m bot` (or a module that plants a fault first) against a town, on an SQLite file.

    `settings` are more of the environment, or other words for what is set here.
    """

    def __init__(
        self, url: str, token: str, file: Path, operator: int, *, module: str = "bot", **settings: str
    ) -> None:
        self._module = module
        self._env = {
            "PATH": os.environ.get("PATH", ""),
            "BOT_TOKEN": token,
            "BOT_API_URL": url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{file}",
            "ENTRAIDE_KEY": KEY,
            "ORGANISATION": "Les Rives",
            "PRIVACY_CONTACT": "contact@lesrives.example",
            "COUNTRY": "FR",
            "HOSTED_AT": "Rennes, France",
            "LISTEN": "127.0.0.1:0",
            "OPERATORS": str(operator),
            "UPDATES_PER_MINUTE": "10000",
            "UPDATES_BURST": "10000",
            **settings,
        }
        self._log = file.with_suffix(".log")
        self._process: asyncio.subprocess.Process | None = None
        self.started_in = 0.0
        """Machine seconds from the command to the line that says it runs."""

    async def start(self) -> None:
        """Start it, and wait for the line that says it runs."""
        began = time.perf_counter()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", self._module, env=self._env, stdout=asyncio.subprocess.PIPE, stderr=log
            )
        assert self._process.stdout is not None
        async with asyncio.timeout(60):
            while b"running" not in (line := await self._process.stdout.readline()):
                assert line, f"the bot ended: {self._log.read_text()[-2000:]}"
        self.started_in = time.perf_counter() - began

    @property
    def pid(self) -> int:
        """The number of the process that runs."""
        assert self._process is not None
        return self._process.pid

    async def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is said."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """SIGTERM: it stops in good order."""
        await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(how)
            await self._process.wait()
        self._process = None

    @property
    def log(self) -> str:
        """What it wrote to its log in all its lives."""
        return self._log.read_text() if self._log.exists() else ""
