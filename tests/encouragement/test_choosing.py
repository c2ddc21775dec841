"""The words real people would get: by what they said of themselves and how they are, sealed, remembered."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot import daily
from bot.clock import MovableClock
from bot.content.encouragement import message, messages
from bot.content.experiences import catalogue
from bot.db import Database, Transaction
from bot.encouragement import choosing
from bot.encouragement import service as encouragement
from bot.encouragement.rules import State
from bot.encouragement.service import History
from bot.encouragement.tables import encouragements
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.mood import service as mood
from bot.rhythm import service as rhythm
from tests.test_daily import rows, screen

PARIS = ZoneInfo("Europe/Paris")
DAY = timedelta(days=1)


async def someone(tx: Transaction, clock: MovableClock, number: int = 7, **answers: Any) -> Member:
    since = clock.now() - timedelta(weeks=3)
    member = await members.set_stage(tx, await members.meet(tx, number, "fr", since), MEMBER)
    await consents.give(tx, member, "check_ins", "words", since)
    member = await members.change(tx, member, **answers)
    await encouragement.accept(tx, member, "daily", time(18), "words", zone=PARIS, now=clock.now())
    return member


async def days(database: Database, clock: MovableClock, member: Member, count: int) -> list[str]:
    """The words of so many days, by key; days without a word are left out."""
    for _ in range(count):
        clock.move_to(clock.now() + DAY)
        async with database.transaction() as tx:
            await daily.write_due(tx, clock.now(), "Europe/Paris")
    by_text = {each.text: each.key for each in messages("fr")}
    found = []
    for row in await rows(database, member):
        shown = await screen(database, member, row)
        found.append(by_text[shown.text])
    return found


async def test_everyone_without_an_experience_gets_words_for_everyone(
    database: Database, clock: MovableClock
) -> None:
    async with database.transaction() as tx:
        lea = await someone(tx, clock)
    found = await days(database, clock, lea, 15)
    assert len(set(found)) == 15
    everyone = frozenset(catalogue().families)
    for key in found:
        word = message("fr", key)
        assert word is not None
        assert word.families == everyone
        assert "plain" in word.states


async def test_grief_gets_no_gratitude_and_no_cheer(database: Database, clock: MovableClock) -> None:
    async with database.transaction() as tx:
        lea = await someone(tx, clock, experience="loss_parent", perspective="self")
    found = await days(database, clock, lea, 30)
    assert len(found) > 20
    for key in found:
        word = message("fr", key)
        assert word is not None
        assert word.kind != "gratitude"
        assert word.tone <= 1
        assert "bereavement" in word.families


async def test_after_a_low_answer_only_words_for_low_days(database: Database, clock: MovableClock) -> None:
    async with database.transaction() as tx:
        lea = await someone(tx, clock, experience="depression", perspective="self")
        today = clock.now().astimezone(PARIS).date()
        await mood.note(tx, lea, today, 1, 0, now=clock.now(), zone=PARIS)
    (key,) = await days(database, clock, lea, 1)
    word = message("fr", key)
    assert word is not None
    assert "low" in word.states
    assert word.tone <= 1


@pytest.mark.parametrize(
    ("scores", "states"),
    [
        ({}, set()),
        ({0: 2}, {State.LOW}),
        ({0: 3}, set()),
        ({3: 1}, set()),
        ({7: 4}, {State.MISSED}),
        ({7: 4, 1: 5}, set()),
    ],
)
async def test_how_someone_is_for_the_rules(
    database: Database, clock: MovableClock, scores: dict[int, int], states: set[State]
) -> None:
    now = clock.now()
    async with database.transaction() as tx:
        lea = await someone(tx, clock, experience="depression")
        today = now.astimezone(PARIS).date()
        for ago, score in sorted(scores.items(), reverse=True):
            at = now - ago * DAY
            await mood.note(tx, lea, at.astimezone(PARIS).date(), score, 0, now=at, zone=PARIS)
        noted = (await mood.latest(tx, [lea], today - 14 * DAY)).get(lea.id, [])
    reader = choosing.reader_of(lea, History({}), noted, now, today, 1)
    assert reader.states == states
    assert (reader.families, reader.perspective) == (frozenset({"mental_health"}), "self")


async def test_a_newcomer_is_met_with_words_for_the_first_week(
    database: Database, clock: MovableClock
) -> None:
    async with database.transaction() as tx:
        lea = await someone(tx, clock)
    reader = choosing.reader_of(lea, History({}), [], lea.since + 6 * DAY, lea.since.date(), 1)
    assert reader.states == {State.FIRST_WEEK}


async def test_which_words_came_is_sealed_given_and_erased(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock, experience="depression")
    (key,) = await days(any_database, clock, lea, 1)
    async with any_database.transaction() as tx:
        row = await tx.one(select(encouragements))
        assert row is not None
        assert key.encode() not in row.history
        await encouragement.refuse_kind(tx, lea, key)
        given = (await encouragement.export(tx, lea))["encouragements"]
        word = message("fr", key)
        assert word is not None
        assert given["sent"][0]["word"] == word.text
        assert given["kinds_refused"] == [word.kind]
        await encouragement.allow_all_kinds(tx, lea)
        assert (await encouragement.export(tx, lea))["encouragements"]["kinds_refused"] == []
        await encouragement.forget(tx, lea, clock.now())
        assert await tx.all(select(encouragements)) == []


async def test_less_often_goes_down_to_once_a_month(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lea = await someone(tx, clock)
        found = [await encouragement.less_often(tx, lea, zone=PARIS, now=clock.now()) for _ in range(4)]
        schedule = await rhythm.get(tx, lea, encouragement.KIND)
        assert schedule is not None
        assert schedule.rhythm is not None
        assert schedule.rhythm.every_days == 30
        await encouragement.stop(tx, lea, clock.now())
        assert await rhythm.get(tx, lea, encouragement.KIND) is None
        assert not await consents.has(tx, lea.id, "encouragement")
    assert found == ["some", "weekly", "monthly", None]


async def test_a_rhythm_of_some_days_comes_on_its_weekdays(database: Database, clock: MovableClock) -> None:
    async with database.transaction() as tx:
        lea = await someone(tx, clock)
        await encouragement.accept(tx, lea, "some", time(8), "words", zone=PARIS, now=clock.now())
    start = datetime(2026, 11, 23, 7, 1, tzinfo=UTC)
    came = []
    for day in range(14):
        clock.move_to(start + day * DAY)
        async with database.transaction() as tx:
            if await daily.write_due(tx, clock.now(), "Europe/Paris"):
                came.append(clock.now().astimezone(PARIS).weekday())
    assert came == [1, 3, 6, 1, 3, 6]
