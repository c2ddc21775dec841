"""Schedules as rows: set, paused, moved, stopped; sealed; claimed once and counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.rhythm import service as rhythm
from bot.rhythm import sweep
from bot.rhythm.sweep import Tally
from bot.rhythm.tables import schedules

PARIS, TOKYO = ZoneInfo("Europe/Paris"), ZoneInfo("Asia/Tokyo")
TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


async def someone(tx: Transaction, clock: MovableClock, number: int = 7) -> Member:
    return await members.set_stage(tx, await members.meet(tx, number, "fr", clock.now()), MEMBER)


async def test_set_again_keeps_what_was_served_and_the_state(
    any_database: Database, clock: MovableClock
) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        made = await rhythm.set(tx, lea, "check_in", time(19), zone=PARIS, now=now, state={"unanswered": 2})
        assert made is not None
        assert made.day == TODAY
        await rhythm.save(tx, lea, rhythm.served(made, TODAY, PARIS, now))
        again = await rhythm.set(tx, lea, "check_in", time(20), zone=PARIS, now=now)
        assert again is not None
        assert (again.day, again.last, again.state) == (TODAY + DAY, TODAY, {"unanswered": 2})
        assert await rhythm.get(tx, lea, "check_in") == again
        assert await rhythm.set(tx, lea, "check_in", None, zone=PARIS, now=now) is None
        assert await rhythm.of(tx, lea) == {}


async def test_a_pause_rests_until_its_end_or_until_said(any_database: Database, clock: MovableClock) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await rhythm.set(tx, lea, "check_in", time(19), zone=PARIS, now=now)
        paused = await rhythm.pause(tx, lea, "check_in", now + 3 * DAY, zone=PARIS, now=now)
        assert paused is not None
        assert (paused.day, paused.is_paused(now), paused.is_paused(now + 3 * DAY)) == (
            TODAY + 3 * DAY,
            True,
            False,
        )
        paused = await rhythm.pause(tx, lea, "check_in", None, zone=PARIS, now=now)
        assert paused is not None
        assert paused.next_due_at is None
        assert await rhythm.upcoming(tx, ["check_in"]) is None
        back = await rhythm.resume(tx, lea, "check_in", zone=PARIS, now=now)
        assert back is not None
        assert back.day == TODAY
        assert await rhythm.pause(tx, lea, "encouragement", None, zone=PARIS, now=now) is None


async def test_a_kind_is_due_from_its_moment_on_whatever_else_is(
    any_database: Database, clock: MovableClock
) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await rhythm.once(tx, lea, "seldom", now + timedelta(hours=2), TODAY)
        await rhythm.once(tx, lea, "check_in", now, TODAY)
        assert await rhythm.is_due(tx, ["check_in"], now)
        assert not await rhythm.is_due(tx, ["seldom"], now + timedelta(minutes=119))
        assert await rhythm.is_due(tx, ["seldom"], now + timedelta(hours=2))
        assert not await rhythm.is_due(tx, ["never"], now + DAY)


async def test_a_new_zone_moves_every_hour_and_repeats_no_day(
    any_database: Database, clock: MovableClock
) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        made = await rhythm.set(tx, lea, "check_in", time(18), zone=PARIS, now=now)
        assert made is not None
        await rhythm.rezone(tx, lea, TOKYO, now)
        moved = await rhythm.get(tx, lea, "check_in")
        assert moved is not None
        assert moved.next_due_at == datetime(2026, 11, 23, 9, tzinfo=UTC)
        await rhythm.save(tx, lea, rhythm.served(moved, TODAY + DAY, TOKYO, moved.next_due_at))
        await rhythm.rezone(tx, lea, ZoneInfo("Pacific/Honolulu"), moved.next_due_at)
        west = await rhythm.get(tx, lea, "check_in")
    assert west is not None
    assert west.day == TODAY + 2 * DAY


async def test_hours_and_state_are_sealed(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        state = {"rhythm": "weekly"}
        await rhythm.set(tx, lea, "encouragement", time(21, 15), zone=PARIS, now=clock.now(), state=state)
        row = await tx.one(select(schedules))
    assert row is not None
    assert b"21:15" not in row.settings
    assert b"weekly" not in row.settings


async def test_what_is_claimed_comes_with_what_is_due_soon(
    any_database: Database, clock: MovableClock
) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        lea, noa = await someone(tx, clock), await someone(tx, clock, 8)
        await rhythm.set(tx, lea, "check_in", time(19), zone=PARIS, now=now)
        await rhythm.set(tx, lea, "encouragement", time(19, 50), zone=PARIS, now=now)
        await rhythm.set(tx, lea, "evening_line", time(20, 1), zone=PARIS, now=now)
        await rhythm.set(tx, noa, "encouragement", time(19, 50), zone=PARIS, now=now)
        await rhythm.once(tx, noa, "waiting_news", now, TODAY)
        kinds, due = ("check_in", "encouragement", "evening_line"), now + timedelta(minutes=30)
        claimed = await sweep.claim(tx, kinds, due, together=timedelta(hours=1), default_zone="Europe/Paris")
    assert {member: [each.schedule.kind for each in found] for member, found in claimed.items()} == {
        lea.id: ["check_in", "encouragement"]
    }
    assert [each.late for each in claimed[lea.id]] == [timedelta(), timedelta()]


async def test_counts_add_up_by_day(any_database: Database, clock: MovableClock) -> None:
    tally = Tally()
    for late in (timedelta(), timedelta(minutes=4), timedelta(minutes=6)):
        tally.serve(late)
    tally.skipped = 2
    async with any_database.transaction() as tx:
        await sweep.count(tx, clock.now(), {"check_in": tally})
        await sweep.count(
            tx, clock.now(), {"check_in": Tally(1, 0, 0, timedelta(minutes=1)), "word": Tally()}
        )
        await sweep.count(tx, clock.now() + DAY, {"check_in": Tally(5)})
        found = await sweep.tallied(tx, TODAY)
        later = await sweep.tallied(tx, TODAY + DAY)
    assert found == {"check_in": Tally(9, 1, 2, timedelta(minutes=6))}
    assert later == {"check_in": Tally(5)}


async def test_all_of_it_is_given_and_erased(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await rhythm.set(tx, lea, "check_in", time(18, 30), zone=PARIS, now=clock.now(), every_days=2)
        (given,) = (await rhythm.export(tx, lea))["schedules"]
        assert (given["kind"], given["hour"], given["every_days"]) == ("check_in", "18:30", 2)
        await rhythm.forget(tx, lea, clock.now())
        assert await tx.all(select(schedules)) == []
