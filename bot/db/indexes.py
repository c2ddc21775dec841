"""Indexes of some of a table's rows only."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, Index, MetaData, TextClause

_WHERE = "where"


def partial_index(
    name: str, *columns: Column[Any], where: ColumnElement[bool] | TextClause, unique: bool = False
) -> Index:
    """An index of the rows of which `where` is true; for PostgreSQL once `tell_postgresql` was called."""
    return Index(name, *columns, unique=unique, sqlite_where=where, info={_WHERE: where})


def tell_postgresql(metadata: MetaData) -> None:
    """Say to PostgreSQL what its partial indexes leave out, before any is made or compared.

    Apart from the tables, since naming PostgreSQL there loads its dialect at every start.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if _WHERE in index.info:
                index.dialect_kwargs["postgresql_where"] = index.info[_WHERE]
