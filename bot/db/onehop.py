"""A faster path into SQLite: at most one hop to the driver's thread per statement; aiosqlite takes four.

A hop costs more than most statements (40 to 100 µs, milliseconds on a busy machine), and cursor, execute,
fetchall and close each take one.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple, Self

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncConnection

How = Callable[..., sqlite3.Cursor]
Found = tuple[list[Any], Any, int, int | None]
"""Rows, description, count of changed rows, last row id."""
_MANY = 200
"""Parameters, or sets of them, from which on a statement is not short."""


class Apart(NamedTuple):
    """One statement in a commit of its own. `tell` is called in the thread: rows changed, or the error."""

    sql: str
    parameters: Sequence[Any]
    tell: Callable[[int | Exception], None]
    given_up: Callable[[], bool]


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

    async def _run(self, how: How, sql: str, parameters: Sequence[Any]) -> Self:
        found = await self._connection.run(how, sql, parameters)
        self._rows, self.description, self.rowcount, self.lastrowid = found
        return self


class Connection(aiosqlite.Connection):
    """An aiosqlite connection whose cursors take one hop, and which rolls back only what was begun.

    With `inline` a statement runs on the event loop itself, without any hop: for the writer, whose statements
    are short. What may wait stays in the thread: BEGIN for another process's lock, COMMIT for the disk.
    """

    inline = False
    _stopping: asyncio.Future[Any] | None = None

    def stop(self) -> asyncio.Future[Any] | None:
        """End the thread, and the connection with it; asked again, it is the same end that is waited for."""
        if self._stopping is None:
            self._stopping = super().stop()
        return self._stopping

    def cursor(self) -> Cursor:  # type: ignore[override]
        """A cursor that takes at most one hop per statement."""
        return Cursor(self)

    async def rollback(self) -> None:
        """Roll back; without a hop where there is nothing to roll back, as after every commit."""
        if self._conn.in_transaction:
            await super().rollback()

    def short(self, sql: str) -> None:
        """Run a statement on the event loop itself."""
        _run(self._conn, sqlite3.Cursor.execute, sql, ())

    async def undo(self, savepoint: str) -> bool:
        """Go back to a savepoint; False where SQLite has rolled back everything by itself.

        In the thread, after whatever a cancelled task may still have running there.
        """
        return bool(await self._execute(partial(_undo, self._conn, savepoint)))  # type: ignore[no-untyped-call]

    async def apart(self, statements: deque[Apart], enough: Callable[[], bool]) -> None:
        """Run these one after the other, each in a commit of its own, all in one hop, until it is `enough`.

        Each is told as soon as it is on the disk; those that are left stay in `statements`.
        """
        await self._execute(partial(_each, self._conn, statements, enough))  # type: ignore[no-untyped-call]

    async def run(self, how: How, sql: str, parameters: Sequence[Any]) -> Found:
        """Run one statement and fetch what it finds."""
        work = partial(_run, self._conn, how, sql, parameters)
        if self.inline and not sql.startswith("BEGIN") and len(parameters) < _MANY:
            return work()
        found: Found = await self._execute(work)  # type: ignore[no-untyped-call]
        return found


def _run(connection: sqlite3.Connection, how: How, sql: str, parameters: Sequence[Any]) -> Found:
    cursor = connection.cursor()
    try:
        how(cursor, sql, parameters)
        rows = cursor.fetchall() if cursor.description else []
        return rows, cursor.description, cursor.rowcount, cursor.lastrowid
    finally:
        cursor.close()


def _each(connection: sqlite3.Connection, statements: deque[Apart], enough: Callable[[], bool]) -> None:
    while statements:
        one = statements.popleft()
        if not one.given_up():
            one.tell(_committed(connection, one))
            if enough():
                return


def _committed(connection: sqlite3.Connection, one: Apart) -> int | Exception:
    try:
        connection.execute("BEGIN IMMEDIATE").close()
        _, _, changed, _ = _run(connection, sqlite3.Cursor.execute, one.sql, one.parameters)
        connection.execute("COMMIT").close()
    except Exception as error:  # noqa: BLE001 (whatever it is, it is this one's)
        try:
            connection.rollback()
        except sqlite3.Error as fault:
            return fault
        return error
    return changed


def _undo(connection: sqlite3.Connection, savepoint: str) -> bool:
    if connection.in_transaction:
        connection.execute(f"ROLLBACK TO {savepoint}").close()
    return connection.in_transaction


def under(connection: AsyncConnection) -> Connection:
    """The connection that SQLAlchemy's speaks to."""
    assert connection.sync_connection is not None
    driver = connection.sync_connection.connection.driver_connection
    assert isinstance(driver, Connection)
    return driver


async def connect(database: str, *, inline: bool = False) -> Connection:
    """Open a file, or a file: address."""
    uri = database.startswith("file:")
    # Two threads, but never at once: a connection serves one transaction at a time.
    connection = Connection(
        lambda: sqlite3.connect(database, uri=uri, check_same_thread=not inline), iter_chunk_size=64
    )
    connection.inline = inline
    connection._thread.daemon = True  # noqa: SLF001 (as SQLAlchemy does: a stuck disk must not keep the process)
    await connection
    return connection
