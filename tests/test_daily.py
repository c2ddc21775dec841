"""What comes at the chosen hours: merged into one message, in time, once, and stopped at the next tick."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot import daily
from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.encouragement import service as encouragement
from bot.encouragement.actions import About
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.mood import service as mood
from bot.mood.actions import CheckIn
from bot.outbox import marks
from bot.outbox.acts import Lane
from bot.outbox.queries import Moment
from bot.outbox.tables import contents, outbox
from bot.people import hooks
from bot.rhythm import service as rhythm
from bot.rhythm import sweep
from bot.screen import Screen
from bot.texts import texts

ZONE = "Europe/Paris"
ASK = texts("fr").plain("mood-ask")
EVENING = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
"""Monday, 18:30 in Paris; tests begin the day before at that hour."""


async def someone(tx: Transaction, clock: MovableClock, number: int = 7, **answers: Any) -> Member:
    since = clock.now() - timedelta(weeks=3)
    member = await members.set_stage(tx, await members.meet(tx, number, "fr", since), MEMBER)
    for purpose in ("check_ins", "encouragement"):
        await consents.give(tx, member, purpose, "words", since)
    return await members.change(tx, member, experience="depression", perspective="self", **answers)


async def question_at(tx: Transaction, member: Member, clock: MovableClock, wall: time) -> None:
    zone = member.zone(ZONE)
    await mood.ask_daily(tx, member, wall, zone=zone, now=clock.now(), tomorrow=True)


async def words_at(tx: Transaction, member: Member, clock: MovableClock, wall: time) -> None:
    zone = member.zone(ZONE)
    await encouragement.accept(tx, member, "daily", wall, "words", zone=zone, now=clock.now())


async def tick(database: Database, clock: MovableClock, at: datetime) -> int:
    clock.move_to(at)
    async with database.transaction() as tx:
        return await daily.write_due(tx, clock.now(), ZONE)


async def rows(database: Database, member: Member) -> Sequence[Any]:
    async with database.reading() as tx:
        return await tx.all(select(outbox).where(outbox.c.member_id == member.id).order_by(outbox.c.id))


async def screen(database: Database, member: Member, row: Any, column: str = "body") -> Screen:
    async with database.reading() as tx:
        if row.content_id is not None:
            shared = await tx.one(select(contents).where(contents.c.id == row.content_id))
            assert shared is not None
            value = tx.vault.open(tx.vault.instance, shared.body, f"outbox_contents|body|{shared.id}")
        else:
            value = tx.vault.open(member.key, getattr(row, column), f"outbox|body|{row.id}")
    return Screen.from_json(value["screen"])


async def test_what_is_due_within_an_hour_is_one_row_at_the_question_s_hour(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await question_at(tx, lea, clock, time(18, 30))
        await words_at(tx, lea, clock, time(18, 0))
    assert await tick(any_database, clock, EVENING - timedelta(minutes=30)) == 0, "the word waits"
    assert await tick(any_database, clock, EVENING - timedelta(minutes=1)) == 0
    assert await tick(any_database, clock, EVENING) == 2
    (row,) = await rows(any_database, lea)
    assert (row.lane, row.held, row.expires_at) == (Lane.CHECK_IN, True, EVENING + timedelta(hours=3))
    shown = await screen(any_database, lea, row)
    assert shown.text.endswith(ASK)
    assert shown.text.count("\n\n") == 1
    assert About.read(shown.rows[0][0].action).word
    assert CheckIn.read(shown.rows[1][0].action) == CheckIn(date(2026, 11, 23), 1, 0)
    assert await tick(any_database, clock, EVENING + timedelta(hours=2)) == 0
    assert len(await rows(any_database, lea)) == 1


async def test_if_the_question_expires_the_word_still_goes(
    any_database: Database, clock: MovableClock
) -> None:
    clock.move_to(clock.now() + timedelta(hours=1))
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await question_at(tx, lea, clock, time(18, 30))
        await words_at(tx, lea, clock, time(18, 45))
    await tick(any_database, clock, EVENING)
    (row,) = await rows(any_database, lea)
    both, rest = await screen(any_database, lea, row), await screen(any_database, lea, row, "otherwise")
    assert both.text.startswith(rest.text)
    assert "Comment" not in rest.text
    assert rest.rows[0] == both.rows[0]
    assert row.otherwise_until == EVENING + timedelta(hours=6, minutes=15)


async def expire(database: Database, clock: MovableClock, at: datetime) -> dict[str, tuple[int, int, int]]:
    """What the tallies say after what came too late by then has expired: sent, late and skipped, by kind."""
    clock.move_to(at)
    async with database.transaction() as tx:
        await marks.expire(tx, Moment(at, 0.0), hooks(ZONE))
        found = await sweep.tallied(tx, date.min)
    return {kind: (tally.served, tally.late, tally.skipped) for kind, tally in found.items()}


async def test_each_part_that_expires_counts_as_skipped_when_it_does(
    any_database: Database, clock: MovableClock
) -> None:
    clock.move_to(clock.now() + timedelta(hours=1))
    async with any_database.transaction() as tx:
        lea, jo = await someone(tx, clock), await someone(tx, clock, 8)
        await question_at(tx, lea, clock, time(18, 30))
        await words_at(tx, lea, clock, time(18, 45))
        await question_at(tx, jo, clock, time(18, 30))
    await tick(any_database, clock, EVENING + timedelta(minutes=10))
    for late, expected in [
        (timedelta(hours=2, minutes=59), {"check_in": (2, 2, 0), "encouragement": (1, 0, 0)}),
        (timedelta(hours=3), {"check_in": (0, 0, 2), "encouragement": (1, 0, 0)}),
        (timedelta(hours=6, minutes=15), {"check_in": (0, 0, 2), "encouragement": (0, 0, 1)}),
        (timedelta(hours=9), {"check_in": (0, 0, 2), "encouragement": (0, 0, 1)}),
    ]:
        assert await expire(any_database, clock, EVENING + late) == expected, late
    async with any_database.reading() as tx:
        for member in (lea, jo):
            schedule = await rhythm.get(tx, member, "check_in")
            assert schedule is not None
            assert (schedule.state["unanswered"], schedule.day) == (0, date(2026, 11, 24))


async def test_what_is_further_apart_comes_apart(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await question_at(tx, lea, clock, time(18, 30))
        await words_at(tx, lea, clock, time(8, 0))
    await tick(any_database, clock, EVENING - timedelta(hours=10, minutes=30))
    await tick(any_database, clock, EVENING)
    found = await rows(any_database, lea)
    assert [row.lane for row in found] == [Lane.ENCOURAGEMENT, Lane.CHECK_IN]
    assert len({row.key for row in found}) == 2


async def test_a_tick_twice_writes_once_and_a_new_hour_does_not_repeat_the_day(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await question_at(tx, lea, clock, time(18, 30))
    await tick(any_database, clock, EVENING)
    await tick(any_database, clock, EVENING)
    async with any_database.transaction() as tx:
        await mood.ask_daily(tx, lea, time(20), zone=lea.zone(ZONE), now=clock.now())
    await tick(any_database, clock, EVENING + timedelta(hours=2))
    assert len(await rows(any_database, lea)) == 1
    async with any_database.transaction() as tx:
        changed = await members.change(tx, lea, zone="America/New_York")
        await rhythm.rezone(tx, changed, changed.zone(ZONE), clock.now())
    await tick(any_database, clock, EVENING + timedelta(hours=8, minutes=29))
    assert len(await rows(any_database, lea)) == 1, "the same nominal day, six hours later"
    await tick(any_database, clock, EVENING + timedelta(days=1, hours=7, minutes=30))
    assert len(await rows(any_database, lea)) == 2


async def test_a_withdrawn_consent_stops_at_the_next_tick(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await question_at(tx, lea, clock, time(18, 30))
        await words_at(tx, lea, clock, time(18, 30))
        await consents.withdraw(tx, lea.id, "check_ins", clock.now())
        await consents.withdraw(tx, lea.id, "encouragement", clock.now())
    await tick(any_database, clock, EVENING)
    assert await rows(any_database, lea) == []
    async with any_database.reading() as tx:
        assert await rhythm.of(tx, lea) == {}
        assert await daily.next_due(tx) is None


async def test_who_cannot_be_reached_gets_nothing_and_nothing_old_on_return(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await question_at(tx, lea, clock, time(18, 30))
        await members.set_reachable(tx, lea.id, False)
    for day in range(40):
        await tick(any_database, clock, EVENING + timedelta(days=day))
    assert await rows(any_database, lea) == []
    async with any_database.transaction() as tx:
        await members.set_reachable(tx, lea.id, True)
    assert await tick(any_database, clock, EVENING + timedelta(days=39, hours=1)) == 0
    await tick(any_database, clock, EVENING + timedelta(days=40))
    (row,) = await rows(any_database, lea)
    assert (await screen(any_database, lea, row)).text == ASK


@pytest.mark.parametrize(("late", "lanes"), [(2, [Lane.CHECK_IN]), (4, [Lane.ENCOURAGEMENT]), (7, [])])
async def test_an_outage_skips_what_is_too_late_and_counts_it(
    any_database: Database, clock: MovableClock, late: int, lanes: list[Lane]
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await question_at(tx, lea, clock, time(18, 30))
        await words_at(tx, lea, clock, time(18, 30))
    await tick(any_database, clock, EVENING + timedelta(days=2, hours=late))
    assert [row.lane for row in await rows(any_database, lea)] == lanes
    async with any_database.reading() as tx:
        tallies = await sweep.tallied(tx, date(2026, 11, 1))
    asked, words = tallies["check_in"], tallies["encouragement"]
    assert (asked.served, asked.skipped) == ((1, 2) if late < 3 else (0, 3))
    assert (words.served, words.skipped) == ((1, 2) if late < 6 else (0, 3))
    assert words.late == words.served
    assert words.worst == (timedelta(hours=late) if late < 6 else timedelta())


async def test_a_thousand_at_once_in_few_statements(database: Database, clock: MovableClock) -> None:
    async with database.transaction() as tx:
        for number in range(300):
            lea = await someone(tx, clock, number + 1)
            await question_at(tx, lea, clock, time(18, 30))
    clock.move_to(EVENING)
    async with database.transaction() as tx:
        counted = _Counted(tx)
        assert await daily.write_due(counted, clock.now(), ZONE) == 300  # type: ignore[arg-type]
    assert counted.statements <= 12
    async with database.reading() as tx:
        keys = {row.key for row in await tx.all(select(outbox.c.key))}
    assert len(keys) == 300


class _Counted:
    """A transaction that counts its statements."""

    def __init__(self, tx: Transaction) -> None:
        self._tx, self.statements = tx, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)

    async def execute(self, *arguments: Any) -> Any:
        self.statements += 1
        return await self._tx.execute(*arguments)

    async def all(self, statement: Any) -> Any:
        return (await self.execute(statement)).all()
