"""The HTTP endpoints of a running bot: /healthz and /metrics, on loopback unless LISTEN says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from bot.errors import CannotListen
from bot.inbox import service as inbox
from bot.instance import Instance
from bot.listening import taking
from bot.outbox import batches
from bot.outbox.acts import Lane
from bot.rhythm import sweep
from bot.rhythm.sweep import Tally


class Health:
    """Serves the health and the metrics of `instance`. No number tells anything of a person."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._runner: web.AppRunner | None = None
        self.port = 0
        self._registry = CollectorRegistry()
        self._inbox = self._gauge("entraide_inbox_pending", "Updates received and not worked on yet")
        self._age = self._gauge("entraide_inbox_age_seconds", "Age of the oldest such update")
        self._dead = self._gauge("entraide_inbox_dead", "Updates that could not be worked on")
        self._outbox = self._gauge("entraide_outbox", "Messages to send", "lane", "state")
        self._late = self._gauge("entraide_outbox_age_seconds", "Age of the oldest waiting message", "lane")
        self._due = _Due(self._registry)

    def _gauge(self, name: str, words: str, *labels: str) -> Gauge:
        return Gauge(name, words, labels, registry=self._registry)

    async def start(self) -> None:
        """Listen as LISTEN says; `port` is the one taken. Raises CannotListen, leaving nothing open."""
        app = web.Application()
        app.router.add_get("/healthz", self._health)
        app.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        listen = self._instance.settings.listen
        try:
            with taking(listen):
                await web.TCPSite(self._runner, *listen).start()
        except CannotListen:
            await self.stop()
            raise
        self.port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Close the port."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _health(self, _: web.Request) -> web.Response:
        try:
            async with self._instance.database.reading() as tx:
                waiting, _oldest = await inbox.depth(tx)
        except Exception:  # noqa: BLE001 (whatever it is, the answer is no)
            return web.json_response({"ok": False, "database": "unreachable"}, status=503)
        return web.json_response({"ok": True, "inbox": waiting})

    async def _metrics(self, _: web.Request) -> web.Response:
        now = self._instance.clock.now()
        async with self._instance.database.reading() as tx:
            waiting, oldest = await inbox.depth(tx)
            self._inbox.set(waiting)
            self._age.set((now - oldest).total_seconds() if oldest else 0)
            self._dead.set(len(await inbox.dead_letters(tx)))
            self._outbox.clear()
            self._late.clear()
            for lane in Lane:
                self._outbox.labels(lane.name.lower(), "pending").set(0)
                self._late.labels(lane.name.lower()).set(0)
            for depth in await batches.depth(tx):
                self._outbox.labels(depth.lane, depth.state).set(depth.count)
                self._late.labels(depth.lane).set((now - depth.oldest).total_seconds() if depth.oldest else 0)
            self._due.ever = await sweep.tallied(tx)
            self._due.today = await sweep.tallied(tx, now.date())
        counted = generate_latest(self._instance.metrics.registry)
        return web.Response(
            body=generate_latest(self._registry) + counted, headers={"Content-Type": CONTENT_TYPE_LATEST}
        )


class _Due(Collector):
    """How punctual what was due at people's hours was, as its rows say: the same on each replica."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.ever: Mapping[str, Tally] = {}
        self.today: Mapping[str, Tally] = {}
        registry.register(self)

    def collect(self) -> Iterator[Metric]:
        words = "What was due at people's hours: written in time, late (by 5 minutes or more), or skipped"
        counted = CounterMetricFamily("entraide_due", words, labels=("kind", "outcome"))
        for kind, tally in self.ever.items():
            counted.add_metric((kind, "in_time"), tally.served - tally.late)
            counted.add_metric((kind, "late"), tally.late)
            counted.add_metric((kind, "skipped"), tally.skipped)
        yield counted
        words = "How late the latest of this UTC day was written"
        worst = GaugeMetricFamily("entraide_due_worst_lateness_seconds", words, labels=("kind",))
        for kind, tally in self.today.items():
            worst.add_metric((kind,), tally.worst.total_seconds())
        yield worst
