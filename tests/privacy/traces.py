"""Looking for what is left of a person: by bytes in files, by row id in tables, by words in logs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, LargeBinary, String, Table, select

from bot.db import Database, Transaction, metadata
from bot.members.service import Member

OWNERS = ("member_id", "author_id", "reader_id", "blocked_id", "actor_id")
"""Columns that name the person a row belongs to."""
OF_A_TEXT = {("consents", "text_hash"), ("memberships", "agreed")}
"""Hashes of texts that everybody was shown: they tell nothing of one person, and others have them too."""


async def sealed_of(tx: Transaction, member: Member) -> dict[str, bytes]:
    """Every ciphertext, wrapped key and blind index in the person's rows, by table, column and row."""
    found: dict[str, bytes] = {}
    indexes = {tx.vault.blind(name, member.telegram_id) for name in ("person", "chat")}
    for table in metadata.sorted_tables:
        for number, row in enumerate(await tx.all(select(table))):
            if _belongs(table, row, member.id, indexes):
                found |= {f"{table.name}.{name}.{number}": value for name, value in _bytes(table, row)}
    return found


def _belongs(table: Table, row: Any, member_id: int, indexes: set[bytes]) -> bool:
    values = row._mapping
    if table.name == "members":
        return bool(values["id"] == member_id)
    owned = any(values[name] == member_id for name in OWNERS if name in values)
    return owned or any(value in indexes for value in values.values() if isinstance(value, bytes))


def _bytes(table: Table, row: Any) -> list[tuple[str, bytes]]:
    return [
        (column.name, value)
        for column in table.columns
        if isinstance(column.type, LargeBinary)
        and (table.name, column.name) not in OF_A_TEXT
        and isinstance(value := row._mapping[column.name], bytes)
        and len(value) >= 16
    ]


async def rows_naming(database: Database, member_id: int) -> list[str]:
    """Columns that still have this member's row id: as a number, or within a key."""
    async with database.reading() as tx:
        return [
            f"{table.name}.{column.name}"
            for table in metadata.sorted_tables
            for column in table.columns
            if (named := _names(column, member_id)) is not None
            and await tx.value(select(column).where(named).limit(1)) is not None
        ]


def _names(column: Column[Any], member_id: int) -> ColumnElement[bool] | None:
    if isinstance(column.type, BigInteger):
        return column == member_id
    return column.contains(str(member_id)) if isinstance(column.type, String) else None


def left_in_files(folder: Path, stem: str, secrets: dict[str, bytes]) -> list[str]:
    """Names of the secrets that are still in any file of the database (the file, WAL, shared memory)."""
    files = [path for path in folder.glob(f"{stem}*") if "telegram" not in path.name]
    assert any(path.name.endswith("-wal") for path in files)
    kept = b"\0".join(path.read_bytes() for path in files)
    return sorted(name for name, value in secrets.items() if value in kept)
