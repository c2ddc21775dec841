"""getUpdates: waiting, waking, and what happens when two bots ask at once.

Rules: reference bot-api.md, getUpdates (Client.cpp:15700-15725, 16225-16252, 16319-16433).
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.methods.call import Call
from bot.simulator.world.refusals import Refusal
from bot.simulator.world.world import Change, World

WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
LONGEST = 50
SOON, AT_ONCE = 3.0, 0.5
BATCHING = 0.001


@dataclass(eq=False, slots=True)
class Poll:
    """One request that waits for updates, that many seconds at the most."""

    seconds: float = 0.0
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    ended: Refusal | None = None
    closed: bool = False


class Poller:
    """The one place where updates leave the world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.present: Poll | None = None
        self.last_offset: int | None = None
        self.last_start = self.last_conflict = float("-inf")
        world.observers.append(self._watch)

    def _watch(self, change: Change) -> None:
        if self.present is None:
            return
        if change.kind == "webhook":
            self.present.ended = Refusal(409, "terminated by setWebhook request")
        if change.kind in ("update", "webhook"):
            self.present.wake.set()

    def close(self) -> None:
        """Let the waiting request go with nothing."""
        if self.present is not None:
            self.present.closed = True
            self.present.wake.set()

    async def get_updates(self, call: Call, is_gone: Callable[[], bool]) -> list[dict[str, Any]]:
        """Answer a request; `is_gone` tells whether the asker hung up. A `Refusal` if another takes over."""
        if self.world.webhook:
            raise Refusal(409, WEBHOOK)
        if self.present is not None:
            self.present.ended = Refusal(409, OTHER)
            self.present.wake.set()
        self.world.updates.allow(call.list_or_none("allowed_updates"))
        offset, limit, timeout = self._read(call)
        poll = self.present = Poll(timeout)
        try:
            return await self._wait(poll, offset, limit, is_gone)
        finally:
            if self.present is poll:
                self.present = None

    def _read(self, call: Call) -> tuple[int, int, float]:
        """Offset, limit and seconds to wait; asking the same again at once is slowed down."""
        offset = call.integer("offset")
        limit = call.integer("limit", 100, 1, 100)
        timeout = call.integer("timeout", 0, 0, LONGEST)
        now = self.world.elapsed()
        if offset == self.last_offset and now < self.last_start + SOON and timeout < SOON:
            timeout = int(SOON)
            limit = 1 if now < self.last_start + AT_ONCE else limit
        self.last_offset, self.last_start = offset, now
        return offset, limit, float(timeout)

    async def _wait(
        self, poll: Poll, offset: int, limit: int, is_gone: Callable[[], bool]
    ) -> list[dict[str, Any]]:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + poll.seconds
        found = self.world.fetch_updates(offset, limit)
        while not found and loop.time() < deadline and not poll.closed:
            poll.wake.clear()
            await _woken(poll.wake, deadline - loop.time())
            if poll.ended is not None:
                await self._give_way(poll.ended, is_gone)
            await asyncio.sleep(BATCHING)
            found = [] if is_gone() else self.world.fetch_updates(offset, limit)
        return found

    async def _give_way(self, refusal: Refusal, is_gone: Callable[[], bool]) -> None:
        """The older request fails; when that happens again and again, three seconds late."""
        now = self.world.elapsed()
        late = now < self.last_conflict + SOON
        if not is_gone():
            self.last_conflict = now
            await asyncio.sleep(SOON if late else 0)
        raise refusal


async def _woken(wake: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await wake.wait()
    except TimeoutError:
        pass
