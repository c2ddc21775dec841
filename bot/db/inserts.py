"""Inserts that say what becomes of a row that is there already: each database has words of its own for it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import Executable, Table
from sqlalchemy.dialects import sqlite

from bot.db.prepared import Prepared

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def insert_for(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert as "sqlite" or "postgresql" has it, with `excluded` and `on_conflict_do_...`."""
    if dialect == "sqlite":
        return sqlite.insert(table)
    # Here, since it takes 40 ms or more to load and most installations never use it.
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415

    return postgresql.insert(table)


@lru_cache(maxsize=256)
def upserting(table: Table, conflict: tuple[str, ...], columns: tuple[str, ...] | None = None) -> Prepared:
    """Insert a row of these columns (without them, of all), or give all its other values to the row with the
    same `conflict` columns.
    """
    given = tuple(table.c.keys()) if columns is None else columns

    def upsert(dialect: str) -> Executable:
        insert = insert_for(dialect, table)
        others = {name: insert.excluded[name] for name in given if name not in conflict}
        if not others:
            return insert.on_conflict_do_nothing(index_elements=conflict)
        return insert.on_conflict_do_update(index_elements=conflict, set_=others)

    return Prepared(upsert, columns=given)


@lru_cache(maxsize=256)
def ignoring(table: Table, conflict: tuple[str, ...], columns: tuple[str, ...]) -> Prepared:
    """Insert a row of these columns unless one with the same `conflict` columns is there."""
    return Prepared(
        lambda dialect: insert_for(dialect, table).on_conflict_do_nothing(index_elements=conflict),
        columns=columns,
    )
