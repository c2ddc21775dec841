"""People: met once, sealed under their own key, changed and erased."""

from __future__ import annotations

from sqlalchemy import select

from bot.clock import MovableClock
from bot.db import Database
from bot.members import consents
from bot.members import service as members
from bot.members.service import STRANGERS_KEPT
from bot.members.tables import members as table


async def test_the_same_person_is_met_once(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        first = await members.meet(tx, 7, "en-GB", clock.now())
        again = await members.meet(tx, 7, "fr", clock.now())
    assert first.id == again.id
    assert again.language == "en"
    assert again.telegram_id == 7


async def test_nothing_tells_who_a_row_is(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        member = await members.meet(tx, 123456789, "fr", clock.now())
        await members.change(tx, member, country="FR", experience="alcohol")
        row = await tx.one(select(table))
    assert row is not None
    stored = b"".join(value for value in row if isinstance(value, bytes))
    for word in (b"123456789", (123456789).to_bytes(4, "big"), b"alcohol", b"FR"):
        assert word not in stored


async def test_answers_are_kept(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        member = await members.meet(tx, 7, "fr", clock.now())
        await members.change(tx, member, country="BE", opted_out=("life",))
        again = await members.get(tx, member.id)
    assert again is not None
    assert (again.profile.country, again.profile.opted_out) == ("BE", ("life",))


async def test_strangers_go_after_thirty_days(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        stranger = await members.meet(tx, 7, "fr", clock.now())
        member = await members.set_stage(tx, await members.meet(tx, 8, "fr", clock.now()), members.MEMBER)
        late = clock.now() + STRANGERS_KEPT * 2
        assert await members.stale_strangers(tx, late) == [stranger.id]
        assert await members.everyone(tx) == [member.id]


async def test_a_consent_stands_until_withdrawn(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        member = await members.meet(tx, 7, "fr", clock.now())
        assert not await consents.has(tx, member.id, "matching")
        await consents.give(tx, member, "matching", "the text", clock.now())
        assert await consents.has(tx, member.id, "matching")
        assert await consents.holders(tx, "matching") == {member.id}
        await consents.withdraw(tx, member.id, "matching", clock.now())
        assert not await consents.has(tx, member.id, "matching")
