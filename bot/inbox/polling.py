"""Long polling: a batch is stored before the offset moves, so that no update is lost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.inbox import service as inbox
from bot.inbox.lanes import Lanes
from bot.inbox.rules import ALLOWED_UPDATES, wanted
from bot.inbox.shapes import is_number
from bot.instance import Instance

log = structlog.get_logger(__name__)

POLL = 25
"""Seconds that Telegram holds a poll open when there is nothing (Bot API allows up to 50)."""
STORAGE_PAUSE = 3.0
"""Machine seconds between tries to store a batch while the database can't be written."""
GLANCE = 0.7
"""Machine seconds that storing may take before calls for help are answered directly; meanwhile Telegram is
asked this often for more of them. Twice this and the answer itself stay below two seconds; below half a
second Telegram would give one update at a time (bot-api.md, getUpdates)."""
BACK_OFF = (1.0, 2.0, 5.0, 15.0, 30.0)

Lifeline = Callable[[Mapping[str, Any]], Awaitable[None]]
"""Answers a call for help directly when the inbox can't be written; does nothing for other updates."""


class Polling:
    """Fetches updates with one long poll at a time, and stores them."""

    def __init__(
        self, instance: Instance, request: BaseRequest, url: str, lanes: Lanes, lifeline: Lifeline
    ) -> None:
        self._instance, self._request, self._url = instance, request, url
        self._lanes, self._lifeline = lanes, lifeline
        self._offset: int | None = None
        self._faults = 0
        self._held: dict[int, Mapping[str, Any]] = {}
        """Updates that were fetched and aren't stored yet: Telegram itself keeps presses for 150 s only."""
        self._storing: asyncio.Task[Sequence[bytes]] | None = None
        self._being_stored: tuple[int, ...] = ()
        self._try_at = 0.0
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin polling in a task of its own. The first poll has no offset: the inbox knows what it has."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop at once; what was fetched and not stored comes again."""
        for task in (self._task, self._storing):
            if task is not None:
                task.cancel()
                with suppress(Exception, asyncio.CancelledError):
                    await task
        self._task = self._storing = None

    async def _run(self) -> None:
        while True:
            try:
                batch = await self._fetch()
                self._faults = 0
            except TelegramError as fault:
                await self._rest(fault)
                continue
            if batch:
                await self._keep(batch)

    async def _fetch(self) -> Sequence[Mapping[str, Any]]:
        asked: dict[str, Any] = {"timeout": POLL, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        if self._offset is not None:
            asked["offset"] = self._offset
        url = f"{self._url}/getUpdates?{urlencode(asked)}"
        found = await self._request.post(url, read_timeout=POLL + 10)
        return [raw for raw in found if _is_update(raw)] if isinstance(found, list) else []

    async def _keep(self, batch: Sequence[Mapping[str, Any]]) -> None:
        """Store the batch, then move the offset. Until that works, calls for help are answered directly."""
        self._held.update({int(raw["update_id"]): raw for raw in batch})
        if self._storing is not None:
            await self._rescue()
        if self._storing is None and self._instance.clock.elapsed() >= self._try_at:
            self._being_stored = tuple(sorted(self._held))
            self._storing = asyncio.create_task(self._store([self._held[key] for key in self._being_stored]))
        if self._storing is None:
            await self._rescue()
            await asyncio.sleep(GLANCE)
            return
        await asyncio.wait({self._storing}, timeout=GLANCE)
        if self._storing.done():
            await self._stored(self._storing)
        else:
            await self._rescue()

    async def _store(self, batch: Sequence[Mapping[str, Any]]) -> Sequence[bytes]:
        kept = [raw for raw in batch if wanted(raw, self._instance.username)]
        if not kept:
            return []
        async with self._instance.database.transaction() as tx:
            return await inbox.store(tx, kept, self._instance.clock.now())

    async def _stored(self, storing: asyncio.Task[Sequence[bytes]]) -> None:
        self._storing = None
        if (fault := storing.exception()) is not None:
            log.error("inbox.not_stored", fault=type(fault).__name__)
            self._try_at = self._instance.clock.elapsed() + STORAGE_PAUSE
            await self._rescue()
            await asyncio.sleep(GLANCE)
            return
        for update_id in self._being_stored:
            del self._held[update_id]
        self._offset = self._being_stored[-1] + 1
        self._lanes.wake(storing.result())

    async def _rescue(self) -> None:
        """Answer the calls for help among what isn't stored."""
        for raw in list(self._held.values()):
            if wanted(raw, self._instance.username):
                await self._lifeline(raw)

    async def _rest(self, fault: TelegramError) -> None:
        pause = BACK_OFF[min(self._faults, len(BACK_OFF) - 1)]
        self._faults += 1
        if isinstance(fault, RetryAfter):
            after = fault.retry_after
            pause = float(after if isinstance(after, int) else after.total_seconds())
        if isinstance(fault, Conflict):
            log.error("inbox.second_poller")
        elif isinstance(fault, InvalidToken):
            log.error("inbox.token_refused")
        else:
            log.warning("inbox.poll_failed", fault=type(fault).__name__)
        await asyncio.sleep(pause)


def _is_update(raw: object) -> bool:
    """Whether it has the number by which it is stored and acknowledged: without, nothing can be done."""
    number = raw.get("update_id") if isinstance(raw, Mapping) else None
    return is_number(number) and number >= 0
