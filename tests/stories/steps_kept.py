"""A moment of a town, database and phones, that can be come back to."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import Any

from bot.db import Database, metadata
from bot.simulator.town import Town

Rows = dict[str, list[tuple[Any, ...]]]


async def rows_of(database: Database) -> Rows:
    """Every row of every table, as it is stored."""
    async with database.reading() as tx:
        return {
            table.name: [
                tuple(row) for row in await tx.connection.exec_driver_sql(f'SELECT * FROM "{table.name}"')
            ]
            for table in metadata.sorted_tables
        }


@dataclass(frozen=True, slots=True)
class Kept:
    """How everything was at one moment."""

    rows: Rows
    chats: bytes

    @classmethod
    async def of(cls, database: Database, town: Town) -> Kept:
        """How everything is now. The bot must have settled."""
        return cls(await rows_of(database), pickle.dumps(town.world.chats))

    async def put_back(self, database: Database, town: Town) -> None:
        """Everything is as it was then."""
        await town.quiet()
        async with database.transaction() as tx:
            for table in reversed(metadata.sorted_tables):
                await tx.connection.exec_driver_sql(f'DELETE FROM "{table.name}"')
            for table in metadata.sorted_tables:
                if held := self.rows[table.name]:
                    marks = ",".join("?" * len(held[0]))
                    await tx.connection.exec_driver_sql(f'INSERT INTO "{table.name}" VALUES ({marks})', held)
        town.world.chats.clear()
        town.world.chats.update(pickle.loads(self.chats))
