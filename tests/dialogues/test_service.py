"""A person has at most one open dialogue; the others are set aside and can be gone on with."""

from __future__ import annotations

from sqlalchemy import select, update

from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.dialogues.service import Dialogues
from bot.dialogues.tables import dialogues
from bot.members import service as members
from bot.members.service import Member


async def ann(tx: Transaction, clock: MovableClock) -> Member:
    return await members.meet(tx, 7, "fr", clock.now())


async def test_state_and_answers_last(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
        opened = mine.begin("note")
        opened.state, opened.draft["text"] = "writing", "ça va"
        await mine.flush()
    async with any_database.transaction() as tx:
        again = await Dialogues.of(tx, await ann(tx, clock), clock.now())
    assert again.open == opened


async def test_another_one_sets_it_aside_and_it_comes_back(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
        mine.begin("room").state = "inside"
        await mine.flush()
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
        mine.begin("note").state = "writing"
        await mine.flush()
        assert await mine.waiting() == "room"
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
        assert mine.open is not None
        assert mine.open.name == "note"
        mine.end()
        assert (await mine.resume("room")) is not None
        await mine.flush()
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
        assert mine.open is not None
        assert (mine.open.name, mine.open.state) == ("room", "inside")
        assert await mine.waiting() is None


async def test_an_entry_that_opens_nothing_changes_nothing(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
        mine.begin("room").state = "inside"
        await mine.flush()
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
        mine.begin("note")
        mine.take_back()
        await mine.flush()
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
    assert mine.open is not None
    assert mine.open.name == "room"


async def test_one_that_cannot_be_read_ends_and_locks_nobody_out(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
        mine.begin("room").state = "inside"
        await mine.flush()
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
        mine.begin("note").state = "writing"
        await mine.flush()
        await tx.execute(update(dialogues).values(draft=b"\x01not what anybody sealed, at all"))
    async with any_database.transaction() as tx:
        mine = await Dialogues.of(tx, await ann(tx, clock), clock.now())
        assert mine.open is None
        assert await mine.resume("room") is None
        mine.begin("match").state = "words"
        await mine.flush()
        assert [row.name for row in await tx.all(select(dialogues.c.name))] == ["match"]
