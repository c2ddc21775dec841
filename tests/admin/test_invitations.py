"""Invitations as rows: one person, one day, an operator's answer; on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.admin import invitations, jobs
from bot.admin import service as admin
from bot.admin.tables import invitations as rows
from bot.circles import service as circles
from bot.circles.service import Circle
from bot.circles.tables import circles as circle_rows
from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.errors import Refusal
from bot.instance import Instance
from bot.members import service as members
from bot.members.service import Member
from bot.moderation import audit
from bot.privacy import service as privacy
from bot.schedule import next_due
from tests.circles.towns import an_open_circle, fill, person
from tests.settings import story_settings

ZONE = "Europe/Paris"
DAY = timedelta(days=1)


async def draft(tx: Transaction, clock: MovableClock) -> tuple[Member, Circle]:
    operator = await person(tx, clock.now())
    facts = {"family": "addictions", "experience": "alcohol", "language": "fr", "name": "Les matins"}
    return operator, await admin.create(tx, operator, facts, clock.now())


async def count(tx: Transaction) -> int:
    return int(await tx.value(select(func.count()).select_from(rows)))


async def test_the_second_person_opens_the_circle(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        operator, circle = await draft(tx, clock)
        for alias, opens in (("Anne", False), ("Bruno", True)):
            token, until = await admin.invite(tx, operator, circle, clock.now())
            assert until == clock.now() + DAY
            someone = await members.meet(tx, hash(alias) % 10_000, "fr", clock.now())
            found = await admin.arrive(tx, someone, token, clock.now())
            assert found is not None
            number = await admin.accept(tx, someone, found, alias, frozenset(), clock.now(), ZONE)
            assert number == admin.number(tx, found.id)
            done = await admin.confirm(tx, operator, found.id, clock.now(), ZONE)
            assert (done.membership.alias, done.opened) == (alias, opens)
            circle = done.circle
        assert circle.is_open
        assert await count(tx) == 0
        assert await audit.verify(tx) is None


async def test_a_link_is_for_the_first_who_opens_it(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        operator, circle = await draft(tx, clock)
        token, _ = await admin.invite(tx, operator, circle, clock.now())
        first, second = await person(tx, clock.now()), await person(tx, clock.now())
        assert await admin.arrive(tx, first, token, clock.now()) is not None
        assert await admin.arrive(tx, second, token, clock.now()) is None
        assert await admin.arrive(tx, first, token, clock.now()) is not None
        assert await admin.arrive(tx, first, token, clock.now() + DAY) is None


async def test_who_holds_it_already_or_may_not_return_gets_nowhere(
    database: Database, clock: MovableClock
) -> None:
    async with database.transaction() as tx:
        operator, circle = await person(tx, clock.now()), await an_open_circle(tx, clock.now())
        held = (await circles.facilitators(tx, circle.id))[0]
        holder = await members.get(tx, held.member_id)
        (joined,) = await fill(tx, circle, 1, clock.now())
        removed = await members.get(tx, joined.member_id)
        await circles.remove(tx, joined, clock.now())
        token, _ = await admin.invite(tx, operator, circle, clock.now())
        for someone in (holder, removed):
            assert someone is not None
            assert await admin.arrive(tx, someone, token, clock.now()) is None
        await circles.close(tx, circle, clock.now())
        assert await admin.arrive(tx, operator, token, clock.now()) is None


async def test_a_member_keeps_their_name_when_they_hold_the_circle(
    database: Database, clock: MovableClock
) -> None:
    async with database.transaction() as tx:
        operator, circle = await person(tx, clock.now()), await an_open_circle(tx, clock.now())
        (joined,) = await fill(tx, circle, 1, clock.now())
        member = await members.get(tx, joined.member_id)
        assert member is not None
        token, _ = await admin.invite(tx, operator, circle, clock.now())
        found = await admin.arrive(tx, member, token, clock.now())
        assert found is not None
        await admin.accept(tx, member, found, joined.alias, frozenset(), clock.now(), ZONE)
        done = await admin.confirm(tx, operator, found.id, clock.now(), ZONE)
        assert (done.membership.id, done.membership.alias) == (joined.id, joined.alias)
        assert done.membership.is_facilitator


async def test_forgetting_either_side_ends_the_invitation(database: Database, clock: MovableClock) -> None:
    for who in ("operator", "person"):
        async with database.transaction() as tx:
            operator, circle = await draft(tx, clock)
            token, _ = await admin.invite(tx, operator, circle, clock.now())
            someone = await person(tx, clock.now())
            found = await admin.arrive(tx, someone, token, clock.now())
            assert found is not None
            await admin.accept(tx, someone, found, "Anne", frozenset(), clock.now(), ZONE)
            told = (await admin.export(tx, someone))["invitations"]
            assert [(one["circle"], one["chosen_name"]) for one in told] == [("Les matins", "Anne")]
            made = (await admin.export(tx, operator))["invitations"]
            assert [(one["made_by_you"], one["chosen_name"]) for one in made] == [(True, None)]
            await privacy.forget(tx, operator if who == "operator" else someone, clock.now())
            assert await count(tx) == 0


async def test_expired_invitations_end_by_the_clock(database: Database, clock: MovableClock) -> None:
    instance = Instance(story_settings(), database, clock)
    async with database.transaction() as tx:
        operator, circle = await draft(tx, clock)
        await admin.invite(tx, operator, circle, clock.now())
    assert await next_due((jobs.JOB,), instance) == clock.now() + DAY
    clock.move_to(clock.now() + DAY)
    await jobs.expire(instance)
    async with database.reading() as tx:
        assert await count(tx) == 0
        assert await invitations.next_due(tx) is None


async def test_a_circle_of_a_topic_that_closed_can_still_rest_and_end(
    database: Database, clock: MovableClock
) -> None:
    async with database.transaction() as tx:
        operator, circle = await person(tx, clock.now()), await an_open_circle(tx, clock.now())
        await fill(tx, circle, 3, clock.now())
        await tx.execute(update(circle_rows).values(family="mental_health", experience="self_harm"))
        closed_since = await circles.get(tx, circle.id)
        assert closed_since is not None
        circle = await admin.pause(tx, operator, closed_since, clock.now())
        with pytest.raises(Refusal):
            await admin.reopen(tx, operator, circle, clock.now())
        gone = await admin.close(tx, operator, circle, clock.now(), ZONE)
        assert len(gone) == 5
        found = await circles.get(tx, circle.id)
        assert found is not None
        assert found.state == "closed"
        assert await circles.members(tx, circle.id) == []
