"""Announcements on both databases: written in chunks, each person once, steered, erased."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.announcements import audience, live, rows, sending, service
from bot.announcements.audience import Writer
from bot.announcements.draft import Audience, Draft, Words
from bot.announcements.rows import DONE, GOING, LATE, REFUSED, SCHEDULED, TAKEN_BACK, Announcement
from bot.announcements.rules import InQuiet, Kind
from bot.announcements.tables import announcements
from bot.announcements.tables import contents as shared
from bot.circles import service as circles
from bot.circles.service import Circle
from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.errors import OutOfDate, Refusal
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.outbox import wiring
from bot.outbox.tables import contents, outbox
from bot.people import recipients

ZONE = "Europe/Paris"
HOUSE = service.House(ZONE, 28.0, frozenset({1}))
EVERYONE = Audience(everyone=True)
WORDS = Words("La salle est fermée.")


@pytest.fixture(autouse=True)
def resolver() -> None:
    wiring.use_resolver(recipients)


async def person(tx: Transaction, number: int, now: datetime, language: str = "fr", **answers: Any) -> Member:
    met = await members.meet(tx, number, language, now)
    met = await members.set_stage(tx, met, MEMBER)
    return await members.change(tx, met, **answers) if answers else met


async def crowd(tx: Transaction, count: int, now: datetime) -> list[Member]:
    """An operator (number 1) and so many others, every third of whom reads English."""
    return [
        await person(tx, number, now, "en" if number % 3 == 0 else "fr") for number in range(1, count + 2)
    ]


def draft(**changes: Any) -> Draft:
    whole = Draft(Kind.PRACTICAL, WORDS, EVERYONE, aimed=True, timed=True)
    return replace(whole, **changes)


async def bench(tx: Transaction, now: datetime, *people: Member) -> Circle:
    made = await circles.create(
        tx, family="bereavement", experience=None, language="fr", name="Le banc", now=now, kind="open"
    )
    hosts = people[:2]
    for number, host in enumerate(hosts):
        await circles.appoint(tx, made, host, f"Anim{chr(65 + number)}", now)
    made = await circles.open(tx, made, now)
    for number, member in enumerate(people[2:]):
        await circles.join(tx, made, member, f"Nom{chr(65 + number)}", now)
    return made


async def of_batch(tx: Transaction, announcement: Announcement) -> list[Any]:
    return list(await tx.all(select(outbox).where(outbox.c.batch == announcement.id).order_by(outbox.c.id)))


async def test_a_thousand_at_a_time_each_once(any_database: Database, clock: MovableClock) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        people = await crowd(tx, 1_203, now)
        found = await service.send(tx, Writer(people[0], True), draft(), now, HOUSE)
        assert (found.state, found.expected) == (GOING, 999), "a thousand were looked at, one is the author"
        assert found.cursor == people[999].id
    for _ in range(3):
        async with any_database.transaction() as tx:
            await live.look(tx, found.id, now, HOUSE)
    async with any_database.reading() as tx:
        again = await rows.get(tx, found.id)
        assert again is not None
        assert (again.cursor, again.expected) == (None, 1_203)
        written = await of_batch(tx, found)
        assert {row.member_id for row in written} == {member.id for member in people[1:]}
        assert {row.key for row in written} == {f"announcement:{found.id}:{m.id}" for m in people[1:]}
        assert all(row.expires_at == found.useful_until for row in written)
        assert all(row.held for row in written), "never sent again unasked"
        by_content = Counter(row.content_id for row in written)
        assert len(by_content) == 2, "the words are kept once for each language"
        kept = await tx.all(select(contents.c.author_id).where(contents.c.id.in_(by_content)))
        assert [row.author_id for row in kept] == [None, None], "they are the organisation's"


async def test_a_chunk_that_was_rolled_back_is_written_once(
    any_database: Database, clock: MovableClock
) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        people = await crowd(tx, 1_020, now)
        found = await service.send(tx, Writer(people[0], True), draft(), now, HOUSE)
    with pytest.raises(RuntimeError):
        async with any_database.transaction() as tx:
            await live.look(tx, found.id, now, HOUSE)
            raise RuntimeError("killed before the commit")
    async with any_database.transaction() as tx:
        await live.look(tx, found.id, now, HOUSE)
        assert len(await of_batch(tx, found)) == 1_020


async def test_what_was_shared_long_ago_is_shared_anew(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        people = await crowd(tx, 1_010, clock.now())
        found = await service.send(tx, Writer(people[0], True), draft(), clock.now(), HOUSE)
        before = await rows.content_ids(tx, found.id)
    later = clock.now() + sending.SHARED_FOR + timedelta(minutes=1)
    async with any_database.transaction() as tx:
        await live.look(tx, found.id, later, HOUSE)
        after = await rows.content_ids(tx, found.id)
        used = {row.content_id for row in (await of_batch(tx, found))[-10:]}
    assert used
    assert not used & set(before), "the outbox may have erased it meanwhile"
    assert set(after) > set(before)


async def test_quiet_hours_are_each_person_s_own(any_database: Database, clock: MovableClock) -> None:
    at = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
    async with any_database.transaction() as tx:
        author = await person(tx, 1, at)
        paris = await person(tx, 2, at)
        montreal = await person(tx, 3, at, zone="America/Toronto")
        owl = await person(tx, 4, at, quiet_from="08:00", quiet_until="08:00")
        noon = await person(tx, 5, at, quiet_from="22:00", quiet_until="12:00")
        seen = await service.outlook(tx, draft(), author.id, at, HOUSE)
        assert (seen.now, seen.later, seen.hours) == (2, 2, frozenset({time(8), time(12)}))
        found = await service.send(tx, Writer(author, True), draft(), at, HOUSE)
        due = {row.member_id: row.due_at for row in await of_batch(tx, found)}
    morning = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    assert due == {paris.id: morning, montreal.id: at, owl.id: at, noon.id: morning + timedelta(hours=4)}
    assert author.id not in due


async def test_the_night_the_clocks_change(any_database: Database) -> None:
    at = datetime(2026, 10, 24, 22, tzinfo=UTC)
    async with any_database.transaction() as tx:
        member = await person(tx, 2, at)
    assert audience.quiet_end(member, at, ZoneInfo(ZONE)) == datetime(2026, 10, 25, 7, tzinfo=UTC)


async def test_silently_is_another_content(any_database: Database) -> None:
    at = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
    async with any_database.transaction() as tx:
        author = await person(tx, 1, at)
        await person(tx, 2, at)
        await person(tx, 3, at, quiet_from="08:00", quiet_until="08:00")
        aloud = draft(in_quiet=InQuiet.SILENTLY)
        found = await service.send(tx, Writer(author, True), aloud, at, HOUSE)
        assert {row.due_at for row in await of_batch(tx, found)} == {at}
        silent = [row.silent for row in await tx.all(select(shared.c.silent))]
    assert sorted(silent) == [False, True]


@pytest.mark.parametrize(
    "unfinished",
    [
        {"kind": None},
        {"words": None},
        {"audience": Audience()},
        {"timed": False},
        {"words": Words("a" * 4096)},
        {"leaves": datetime(2026, 11, 22, 17, tzinfo=UTC)},
        {"until": datetime(2026, 11, 22, 17, 30, tzinfo=UTC)},
    ],
)
async def test_what_isn_t_whole_is_never_sent(
    database: Database, clock: MovableClock, unfinished: dict[str, Any]
) -> None:
    async with database.transaction() as tx:
        author = await person(tx, 1, clock.now())
        with pytest.raises(OutOfDate):
            await service.send(tx, Writer(author, True), draft(**unfinished), clock.now(), HOUSE)
        assert await rows.recent(tx, 1) == []


async def test_rights(any_database: Database, clock: MovableClock) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        operator, nadia, marc, amina, paul = await crowd(tx, 4, now)
        first = await bench(tx, now, nadia, marc, amina)
        second = await bench(tx, now, marc, operator, paul)
        both = Audience(circle_ids=(first.id, second.id))
        for who, aimed, allowed in (
            (Writer(operator, True), EVERYONE, True),
            (Writer(operator, True), Audience(), False),
            (Writer(nadia, False), EVERYONE, False),
            (Writer(nadia, False), Audience(circle_ids=(first.id,)), True),
            (Writer(nadia, False), both, False),
            (Writer(marc, False), both, True),
            (Writer(amina, False), Audience(circle_ids=(first.id,)), False),
        ):
            assert await service.may_aim(tx, who, aimed) is allowed
        with pytest.raises(Refusal):
            await service.send(tx, Writer(nadia, False), draft(audience=both), now, HOUSE)
        found = await service.send(tx, Writer(marc, False), draft(audience=both), now, HOUSE)
        written = [row.member_id for row in await of_batch(tx, found)]
        assert sorted(written) == sorted({nadia.id, amina.id, operator.id, paul.id}), (
            "each once, not its author"
        )
        for steer in (service.pause, service.stop, service.take_back, service.send_again, service.go_on):
            with pytest.raises(Refusal):
                await steer(tx, Writer(nadia, False), found.id, now)
        assert [each.id for each in await service.history(tx, Writer(marc, False))] == [found.id]
        assert await service.history(tx, Writer(nadia, False)) == []
        assert [each.id for each in await service.history(tx, Writer(operator, True))] == [found.id]


async def planned(tx: Transaction, author: Member, now: datetime, **changes: Any) -> Announcement:
    leaves = now + timedelta(hours=15)
    return await service.send(tx, Writer(author, True), draft(leaves=leaves, **changes), now, HOUSE)


async def test_a_planned_one_waits_for_its_hour(any_database: Database, clock: MovableClock) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        author, *_ = await crowd(tx, 3, now)
        found = await planned(tx, author, now)
        assert (found.state, await rows.next_look(tx)) == (SCHEDULED, found.leaves_at)
        await live.look(tx, found.id, found.leaves_at - timedelta(seconds=1), HOUSE)
        assert await of_batch(tx, found) == []
        await live.look(tx, found.id, found.leaves_at, HOUSE)
        assert len(await of_batch(tx, found)) == 3


async def test_too_late_after_an_outage_it_does_not_leave(
    any_database: Database, clock: MovableClock
) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        author, *_ = await crowd(tx, 3, now)
        found = await planned(tx, author, now)
        await live.look(tx, found.id, found.useful_until, HOUSE)
        again = await rows.get(tx, found.id)
        assert again is not None
        assert (again.state, again.look_at) == (LATE, None)
        assert await of_batch(tx, found) == []


async def test_an_operator_who_no_longer_is_one_sends_nothing(
    any_database: Database, clock: MovableClock
) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        author, *_ = await crowd(tx, 3, now)
        found = await planned(tx, author, now)
        await live.look(tx, found.id, found.leaves_at, replace(HOUSE, operators=frozenset()))
        again = await rows.get(tx, found.id)
        assert again is not None
        assert again.state == REFUSED
        assert await of_batch(tx, found) == []


async def test_taken_back_before_anything_left(any_database: Database, clock: MovableClock) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        author, *_ = await crowd(tx, 3, now)
        found = await service.send(tx, Writer(author, True), draft(), now, HOUSE)
        await service.take_back(tx, Writer(author, True), found.id, now)
        await live.look(tx, found.id, now, HOUSE)
        again = await rows.get(tx, found.id)
        assert again is not None
        assert again.state == TAKEN_BACK
        assert {row.state for row in await of_batch(tx, found)} == {"cancelled"}
        assert await tx.value(select(func.count()).select_from(contents)) == 0, "its words are erased"


async def test_nobody_to_send_to_is_over_at_once(any_database: Database, clock: MovableClock) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        author = await person(tx, 1, now)
        found = await service.send(tx, Writer(author, True), draft(), now, HOUSE)
        await live.look(tx, found.id, now, HOUSE)
        again = await rows.get(tx, found.id)
        assert again is not None
        assert (again.state, again.look_at) == (DONE, None)


async def test_erased_after_a_year(any_database: Database, clock: MovableClock) -> None:
    now = clock.now()
    async with any_database.transaction() as tx:
        author, *_ = await crowd(tx, 3, now)
        await service.send(tx, Writer(author, True), draft(), now, HOUSE)
        found = await rows.recent(tx, 1)
        await rows.change(tx, found[0].id, look_at=None)
        await rows.erase_old(tx, now + rows.KEPT)
        assert len(await rows.recent(tx, 1)) == 1
        await rows.erase_old(tx, now + rows.KEPT + timedelta(seconds=1))
        assert await rows.recent(tx, 1) == []
        assert await tx.value(select(func.count()).select_from(shared)) == 0


async def test_the_words_are_sealed(database: Database, clock: MovableClock) -> None:
    now = clock.now()
    async with database.transaction() as tx:
        author, *_ = await crowd(tx, 3, now)
        found = await service.send(tx, Writer(author, True), draft(), now, HOUSE)
        row = await tx.one(select(announcements))
        assert row is not None
        assert b"salle" not in row.body
        again = await rows.get(tx, found.id)
        assert again is not None
        assert again.words == WORDS
