"""/healthz and /metrics of a running bot."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from bot.clock import MovableClock
from bot.config import Listen
from bot.db import Database
from bot.health import Health
from bot.instance import Instance
from bot.members import consents
from bot.members import service as members
from bot.mood import service as mood
from bot.outbox import service as outbox
from bot.outbox.acts import Lane, Send, ToMember
from bot.screen import Screen
from bot.texts import Html
from tests.living import Living, living
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


Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


async def _samples(home: Living) -> Samples:
    """What /metrics tells, as Prometheus reads it: by name and labels."""
    health = Health(home.entraide.instance)
    await health.start()
    try:
        status, told = await _get(health.port, "/metrics")
    finally:
        await health.stop()
    assert status == 200
    families = text_string_to_metric_families(told)
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in families
        for sample in family.samples
    }


def _of(samples: Samples, name: str, **labels: str) -> float:
    return samples[name, frozenset(labels.items())]


async def _owe(
    home: Living, member_id: int, words: str, lane: Lane, *, late: timedelta | None = None
) -> None:
    now = home.entraide.instance.clock.now()
    async with home.database.transaction() as tx:
        await outbox.put(
            tx, f"test:{words}", ToMember(member_id), Send(Screen(Html(words))), lane, now=now,
            expires_at=None if late is None else now - late,
        )  # fmt: skip
    await home.entraide.settle()


async def test_what_became_of_messages_is_counted_by_lane(database: Database, clock: MovableClock) -> None:
    async with living(database, clock) as home:
        lea, noe = home.town.phone("Léa"), home.town.phone("Noé")
        before = await _samples(home)
        assert _of(before, "entraide_messages_total", lane="announcement", outcome="sent") == 0
        await lea.types("/start")
        await noe.types("/start")
        async with database.transaction() as tx:
            ids = [(await members.meet(tx, one.id, "fr", clock.now())).id for one in (lea, noe)]
        home.town.faults.add("flood", methods=("sendMessage",), times=1, low=1)
        await _owe(home, ids[0], "un", Lane.ANNOUNCEMENT)
        home.town.faults.add("vanish", methods=("sendMessage",), times=1)
        await _owe(home, ids[0], "deux", Lane.ANNOUNCEMENT)
        home.town.faults.add("bad", methods=("sendMessage",), times=1, words="Bad Request: no")
        await _owe(home, ids[0], "trois", Lane.RELAY)
        await _owe(home, ids[0], "quatre", Lane.ENCOURAGEMENT, late=timedelta(hours=1))
        await noe.blocks()
        await _owe(home, ids[1], "cinq", Lane.HELP)
        after = await _samples(home)
    for lane, outcome, number in (
        ("announcement", "again", 1),
        ("announcement", "sent", 1),
        ("announcement", "uncertain", 1),
        ("relay", "failed", 1),
        ("encouragement", "expired", 1),
        ("encouragement", "sent", 0),
        ("help", "blocked", 1),
    ):
        assert _of(after, "entraide_messages_total", lane=lane, outcome=outcome) == number, (lane, outcome)
    assert _of(after, "entraide_messages_total", lane="reply", outcome="sent") >= 2
    assert _of(before, "entraide_too_many_requests_total") == 0
    assert _of(after, "entraide_too_many_requests_total") == 1
    assert _of(after, "entraide_outbox", lane="announcement", state="uncertain") == 1


async def test_handlers_are_timed_by_kind_of_update(database: Database, clock: MovableClock) -> None:
    async with living(database, clock) as home:
        lea = home.town.phone("Léa")
        await lea.types("/start")
        await lea.types("bonjour")
        await lea.taps("Parler à quelqu’un")
        await lea.blocks()
        samples = await _samples(home)
    counts = {
        dict(labels)["kind"]: n for (name, labels), n in samples.items() if name.endswith("seconds_count")
    }
    assert counts == {"message": 2, "callback_query": 1, "my_chat_member": 1}
    assert 0 < _of(samples, "entraide_handler_seconds_sum", kind="message") < 10
    told = {value for _, labels in samples for _, value in labels}
    assert "Léa" not in told
    assert not any(str(lea.id) in value for value in told)


async def test_what_was_due_at_an_hour_is_told_with_its_lateness(
    database: Database, clock: MovableClock
) -> None:
    zone = ZoneInfo("Europe/Paris")
    async with living(database, clock) as home:
        lea = home.town.phone("Léa")
        await lea.types("/start")
        async with database.transaction() as tx:
            member = await members.meet(tx, lea.id, "fr", clock.now())
            member = await members.set_stage(tx, member, members.MEMBER)
            await consents.give(tx, member, "check_ins", "words", clock.now())
            await mood.ask_daily(tx, member, time(19), zone=zone, now=clock.now(), tomorrow=False)
        assert ("entraide_due_total", frozenset()) not in await _samples(home)
        await home.entraide.travel(clock.now() + timedelta(hours=2))
        samples = await _samples(home)
        assert _of(samples, "entraide_due_total", kind="check_in", outcome="in_time") == 1
        clock.move_to(clock.now() + timedelta(hours=23))
        await home.entraide.tick()
        await home.entraide.settle()
        samples = await _samples(home)
    assert _of(samples, "entraide_due_total", kind="check_in", outcome="in_time") == 1
    assert _of(samples, "entraide_due_total", kind="check_in", outcome="late") == 1
    assert _of(samples, "entraide_due_worst_lateness_seconds", kind="check_in") == 30 * 60
    assert _of(samples, "entraide_messages_total", lane="check_in", outcome="sent") == 2
