"""The demo town makes sense on opening, seen with the product's own eyes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.circles import service as circles
from bot.circles.service import Circle
from bot.clock import MovableClock
from bot.content.demo import demo_town
from bot.content.experiences import catalogue
from bot.db import Database, Transaction
from bot.demo import NEWCOMER, OPERATOR, settle_in
from bot.matching import service as matching
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.migrations import upgrade
from bot.mood.rows import noted_of
from bot.mood.tables import check_ins
from bot.simulator.town import Town
from tests.db.traces import traced

ZONE = ZoneInfo("Europe/Paris")
MOST_STATEMENTS = 1200
"""What the town may cost: at a quarter of a millisecond each, it stands well within half a second."""


@dataclass(slots=True)
class Settled:
    """A town that people have just moved into, and in how many statements."""

    database: Database
    town: Town
    clock: MovableClock
    statements: int


@pytest.fixture
async def settled(database: Database, clock: MovableClock) -> Settled:
    town, ran = Town(clock, seed=7), await traced(database)
    odile = town.phone(OPERATOR)
    await settle_in(database, town, clock, ZONE, frozenset({odile.id}))
    # SQLite tells of each row of an insert of many; they are one statement.
    return Settled(database, town, clock, len(list(groupby(ran, lambda each: each.partition(" VALUES ")[0]))))


async def newcomer(tx: Transaction, clock: MovableClock, **answers: str) -> Member:
    lea = await members.meet(tx, 1, "fr", clock.now())
    lea = await members.set_stage(tx, lea, MEMBER)
    return await members.change(tx, lea, **answers)


async def by_name(tx: Transaction) -> dict[str, Circle]:
    return {circle.name: circle for circle in await circles.listed(tx)}


async def test_three_circles_suit_the_newcomer_two_small_and_one_open(settled: Settled) -> None:
    async with settled.database.transaction() as tx:
        assert await members.find(tx, settled.town.phone(NEWCOMER).id) is None
        lea = await newcomer(tx, settled.clock, experience="loss_parent", perspective="loss")
        found = (await matching.proposals(tx, lea, settled.clock.now())).offers
        assert sorted(offer.circle.kind for offer in found) == ["open", "small", "small"]
        assert {offer.circle.family for offer in found} == {"bereavement"}
        assert found[0].circle.name == "Les mots simples"
        assert all(offer.explanation.why for offer in found)
        drinker = await members.change(tx, lea, experience="alcohol", perspective="self")
        others = (await matching.proposals(tx, drinker, settled.clock.now())).offers
        assert [offer.circle.family for offer in others] == ["addictions"]


async def test_two_people_hold_every_circle_and_each_is_open(settled: Settled) -> None:
    async with settled.database.reading() as tx:
        found = await circles.listed(tx)
        assert len(found) == 5
        assert {circle.language for circle in found} == {"fr", "en"}
        for circle in found:
            assert circle.is_open
            assert len(await circles.facilitators(tx, circle.id)) == 2


async def test_nobody_is_called_as_on_telegram(settled: Settled) -> None:
    async with settled.database.reading() as tx:
        for circle in await circles.listed(tx):
            for one in await circles.members(tx, circle.id):
                person = await members.get(tx, one.member_id)
                assert person is not None
                shown = settled.town.world.people[person.telegram_id].first_name
                assert one.alias != shown


async def test_everybody_has_weeks_of_moods_and_agreed_to_them(settled: Settled) -> None:
    async with settled.database.reading() as tx:
        everyone = [one for plan in demo_town().circles for one in plan.people]
        assert len(everyone) == 14
        for each in everyone:
            member = await members.find(tx, settled.town.phone(each.name).id)
            assert member is not None
            rows = await tx.all(select(check_ins).where(check_ins.c.member_id == member.id))
            noted = [noted_of(tx, member, row) for row in rows]
            assert len(noted) >= 10
            assert max(one.day for one in noted) - min(one.day for one in noted) >= timedelta(days=14)
            assert {"matching", "check_ins"} <= set(await consents.standing(tx, member.id))


async def test_people_live_through_what_their_circle_is_about(settled: Settled) -> None:
    async with settled.database.reading() as tx:
        found = await by_name(tx)
        for plan in demo_town().circles:
            admitted = found[plan.name].perspectives
            for each in plan.people:
                member = await members.find(tx, settled.town.phone(each.name).id)
                assert member is not None
                assert member.profile.perspective in admitted
                assert member.language == plan.language
            about = catalogue().find(plan.experience)
            assert about is None or about.opened


async def test_it_costs_little(settled: Settled) -> None:
    assert 100 < settled.statements < MOST_STATEMENTS


async def test_it_is_the_same_each_time(settled: Settled, tmp_path_factory: pytest.TempPathFactory) -> None:
    first = await seen(settled)
    path = tmp_path_factory.mktemp("again") / "again.db"
    async with settled.database.reading() as tx:
        vault = tx.vault
    again = await Database.open(f"sqlite+aiosqlite:///{path}", vault=vault)
    await upgrade(again)
    town = Town(settled.clock, seed=7)
    await settle_in(again, town, settled.clock, ZONE, frozenset({town.phone(OPERATOR).id}))
    assert await seen(Settled(again, town, settled.clock, 0)) == first
    await again.close()


async def seen(settled: Settled) -> list[object]:
    """What stands in the rows and chats, but for ids and keys."""
    facts: list[object] = []
    async with settled.database.reading() as tx:
        for circle in await circles.listed(tx):
            inside = await circles.members(tx, circle.id)
            facts.append(
                (circle.name, [(one.alias, one.role, one.last_wrote, one.reading) for one in inside])
            )
        for phone in settled.town.phones:
            member = await members.find(tx, phone.id)
            rows = (
                []
                if member is None
                else await tx.all(
                    select(check_ins).where(check_ins.c.member_id == member.id).order_by(check_ins.c.day)
                )
            )
            scores = [noted_of(tx, member, row).score for row in rows] if member else []
            facts.append((phone.person.first_name, scores, [one.text for one in phone.messages]))
        facts.append(await tx.value(select(func.count()).select_from(check_ins)))
    return facts
