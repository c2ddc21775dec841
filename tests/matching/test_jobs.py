"""The tick of matching: it writes only when something is due, and says when that is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.circles import service as circles
from bot.circles.tables import departures
from bot.clock import MovableClock
from bot.db import Database
from bot.instance import Instance
from bot.matching import jobs
from bot.matching import service as matching
from bot.matching.tables import seats
from bot.schedule import next_due
from tests.circles.towns import an_open_circle
from tests.matching.test_service import newcomer
from tests.settings import story_settings

DAY = timedelta(days=1)


@pytest.fixture
def instance(database: Database, clock: MovableClock) -> Instance:
    return Instance(story_settings(), database, clock)


async def test_a_seat_is_kept_by_the_tick(
    instance: Instance, database: Database, clock: MovableClock
) -> None:
    async with database.transaction() as tx:
        lea = await newcomer(tx, clock.now())
        await matching.wait(tx, lea, clock.now(), instance.settings.default_timezone)
        await an_open_circle(tx, clock.now())
    assert await next_due(jobs.JOBS, instance) == clock.now()
    await jobs.sweep(instance)
    async with database.reading() as tx:
        assert len(await tx.all(select(seats))) == 1
    due = await next_due(jobs.JOBS, instance)
    assert due is not None
    assert due > clock.now(), "and then there is nothing to do until the next moment"


async def test_a_tick_with_nothing_due_writes_nothing(
    instance: Instance, database: Database, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.transaction() as tx:
        lea = await newcomer(tx, clock.now())
        await matching.wait(tx, lea, clock.now(), instance.settings.default_timezone)
    monkeypatch.setattr(Database, "transaction", None)
    await jobs.sweep(instance)


async def test_departures_are_forgotten_by_the_clock(
    instance: Instance, database: Database, clock: MovableClock
) -> None:
    async with database.transaction() as tx:
        circle, lea = await an_open_circle(tx, clock.now()), await newcomer(tx, clock.now())
        joined = await matching.join(tx, lea, circle.id, "Léa", clock.now())
        await circles.leave(tx, joined, clock.now())
    for days, left in ((89, 1), (2, 0)):
        clock.move_to(clock.now() + days * DAY)
        await jobs.forget_departures(instance)
        async with database.reading() as tx:
            assert len(await tx.all(select(departures))) == left
