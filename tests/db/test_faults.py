"""A value that no column takes concerns one row; a database that can't be written concerns everybody."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, text, update
from sqlalchemy.exc import DBAPIError

from bot.clock import MovableClock
from bot.db import Database, Prepared, is_of_storage
from bot.errors import Unreadable
from bot.members import service as members
from bot.members.tables import members as people
from bot.outbox.tables import outbox

LARGE = Prepared(update(outbox).where(outbox.c.id == bindparam("row")).values(message_id=bindparam("much")))


async def test_a_value_that_no_column_takes_is_not_the_database_s_fault(any_database: Database) -> None:
    with pytest.raises(Exception, match=r".") as raised:
        async with any_database.transaction() as tx:
            await tx.run_each(LARGE, [{"row": 1, "much": 2**70}])
    assert not is_of_storage(raised.value)


async def test_a_row_twice_is_not_the_database_s_fault(any_database: Database, clock: MovableClock) -> None:
    with pytest.raises(DBAPIError) as raised:
        async with any_database.transaction() as tx:
            met = await members.meet(tx, 7, "fr", clock.now())
            copied = await tx.one(people.select().where(people.c.id == met.id))
            assert copied is not None
            await tx.execute(people.insert().values(copied._asdict()))
    assert not is_of_storage(raised.value)


async def test_a_database_that_is_not_there_is_everybody_s(any_database: Database) -> None:
    with pytest.raises(DBAPIError) as raised:
        async with any_database.reading() as tx:
            await tx.execute(text("SELECT * FROM no_such_table"))
    assert is_of_storage(raised.value)


@pytest.mark.parametrize(
    ("fault", "storage"),
    [(Unreadable("x"), False), (KeyError("x"), False), (OSError(28, "full"), True), (TimeoutError(), True)],
)
def test_other_faults(fault: Exception, storage: bool) -> None:
    assert is_of_storage(fault) is storage
