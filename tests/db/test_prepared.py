"""Prepared statements mean on both databases what they mean to SQLAlchemy."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.db import Database, Prepared, upserting
from bot.errors import Mistake
from tests.db.counting import counters, own

AT = datetime(2026, 11, 22, 17, 30, 1, 234567, tzinfo=UTC)
_ADD = Prepared(insert(counters))
_READ = Prepared(select(counters).where(counters.c.n >= bindparam("least")).order_by(counters.c.id).limit(2))
_RAISE = Prepared(update(counters).where(counters.c.id == bindparam("row")).values(n=7))
_PUT = upserting(counters, ("id",))


@pytest.fixture
async def counting(any_database: Database) -> Database:
    async with any_database.transaction() as tx:
        await tx.connection.run_sync(own.create_all)
        for number in (1, 2, 3):
            await tx.run(_ADD, {"id": number, "n": number, "at": AT, "blob": None})
    return any_database


async def test_rows_have_their_columns_and_values(counting: Database) -> None:
    async with counting.transaction() as tx:
        found = await tx.run(_READ, {"least": 2})
        assert [(row.id, row.n, row.at) for row in found] == [(2, 2, AT), (3, 3, AT)]
        assert found.value() == 2
        nothing = await tx.run(_READ, {"least": 9})
        assert nothing.first() is None
        assert nothing.value() is None


async def test_a_reading_runs_them_too(counting: Database) -> None:
    async with counting.reading() as tx:
        assert [row.at for row in await tx.run(_READ, {"least": 3})] == [AT]


async def test_a_reading_stands_still_for_them_and_refuses_their_writes(counting: Database) -> None:
    async with counting.reading() as snapshot:
        assert (await snapshot.run(_READ, {"least": 7})).first() is None
        async with counting.transaction() as tx:
            await tx.run(_RAISE, {"row": 1})
        assert (await snapshot.run(_READ, {"least": 7})).first() is None
    with pytest.raises(DBAPIError):
        async with counting.reading() as snapshot:
            await snapshot.run(_RAISE, {"row": 2})
    async with counting.reading() as snapshot:
        assert [row.id for row in await snapshot.run(_READ, {"least": 7})] == [1]


async def test_it_tells_how_many_were_changed_and_is_rolled_back_with_the_rest(counting: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with counting.transaction() as tx:
            assert (await tx.run(_RAISE, {"row": 1})).rowcount == 1
            assert (await tx.run(_RAISE, {"row": 9})).rowcount == 0
            raise ZeroDivisionError
    async with counting.reading() as tx:
        assert len(await tx.run(_READ, {"least": 7})) == 0


async def test_putting_takes_the_place_of_what_was_there(counting: Database) -> None:
    async with counting.transaction() as tx:
        await tx.run(_PUT, {"id": 3, "n": 30, "at": AT, "blob": None})
        await tx.run(_PUT, {"id": 4, "n": 40, "at": AT, "blob": None})
        assert [(row.id, row.n) for row in await tx.run(_READ, {"least": 30})] == [(3, 30), (4, 40)]


async def test_an_error_is_sqlalchemys_and_shows_no_value(counting: Database) -> None:
    with pytest.raises(IntegrityError) as caught:
        async with counting.transaction() as tx:
            await tx.run(_ADD, {"id": 1, "n": 424242, "at": AT, "blob": None})
    assert "424242" not in str(caught.value)


async def test_each_of_none_is_nothing(counting: Database) -> None:
    async with counting.transaction() as tx:
        assert (await tx.run_each(_ADD, [])).rowcount == 0


async def test_columns_are_the_tables_own(database: Database) -> None:
    some = Prepared(update(counters).where(counters.c.id == bindparam("row")), columns=("n", "m"))
    with pytest.raises(Mistake):
        async with database.transaction() as tx:
            await tx.run(some, {"row": 1, "n": 2, "m": 3})


async def test_a_list_cannot_be_prepared(database: Database) -> None:
    some = Prepared(select(counters).where(counters.c.id.in_(bindparam("ids", expanding=True))))
    with pytest.raises(Mistake):
        async with database.transaction() as tx:
            await tx.run(some, {"ids": [1, 2]})


def test_a_start_on_sqlite_loads_no_postgresql() -> None:
    modules = "bot.local, bot.demo, bot.app"
    code = f"import sys, {modules}; sys.exit('sqlalchemy.dialects.postgresql' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
