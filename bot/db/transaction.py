"""One transaction: its statements, what happens after it, and the guard against waiting in it."""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from typing import Any, TypeAlias

import structlog
from sqlalchemy import CursorResult, Executable, Table
from sqlalchemy import Row as _Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import onehop
from bot.db.inserts import ignoring, upserting
from bot.db.prepared import Compiled, Found, Prepared, Values, sorted_out
from bot.errors import Mistake, TransactionOpen
from bot.vault import Vault

Row: TypeAlias = _Row[*tuple[Any, ...]]
Result: TypeAlias = CursorResult[*tuple[Any, ...]]
Parameters: TypeAlias = Mapping[str, Any] | Sequence[Mapping[str, Any]]

log = structlog.get_logger(__name__)
_open: ContextVar["Transaction | None"] = ContextVar("transaction", default=None)


class Transaction:
    """Runs SQLAlchemy Core statements in one open transaction (or one read-only snapshot)."""

    def __init__(
        self, connection: AsyncConnection, vault: Vault | None, driver: onehop.Connection | None = None
    ) -> None:
        self._connection, self._driver = connection, driver
        self._vault = vault
        self._callbacks: list[Callable[[], None]] = []
        self._task = asyncio.current_task()
        self.is_open = True

    @property
    def vault(self) -> Vault:
        """The vault of this database."""
        if self._vault is None:
            raise Mistake("this database was opened without its vault")
        return self._vault

    @property
    def dialect_name(self) -> str:
        """Either "sqlite" or "postgresql"."""
        return self._connection.dialect.name

    @property
    def connection(self) -> AsyncConnection:
        """For migrations only, which speak to the connection itself."""
        return self._connection

    @property
    def is_mine(self) -> bool:
        """Whether the running task is the one that opened this transaction."""
        return self._task is asyncio.current_task()

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> Result:
        return await self._connection.execute(statement, parameters)

    async def run(self, statement: Prepared, values: Values | None = None) -> Found:
        """Run a prepared statement: past SQLAlchemy on SQLite, through it on PostgreSQL."""
        if self._driver is not None:
            return await self._run(self._driver, statement, values or {})
        result = await self.execute(statement.statement(self.dialect_name), values)
        return Found(result.all() if result.returns_rows else (), result.rowcount)

    async def run_each(self, statement: Prepared, several: Sequence[Values]) -> Found:
        """Run a prepared statement for each of these values; gives all that was found and changed."""
        if not several:
            return Found((), 0)
        if self._driver is None:
            result = await self.execute(statement.statement(self.dialect_name), several)
            return Found(result.all() if result.returns_rows else (), result.rowcount)
        compiled = statement.compiled(self._connection.dialect)
        if not compiled.finds:
            parameters = [compiled.parameters(values) for values in several]
            return await self._past(self._driver, sqlite3.Cursor.executemany, compiled, parameters)
        found = [await self._run(self._driver, statement, values) for values in several]
        return Found([row for one in found for row in one], sum(one.rowcount for one in found))

    async def _run(self, driver: onehop.Connection, statement: Prepared, values: Values) -> Found:
        compiled = statement.compiled(self._connection.dialect)
        return await self._past(driver, sqlite3.Cursor.execute, compiled, compiled.parameters(values))

    async def _past(
        self, driver: onehop.Connection, how: onehop.How, compiled: Compiled, parameters: Sequence[Any]
    ) -> Found:
        try:
            rows, _, rowcount, _ = await driver.run(how, compiled.sql, parameters)
        except sqlite3.Error as error:
            raise sorted_out(compiled.sql, error, self._connection.dialect) from error
        return Found(compiled.rows(rows) if rows else (), rowcount)

    async def one(self, statement: Executable) -> Row | None:
        """The first row, or None."""
        return (await self.execute(statement)).first()

    async def all(self, statement: Executable) -> Sequence[Row]:
        return (await self.execute(statement)).all()

    async def value(self, statement: Executable) -> Any:
        """The first column of the first row, or None."""
        return (await self.execute(statement)).scalar()

    async def insert_ignoring(self, table: Table, values: Values, conflict: Sequence[str]) -> bool:
        """Insert unless a row with the same `conflict` columns exists; True if it was inserted."""
        return (await self.run(ignoring(table, tuple(conflict), tuple(values)), values)).rowcount == 1

    async def upsert(self, table: Table, values: Values, conflict: Sequence[str]) -> None:
        """Insert, or give the row that has the same `conflict` columns all the other values."""
        await self.run(upserting(table, tuple(conflict), tuple(values)), values)

    def after_commit(self, callback: Callable[[], None]) -> None:
        """Call it once the transaction is committed, never if it is rolled back; it must not wait."""
        self._callbacks.append(callback)

    def committed(self) -> None:
        """Run what waited for the commit; a failing callback does not hide that the commit happened."""
        for callback in self._callbacks:
            try:
                callback()
            except Exception:
                log.exception("after_commit_failed")


def no_transaction_here() -> None:
    """Raise TransactionOpen if a write transaction is open in this context: no network in a transaction."""
    transaction = _open.get()
    if transaction is not None and transaction.is_open:
        raise TransactionOpen("a write transaction is open: commit before waiting for the network")


def refuse_nesting() -> None:
    """Raise TransactionOpen if this very task holds one: with one writer it would wait for itself."""
    transaction = _open.get()
    if transaction is not None and transaction.is_open and transaction.is_mine:
        raise TransactionOpen("this task already has a write transaction open")


def enter(transaction: Transaction) -> Transaction | None:
    """Make it the transaction of this context; gives what was there before, for leave()."""
    before = _open.get()
    _open.set(transaction)
    return before


def leave(transaction: Transaction, before: Transaction | None) -> None:
    """End its time as this context's transaction, also for tasks started meanwhile."""
    transaction.is_open = False
    _open.set(before)
