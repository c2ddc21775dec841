"""Proposals from rows, joining, and leaving no trace."""

import re
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from bot.circles import service as circles
from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.errors import Refusal
from bot.matching import service as matching
from bot.matching.rules import propose
from bot.matching.seeking import circles_for, seeker_of
from bot.matching.tables import seats, waiting, waiting_cells
from bot.matching.weights import weights
from bot.members import consents
from bot.members import service as members
from bot.members.service import Member, Profile
from tests.circles.towns import an_open_circle, fill, person
from tests.db.traces import traced

DAY = timedelta(days=1)
ZONE = "Europe/Paris"
ALCOHOL: dict[str, Any] = {"experience": "alcohol", "perspective": "self"}


@pytest.fixture
def now(clock: MovableClock) -> datetime:
    return clock.now()


async def newcomer(tx: Transaction, now: datetime, **answers: Any) -> Member:
    """Somebody who agreed to matching and answered."""
    someone = await person(tx, now, **(ALCOHOL | answers))
    await consents.give(tx, someone, "matching", "the text", now)
    return someone


def ids(found: matching.Proposals) -> list[int]:
    return [each.circle.id for each in found.offers]


async def test_three_circles_with_why(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        best = await an_open_circle(tx, now)
        for each in await fill(tx, best, 4, now - 20 * DAY):
            await circles.wrote(tx, each, now)
        small = await an_open_circle(tx, now)
        general = await an_open_circle(
            tx, now, experience=None, perspectives=frozenset({"self"}), kind="open"
        )
        await an_open_circle(tx, now, experience="gambling")
        found = await matching.proposals(tx, await newcomer(tx, now), now)
    assert ids(found)[0] == best.id
    assert set(ids(found)) == {best.id, small.id, general.id}
    assert [each.kind for each in found.offers[0].explanation.why] == ["same-topic", "any-hour", "writers"]
    assert not found.nothing_fits


async def test_others_and_nothing(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle = await an_open_circle(tx, now)
        lea = await newcomer(tx, now)
        assert ids(await matching.proposals(tx, lea, now)) == [circle.id]
        assert (await matching.proposals(tx, lea, now, skip=[circle.id])).nothing_fits
        silent = await person(tx, now)
        assert await matching.proposals(tx, silent, now) == matching.Proposals()


async def test_when_nothing_fits_the_familys_open_circle_is_told_as_it_is(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        door = await an_open_circle(tx, now, experience="gambling", kind="open")
        found = await matching.proposals(tx, await newcomer(tx, now), now)
    assert found.nothing_fits
    assert found.fallback is not None
    assert found.fallback.circle.id == door.id
    assert found.fallback.explanation.mismatch is not None


@pytest.mark.parametrize(
    ("answers", "circle", "fits"),
    [
        (
            {"experience": "alcohol", "perspective": "close"},
            {"family": "carers", "experience": "close_addiction"},
            True,
        ),
        ({"experience": "alcohol", "perspective": "close"}, {}, False),
        (
            {"experience": "alcohol", "perspective": "loss"},
            {"family": "bereavement", "experience": "loss"},
            True,
        ),
        (
            {"experience": "isolation", "perspective": None},
            {"family": "loneliness", "experience": "isolation"},
            True,
        ),
        ({"experience": "domestic_violence"}, {}, False),
        ({"experience": "gone from the file"}, {}, False),
        ({"experience": "depression", "second_experience": "alcohol"}, {}, True),
        ({"space": "women"}, {"space": "women"}, True),
        ({"space": "women"}, {}, False),
        ({"language": "en"}, {}, False),
    ],
)
async def test_whom_a_circle_is_for(
    database: Database, now: datetime, answers: dict[str, Any], circle: dict[str, Any], fits: bool
) -> None:
    async with database.transaction() as tx:
        made = await an_open_circle(tx, now, **circle)
        found = await matching.proposals(tx, await newcomer(tx, now, **answers), now)
    assert ids(found) == ([made.id] if fits else [])


async def test_the_spaces_to_ask_about_are_those_where_a_circle_waits(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        lea = await newcomer(tx, now)
        assert await matching.spaces(tx, lea, now) == ["mixed"]
        await an_open_circle(tx, now, space="women")
        await an_open_circle(tx, now, space="men", language="en")
        await an_open_circle(tx, now, space="lgbtq", experience="gambling")
        assert await matching.spaces(tx, lea, now) == ["mixed", "women"]
        assert await matching.spaces(tx, await person(tx, now), now) == []


async def test_reading_fewer_circles_finds_the_same(database: Database, now: datetime) -> None:
    """Random small worlds: the short cut by topic changes neither who is proposed nor in which order."""
    draw = Random(8)
    short = 0
    async with database.transaction() as tx:
        for _ in range(24):
            experience = draw.choice(("alcohol", "gambling", "tobacco", None))
            circle = await an_open_circle(tx, now, experience=experience, perspectives=frozenset({"self"}))
            await fill(tx, circle, draw.randint(0, 5), now - 20 * DAY)
        for _ in range(30):
            lea = await newcomer(tx, now, experience=draw.choice(("alcohol", "gambling", "drugs")))
            seeker = await seeker_of(tx, lea, now)
            assert seeker is not None
            count = draw.randint(1, 4)
            whole = propose(seeker, await circles_for(tx, seeker, now), weights(), count)
            close = propose(seeker, await circles_for(tx, seeker, now, close=True), weights(), count)
            short += len(close.offers) == count
            found = await matching.proposals(tx, lea, now, count=count)
            assert ids(found) == [offer.circle.id for offer in whole.offers]
    assert short > 5, "the short cut was taken"


async def test_who_is_kept_apart_is_not_proposed(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle, other = await an_open_circle(tx, now), await an_open_circle(tx, now)
        inside = (await fill(tx, circle, 1, now))[0]
        lea, lou = await newcomer(tx, now), await newcomer(tx, now)
        await circles.block(tx, lea.id, inside.member_id, now)
        await circles.block(tx, (await circles.facilitators(tx, circle.id))[0].member_id, lou.id, now)
        assert ids(await matching.proposals(tx, lea, now)) == [other.id]
        assert ids(await matching.proposals(tx, lou, now)) == [other.id], "facilitators too, and both ways"


async def test_the_circle_one_left_is_not_proposed_for_ninety_days(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        circle, lea = await an_open_circle(tx, now), await newcomer(tx, now)
        joined = await matching.join(tx, lea, circle.id, "Léa", now)
        assert ids(await matching.proposals(tx, lea, now)) == [], "nor one's own"
        await circles.leave(tx, joined, now)
        for each in await circles.facilitators(tx, circle.id):
            await circles.sign(tx, each, now + 89 * DAY)
        assert ids(await matching.proposals(tx, lea, now + 89 * DAY)) == []
        assert ids(await matching.proposals(tx, lea, now + 90 * DAY)) == [circle.id]


async def test_two_newcomers_a_week_from_five_members_up(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle = await an_open_circle(tx, now)
        await fill(tx, circle, 5, now)
        lea = await newcomer(tx, now)
        assert ids(await matching.proposals(tx, lea, now + DAY)) == []
        with pytest.raises(Refusal) as refused:
            await matching.join(tx, lea, circle.id, "Léa", now + DAY)
        assert refused.value.key == "matching-settling"
        assert ids(await matching.proposals(tx, lea, now + 8 * DAY)) == [circle.id]


async def test_the_door_is_looked_at_again_when_joining(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        full = await an_open_circle(tx, now, capacity=3)
        await fill(tx, full, 3, now)
        women = await an_open_circle(tx, now, space="women")
        lea = await newcomer(tx, now)
        for circle_id, key in (
            (full.id, "circles-full"),
            (women.id, "circles-not-there"),
            (1, "circles-not-there"),
        ):
            with pytest.raises(Refusal) as refused:
                await matching.join(tx, lea, circle_id, "Léa", now)
            assert refused.value.key == key


async def test_proposals_read_nobodys_profile(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.transaction() as tx:
        circle = await an_open_circle(tx, now)
        await fill(tx, circle, 4, now)
        lea = await newcomer(tx, now)
    opened: list[Profile] = []
    monkeypatch.setattr(members.Profile, "from_json", opened.append)
    ran = await traced(database)
    async with database.transaction() as tx:
        assert ids(await matching.proposals(tx, lea, now)) == [circle.id]
    assert opened == []
    asked = [statement for statement in ran if statement.startswith("SELECT")]
    assert 0 < len(asked) <= 8, "a handful of statements, however many members there are"
    assert not any(re.search(r"\bmembers\b(?!\.)", statement) for statement in asked)


async def test_forgetting_leaves_no_row_and_what_is_told_names_nobody_else(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        lea, lou = await newcomer(tx, now), await newcomer(tx, now)
        for each in (lea, lou):
            await matching.wait(tx, each, now, ZONE)
        circle = await an_open_circle(tx, now)
        await matching.sweep(tx, now, ZONE)
        said = await matching.export(tx, lea)
        assert said["seeks"] == ["alcohol"]
        assert said["waiting_since"] == now.isoformat()
        assert said["seat_kept_until"]
        await matching.forget(tx, lea, now)
        for table, column in ((waiting, waiting.c.member_id), (seats, seats.c.member_id)):
            assert await tx.all(select(table).where(column == lea.id)) == []
        cells = await tx.all(select(waiting_cells))
        assert len(cells) == 1
        found = await circles.aggregate(tx, circle.id)
        assert found is not None
        assert found.held == 1, "the other one's"
