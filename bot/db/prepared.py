"""Statements compiled once and run past SQLAlchemy on SQLite: a third of the work each time."""

from __future__ import annotations

import json
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Dialect,
    Executable,
    String,
    TypeDecorator,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from bot.db.columns import UtcDateTime
from bot.errors import Mistake

Values = Mapping[str, Any]
Listed = Callable[[Column[Any], str], ColumnElement[bool]]
_Processor = Callable[[Any], Any] | None


class Found:
    """What a prepared statement found: rows with their columns as attributes, and how many were changed."""

    __slots__ = ("rowcount", "rows")

    def __init__(self, rows: Sequence[Any], rowcount: int) -> None:
        self.rows, self.rowcount = rows, rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def first(self) -> Any:
        """The first row, or None."""
        return self.rows[0] if self.rows else None

    def value(self) -> Any:
        """The first column of the first row, or None."""
        return self.rows[0][0] if self.rows else None


class Prepared:
    """A statement for `Transaction.run`; made once, in a module. Where the databases differ: what makes it of
    the dialect's name, asked when it is first run.

    Every value is a bindparam or fixed; a list is one through `listing`. `columns` are those that an insert
    without values is given; without them all of the table's.
    """

    def __init__(
        self,
        statement: Executable | Callable[[str], Executable],
        *,
        columns: Sequence[str] | None = None,
    ) -> None:
        self._statement, self._columns = statement, columns
        self._made: dict[str, Executable] = {}
        self._compiled: Compiled | None = None

    def statement(self, dialect: str) -> Executable:
        """The statement for `dialect`, to be run by SQLAlchemy."""
        if isinstance(self._statement, Executable):
            return self._statement
        if dialect not in self._made:
            self._made[dialect] = self._statement(dialect)
        return self._made[dialect]

    def compiled(self, dialect: Dialect) -> Compiled:
        """Its words for SQLite, with what turns values into parameters and columns into values."""
        if self._compiled is None:
            self._compiled = Compiled(self.statement(dialect.name), dialect, self._columns)
        return self._compiled


def listing(make: Callable[[Listed], Executable]) -> Prepared:
    """A statement made with a function that says that a column is among the values of a parameter."""
    return Prepared(lambda dialect: make(_in_json if dialect == "sqlite" else _in_array))


def _in_json(column: Column[Any], name: str) -> ColumnElement[bool]:
    listed = func.json_each(bindparam(name, type_=_Json())).table_valued("value")
    return column.in_(select(listed.c.value))


def _in_array(column: Column[Any], name: str) -> ColumnElement[bool]:
    return column == any_(bindparam(name, type_=ARRAY(column.type)))


class _Json(TypeDecorator[Any]):
    impl, cache_ok = String, True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return json.dumps(list(value))


class Compiled:
    """A statement's words for SQLite; `finds`: it gives rows."""

    def __init__(self, statement: Any, dialect: Dialect, given: Sequence[str] | None) -> None:
        compiled: Any = _checked(statement.compile(dialect=dialect, column_keys=given), given or ())
        self.sql = str(compiled)
        self._binds = [_bind(compiled.binds[name], dialect) for name in compiled.positiontup or ()]
        columns = list(getattr(statement, "exported_columns", ()))
        self.finds = bool(columns)
        row: Any = namedtuple("Row", [column.key for column in columns], rename=True)  # type: ignore[misc]  # noqa: PYI024
        self._make = row._make
        readers = [_reader(column.type, dialect) for column in columns]
        self._readers = [(n, reader) for n, reader in enumerate(readers) if reader is not None]

    def parameters(self, values: Values) -> list[Any]:
        """The parameters in their order; KeyError for one that is missing."""
        return [
            fixed if name is None else values[name] if write is None else write(values[name])
            for name, fixed, write in self._binds
        ]

    def rows(self, raw: Sequence[tuple[Any, ...]]) -> list[Any]:
        """Rows as the database's driver gives them, with the values their columns' types mean."""
        return [self._make(self._read(row)) for row in raw]

    def _read(self, row: tuple[Any, ...]) -> Sequence[Any]:
        if not self._readers:
            return row
        values = list(row)
        for n, reader in self._readers:
            values[n] = reader(values[n])
        return values


def _checked(compiled: Any, given: Sequence[str]) -> Any:
    if compiled.post_compile_params:
        raise Mistake("a statement with a list in it can't be prepared")
    if unknown := set(given) - compiled.binds.keys():
        raise Mistake(f"no such columns: {', '.join(sorted(unknown))}")
    return compiled


def _bind(bind: Any, dialect: Dialect) -> tuple[str | None, Any, _Processor]:
    """Name and processor of a parameter that is given, or the value of one that is fixed."""
    if isinstance(bind.type, UtcDateTime):
        write: _Processor = UtcDateTime.for_sqlite
    else:
        write = bind.type.dialect_impl(dialect).bind_processor(dialect)
    if bind.required:
        return bind.key, None, write
    value = bind.effective_value
    return None, value if write is None else write(value), None


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> _Processor:
    if isinstance(kind, UtcDateTime):
        return UtcDateTime.from_sqlite
    found: _Processor = kind.dialect_impl(dialect).result_processor(dialect, None)
    return found


def sorted_out(sql: str, error: sqlite3.Error, dialect: Dialect) -> BaseException:
    """The driver's error as SQLAlchemy would raise it, without the parameters."""
    return DBAPIError.instance(sql, None, error, sqlite3.Error, hide_parameters=True, dialect=dialect)
