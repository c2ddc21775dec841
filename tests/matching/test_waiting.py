"""The waiting list lives: its true length, seats kept 72 hours, the promised news."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.circles import service as circles
from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.errors import OutOfDate, Refusal
from bot.matching import seating
from bot.matching import service as matching
from bot.matching.tables import seats, waiting, waiting_cells
from bot.matching.waiting import next_news_day
from bot.members import consents
from bot.members import service as members
from bot.members.service import Member
from bot.outbox.tables import outbox
from tests.circles.towns import an_open_circle, fill, person
from tests.matching.test_service import ZONE, newcomer

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
PARIS = ZoneInfo(ZONE)


@pytest.fixture
def now(clock: MovableClock) -> datetime:
    """A Sunday, 18:30 in Paris."""
    return clock.now()


async def kept(tx: Transaction) -> dict[int, int]:
    """Who has a seat kept, and where."""
    return {row.member_id: row.circle_id for row in await tx.all(select(seats))}


async def written(tx: Transaction, kind: str) -> Sequence[str]:
    """The keys of what the outbox owes of a kind."""
    rows = await tx.all(select(outbox.c.key).where(outbox.c.key.startswith(kind)))
    return sorted(row.key for row in rows)


async def waits(tx: Transaction, now: datetime, **answers: object) -> Member:
    someone = await newcomer(tx, now, **answers)
    await matching.wait(tx, someone, now, ZONE)
    return someone


async def test_the_true_length(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        people = [await newcomer(tx, now) for _ in range(3)]
        places = [await matching.wait(tx, each, now + n * HOUR, ZONE) for n, each in enumerate(people)]
        assert places == [1, 2, 3]
        other = await waits(tx, now - DAY, experience="depression")
        assert await matching.position(tx, other) == 1, "another family is another line"
        assert await matching.wait(tx, people[0], now + DAY, ZONE) == 1, "asking again keeps the place"
        await matching.stop_waiting(tx, people[0].id, now + DAY)
        assert await matching.position(tx, people[0]) is None
        assert await matching.position(tx, people[2]) == 2
        with pytest.raises(Refusal) as refused:
            await matching.wait(tx, await person(tx, now), now, ZONE)
        assert refused.value.key == "matching-nothing-sought"


async def test_a_new_circles_seats_go_to_the_longest_waiting_they_fit(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        first, second = await waits(tx, now), await waits(tx, now + HOUR)
        await waits(tx, now - DAY, experience="depression")
        withdrawn = await waits(tx, now - DAY)
        await consents.withdraw(tx, withdrawn.id, "matching", now)
        gone = await waits(tx, now - DAY)
        await members.set_reachable(tx, gone.id, False)
        circle = await an_open_circle(tx, now, capacity=3)
        third, fourth = (
            await waits(tx, now + 2 * HOUR, experience="gambling"),
            await waits(tx, now + 3 * HOUR),
        )
        await matching.sweep(tx, now + DAY, ZONE)
        # The fourth saw this circle when they chose to wait; gambling is another topic.
        assert await kept(tx) == {first.id: circle.id, second.id: circle.id}
        assert third.id not in await kept(tx)
        assert fourth.id not in await kept(tx)
        assert await matching.sweep(tx, now + DAY, ZONE) == 0, "each is proposed once"
        assert len(await written(tx, "seat:")) == 2


async def test_a_kept_seat_counts_as_taken(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        first = await waits(tx, now)
        circle = await an_open_circle(tx, now, capacity=3)
        await matching.sweep(tx, now, ZONE)
        await fill(tx, circle, 2, now)
        late = await newcomer(tx, now)
        assert (await matching.proposals(tx, late, now)).nothing_fits
        with pytest.raises(Refusal):
            await matching.join(tx, late, circle.id, "Zoé", now)
        await matching.join(tx, first, circle.id, "Léa", now)
        found = await circles.aggregate(tx, circle.id)
        assert found is not None
        assert (found.active, found.held) == (3, 0)
        assert await matching.position(tx, first) is None, "a small circle ends the waiting"


async def test_after_72_hours_the_seat_passes_on(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        first, second = await waits(tx, now), await waits(tx, now + HOUR)
        circle = await an_open_circle(tx, now, capacity=3)
        await fill(tx, circle, 2, now)
        noon = now + 18 * HOUR
        await matching.sweep(tx, noon, ZONE)
        assert await kept(tx) == {first.id: circle.id}
        assert await matching.next_due(tx) is not None
        await matching.sweep(tx, noon + 71 * HOUR, ZONE)
        assert await kept(tx) == {first.id: circle.id}
        await matching.sweep(tx, noon + 72 * HOUR, ZONE)
        assert await kept(tx) == {second.id: circle.id}
        assert await matching.position(tx, first) == 1, "their place stays"
        await matching.sweep(tx, noon + 170 * HOUR, ZONE)
        assert await kept(tx) == {}, "and nobody is proposed the same circle twice"


async def test_a_freed_seat_is_proposed(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        circle = await an_open_circle(tx, now, capacity=4)
        inside = await fill(tx, circle, 4, now - 30 * DAY)
        lea = await waits(tx, now)
        await matching.sweep(tx, now, ZONE)
        assert await kept(tx) == {}
        await circles.leave(tx, inside[0], now + HOUR)
        await matching.sweep(tx, now + HOUR, ZONE)
        assert await kept(tx) == {lea.id: circle.id}


async def test_a_circle_that_settles_is_looked_at_when_it_can_welcome_again(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        lea = await waits(tx, now)
        circle = await an_open_circle(tx, now)
        await fill(tx, circle, 5, now)
        await matching.sweep(tx, now, ZONE)
        assert await kept(tx) == {}
        assert await circles.next_offer(tx) == now + 7 * DAY
        await matching.sweep(tx, now + 7 * DAY + HOUR, ZONE)
        assert await kept(tx) == {lea.id: circle.id}


async def test_declining_keeps_the_place_and_passes_the_seat_on(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        first, second = await waits(tx, now), await waits(tx, now + HOUR)
        circle = await an_open_circle(tx, now, capacity=3)
        await fill(tx, circle, 2, now)
        await matching.sweep(tx, now, ZONE)
        seat = await seating.kept_for(tx, first.id)
        assert seat is not None
        shown = await matching.kept_seat(tx, first, seat.id, now)
        assert (shown.circle.id, shown.seat) == (circle.id, seat)
        for other in (second, first):
            with pytest.raises(OutOfDate):
                await matching.decline_seat(tx, other, seat.id if other is second else 1, now)
        await matching.decline_seat(tx, first, seat.id, now)
        with pytest.raises(OutOfDate):
            await matching.kept_seat(tx, first, seat.id, now)
        await matching.sweep(tx, now, ZONE)
        assert await kept(tx) == {second.id: circle.id}
        assert await matching.position(tx, first) == 1


async def test_joining_an_open_circle_does_not_end_the_waiting(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        lea = await waits(tx, now)
        door = await an_open_circle(tx, now, kind="open")
        await matching.join(tx, lea, door.id, "Léa", now)
        assert await matching.position(tx, lea) == 1


async def test_stopping_passes_the_kept_seat_on_and_owes_no_news(
    any_database: Database, now: datetime
) -> None:
    async with any_database.transaction() as tx:
        first, second = await waits(tx, now), await waits(tx, now + HOUR)
        circle = await an_open_circle(tx, now, capacity=3)
        await fill(tx, circle, 2, now)
        await matching.sweep(tx, now, ZONE)
        await matching.stop_waiting(tx, first.id, now)
        await matching.sweep(tx, now, ZONE)
        assert await kept(tx) == {second.id: circle.id}
        await matching.sweep(tx, now + 2 * DAY, ZONE)
        owed = await tx.all(select(outbox.c.key, outbox.c.state).where(outbox.c.member_id == first.id))
        assert [(row.key[:5], row.state) for row in owed] == [("seat:", "cancelled")]


async def test_news_come_the_day_after_tomorrow_in_any_case(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        await waits(tx, now)
        first = datetime(2026, 11, 22, 9, tzinfo=PARIS)
        moments = [first + day * DAY + hour * HOUR for day in range(70) for hour in (0, 1, 2)]
        days = [each.astimezone(PARIS) for each in moments if await matching.sweep(tx, each, ZONE)]
        since = now.astimezone(PARIS).date()
        assert [(each.date() - since).days for each in days] == [2, 7, 14, 30, 60]
        assert {each.hour for each in days} == {10}
        assert len(await written(tx, "waiting:")) == 5


@pytest.mark.parametrize(
    ("waited", "expected"), [(0, 2), (1, 2), (2, 7), (6, 7), (7, 14), (14, 30), (30, 60), (59, 60), (60, 90)]
)
def test_the_days_of_news(waited: int, expected: int) -> None:
    since = date(2026, 11, 22)
    assert next_news_day(since, since + waited * DAY) == since + expected * DAY


async def test_quiet_hours_hold_and_the_72_hours_count_from_the_morning(
    any_database: Database, now: datetime
) -> None:
    night = now + 4 * HOUR
    async with any_database.transaction() as tx:
        await waits(tx, now)
        await an_open_circle(tx, now)
        await matching.sweep(tx, night, ZONE)
        morning = datetime(2026, 11, 23, 8, tzinfo=PARIS)
        row = await tx.one(
            select(outbox.c.due_at, outbox.c.expires_at).where(outbox.c.key.startswith("seat:"))
        )
        assert row is not None
        assert row.due_at == morning
        assert row.expires_at == morning + 72 * HOUR


async def test_one_message_a_day_of_the_bots_own_initiative(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        await waits(tx, now)
        due = datetime(2026, 11, 24, 9, tzinfo=PARIS)
        await an_open_circle(tx, due)
        await matching.sweep(tx, due, ZONE)
        await matching.sweep(tx, due + HOUR, ZONE)
        assert len(await written(tx, "seat:")) == 1
        assert await written(tx, "waiting:") == [], "the seat was the news of that day"


async def test_a_dump_does_not_tell_who_waits_for_what(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        await waits(tx, now)
        for table in (waiting, waiting_cells):
            for row in await tx.all(select(table)):
                assert "alcohol" not in repr(tuple(row))
                assert "addictions" not in repr(tuple(row))


async def test_seats_and_counts_agree_whatever_people_do(database: Database, now: datetime) -> None:
    """Random months of joining, leaving, waiting, declining: held equals the seats, never above capacity."""
    draw = Random(72)
    async with database.transaction() as tx:
        towns = [await an_open_circle(tx, now, capacity=draw.randint(3, 6)) for _ in range(3)]
        people = [await newcomer(tx, now) for _ in range(14)]
        for step in range(250):
            moment = now + step * 5 * HOUR
            await one_step(tx, draw, people, moment)
            await matching.sweep(tx, moment, ZONE)
            rows = await tx.all(select(seats))
            for circle in towns:
                for each in await circles.facilitators(tx, circle.id):
                    await circles.sign(tx, each, moment)
                found = await circles.aggregate(tx, circle.id)
                assert found is not None
                assert found.held == sum(row.circle_id == circle.id for row in rows)
                assert found.active + found.held <= found.capacity
                assert found.active == sum(
                    each.role == "member" for each in await circles.members(tx, circle.id)
                )
            assert all(row.until > moment for row in rows)
        assert await written(tx, "seat:"), "seats were proposed on the way"


async def one_step(tx: Transaction, draw: Random, people: list[Member], now: datetime) -> None:
    someone = draw.choice(people)
    mine = await circles.of(tx, someone)
    seat = await seating.kept_for(tx, someone.id)
    choice = draw.random()
    if seat is not None and choice < 0.4:
        await matching.decline_seat(tx, someone, seat.id, now)
    elif seat is not None:
        await matching.join(tx, someone, seat.circle_id, f"Ami {someone.telegram_id}", now)
    elif mine and choice < 0.6:
        await circles.leave(tx, draw.choice(mine), now)
    elif not mine:
        offers = (await matching.proposals(tx, someone, now)).offers
        if offers and choice < 0.7:
            await matching.join(tx, someone, offers[0].circle.id, f"Ami {someone.telegram_id}", now)
        else:
            await matching.wait(tx, someone, now, ZONE)
