"""Control of the town: clock, accidents, faults, and the ledger for other processes."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.simulator.hooks import Hooks
from bot.simulator.journey import Journey
from bot.simulator.page import answered, read
from bot.simulator.stream import Stream
from bot.simulator.switches import SHARE, Switches
from bot.simulator.world.world import World

EVENING, MORNING = time(21), time(9)


def leap(name: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Where a button of the page leads, always later than `now`; a ValueError for an unknown name."""
    here = now.astimezone(zone)
    if name == "hour":
        return now + timedelta(hours=1)
    if name == "evening":
        later = here if here.time() < EVENING else here + timedelta(days=1)
        return datetime.combine(later.date(), EVENING, zone)
    if name == "morning":
        return datetime.combine(here.date() + timedelta(days=1), MORNING, zone)
    if name == "week":
        return datetime.combine(here.date() + timedelta(days=7), here.time(), zone)
    raise ValueError("unknown leap in time")


class Control:
    """The routes under /town that move time and break things. `hooks` gives the present hooks, if any."""

    def __init__(
        self, world: World, stream: Stream, switches: Switches, zone: ZoneInfo,
        hooks: Callable[[], Hooks | None], refuse: Callable[[float], Awaitable[None]],
    ) -> None:  # fmt: skip
        self.world, self.stream, self.switches, self.zone = world, stream, switches, zone
        self._hooks, self._refuse = hooks, refuse
        self._refusing: asyncio.Task[None] | None = None
        self._acting: asyncio.Task[None] | None = None

    def add_to(self, app: web.Application) -> None:
        """Register the routes."""
        app.router.add_get("/town/clock", self.clock)
        app.router.add_post("/town/clock", self.travel)
        app.router.add_post("/town/{accident:restart|kill|startover}", self.accident)
        app.router.add_get("/town/ledger", self.ledger)
        app.router.add_get("/town/updates", self.updates)
        app.router.add_post("/town/switches", self.turn)
        app.router.add_post("/town/faults", self.add_fault)
        app.router.add_delete("/town/faults", self.clear_faults)
        app.router.add_post("/town/refuse", self.refuse)

    async def clock(self, request: web.Request) -> web.Response:
        """The time, the zone it is shown in, and where the buttons lead."""
        now = self.world.clock.now()
        leaps = {
            name: leap(name, now, self.zone).timestamp() for name in ("hour", "evening", "morning", "week")
        }
        return web.json_response({
            **self.stream.clock(), "zone": self.zone.key, "leaps": leaps,
            "movable": self._hooks() is not None,
        })  # fmt: skip

    async def travel(self, request: web.Request) -> web.Response:
        """Move time forward: `{"leap": "evening"}`, or `{"to": "2026-11-23T18:30"}` in the town's zone.

        With `"watch": true` the time passes slowly enough to be watched.
        """
        body = await read(request)
        where = str(body.get("leap", "")), str(body.get("to", ""))
        return await answered(lambda: self._travel(*where, watch=body.get("watch") is True))

    async def _travel(self, name: str, to: str, *, watch: bool) -> None:
        now = self.world.clock.now()
        instant = leap(name, now, self.zone) if name else datetime.fromisoformat(to)
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=self.zone)
        if instant <= now:
            raise ValueError("time goes forward only")
        hooks, journey = self._hooked(), Journey(self.world, self.stream, now, instant)

        async def go() -> None:
            with journey.watched():
                await hooks.travel(instant, journey.approach if watch else None)

        await self._busy("travel", go)

    async def accident(self, request: web.Request) -> web.Response:
        """Restart the bot, kill it, or begin again from the first day."""
        await read(request)
        name = request.match_info["accident"]

        async def happen() -> None:
            hooks = self._hooked()
            if name != "startover" and self.switches.state()["lost"]:
                raise ValueError("the connection is lost: the bot could not start")
            acts = {"restart": hooks.restart, "kill": hooks.kill, "startover": hooks.start_over}
            await self._busy(name, acts[name])

        response = await answered(happen)
        self.stream.send({"kind": "people"})
        return response

    def _hooked(self) -> Hooks:
        hooks = self._hooks()
        if hooks is None:
            raise ValueError("no bot lives in this town")
        return hooks

    async def _busy(self, name: str, act: Callable[[], Awaitable[None]]) -> None:
        if self.stream.busy:
            raise ValueError("one thing at a time")
        self.stream.busy = name
        self.stream.send(self.stream.clock())
        # In a task of its own: starting over closes this server, and with it the request that asked.
        self._acting = asyncio.create_task(self._act(act()))
        await asyncio.shield(self._acting)

    async def _act(self, act: Awaitable[None]) -> None:
        try:
            await act
        finally:
            self.stream.busy = ""
            self.stream.send(self.stream.clock())

    async def ledger(self, request: web.Request) -> web.Response:
        """Entries as JSON; `method`, `chat_id`, `containing` and `after` (a number) narrow them down."""
        query = request.query
        entries = self.world.ledger.of(
            method=query.get("method"),
            chat_id=int(query["chat_id"]) if "chat_id" in query else None,
            containing=query.get("containing", ""),
            after=int(query.get("after", "0")),
        )
        return web.json_response([entry.as_json() for entry in entries])

    async def updates(self, request: web.Request) -> web.Response:
        """How many updates wait for the bot, and the number of the next one."""
        updates = self.world.updates
        return web.json_response({"waiting": len(updates.waiting), "next": updates.next_id})

    async def add_fault(self, request: web.Request) -> web.Response:
        """Put a fault in force; the fields are those of `Faults.add`."""
        body = await read(request)
        known = {"kind", "methods", "chat_id", "share", "times", "low", "high", "words"}
        if (
            body.get("kind") not in ("latency", "error", "flood", "forbidden", "bad", "drop", "vanish")
            or set(body) - known
        ):
            raise web.HTTPBadRequest(text="unknown fault")
        self.switches.add(**body)
        return web.json_response({"ok": True})

    async def turn(self, request: web.Request) -> web.Response:
        """Switch a named fault: `{"name": "lost", "on": true, "seconds": 10}`; see `Switches.turn`."""
        body = await read(request)
        share, seconds = float(body.get("share", SHARE)), body.get("seconds")
        turned = partial(
            self.switches.turn,
            str(body.get("name", "")),
            body.get("on") is True,
            share=share,
            seconds=None if seconds is None else float(seconds),
        )
        return await answered(turned)

    async def clear_faults(self, request: web.Request) -> web.Response:
        """Everything works again."""
        await self.switches.all_well()
        return web.json_response({"ok": True})

    async def refuse(self, request: web.Request) -> web.Response:
        """Refuse connections for `seconds`, from a moment after this answer."""
        body = await read(request)
        self._refusing = asyncio.create_task(self._refuse_soon(float(body.get("seconds", 1))))
        return web.json_response({"ok": True})

    async def _refuse_soon(self, seconds: float) -> None:
        """Once the answer has left."""
        await asyncio.sleep(0.05)
        await self._refuse(seconds)
