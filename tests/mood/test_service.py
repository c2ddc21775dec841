"""Noting a day: one row per answer, sealed; help is offered by the person's own measure; all of it goes."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.errors import OutOfDate, Refusal
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.mood import service as mood
from bot.mood.tables import check_ins

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


async def someone(tx: Transaction, clock: MovableClock, number: int = 7) -> Member:
    return await members.set_stage(tx, await members.meet(tx, number, "fr", clock.now()), MEMBER)


async def note(
    tx: Transaction, member: Member, score: int, clock: MovableClock, day: date = TODAY, slot: int = 0
) -> mood.Answer:
    return await mood.note(tx, member, day, score, slot, now=clock.now(), zone=PARIS)


async def test_the_same_press_twice_is_one_answer_and_another_slot_a_second(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        assert (await note(tx, lea, 4, clock)).first
        await note(tx, lea, 4, clock)
        assert not (await note(tx, lea, 2, clock, slot=await mood.next_slot(tx, lea, TODAY))).first
        await note(tx, lea, 5, clock)
        found = await mood.since(tx, lea, TODAY)
    assert [(each.slot, each.score) for each in found] == [(0, 5), (1, 2)]


async def test_a_correction_keeps_the_words(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await note(tx, lea, 2, clock)
        await mood.add_note(tx, lea, TODAY, 0, "J’ai dormi.")
        await note(tx, lea, 3, clock)
        found = await mood.find(tx, lea, TODAY, 0)
    assert found is not None
    assert (found.score, found.note) == (3, "J’ai dormi.")


@pytest.mark.parametrize(("score", "slot"), [(0, 0), (6, 0), (-1, 0), (3, -1), (3, 2)])
async def test_what_is_no_answer_is_out_of_date(
    any_database: Database, clock: MovableClock, score: int, slot: int
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        with pytest.raises(OutOfDate):
            await note(tx, lea, score, clock, slot=slot)


@pytest.mark.parametrize("day", [TODAY - 3 * DAY, TODAY + DAY])
async def test_a_day_that_is_over_or_not_here_is_refused(
    any_database: Database, clock: MovableClock, day: date
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        with pytest.raises(Refusal, match="mood-too-late"):
            await note(tx, lea, 3, clock, day=day)
        with pytest.raises(Refusal, match="mood-too-late"):
            await mood.snooze(tx, lea, day, now=clock.now(), zone=PARIS)


async def test_nothing_readable_is_stored(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await note(tx, lea, 1, clock)
        await mood.add_note(tx, lea, TODAY, 0, "mes mots à moi")
        row = await tx.one(select(check_ins))
        noa = await someone(tx, clock, 8)
        with pytest.raises(OutOfDate):
            await mood.add_note(tx, noa, TODAY, 0, "sur la réponse d’une autre")
        assert await mood.since(tx, noa, date.min) == []
    assert row is not None
    assert b"mots" not in row.note
    assert b"score" not in row.answer
    assert row.answer[0:5] == row.note[0:5], "under the member's own key"


async def test_words_have_a_length(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await note(tx, lea, 3, clock)
        await mood.add_note(tx, lea, TODAY, 0, "é" * 1000)
        with pytest.raises(Refusal, match="mood-note-too-long"):
            await mood.add_note(tx, lea, TODAY, 0, "é" * 1001)
        await mood.drop_note(tx, lea, TODAY, 0)
        found = await mood.find(tx, lea, TODAY, 0)
    assert found is not None
    assert found.note is None


async def test_help_is_offered_by_their_own_measure_and_not_again_for_a_week(
    any_database: Database, clock: MovableClock
) -> None:
    offers = []
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        for score in (2, 2, 2, 2, 2, 2, 2, 2, *[4] * 20, 2):
            day = clock.now().astimezone(PARIS).date()
            offers.append((await note(tx, lea, score, clock, day=day)).offers_help)
            clock.move_to(clock.now() + DAY)
    assert offers[0]
    assert not any(offers[1:7]), "a week without being asked again"
    assert offers[7], "still running low"
    assert not any(offers[8:28])
    assert offers[28], "low for somebody who is mostly well"


async def test_who_comes_back_after_a_week_is_returning(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await note(tx, lea, 4, clock)
        clock.move_to(clock.now() + 7 * DAY)
        answer = await note(tx, lea, 4, clock, day=TODAY + 7 * DAY)
    assert answer.returning
    assert not answer.first


async def test_the_fortnight_marks_what_was_filled_in(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        await note(tx, lea, 3, clock)
        await note(tx, lea, 5, clock, slot=1)
        await note(tx, lea, 2, clock, day=TODAY - DAY)
        dots = await mood.dots(tx, lea, TODAY)
    assert len(dots) == 14
    assert [(dot.score, dot.marked) for dot in dots[-3:]] == [(None, False), (2.0, True), (4.0, False)]


async def test_all_of_it_is_given_and_erased(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea, noa = await someone(tx, clock), await someone(tx, clock, 8)
        await note(tx, lea, 3, clock)
        await mood.add_note(tx, lea, TODAY, 0, "un mot")
        await note(tx, noa, 4, clock)
        given = await mood.export(tx, lea)
        await mood.forget(tx, lea, clock.now())
        left = await tx.all(select(check_ins))
    (one,) = given["check_ins"]
    assert (one["day"], one["score"], one["note"]) == ("2026-11-22", 3, "un mot")
    assert [row.member_id for row in left] == [noa.id]
