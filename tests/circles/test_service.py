"""Circles: made, held, joined, left; and counted in the same breath."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.circles import service as circles
from bot.circles.rules import same_name
from bot.circles.tables import circle_counts, departures, memberships
from bot.circles.tables import circles as circles_table
from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.errors import Refusal, Unreadable
from bot.members import service as members
from tests.circles.towns import an_open_circle, fill, person

DAY = timedelta(days=1)


@pytest.fixture
def now(clock: MovableClock) -> datetime:
    return clock.now()


async def counted(tx: Transaction, circle: circles.Circle) -> circles.Aggregate:
    found = await circles.aggregate(tx, circle.id)
    assert found is not None
    return found


async def test_a_circle_is_a_draft_until_two_people_hold_it(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        draft = await circles.create(
            tx, family="addictions", experience="alcohol", language="fr", name=" Les  matins ", now=now
        )
        assert (draft.state, draft.name, draft.capacity) == ("draft", "Les matins", 12)
        assert draft.perspectives == {"self"}, "relatives and the bereaved have circles of their own"
        await circles.appoint(tx, draft, await person(tx, now), "Anne", now)
        with pytest.raises(Refusal) as refused:
            await circles.open(tx, draft, now)
        assert (refused.value.key, refused.value.values) == ("circles-needs-facilitators", {"missing": 1})
        await circles.appoint(tx, draft, await person(tx, now), "Bruno", now)
        opened = await circles.open(tx, draft, now)
        assert opened.is_open
        assert await circles.get(tx, draft.id) == opened
        found = await counted(tx, draft)
        assert (found.active, found.recent.facilitators_at_work(now)) == (0, 2), "they take no seats"


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"name": " "}, "circles-name-length"),
        ({"name": "a" * 41}, "circles-name-length"),
        ({"capacity": 13}, "circles-size"),
        ({"capacity": 2}, "circles-size"),
        ({"family": "violence", "experience": "domestic_violence"}, "circles-experience-closed"),
    ],
)
async def test_what_no_circle_can_be(
    database: Database, now: datetime, facts: dict[str, Any], key: str
) -> None:
    said: dict[str, Any] = {
        "family": "addictions",
        "experience": "alcohol",
        "language": "fr",
        "name": "Les matins",
    }
    async with database.transaction() as tx:
        with pytest.raises(Refusal) as refused:
            await circles.create(tx, now=now, **(said | facts))
        assert refused.value.key == key
        with pytest.raises(ValueError, match="another family"):
            await circles.create(tx, now=now, **(said | {"experience": "depression"}))


async def test_joining_and_leaving_count_in_the_same_transaction(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        circle = await an_open_circle(tx, now)
        lea = await person(tx, now)
        joined = await circles.join(tx, circle, lea, "Léa", now, agreement="ce qui est dit ici reste ici")
        assert (joined.alias, joined.role, joined.reading) == ("Léa", "member", "evening")
        assert await circles.of(tx, lea) == [joined]
        assert await circles.membership(tx, circle.id, lea.id) == joined
        found = await counted(tx, circle)
        assert (found.active, found.recent.joins_since(now), found.seats) == (1, 1, 11)
    async with any_database.transaction() as tx:
        await circles.leave(tx, joined, now + DAY)
        found = await counted(tx, circle)
        assert (found.active, found.recent.joins_since(now)) == (0, 1), "a join counts even if they left"
        assert found.recent.joins_since(now + 7 * DAY) == 0
        assert await circles.of(tx, lea) == []
        assert [each.circle_id for each in await circles.to_offer(tx, now + DAY, 9)] == [circle.id]
        apart = await circles.apart(tx, lea.id, now + DAY)
        assert apart.left == {circle.id}
        assert not apart.barred
        assert (await circles.apart(tx, lea.id, now + 91 * DAY)).left == set()


async def test_joining_twice_changes_nothing(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle, lea = await an_open_circle(tx, now), await person(tx, now)
        first = await circles.join(tx, circle, lea, "Léa", now)
        assert await circles.join(tx, circle, lea, "Autre", now + DAY) == first
        assert (await counted(tx, circle)).active == 1


async def test_names_that_look_alike_are_taken(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle = await an_open_circle(tx, now)
        other = await an_open_circle(tx, now)
        lea, two = await person(tx, now), await person(tx, now)
        await circles.join(tx, circle, lea, "Léa", now)
        for alias in ("Léa", "LEA", " l-e a", "anne", "…", ""):
            with pytest.raises(Refusal) as refused:
                await circles.join(tx, circle, two, alias, now)
            assert refused.value.key == "circles-alias-taken"
        assert (await circles.join(tx, other, two, "Léa", now)).alias == "Léa", "free in another circle"
        mine = await circles.join(tx, circle, two, "Lou", now)
        assert (await circles.rename(tx, two, mine, "LOU")).alias == "LOU"
        with pytest.raises(Refusal):
            await circles.rename(tx, two, mine, "Lea")


def test_what_alike_means() -> None:
    assert same_name("Éléa-Rose") == same_name("elea rose") == "elearose"
    assert same_name("Léa 2") != same_name("Léa")


@pytest.mark.parametrize("kept", [0, 2])
async def test_the_last_seat(any_database: Database, now: datetime, kept: int) -> None:
    async with any_database.transaction() as tx:
        circle = await an_open_circle(tx, now, capacity=5)
        await circles.hold(tx, circle.id, kept)
        await fill(tx, circle, 5 - kept, now)
        with pytest.raises(Refusal) as refused:
            await circles.join(tx, circle, await person(tx, now), "Zoé", now)
        assert refused.value.key == "circles-full"


@pytest.mark.parametrize("state", ["draft", "paused", "closed"])
async def test_only_an_open_circle_takes_people(database: Database, now: datetime, state: str) -> None:
    async with database.transaction() as tx:
        circle = await an_open_circle(tx, now)
        circle = await circles.change(tx, circle, now, state=state)
        with pytest.raises(Refusal) as refused:
            await circles.join(tx, circle, await person(tx, now), "Zoé", now)
        nowhere = replace(circle, id=1)
        with pytest.raises(Refusal) as unknown:
            await circles.join(tx, nowhere, await person(tx, now), "Zoé", now)
        assert refused.value.key == unknown.value.key == "circles-not-there", "both read alike"


async def test_who_was_removed_may_not_return(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle, lea = await an_open_circle(tx, now), await person(tx, now)
        joined = await circles.join(tx, circle, lea, "Léa", now)
        await circles.remove(tx, joined, now)
        with pytest.raises(Refusal) as refused:
            await circles.join(tx, circle, lea, "Léa", now + 400 * DAY)
        assert refused.value.key == "circles-not-there"
        assert (await circles.apart(tx, lea.id, now + 400 * DAY)).barred == {circle.id}


async def test_who_left_can_come_back_on_their_own(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle, lea = await an_open_circle(tx, now), await person(tx, now)
        await circles.leave(tx, await circles.join(tx, circle, lea, "Léa", now), now)
        await circles.join(tx, circle, lea, "Léa", now + DAY)
        assert (await circles.apart(tx, lea.id, now + DAY)).left == set()


async def test_facilitators(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle, other = await an_open_circle(tx, now), await an_open_circle(tx, now)
        anne = (await circles.facilitators(tx, circle.id))[0]
        assert [each.alias for each in await circles.facilitators(tx, circle.id)] == ["Anne", "Bruno"]
        assert await circles.is_facilitator(tx, anne.member_id, circle.id)
        assert not await circles.is_facilitator(tx, anne.member_id, other.id)
        person_anne = await members.get(tx, anne.member_id)
        assert person_anne is not None
        await circles.appoint(tx, other, person_anne, "Anna", now)
        assert [each.id for each in await circles.facilitated_by(tx, anne.member_id)] == [circle.id, other.id]
        relieved = await circles.relieve(tx, anne, now)
        assert relieved.role == "member"
        assert [each.id for each in await circles.facilitated_by(tx, anne.member_id)] == [other.id]
        assert (await counted(tx, circle)).active == 1


async def test_a_facilitator_without_a_sign_for_ten_days_counts_no_more(
    any_database: Database, now: datetime
) -> None:
    later = now + 10 * DAY
    async with any_database.transaction() as tx:
        circle = await an_open_circle(tx, now)
        assert (await counted(tx, circle)).recent.facilitators_at_work(later - DAY) == 2
        assert (await counted(tx, circle)).recent.facilitators_at_work(later) == 0
        anne = (await circles.facilitators(tx, circle.id))[0]
        await circles.offer_at(tx, circle.id, None)
        await circles.sign(tx, anne, later)
        assert (await counted(tx, circle)).recent.facilitators_at_work(later) == 1
        assert await circles.next_offer(tx) == later, "the door is looked at again"


async def test_writers_are_people_not_messages(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle = await an_open_circle(tx, now)
        three = await fill(tx, circle, 3, now)
        for each in (three[0], three[0], three[1]):
            await circles.wrote(tx, each, now)
        await circles.wrote(tx, three[2], now - 8 * DAY)
        await circles.wrote(tx, (await circles.facilitators(tx, circle.id))[0], now)
        recent = (await counted(tx, circle)).recent
        assert recent.writers_since(now, 7) == 2, "facilitators aside"
        assert recent.writers_since(now, 14) == 3
        assert recent.writers_since(now + 7 * DAY, 7) == 0


async def test_candidates_are_open_and_of_the_family_and_language(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        wanted = await an_open_circle(tx, now)
        everyone = await an_open_circle(tx, now, family=None, experience=None)
        await an_open_circle(tx, now, language="en")
        await an_open_circle(tx, now, family="mental_health", experience="anxiety")
        await circles.pause(tx, await an_open_circle(tx, now), now)
        found = await circles.candidates(tx, {"fr"}, {"addictions"})
        assert {each.circle_id for each in found} == {wanted.id, everyone.id}
        assert [each.id for each in await circles.listed(tx, "paused")] != []


async def test_blocks_hold_both_ways_and_each_takes_back_their_own(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        a, b = await person(tx, now), await person(tx, now)
        await circles.block(tx, a.id, b.id, now)
        await circles.block(tx, a.id, b.id, now)
        await circles.block(tx, a.id, a.id, now)
        assert await circles.blocked_with(tx, a.id) == {b.id}
        assert await circles.blocked_with(tx, b.id) == {a.id}
        await circles.unblock(tx, b.id, a.id)
        assert await circles.blocked_with(tx, b.id) == {a.id}
        await circles.unblock(tx, a.id, b.id)
        assert await circles.blocked_with(tx, a.id) == set()


async def test_names_are_sealed_each_in_its_place(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle, lea = await an_open_circle(tx, now), await person(tx, now)
        joined = await circles.join(tx, circle, lea, "Clémentine", now)
        for table in (circles_table, memberships, circle_counts):
            for stored in await tx.all(select(table)):
                assert "Clémentine" not in repr(tuple(stored))
                assert "Les matins" not in repr(tuple(stored))
        row = await tx.one(select(memberships).where(memberships.c.id == joined.id))
        assert row is not None
        with pytest.raises(Unreadable):
            tx.vault.open(lea.key, row.alias, "memberships|alias|1")
        with pytest.raises(Unreadable):
            tx.vault.open(tx.vault.instance, row.alias, f"memberships|alias|{joined.id}")


async def test_forgetting_a_person_frees_their_seat_and_leaves_no_row(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        circle, other = await an_open_circle(tx, now), await an_open_circle(tx, now)
        lea, lou = await person(tx, now), await person(tx, now)
        await circles.join(tx, circle, lea, "Léa", now)
        await circles.leave(tx, await circles.join(tx, other, lea, "Léa", now), now)
        await circles.block(tx, lou.id, lea.id, now)
        await circles.block(tx, lea.id, lou.id, now)
        said = await circles.export(tx, lea)
        assert [each["chosen_name"] for each in said["circles"]] == ["Léa"]
        assert [each["may_return"] for each in said["left_circles"]] == [True]
        assert len(said["blocked_people_since"]) == 1
        assert str(lou.id) not in str(said)
        await circles.forget(tx, lea, now)
        assert (await counted(tx, circle)).active == 0
        assert await circles.of(tx, lea) == []
        assert await tx.all(select(departures).where(departures.c.member_id == lea.id)) == []
        assert await circles.blocked_with(tx, lou.id) == set()


async def test_old_departures_are_forgotten_but_not_removals(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle, other = await an_open_circle(tx, now), await an_open_circle(tx, now)
        lea = await person(tx, now)
        await circles.leave(tx, await circles.join(tx, circle, lea, "Léa", now), now)
        await circles.remove(tx, await circles.join(tx, other, lea, "Léa", now), now)
        assert await circles.forget_departures(tx, now + 90 * DAY) == 0
        assert await circles.forget_departures(tx, now + 91 * DAY) == 1
        assert (await circles.apart(tx, lea.id, now)).barred == {other.id}


async def test_reading(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle, lea = await an_open_circle(tx, now), await person(tx, now)
        joined = await circles.join(tx, circle, lea, "Léa", now)
        changed = await circles.set_reading(tx, joined, "on_open")
        assert await circles.membership_by_id(tx, joined.id) == changed
        with pytest.raises(ValueError, match="never"):
            await circles.set_reading(tx, joined, "never")
