"""Moderation on a database: who is counted, who is told, what is kept and for how long."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.circles import service as circles
from bot.clock import MovableClock
from bot.db import Database
from bot.errors import Refusal
from bot.instance import Instance
from bot.members.service import Member
from bot.moderation import audit, deciding, jobs
from bot.moderation import holds as holding
from bot.moderation import service as moderation
from bot.moderation.reports import Report, Reported
from bot.moderation.rules import HoldRule
from bot.moderation.service import Reviewer, Team
from bot.moderation.tables import acts, holds, reporters, reports, stops, worries
from tests.rooms.houses import House
from tests.settings import story_settings

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOBODY = Team(frozenset(), "Europe/Paris")


@pytest.fixture
def now(clock: MovableClock) -> datetime:
    return clock.now()


async def reported(
    house: House, reporter: str, message: int = 1, reason: str = "hurtful", at: datetime | None = None
) -> Report:
    """This person reports a message of Iris."""
    about = Reported(message, house.circle.id, house.people["Iris"].id, "Iris", "des mots durs")
    someone = house.people[reporter]
    return await moderation.report(house.tx, someone, about, reason, NOBODY, at or house.now)


async def holders(house: House) -> list[Reviewer]:
    found = await circles.facilitators(house.tx, house.circle.id)
    from bot.members import service as members

    people = await members.many(house.tx, [each.member_id for each in found])
    return [Reviewer(people[each.member_id], NOBODY) for each in found]


async def standing(house: House, at: datetime) -> moderation.Standing:
    return await moderation.standing(house.tx, house.circle.id, house.people["Iris"].id, at)


async def test_three_distinct_people_hold_for_a_day_and_only_once(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Sami", "Ana")
        for name in ("Tom", "Tom", "Sami"):
            await reported(house, name)
            await reported(house, name, message=2)
        assert (await standing(house, now)).hold is None
        await reported(house, "Ana")
        hold = (await standing(house, now)).hold
        assert hold is not None
        assert hold.until == now + DAY
        assert (await standing(house, now + DAY)).hold is None
        for name in ("Tom", "Sami"):
            await reported(house, name, message=3, at=now + 2 * DAY)
        assert (await standing(house, now + 2 * DAY)).hold is None, "two are not three again"
        await reported(house, "Ana", message=3, at=now + 2 * DAY)
        assert (await standing(house, now + 2 * DAY)).hold is not None


async def test_a_hold_is_for_one_circle(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Sami", "Ana")
        for name in ("Tom", "Sami", "Ana"):
            await reported(house, name)
        iris = house.people["Iris"]
        assert (await moderation.standing(tx, house.circle.id + 1, iris.id, now)).hold is None


async def test_a_threat_makes_a_standing_hold_wait_for_a_human(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Sami", "Ana", "Léo")
        for name in ("Tom", "Sami", "Ana"):
            await reported(house, name)
        await reported(house, "Léo", reason="threat", at=now + HOUR)
        hold = (await standing(house, now + 30 * DAY)).hold
        assert hold is not None
        assert hold.until is None
        (first, _) = await holders(house)
        found = (await moderation.inbox(tx, first, now)).reports[0]
        made = await moderation.decide(tx, first, found.id, "nothing", now)
        assert made.release is True
        assert (await standing(house, now)).hold is None


async def test_the_team_but_the_reporters_is_asked_to_read_now_once(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Sami")
        iris, (first, second) = house.people["Iris"], await holders(house)
        house.people |= {"Anne": first.member, "Bruno": second.member}
        for name in ("Tom", "Sami", "Anne"):
            await reported(house, name)
        await house.arrives()
        hold = (await standing(house, now)).hold
        assert hold is not None
        for _ in range(2):
            shown = await moderation.ask_to_read(tx, iris, hold.id, NOBODY, now)
            assert (shown.hold.asked_at, shown.stands, shown.free) == (now, True, False)
        assert [who for who, _, _ in await house.arrives()] == [second.member.id]
        assert [one.id for one in (await moderation.inbox(tx, second, now)).holds] == [hold.id]
        assert (await moderation.inbox(tx, first, now)).holds == []
        with pytest.raises(Refusal):
            await moderation.open_hold(tx, first, hold.id)
        gone = await circles.membership(tx, house.circle.id, second.member.id)
        assert gone is not None
        await circles.leave(tx, gone, now)
        found, about = await moderation.open_hold(tx, first, hold.id)
        assert (found.id, len(about)) == (hold.id, 1), "where there is nobody else, a reporter reads"
        assert (await moderation.inbox(tx, first, now + DAY)).holds == [], "the day is over"


async def test_a_hold_that_is_over_is_erased_after_a_year(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Sami")
        iris, tom = house.people["Iris"], house.people["Tom"]
        await holding.place(tx, house.circle.id, iris.id, HoldRule(now + DAY), now)
        await holding.place(tx, house.circle.id, tom.id, HoldRule(None), now)
    for days, kept in ((365, {iris.id, tom.id}), (366, {tom.id})):
        await jobs.erase(Instance(story_settings(), any_database, MovableClock(now + days * DAY)))
        async with any_database.transaction() as tx:
            assert {row.member_id for row in await tx.all(select(holds))} == kept


async def test_a_confirmed_hold_never_releases_what_waited(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Sami", "Ana")
        for name in ("Tom", "Sami"):
            await reported(house, name)
        found = await reported(house, "Ana")
        (first, _) = await holders(house)
        made = await moderation.decide(tx, first, found.id, "mute_week", now)
        assert made.release is False
        still = await standing(house, now)
        assert (still.hold, still.muted_until) == (None, now + 7 * DAY)


async def test_who_reported_is_in_no_row(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        await reported(house, "Tom")
        rows = [*await tx.all(select(reports)), *await tx.all(select(reporters))]
        tom = house.people["Tom"]
        assert all(tom.id not in tuple(row) for row in rows)
        assert all(b"des mots durs" not in value for row in rows for value in row if isinstance(value, bytes))


async def test_only_the_team_but_the_one_concerned_sees_a_report(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Sami")
        found = await reported(house, "Tom")
        iris, sami = house.people["Iris"], house.people["Sami"]
        outsiders = [Reviewer(iris, NOBODY), Reviewer(sami, NOBODY)]
        outsiders.append(Reviewer(iris, Team(frozenset({iris.telegram_id}), "Europe/Paris")))
        for one in outsiders:
            keys = []
            for report_id in (found.id, 7):
                with pytest.raises(Refusal) as refused:
                    await moderation.open_report(tx, one, report_id)
                keys.append(refused.value.key)
            assert keys == ["moderation-not-there"] * 2
            assert (await moderation.inbox(tx, one, now)).reports == []
        for one in [
            *await holders(house),
            Reviewer(sami, Team(frozenset({sami.telegram_id}), "Europe/Paris")),
        ]:
            assert (await moderation.inbox(tx, one, now)).reports == [found]


async def test_decided_once(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        found = await reported(house, "Tom")
        first, second = await holders(house)
        await moderation.decide(tx, first, found.id, "warn", now)
        with pytest.raises(Refusal) as refused:
            await moderation.decide(tx, second, found.id, "remove", now)
        assert refused.value.key == "moderation-already-decided"
        assert len(await tx.all(select(acts))) == 1


async def test_an_appeal_goes_to_somebody_else_unless_there_is_nobody_else(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        iris = house.people["Iris"]
        found = await reported(house, "Tom")
        first, second = await holders(house)
        made = await moderation.decide(tx, first, found.id, "mute_day", now)
        assert made.act is not None
        await moderation.appeal(tx, iris, made.act.id, NOBODY, now)
        assert (await moderation.inbox(tx, first, now)).appeals == []
        with pytest.raises(Refusal):
            await moderation.review(tx, first, made.act.id, now, lifting=False)
        (waiting,) = (await moderation.inbox(tx, second, now)).appeals
        gone = await circles.membership(tx, house.circle.id, second.member.id)
        assert gone is not None
        await circles.leave(tx, gone, now)
        (alone,) = (await moderation.inbox(tx, first, now)).appeals
        assert alone == waiting
        await moderation.review(tx, first, made.act.id, now, lifting=True)
        assert (await standing(house, now)).muted_until is None
        assert await audit.verify(tx) is None


async def test_somebody_removed_may_not_return_until_it_is_taken_back(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        iris = house.people["Iris"]
        found = await reported(house, "Tom")
        first, _ = await holders(house)
        made = await moderation.decide(tx, first, found.id, "remove", now)
        assert made.act is not None
        assert await circles.membership(tx, house.circle.id, iris.id) is None
        with pytest.raises(Refusal):
            await circles.join(tx, house.circle, iris, "Iris", now)
        _, complete = await moderation.lift(tx, first, made.act.id, now)
        assert complete
        back = await circles.membership(tx, house.circle.id, iris.id)
        assert back is not None
        assert back.alias == "Iris"


async def test_the_person_is_told_and_others_are_not(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        found = await reported(house, "Tom")
        first, second = await holders(house)
        house.people |= {"Anne": first.member, "Bruno": second.member}
        told = await house.arrives()
        assert {who for who, _, _ in told} == {first.member.id, second.member.id}
        made = await moderation.decide(tx, first, found.id, "warn", now)
        assert made.act is not None
        told = await house.arrives()
        assert [who for who, _, _ in told] == [house.people["Iris"].id]
        with pytest.raises(Refusal):
            await deciding.own_act(tx, house.people["Tom"], made.act.id)


async def test_closed_reports_go_after_thirty_days_and_open_ones_stay(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Sami")
        closed = await reported(house, "Tom")
        opened = await reported(house, "Sami", message=2)
        await moderation.worry(tx, house.people["Tom"], house.circle.id, house.people["Iris"].id, NOBODY, now)
        first, _ = await holders(house)
        await moderation.decide(tx, first, closed.id, "warn", now)
    for days, kept in ((29, {closed.id, opened.id}), (30, {opened.id})):
        instance = Instance(story_settings(), any_database, MovableClock(now + days * DAY))
        await jobs.erase(instance)
        async with any_database.transaction() as tx:
            assert {row.id for row in await tx.all(select(reports))} == kept
            assert len(await tx.all(select(worries))) == (1 if days < 30 else 0)


async def counts(house: House, member: Member) -> dict[str, int]:
    about = {acts: acts.c.member_id, holds: holds.c.member_id, stops: stops.c.reader_id}
    return {
        table.name: await house.tx.value(select(func.count()).select_from(table).where(column == member.id))
        for table, column in about.items()
    }


async def test_forgetting_keeps_an_open_report_without_its_writer(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Sami")
        iris, tom = house.people["Iris"], house.people["Tom"]
        closed = await reported(house, "Tom")
        first, _ = await holders(house)
        await moderation.decide(tx, first, closed.id, "mute_day", now)
        opened = await reported(house, "Tom", message=2)
        await moderation.stop_reading(tx, iris.id, tom.id, now)
        assert (await moderation.export(tx, iris))["decisions"][0]["decision"] == "mute_day"
        await moderation.forget(tx, iris, now)
        assert set((await counts(house, iris)).values()) == {0}
        (left,) = await tx.all(select(reports))
        assert (left.id, left.author_id) == (opened.id, None)
        seen = await moderation.open_report(tx, first, opened.id)
        assert (seen.alias, seen.text, seen.author_id) == ("", "des mots durs", None)
        assert await moderation.possible_decisions(tx, first, seen) == ("nothing",)
        await moderation.decide(tx, first, opened.id, "nothing", now)


async def test_a_reporter_who_is_forgotten_can_no_longer_be_found(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom", "Sami")
        found = await reported(house, "Tom")
        (before,) = await tx.all(select(reporters))
        await moderation.forget(tx, house.people["Tom"], now)
        (after,) = await tx.all(select(reporters))
        assert before.reporter != after.reporter
        assert (await reported(house, "Sami")).id == found.id
        assert len(await tx.all(select(reporters))) == 2
