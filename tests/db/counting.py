"""A table with a counter, on which the tests of the database lose nothing."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, select, update

from bot.db import Database, Transaction, UtcDateTime

own = MetaData()
counters = Table(
    "counters",
    own,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("n", Integer),
    Column("at", UtcDateTime),
    Column("blob", LargeBinary),
)


async def read(database: Database) -> int:
    async with database.reading() as tx:
        return int(await tx.value(select(counters.c.n).where(counters.c.id == 1)))


async def count(tx: Transaction) -> None:
    n = await tx.value(select(counters.c.n).where(counters.c.id == 1).with_for_update())
    await tx.execute(update(counters).where(counters.c.id == 1).values(n=n + 1))
