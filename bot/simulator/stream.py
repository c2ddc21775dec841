"""Server-sent events: what happens in the town, to every open page at once."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.simulator.guard import HEADERS
from bot.simulator.world.reading import unread_in_all
from bot.simulator.world.world import Change, World

HEARTBEAT = 2.0
QUEUE = 1000
# Changes after which a phone looks different.
REDRAWN = frozenset({
    "message", "edited", "deleted", "people", "menus", "notification", "read", "fetched", "reaction",
})  # fmt: skip
# Changes after which another number of messages may be unread.
COUNTED = frozenset({"message", "deleted", "read"})


class Stream:
    """Open pages and the events on their way to them. A slow page loses some and asks for all again."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.busy = ""
        self.besides: Callable[[], dict[str, Any]] = dict
        """What else every page should know at any moment; set by whoever controls the town."""
        self._pages: set[asyncio.Queue[dict[str, Any] | None]] = set()
        world.observers.append(self._watch)

    def _watch(self, change: Change) -> None:
        if change.kind == "people" and not change.people:
            self.send({"kind": "people"})
        for person_id in change.people if self._pages else ():
            if change.kind in COUNTED:
                count = unread_in_all(self.world, self.world.people[person_id])
                self.send({"kind": "unread", "person": person_id, "unread": count})
            if change.kind in REDRAWN:
                self.send({"kind": "phone", "person": person_id})
            if change.kind in ("answered", "action", "notification"):
                self.send({"kind": change.kind, "person": person_id, **change.details})

    def clock(self) -> dict[str, Any]:
        """The present time, what the town is busy with, and what else is always shown."""
        return {"kind": "clock", "now": self.world.now(), "busy": self.busy, **self.besides()}

    def send(self, event: dict[str, Any]) -> None:
        """To every open page, with the time of the town."""
        if not self._pages:
            return
        event = {"now": self.world.now(), **event}
        for page in self._pages:
            if page.full():
                while not page.empty():
                    page.get_nowait()
                event = {"kind": "people"}
            page.put_nowait(event)

    def close(self) -> None:
        """Let every page go."""
        for page in self._pages:
            if page.full():
                page.get_nowait()
            page.put_nowait(None)

    async def open(self, request: web.Request) -> web.StreamResponse:
        """One page's stream, until it leaves or the town closes."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", **HEADERS})
        await response.prepare(request)
        page: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue(QUEUE)
        self._pages.add(page)
        try:
            event: dict[str, Any] | None = self.clock()
            while event is not None:
                await response.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode())
                event = await self._next(page)
        except ConnectionError:
            pass
        finally:
            self._pages.discard(page)
        return response

    async def _next(self, page: asyncio.Queue[dict[str, Any] | None]) -> dict[str, Any] | None:
        try:
            async with asyncio.timeout(HEARTBEAT):
                return await page.get()
        except TimeoutError:
            return self.clock()
