"""The composition root: builds everything from settings; nothing happens at import."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot

import handlers
from bot import jobs, schedule
from bot.admin import notices
from bot.clock import Clock, MovableClock
from bot.config import Settings
from bot.context import Context
from bot.db import Database, Transaction
from bot.errors import NoTelegram
from bot.health import Health
from bot.home import out_of_date
from bot.inbox import service as inbox
from bot.inbox.after import After
from bot.inbox.lanes import Lanes
from bot.inbox.polling import Polling
from bot.inbox.turns import App, Turns, keep_error
from bot.instance import Instance
from bot.outbox import batches, wiring
from bot.outbox.sender import Sender
from bot.people import hooks, recipients
from bot.pictures import DRAWERS
from bot.request import AiohttpRequest, why_not
from bot.safety.lifeline import Lifeline

log = structlog.get_logger(__name__)

WORKERS = {"sqlite": 8, "postgresql": 16}
"""Lanes worked on side by side. SQLite has one writer, whose transactions share a commit: while a commit took
3 ms of the disk, eight did 268 updates/s and four 149; more would keep the sender waiting behind them."""
FOLLOWED_WITHIN = 2.0
"""Machine seconds that callback answers and menus get when the bot stops."""
STEP = timedelta(seconds=1)
"""The least that a moved clock advances, so that a walk from due time to due time ends."""


class Entraide:
    """One running bot on an open, migrated database."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        self.instance = Instance(settings, database, clock)
        flooded = self.instance.metrics.flooded
        self._request = AiohttpRequest(pool=200, flooded=flooded)
        self._poll_request = AiohttpRequest(pool=2, flooded=flooded)
        self.bot = _bot(settings, self._request)
        self.application: App = _application(self.bot)
        self.health: Health | None = None
        self._parts: list[Any] = []

    async def start(self, *, health: bool = True) -> None:
        """Ask Telegram who we are, then begin: what was left over is taken up first.

        `health` serves the endpoints of LISTEN; raises CannotListen before anything is read, sent or asked,
        and NoTelegram before anything is read or sent.
        """
        if health:
            self.health = Health(self.instance)
            await self.health.start()
        await self._meet_telegram()
        self.instance = replace(self.instance, username=self.bot.username)
        wiring.use_resolver(recipients)
        self.after = After(self.instance, self.bot)
        self.instance = replace(self.instance, drop_menu=self.after.drop)
        followed_by = hooks(self.instance.settings.default_timezone)
        self.sender = Sender(self.instance, self.bot, draw=DRAWERS, hooks=followed_by)
        lifeline = Lifeline(self.bot)
        self.turns = Turns(
            self.instance, self.application, self.after, out_of_date, lifeline, self._tell_operators
        )
        workers = WORKERS[self.instance.database.dialect_name]
        self.lanes = Lanes(self.instance, self.turns.next_of, workers=workers)
        url = f"{self.instance.settings.bot_api_url}/bot{self.instance.settings.bot_token}"
        self.polling = Polling(self.instance, self._poll_request, url, self.lanes, lifeline)
        self.scheduler = schedule.Ticking(jobs.ALL, self.instance)
        self._parts = [self.sender, self.lanes, self.polling]
        for part in self._parts:
            await part.start()
        self.scheduler.start()
        self._menus = asyncio.create_task(self.after.set_default_menus())

    async def _meet_telegram(self) -> None:
        try:
            await self._poll_request.initialize()
            await self.application.initialize()
        except TelegramError as fault:
            if self.health is not None:
                await self.health.stop()
            await self.bot.shutdown()
            await self._poll_request.shutdown()
            # Not the fault's own words: they may hold the token.
            raise NoTelegram(why_not(fault)) from None

    async def stop(self) -> None:
        """Stop in good order: nothing new is fetched, what is being sent is finished."""
        try:
            await self.scheduler.stop()
            for part in reversed(self._parts):
                await part.stop()
            with suppress(TimeoutError):
                async with asyncio.timeout(FOLLOWED_WITHIN):
                    await self.turns.followed()
        finally:
            await self._close()

    async def kill(self) -> None:
        """End as a kill would: every task cancelled, nothing finished."""
        await self.scheduler.stop()
        for part in self._parts:
            await (part.kill() if hasattr(part, "kill") else part.stop())
        await self._close()

    async def _close(self) -> None:
        self._menus.cancel()
        with suppress(asyncio.CancelledError):
            await self._menus
        await self.turns.stop()
        if self.health is not None:
            await self.health.stop()
        wiring.unlisten(self.sender)
        await self.application.shutdown()
        await self._poll_request.shutdown()

    async def tick(self) -> None:
        """Run every job once, now."""
        await schedule.run_all(jobs.ALL, self.instance)

    async def settle(self) -> None:
        """Wait until nothing stored is left to work on and nothing due is left to send."""
        while True:
            await self.lanes.idle()
            await self.turns.followed()
            await self.sender.idle()
            async with self.instance.database.reading() as tx:
                waiting, _ = await inbox.depth(tx)
            if not waiting and self.lanes.is_idle and self.sender.is_idle:
                return
            await asyncio.sleep(0)

    async def travel(
        self, instant: datetime, approach: Callable[[datetime], Awaitable[None]] | None = None
    ) -> None:
        """Move people's time forward to `instant`, stopping at each due time for the bot to settle.

        `approach` is awaited before each step, with where the clock goes next.
        """
        clock = self.instance.clock
        if not isinstance(clock, MovableClock):
            raise TypeError("this clock can't be moved")
        await self.settle()
        while (due := await self._next_due()) is not None and due < instant:
            await self._step(clock, max(due, clock.now() + STEP), approach)
        await self._step(clock, instant, approach)

    async def _tell_operators(self, tx: Transaction) -> None:
        """Something could not be worked on, as /admin shows."""
        settings, now = self.instance.settings, self.instance.clock.now()
        await notices.dead_letter(tx, settings.operators, now, settings.default_timezone)

    async def _step(
        self,
        clock: MovableClock,
        to: datetime,
        approach: Callable[[datetime], Awaitable[None]] | None,
    ) -> None:
        if approach is not None:
            await approach(to)
        clock.move_to(to)
        await self.tick()
        await self.settle()

    async def _next_due(self) -> datetime | None:
        due = await schedule.next_due(jobs.ALL, self.instance)
        async with self.instance.database.reading() as tx:
            owed = await batches.next_due(tx, now=self.instance.clock.now())
        return min((moment for moment in (due, owed) if moment is not None), default=None)


def _bot(settings: Settings, request: AiohttpRequest) -> ExtBot[None]:
    return ExtBot(
        token=settings.bot_token or "",
        base_url=f"{settings.bot_api_url}/bot",
        base_file_url=f"{settings.bot_api_url}/file/bot",
        request=request,
        get_updates_request=AiohttpRequest(pool=1),
    )


def _application(bot: ExtBot[None]) -> App:
    application: App = (
        ApplicationBuilder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    handlers.register(application)
    application.add_error_handler(keep_error)
    return application
