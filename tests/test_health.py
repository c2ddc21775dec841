"""/healthz and /metrics of a running bot."""

from __future__ import annotations

import aiohttp

from bot.clock import MovableClock
from bot.config import Listen
from bot.db import Database
from bot.health import Health
from bot.instance import Instance
from tests.living import living
from tests.settings import story_settings


async def _get(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


async def test_health_and_metrics_are_told(database: Database, clock: MovableClock) -> None:
    async with living(database, clock) as home:
        lea = home.town.phone("Léa")
        await lea.types("/start")
        health = Health(home.entraide.instance)
        await health.start()
        try:
            assert await _get(health.port, "/healthz") == (200, '{"ok": true, "inbox": 0}')
            status, metrics = await _get(health.port, "/metrics")
        finally:
            await health.stop()
    assert status == 200
    for name in ("entraide_inbox_pending", "entraide_inbox_dead", "entraide_outbox{"):
        assert name in metrics
    assert "Léa" not in metrics
    assert str(lea.id) not in metrics


async def test_a_database_that_is_gone_is_told_as_unhealthy(database: Database, clock: MovableClock) -> None:
    settings = story_settings(listen=Listen("127.0.0.1", 0))
    health = Health(Instance(settings, database, clock))
    await health.start()
    try:
        await database.close()
        assert database.path is not None
        database.path.rename(database.path.with_suffix(".away"))
        status, _ = await _get(health.port, "/healthz")
    finally:
        await health.stop()
    assert status == 503
