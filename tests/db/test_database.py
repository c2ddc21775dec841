"""The database on both kinds: nothing lost, nothing read halfway, no value in an error."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.db import Database, new_id, no_transaction_here
from bot.errors import DatabaseDown, Mistake, NaiveDatetime, TransactionOpen
from bot.vault import Vault
from tests.db.counting import count, counters, own, read

AT = datetime(2026, 11, 22, 17, 30, 1, 234567, tzinfo=UTC)


@pytest.fixture
async def counting(any_database: Database) -> Database:
    async with any_database.transaction() as tx:
        await tx.connection.run_sync(own.create_all)
        await tx.execute(counters.insert(), {"id": 1, "n": 0, "at": AT})
    return any_database


async def test_no_read_modify_write_is_lost(counting: Database) -> None:
    async def work() -> None:
        for _ in range(20):
            async with counting.transaction() as tx:
                await count(tx)

    await asyncio.gather(*(work() for _ in range(10)))
    assert await read(counting) == 200


async def test_an_exception_rolls_back_whole(counting: Database) -> None:
    called: list[str] = []
    with pytest.raises(ZeroDivisionError):
        async with counting.transaction() as tx:
            tx.after_commit(lambda: called.append("committed"))
            await count(tx)
            raise ZeroDivisionError
    assert await read(counting) == 0
    assert not called


async def test_a_cancelled_transaction_leaves_nothing_and_frees_the_writer(counting: Database) -> None:
    inside = asyncio.Event()

    async def work() -> None:
        async with counting.transaction() as tx:
            await count(tx)
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(work())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with counting.transaction() as tx:
        await count(tx)
    assert await read(counting) == 1


async def test_closing_also_closes_what_a_task_still_holds(any_url: str, vault: Vault) -> None:
    """As at the end of the process: a job cancelled in the middle of reading gives nothing back in time."""
    database = await Database.open(any_url, vault=vault)
    held = database.reading()
    tx = await held.__aenter__()
    raw = await tx.connection.get_raw_connection()
    driver: Any = raw.driver_connection
    await database.close()
    assert driver.is_closed() if database.dialect_name == "postgresql" else driver._connection is None
    with suppress(Exception):
        await held.__aexit__(None, None, None)


async def test_callbacks_run_in_order_after_the_commit_and_a_failing_one_hides_nothing(
    counting: Database,
) -> None:
    seen: list[object] = []

    def fail() -> None:
        raise ValueError("a callback's own fault")

    async with counting.transaction() as tx:
        tx.after_commit(lambda: seen.append("first"))
        tx.after_commit(fail)
        tx.after_commit(lambda: seen.append("third"))
        await count(tx)
        assert not seen
    assert seen == ["first", "third"]
    assert await read(counting) == 1


async def test_a_reading_sees_one_moment_and_writes_nothing(counting: Database) -> None:
    async with counting.reading() as snapshot:
        assert await snapshot.value(select(counters.c.n)) == 0
        async with counting.transaction() as tx:
            await count(tx)
        assert await snapshot.value(select(counters.c.n)) == 0
    with pytest.raises(DBAPIError):
        async with counting.reading() as tx:
            await tx.execute(update(counters).values(n=5))
    assert await read(counting) == 1


async def test_the_guard_raises_while_a_transaction_is_open(counting: Database) -> None:
    no_transaction_here()
    async with counting.transaction():
        with pytest.raises(TransactionOpen):
            no_transaction_here()
        with pytest.raises(TransactionOpen):
            await asyncio.create_task(_ask())
    no_transaction_here()
    async with counting.reading():
        no_transaction_here()


async def test_a_task_started_in_a_transaction_is_free_once_it_ended(counting: Database) -> None:
    over = asyncio.Event()

    async def later() -> None:
        await over.wait()
        no_transaction_here()
        async with counting.transaction() as tx:
            await count(tx)

    async with counting.transaction():
        task = asyncio.create_task(later())
    over.set()
    await task
    assert await read(counting) == 1


async def _ask() -> None:
    no_transaction_here()


async def test_a_task_cannot_wait_for_its_own_transaction(counting: Database) -> None:
    async with counting.transaction():
        with pytest.raises(TransactionOpen):
            async with counting.transaction():
                pass


async def test_insert_ignoring_says_whether_it_inserted(counting: Database) -> None:
    async with counting.transaction() as tx:
        assert await tx.insert_ignoring(counters, {"id": 2, "n": 7}, ["id"])
        assert not await tx.insert_ignoring(counters, {"id": 2, "n": 8}, ["id"])
        assert await tx.value(select(counters.c.n).where(counters.c.id == 2)) == 7


async def test_upsert_replaces_the_other_values(counting: Database) -> None:
    async with counting.transaction() as tx:
        await tx.upsert(counters, {"id": 1, "n": 9}, ["id"])
        await tx.upsert(counters, {"id": 1}, ["id"])
        row = await tx.one(select(counters.c.n, counters.c.at).where(counters.c.id == 1))
    assert row is not None
    assert (row.n, row.at) == (9, AT)


async def test_moments_come_back_in_utc_to_the_microsecond_and_sort(counting: Database) -> None:
    paris = AT.astimezone(timezone(timedelta(hours=1))) + timedelta(seconds=1)
    async with counting.transaction() as tx:
        await tx.execute(counters.insert(), {"id": 2, "at": paris})
        rows = await tx.all(select(counters.c.id, counters.c.at).order_by(counters.c.at))
        later = await tx.all(select(counters.c.id).where(counters.c.at > AT))
    assert [(row.id, row.at, row.at.tzinfo) for row in rows] == [(1, AT, UTC), (2, paris, UTC)]
    assert [row.id for row in later] == [2]


async def test_a_naive_moment_raises(counting: Database) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 (wrapped by SQLAlchemy)
        async with counting.transaction() as tx:
            await tx.execute(counters.insert(), {"id": 2, "at": AT.replace(tzinfo=None)})
    assert isinstance(caught.value, NaiveDatetime) or isinstance(caught.value.__cause__, NaiveDatetime)


async def test_errors_never_show_values(counting: Database) -> None:
    with pytest.raises(IntegrityError) as caught:
        async with counting.transaction() as tx:
            await tx.execute(counters.insert(), {"id": 1, "n": 48151623})
    assert "48151623" not in str(caught.value)


async def test_a_database_without_a_vault_says_so(any_url: str) -> None:
    database = await Database.open(any_url)
    async with database.reading() as tx:
        with pytest.raises(Mistake):
            _ = tx.vault
    await database.close()


def test_ids_grow_fit_in_63_bits_and_tell_their_millisecond() -> None:
    ids = [new_id() for _ in range(10_000)]
    assert ids == sorted(set(ids))
    assert 0 < ids[-1] < 2**63
    since_2026 = datetime.now(UTC) - datetime(2026, 1, 1, tzinfo=UTC)
    assert abs((ids[-1] >> 22) - since_2026 / timedelta(milliseconds=1)) < 5_000


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "sqlite:///x.db",
        "sqlite+aiosqlite://",
        "sqlite+aiosqlite:///:memory:",
        "mysql://u:secret@h/x",
    ],
)
async def test_an_address_we_cannot_use_is_refused_without_quoting_it(url: str) -> None:
    with pytest.raises(DatabaseDown) as caught:
        await Database.open(url)
    assert "secret" not in str(caught.value)


async def test_a_database_that_does_not_answer_is_one_clear_line() -> None:
    with pytest.raises(DatabaseDown) as caught:
        await Database.open("postgresql+asyncpg://someone:secret@127.0.0.1:1/x")
    assert "secret" not in str(caught.value)
    assert len(caught.value.lines) == 1
