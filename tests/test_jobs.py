"""Whatever one row is like, what is due to the others is done; nothing is looked at again and again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot import daily, jobs
from bot.admin import service as admin
from bot.admin.jobs import expire
from bot.admin.tables import invitations
from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.encouragement import choosing
from bot.instance import Instance
from bot.matching import jobs as matching_jobs
from bot.matching import service as matching
from bot.matching.tables import seats, waiting
from bot.members import service as members
from bot.members.service import Member
from bot.members.tables import members as people
from bot.outbox.tables import outbox
from bot.privacy import jobs as privacy_jobs
from bot.privacy import service as privacy
from bot.privacy.tables import farewells
from bot.rhythm import sweep
from bot.rhythm.tables import schedules
from bot.rooms import jobs as rooms_jobs
from bot.rooms import rows as room_rows
from bot.rooms import waiting as room_waiting
from bot.schedule import next_due, run_all
from tests.circles.towns import an_open_circle, fill, person
from tests.matching.test_waiting import waits
from tests.rooms.houses import House
from tests.settings import story_settings
from tests.test_daily import EVENING, ZONE, question_at, someone, words_at

GARBAGE = b"\x01not what anybody sealed, at all"
DAY = timedelta(days=1)


@pytest.fixture
def instance(any_database: Database, clock: MovableClock) -> Instance:
    return Instance(story_settings(default_timezone=ZONE), any_database, clock)


async def spoil(tx: Transaction, member: Member, column: str = "profile") -> None:
    await tx.execute(update(people).where(people.c.id == member.id).values({column: GARBAGE}))


async def told(tx: Transaction) -> set[int]:
    return {row.member_id for row in await tx.all(select(outbox.c.member_id))}


async def _asked(instance: Instance, clock: MovableClock, number: int = 6) -> list[Member]:
    async with instance.database.transaction() as tx:
        found = [await someone(tx, clock, 100 + each) for each in range(number)]
        for each in found:
            await question_at(tx, each, clock, time(18, 30))
        return found


async def _settings(tx: Transaction, member: Member) -> None:
    which = update(schedules).where(schedules.c.member_id == member.id)
    await tx.execute(which.values(settings=GARBAGE))


async def _no_day(tx: Transaction, member: Member) -> None:
    await tx.execute(update(schedules).where(schedules.c.member_id == member.id).values(nominal_day=None))


@pytest.mark.parametrize("how", [spoil, _settings, _no_day])
async def test_a_schedule_that_cannot_be_read_stops_nobody_else(
    instance: Instance, clock: MovableClock, how: Callable[[Transaction, Member], Any]
) -> None:
    asked = await _asked(instance, clock)
    async with instance.database.transaction() as tx:
        await how(tx, asked[2])
    clock.move_to(EVENING)
    await daily.run(instance)
    async with instance.database.reading() as tx:
        assert await told(tx) == {each.id for each in asked} - {asked[2].id}
        assert (await sweep.tallied(tx, EVENING.date()))["check_in"].skipped == 1, "the operator sees it"
        due = await daily.next_due(tx)
    assert due is not None
    assert due > EVENING, "it isn't due for ever"


async def test_someone_who_cannot_be_served_stops_nobody_else(
    instance: Instance, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await _asked(instance, clock)
    async with instance.database.transaction() as tx:
        for each in asked:
            await words_at(tx, each, clock, time(18, 30))
    choose = choosing.chosen

    async def fails_for_one(tx: Transaction, claimed: Any, *more: Any, **given: Any) -> Any:
        if any(each.member.id == asked[3].id for each in claimed):
            raise ZeroDivisionError
        return await choose(tx, claimed, *more, **given)

    monkeypatch.setattr(choosing, "chosen", fails_for_one)
    clock.move_to(EVENING)
    await daily.run(instance)
    async with instance.database.reading() as tx:
        assert await told(tx) == {each.id for each in asked} - {asked[3].id}
        tallies = await sweep.tallied(tx, EVENING.date())
        assert (tallies["check_in"].served, tallies["check_in"].skipped) == (5, 1)


async def test_news_and_seats_reach_the_others(instance: Instance, clock: MovableClock) -> None:
    now = clock.now()
    async with instance.database.transaction() as tx:
        lea, noe, ida = [await waits(tx, now + timedelta(minutes=each)) for each in range(3)]
        await tx.execute(update(waiting).where(waiting.c.member_id == noe.id).values(known=GARBAGE))
        await spoil(tx, lea)
    clock.move_to(now + 2 * DAY)
    await matching_jobs.sweep(instance)
    async with instance.database.reading() as tx:
        assert ida.id in await told(tx)
    async with instance.database.transaction() as tx:
        await an_open_circle(tx, clock.now(), capacity=4)
    await matching_jobs.sweep(instance)
    due = await next_due(matching_jobs.JOBS, instance)
    assert due is None or due > clock.now()


async def test_a_seat_of_someone_unreadable_passes_on(instance: Instance, clock: MovableClock) -> None:
    now = clock.now()
    async with instance.database.transaction() as tx:
        lea, noe = await waits(tx, now), await waits(tx, now + timedelta(minutes=1))
        circle = await an_open_circle(tx, now, capacity=3)
        await fill(tx, circle, 2, now - timedelta(days=30))
    await matching_jobs.sweep(instance)
    async with instance.database.transaction() as tx:
        assert {row.member_id for row in await tx.all(select(seats))} == {lea.id}
        await spoil(tx, lea)
    clock.move_to(now + 4 * DAY)
    await matching_jobs.sweep(instance)
    await matching_jobs.sweep(instance)
    async with instance.database.reading() as tx:
        assert {row.member_id for row in await tx.all(select(seats))} == {noe.id}


async def test_a_waiting_message_that_fails_keeps_no_other_waiting(
    instance: Instance, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with instance.database.transaction() as tx:
        house = await House.of(tx, clock.now(), "Léa", "Noé", "Ida", joined=clock.now())
        held = [await house.says(alias, "mon numéro : 06 12 34 56 78") for alias in ("Léa", "Noé")]
    assert [one.state for one in held] == [room_rows.HELD] * 2
    let_through = room_waiting.let_through

    async def fails_for_one(tx: Transaction, message: Any, *more: Any, **given: Any) -> None:
        if message.id == held[0].id:
            raise ZeroDivisionError
        await let_through(tx, message, *more, **given)

    monkeypatch.setattr(room_waiting, "let_through", fails_for_one)
    clock.move_to(clock.now() + 3 * DAY)
    await rooms_jobs.keep_time(instance)
    async with instance.database.reading() as tx:
        found = [await room_rows.get(tx, one.id) for one in held]
        assert [one.state for one in found if one] == [room_rows.HELD, room_rows.SENT]
        due = await room_rows.next_release(tx)
    assert due is not None
    assert due > clock.now()


async def test_everybody_else_is_told_that_they_were_forgotten(
    instance: Instance, clock: MovableClock
) -> None:
    async with instance.database.transaction() as tx:
        gone = [await person(tx, clock.now()) for _ in range(3)]
        for each in gone:
            await privacy.forget(tx, each, clock.now())
            await privacy.promise_word(tx, each, None, clock.now())
        rows = await tx.all(select(farewells).where(farewells.c.whom.is_not(None)).order_by(farewells.c.id))
        await tx.execute(update(farewells).where(farewells.c.id == rows[0].id).values(whom=GARBAGE))
    await privacy_jobs.say_done(instance)
    async with instance.database.reading() as tx:
        keys = {row.key for row in await tx.all(select(outbox.c.key))}
        assert keys == {f"forgotten:{row.id}" for row in rows[1:]}
        due = await privacy_jobs.next_farewell(tx)
    assert due is not None
    assert due > clock.now()


async def test_strangers_are_forgotten_beside_one_whom_nobody_can_read(
    instance: Instance, clock: MovableClock
) -> None:
    async with instance.database.transaction() as tx:
        strangers = [await members.meet(tx, number, "fr", clock.now()) for number in range(1, 4)]
        await spoil(tx, strangers[0], "wrapped_key")
    clock.move_to(clock.now() + 31 * DAY)
    await privacy_jobs.forget_strangers(instance)
    async with instance.database.reading() as tx:
        assert await tx.all(select(people.c.id)) == []


async def test_the_other_invitations_are_answered(instance: Instance, clock: MovableClock) -> None:
    now = clock.now()
    async with instance.database.transaction() as tx:
        operator = await person(tx, now)
        circle = await an_open_circle(tx, now)
        guests = [await person(tx, now) for _ in range(2)]
        for alias, guest in zip(("Cléo", "Dan"), guests, strict=True):
            token, _ = await admin.invite(tx, operator, circle, now)
            found = await admin.arrive(tx, guest, token, now)
            assert found is not None
            await admin.accept(tx, guest, found, alias, frozenset(), now, ZONE)
            if alias == "Cléo":
                await tx.execute(update(invitations).values(alias=GARBAGE))
    clock.move_to(now + 8 * DAY)
    await expire(instance)
    async with instance.database.reading() as tx:
        assert await tx.all(select(invitations.c.id)) == []
        assert guests[1].id in await told(tx)


async def test_a_job_that_fails_stops_no_other(
    instance: Instance, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[datetime] = []

    async def breaks(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    async def counts(tx: Transaction, now: datetime) -> None:
        ran.append(now)

    monkeypatch.setattr(matching, "sweep", breaks)
    monkeypatch.setattr("bot.moderation.reports.erase_old", breaks)
    monkeypatch.setattr("bot.moderation.worries.erase_old", counts)
    await run_all(jobs.ALL, instance)
    assert ran == [clock.now()]
