"""A database that is open: transactions, readings, and the checkpoint that makes forgetting true."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO, Any, Self

from sqlalchemy import URL, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import onehop, postgresql, sqlite
from bot.db.prepared import Prepared, Values, sorted_out
from bot.db.sharing import Sharing
from bot.db.transaction import Transaction, enter, leave, no_transaction_here, refuse_nesting
from bot.errors import DatabaseDown
from bot.vault import Vault

# Between two tries of a checkpoint that a reader holds up; how long one try waits for our readers, and inside
# SQLite for others'.
_CHECKPOINT_PAUSE = 0.05
_CHECKPOINT_PATIENCE = 0.5
_CHECKPOINT_BUSY_MS = 100
_BUSY_MS = 5000


class Database:
    """One SQLite file (one writer, several readers) or one PostgreSQL database (two pools)."""

    def __init__(self, url: URL, vault: Vault | None, *, looking: bool = False) -> None:
        self.url = url
        self.vault = vault
        self.path = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
        self._lock: IO[bytes] | None = None
        self._connections: set[Any] = set()
        self._gate = _Gate()
        self._sharing: Sharing | None
        if self.path is None:
            self._writer, self._readers = postgresql.writers(url), postgresql.readers(url)
            self._sharing = None
        else:
            if not looking:
                sqlite.prepare_file(self.path)
                self._lock = sqlite.lock(self.path)
            self._writer, self._readers = sqlite.writer(self.path), sqlite.readers(self.path)
            self._sharing = Sharing(self._writer)
        for engine in (self._writer, self._readers):
            # Before anything is done with it: a task cancelled meanwhile leaves it to us alone.
            event.listen(engine.sync_engine, "connect", self._opened, insert=True)
            event.listen(engine.sync_engine, "close", self._closed)

    @classmethod
    async def open(cls, url: str, *, vault: Vault | None = None, looking: bool = False) -> Self:
        """Open the database, taking hold of an SQLite file; raises DatabaseInUse or DatabaseDown.

        `looking`: only to read what is there, also while a bot runs on it; nothing is made or held. The vault
        may be set afterwards (the master key's rules depend on what the database holds), before anything
        sealed is touched.
        """
        database = cls(_parse(url), vault, looking=looking)
        try:
            async with (database._readers if looking else database._writer).connect() as connection:
                await connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError) as error:
            await database.close()
            raise DatabaseDown(f"DATABASE_URL: the database cannot be opened ({_reason(error)})") from error
        return database

    @property
    def dialect_name(self) -> str:
        """Either "sqlite" or "postgresql"."""
        return self._writer.dialect.name

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """A transaction that writes: committed at the end, rolled back whole on any exception.

        Those that wait for each other on SQLite share a commit (bot.db.sharing).
        """
        refuse_nesting()
        async with self._begun() as (connection, driver):
            transaction = Transaction(connection, self.vault, driver)
            before = enter(transaction)
            try:
                yield transaction
            finally:
                leave(transaction, before)
        transaction.committed()

    @asynccontextmanager
    async def _begun(self) -> AsyncIterator[tuple[AsyncConnection, onehop.Connection | None]]:
        if self._sharing is not None:
            async with self._sharing.entered() as writer:
                yield writer
            return
        async with self._writer.begin() as connection:
            yield connection, None

    async def apart(self, statement: Prepared, values: Values) -> int:
        """Run one statement in a transaction and commit of its own; gives how many rows it changed."""
        if self._sharing is None:
            async with self.transaction() as tx:
                return (await tx.run(statement, values)).rowcount
        refuse_nesting()
        dialect = self._writer.dialect
        compiled = statement.compiled(dialect)
        try:
            return await self._sharing.apart(compiled.sql, compiled.parameters(values))
        except sqlite3.Error as error:
            raise sorted_out(compiled.sql, error, dialect) from error

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """A read-only snapshot; a write in it fails."""
        async with self._gate.passing(), self._readers.begin() as connection:
            yield Transaction(connection, self.vault, None if self.path is None else onehop.under(connection))

    async def forget_checkpoint(self) -> None:
        """Take what was deleted off the disk: only then may anyone be told that it is gone.

        SQLite: gives back free pages and truncates the WAL, with our readers held off and closed, again and
        again until it took (a reader of another process makes it wait). PostgreSQL: nothing, its promise is
        that what was sealed cannot be read.
        """
        no_transaction_here()
        if self.path is None:
            return
        # Nothing tells when another process stops reading, so we ask again and again.
        while not await self._checkpoint():  # noqa: ASYNC110
            await asyncio.sleep(_CHECKPOINT_PAUSE)

    async def _checkpoint(self) -> bool:
        # The writer first: whoever holds it may want to read, and must not find the gate closed by us.
        async with self._writer.connect() as connection:
            try:
                async with self._gate.closed(_CHECKPOINT_PATIENCE):
                    await self._readers.dispose()
                    return await _truncate_wal(connection)
            except TimeoutError:
                # A reader may be waiting for the writer: let it have it, and try again.
                return False

    async def close(self) -> None:
        """Close every connection, also one that a cancelled task still holds, and let go of the file."""
        if self._sharing is not None:
            await self._sharing.stop()
        await self._readers.dispose()
        await self._writer.dispose()
        await self.abandon()

    async def abandon(self) -> None:
        """Drop the database as a kill would: what was not committed is lost, and the file is free again.

        Stop every task that uses it first.
        """
        if self._sharing is not None:
            await self._sharing.stop()
        for connection in list(self._connections):
            if self.path is None:
                connection.terminate()
            elif (stopping := connection.stop()) is not None:
                await asyncio.wait([stopping], timeout=_BUSY_MS / 1000)
        self._release()

    def _release(self) -> None:
        self._connections.clear()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _opened(self, connection: Any, _record: object) -> None:
        self._connections.add(connection.driver_connection)

    def _closed(self, connection: Any, _record: object) -> None:
        self._connections.discard(connection.driver_connection)


async def _truncate_wal(connection: AsyncConnection) -> bool:
    # Past SQLAlchemy, which would begin a transaction: a checkpoint cannot run in one.
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver is not None
    await driver.execute_fetchall("PRAGMA incremental_vacuum")
    await driver.execute(f"PRAGMA busy_timeout = {_CHECKPOINT_BUSY_MS}")
    try:
        (row,) = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        await driver.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    return bool(row[0] == 0)


class _Gate:
    """Lets readers pass side by side, or holds them off once those inside are out."""

    def __init__(self) -> None:
        self._inside = 0
        self._changed = asyncio.Condition()
        self._shut = False

    @asynccontextmanager
    async def passing(self) -> AsyncIterator[None]:
        """Be inside, after waiting while the gate is closed."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._shut)
            self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
            async with self._changed:
                self._changed.notify_all()

    @asynccontextmanager
    async def closed(self, patience: float) -> AsyncIterator[None]:
        """Nobody inside, nobody entering; TimeoutError if they are not out within `patience` seconds."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._shut)
            self._shut = True
        try:
            async with asyncio.timeout(patience), self._changed:
                await self._changed.wait_for(lambda: self._inside == 0)
            yield
        finally:
            self._shut = False
            async with self._changed:
                self._changed.notify_all()


def missing_file(url: str) -> Path | None:
    """The SQLite file of this address, if it isn't there yet."""
    parsed = _parse(url)
    path = Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None
    return None if path is None or path.exists() else path


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseDown("DATABASE_URL: not a database address") from error
    if parsed.drivername == "sqlite+aiosqlite" and parsed.database not in (None, "", ":memory:"):
        return parsed
    if parsed.drivername == "postgresql+asyncpg" and parsed.database:
        return parsed
    raise DatabaseDown(
        "DATABASE_URL: should be sqlite+aiosqlite:///path/to/file.db or postgresql+asyncpg://user:…@host/database"
    )


def _reason(error: Exception) -> str:
    # The driver's own sentence without statement, parameters or link.
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__
