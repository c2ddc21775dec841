"""A faster path into SQLite: one hop to the driver's thread per statement, where aiosqlite takes four.

A hop costs more than most statements (40 to 100 µs); cursor, execute, fetchall and close each take one.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Self

import aiosqlite


class Cursor:
    """What SQLAlchemy asks of aiosqlite's cursor; the rows are fetched with the statement that finds them."""

    arraysize = 1

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement and fetch all its rows."""
        return await self._run(sqlite3.Cursor.execute, sql, parameters)

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> Self:
        """Run a statement once per set of parameters."""
        return await self._run(sqlite3.Cursor.executemany, sql, parameters)

    async def fetchall(self) -> list[Any]:
        """The rows that came with the statement."""
        return self._rows

    async def close(self) -> None:
        """Nothing is open any more."""

    async def _run(self, how: Callable[..., sqlite3.Cursor], sql: str, parameters: Sequence[Any]) -> Self:
        found = await self._connection.in_thread(how, sql, parameters)
        self._rows, self.description, self.rowcount, self.lastrowid = found
        return self


class Connection(aiosqlite.Connection):
    """An aiosqlite connection whose cursors take one hop, and which rolls back only what was begun."""

    def cursor(self) -> Cursor:  # type: ignore[override]
        """A cursor that takes one hop per statement."""
        return Cursor(self)

    async def rollback(self) -> None:
        """Roll back; without a hop where there is nothing to roll back, as after every commit."""
        if self._conn.in_transaction:
            await super().rollback()

    async def in_thread(
        self, how: Callable[..., sqlite3.Cursor], sql: str, parameters: Sequence[Any]
    ) -> tuple[list[Any], Any, int, int | None]:
        """Rows, description, count of changed rows and last row id of a statement."""

        def run() -> tuple[list[Any], Any, int, int | None]:
            cursor = self._conn.cursor()
            try:
                how(cursor, sql, parameters)
                rows = cursor.fetchall() if cursor.description else []
                return rows, cursor.description, cursor.rowcount, cursor.lastrowid
            finally:
                cursor.close()

        found: tuple[list[Any], Any, int, int | None] = await self._execute(run)  # type: ignore[no-untyped-call]
        return found


async def connect(database: str) -> Connection:
    """Open a file, or a file: address."""
    uri = database.startswith("file:")
    connection = Connection(lambda: sqlite3.connect(database, uri=uri), iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 (as SQLAlchemy does: a stuck disk must not keep the process)
    await connection
    return connection
