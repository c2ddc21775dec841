"""The local mode: the bot beside a local Telegram, in one process, with one clock, talking only HTTP."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import Entraide
from bot.clock import Clock, MovableClock, SystemClock
from bot.config import Listen, Settings
from bot.identity.service import open_database
from bot.listening import ensure_free, taking
from bot.simulator.hooks import Approach
from bot.simulator.town import TOKEN, Town

EVENING = time(18, 30)
"""The hour at which a fresh town opens, in DEFAULT_TIMEZONE."""
OPERATOR = "Odile"
IMAGINED = {
    "organisation": "Les Rives",
    "privacy_contact": "contact@lesrives.example",
    "country": "FR",
    "hosted_at": "localhost",
}
"""Who runs the town as long as the settings name nobody, so that consent is asked in whole sentences."""


class Local:
    """A town and the bot that lives in it. Its files: the database, and Telegram's own memory beside it.

    `machine` tells on which day a fresh town opens: the machine's own clock unless given.
    """

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        *,
        empty: bool = False,
        running: bool = True,
        machine: Clock | None = None,
    ) -> None:
        self._folder, self._empty, self._running = folder, empty, running
        self._given, self._machine = settings, machine or SystemClock()
        self.database_file = folder / ("empty.db" if empty else "local.db")
        self.town_file = folder / f"{self.database_file.stem}-telegram.json"
        self.clock_file = folder / f"{self.database_file.stem}-clock.json"

    async def start(self, *, host: str = "127.0.0.1", port: int = 0, fresh: bool = False) -> None:
        """Open the town as it was left, or as delivered when it is fresh; then start the bot in it.

        Raises CannotListen before anything is made or removed.
        """
        await ensure_free(Listen(host, port))
        if fresh:
            self._remove_files()
        is_new = not self.database_file.exists()
        self._host = host
        self.clock = MovableClock(self._opening(), running=self._running)
        self.town = Town(self.clock, file=self.town_file, hooks=self, zone=self._given.default_timezone)
        with taking(Listen(host, port)):
            await self.town.start(host, port)
        self._operator = self.town.phone(OPERATOR)
        await self._compose(is_new=is_new)
        if is_new:
            await self.entraide.settle()
            self.town.read_everything()

    def _opening(self) -> datetime:
        """Where people's time begins: where it was left, else this evening at half past six."""
        zone = ZoneInfo(self._given.default_timezone)
        machine = self._machine.now()
        today = machine.astimezone(zone).date()
        evening = datetime.combine(today, EVENING, zone).astimezone(UTC)
        if self.clock_file.exists():
            left = datetime.fromisoformat(json.loads(self.clock_file.read_text())["now"])
            return max(left, machine - timedelta(days=1))
        return evening

    async def _compose(self, *, is_new: bool) -> None:
        unnamed = {key: value for key, value in IMAGINED.items() if getattr(self._given, key) is None}
        self.settings = self._given.model_copy(
            update={
                **unnamed,
                "bot_token": TOKEN,
                "bot_api_url": self.town.api_url,
                "database_url": f"sqlite+aiosqlite:///{self.database_file}",
                "operators": frozenset({self._operator.id}),
            }
        )
        bot_id, now = self.town.world.bot.id, self.clock.now()
        self.database = await open_database(self.settings, bot_id, now, notice=False)
        if is_new and not self._empty:
            from bot.demo import settle_in  # noqa: PLC0415 (only a fresh town needs it)

            zone = ZoneInfo(self.settings.default_timezone)
            await settle_in(self.database, self.town, self.clock, zone, self.settings.operators)
        self.entraide = Entraide(self.settings, self.database, self.clock)
        await self.entraide.start(health=False)
        self.town.settle = self.entraide.settle

    async def stop(self) -> None:
        """Stop the bot in good order, then the town; the time is remembered."""
        await self.entraide.stop()
        await self.database.close()
        await self.town.stop()
        self._remember_time()

    async def travel(self, instant: datetime, approach: Approach | None = None) -> None:
        """Move people's time forward, walking from due time to due time."""
        await self.entraide.travel(instant, approach)
        self._remember_time()

    def _remember_time(self) -> None:
        """Write down people's time, so that it doesn't go back even if this process is killed."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self.clock_file.write_text(json.dumps({"now": self.clock.now().isoformat()}))

    async def restart(self) -> None:
        """Stop the bot in good order and start it anew on the same database."""
        self.town.settle = None
        await self.entraide.stop()
        await self.database.close()
        await self._compose(is_new=False)
        await self.town.quiet()

    async def kill(self) -> None:
        """Cancel everything the bot does, drop its database without clean-up, and start anew."""
        self.town.settle = None
        await self.entraide.kill()
        await self.database.abandon()
        await self._compose(is_new=False)
        await self.town.quiet()

    async def start_over(self) -> None:
        """Begin again as on the first day, at the same address."""
        port = int(self.town.url.rsplit(":", 1)[1])
        await self.stop()
        await self.start(host=self._host, port=port, fresh=True)

    def _remove_files(self) -> None:
        for path in self._folder.glob(f"{self.database_file.stem}*"):
            path.unlink()
