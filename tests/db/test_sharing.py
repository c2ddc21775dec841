"""Transactions that share a commit: each kept or lost by itself, none ending before it is on the disk."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import AsyncExitStack, suppress

import pytest
from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from bot.db import Database, Prepared, Transaction, is_of_storage
from tests.db.counting import count, counters, own, read
from tests.db.traces import traced, watched

_ADD = Prepared(insert(counters), columns=["id", "n"])
_RAISE = Prepared(update(counters).where(counters.c.id >= bindparam("least")).values(n=bindparam("n")))


@pytest.fixture
async def counting(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    # On a busy machine four may take longer than any should wait for the last.
    monkeypatch.setattr("bot.db.sharing.LONGEST", 60.0)
    async with database.transaction() as tx:
        await tx.connection.run_sync(own.create_all)
        await tx.execute(counters.insert(), {"id": 1, "n": 0})
    return database


async def one(database: Database, number: int, *, fails: bool = False) -> None:
    async with database.transaction() as tx:
        await count(tx)
        await tx.execute(counters.insert(), {"id": 10 + number, "n": number})
        if fails:
            raise ZeroDivisionError


async def rows(database: Database) -> list[int]:
    async with database.reading() as tx:
        found = await tx.all(select(counters.c.id).where(counters.c.id >= 10).order_by(counters.c.id))
        return [row.id - 10 for row in found]


async def test_those_who_wait_for_each_other_share_one_commit(counting: Database) -> None:
    seen = await traced(counting)
    await asyncio.gather(*(one(counting, n) for n in range(4)))
    assert seen.count("BEGIN IMMEDIATE") == seen.count("COMMIT") == 1
    assert await read(counting) == 4


async def apart(database: Database, number: int) -> int:
    return await database.apart(_ADD, {"id": 10 + number, "n": number})


async def test_statements_apart_have_a_commit_of_their_own_each(counting: Database) -> None:
    seen = await traced(counting)
    shared = (one(counting, n) for n in range(2))
    changed = await asyncio.gather(*(apart(counting, n) for n in (2, 3)), *shared)
    assert changed[:2] == [1, 1]
    assert seen.count("BEGIN IMMEDIATE") == seen.count("COMMIT") == 3
    assert await rows(counting) == [0, 1, 2, 3]
    assert await counting.apart(_RAISE, {"least": 12, "n": 9}) == 2


async def test_a_statement_apart_is_told_before_the_next_one_is_on_the_disk(counting: Database) -> None:
    begun, told = [], threading.Event()

    def hold(sql: str) -> None:
        if sql == "BEGIN IMMEDIATE":
            begun.append(sql)
            assert len(begun) != 2 or told.wait(60)

    await watched(counting, hold)
    first, second = (asyncio.create_task(apart(counting, n)) for n in range(2))
    await first
    assert not second.done()
    told.set()
    await second
    assert await rows(counting) == [0, 1]


async def test_a_statement_apart_that_fails_fails_alone(counting: Database) -> None:
    ended = await asyncio.gather(*(apart(counting, n) for n in (0, 0, 1)), return_exceptions=True)
    assert isinstance(ended[1], IntegrityError)
    assert await rows(counting) == [0, 1]


async def test_a_statement_apart_that_nobody_waits_for_is_left_out(counting: Database) -> None:
    gone, kept = (asyncio.create_task(apart(counting, n)) for n in range(2))
    await asyncio.sleep(0)
    gone.cancel()
    await kept
    assert await rows(counting) == [1]


async def test_a_transaction_waits_for_no_long_row_of_statements_apart(
    counting: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.db.sharing.LONGEST", 0.0)
    many = [asyncio.create_task(apart(counting, n)) for n in range(20)]
    await many[0]
    await one(counting, 20)
    assert not all(task.done() for task in many)
    await asyncio.gather(*many)
    assert len(await rows(counting)) == 21


async def test_one_that_fails_leaves_the_others_whole(counting: Database) -> None:
    ended = await asyncio.gather(
        *(one(counting, n, fails=n in (0, 2)) for n in range(5)), return_exceptions=True
    )
    assert [type(error) for error in ended] == [
        ZeroDivisionError, type(None), ZeroDivisionError, type(None), type(None),
    ]  # fmt: skip
    assert await rows(counting) == [1, 3, 4]
    assert await read(counting) == 3


async def test_none_ends_before_the_commit(counting: Database) -> None:
    second_may_end = asyncio.Event()
    inside = asyncio.Event()

    async def second() -> None:
        async with counting.transaction() as tx:
            inside.set()
            await second_may_end.wait()
            await count(tx)

    first = asyncio.create_task(one(counting, 0))
    following = asyncio.create_task(second())
    await inside.wait()
    assert not first.done()
    assert await read(counting) == 0
    second_may_end.set()
    await asyncio.gather(first, following)
    assert await read(counting) == 2


async def test_a_commit_that_fails_is_everybodys(counting: Database) -> None:
    async with counting.transaction() as tx:
        await tx.execute(text("CREATE TABLE parents (id INTEGER PRIMARY KEY)"))
        await tx.execute(
            text("CREATE TABLE children (parent INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED)")
        )

    async def orphan() -> None:
        async with counting.transaction() as tx:
            await tx.execute(text("INSERT INTO children VALUES (7)"))

    ended = await asyncio.gather(one(counting, 0), orphan(), one(counting, 1), return_exceptions=True)
    assert all(isinstance(error, IntegrityError) for error in ended)
    assert await rows(counting) == []
    await one(counting, 2)
    assert await rows(counting) == [2]


async def test_when_sqlite_rolls_everything_back_nobody_is_told_otherwise(counting: Database) -> None:
    async def ruined() -> None:
        async with counting.transaction() as tx:
            await tx.execute(insert(counters).prefix_with("OR ROLLBACK"), {"id": 1})

    with pytest.raises(IntegrityError):
        await ruined()
    ended = await asyncio.gather(one(counting, 0), ruined(), one(counting, 1), return_exceptions=True)
    assert isinstance(ended[1], IntegrityError)
    assert ended[0] is not None
    lost = [number for number in (0, 1) if ended[2 * number] is not None]
    assert await rows(counting) == [number for number in (0, 1) if number not in lost]
    await one(counting, 2)
    assert 2 in await rows(counting)


async def test_who_does_not_hear_that_everything_was_rolled_back_is_told(counting: Database) -> None:
    with pytest.raises(OperationalError) as raised:
        async with counting.transaction() as tx:
            with suppress(IntegrityError):
                await tx.execute(insert(counters).prefix_with("OR ROLLBACK"), {"id": 1})
    assert is_of_storage(raised.value)
    await one(counting, 2)
    assert await rows(counting) == [2]


async def test_who_gives_up_waiting_holds_nobody_up(counting: Database) -> None:
    inside, leave = asyncio.Event(), asyncio.Event()

    async def holds() -> None:
        async with counting.transaction() as tx:
            await count(tx)
            inside.set()
            await leave.wait()

    holding = asyncio.create_task(holds())
    await inside.wait()
    impatient, patient = (asyncio.create_task(one(counting, n)) for n in range(2))
    await asyncio.sleep(0)
    impatient.cancel()
    leave.set()
    await asyncio.gather(holding, patient)
    assert impatient.cancelled()
    assert await rows(counting) == [1]


async def test_a_lock_held_elsewhere_fails_one_and_not_those_behind_it(counting: Database) -> None:
    async with counting.transaction() as tx:
        await tx.execute(text("PRAGMA busy_timeout = 10"))
    other = sqlite3.connect(str(counting.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    first = asyncio.create_task(one(counting, 0))
    behind = asyncio.create_task(one(counting, 1))
    with pytest.raises(DBAPIError):
        await first
    other.execute("ROLLBACK")
    other.close()
    await asyncio.wait([behind])
    assert await rows(counting) == ([] if behind.exception() else [1])
    await one(counting, 2)
    assert 2 in await rows(counting)


async def test_a_lock_held_elsewhere_fails_a_statement_apart(counting: Database) -> None:
    async with counting.transaction() as tx:
        await tx.execute(text("PRAGMA busy_timeout = 10"))
    other = sqlite3.connect(str(counting.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DBAPIError) as raised:
        await apart(counting, 0)
    assert is_of_storage(raised.value)
    other.execute("ROLLBACK")
    other.close()
    assert await apart(counting, 1) == 1
    assert await rows(counting) == [1]


async def test_closing_tells_those_who_are_inside(counting: Database) -> None:
    async with AsyncExitStack() as stack:
        tx: Transaction = await stack.enter_async_context(counting.transaction())
        await count(tx)
        waiting = [asyncio.create_task(work(counting, 0)) for work in (one, apart)]
        await asyncio.sleep(0)
        await counting.close()
        for task in waiting:
            with pytest.raises(OperationalError):
                await task
        with pytest.raises(OperationalError):
            await stack.aclose()
