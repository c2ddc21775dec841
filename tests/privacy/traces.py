"""Looking for what is left of a person: by bytes in files, by row id in tables, by words in logs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, LargeBinary, String, Table, select

from bot.db import Database, Transaction, metadata
from bot.members.service import Member
from bot.moderation.tables import reports

OWNERS = ("member_id", "author_id", "reader_id", "blocked_id", "actor_id")
"""Columns that name the person a row belongs to."""
OF_A_TEXT = {("consents", "text_hash"), ("memberships", "agreed")}
"""Hashes of texts that everybody was shown: they tell nothing of one person, and others have them too."""


OF_ANOTHER = {("moderation_acts", "actor_id")}
"""Columns that name who did something, in a row that belongs to somebody else."""
STAYS = {("announcements", "body")}
"""What stays when its author is forgotten: an announcement is the organisation's."""


async def sealed_of(tx: Transaction, member: Member) -> dict[str, bytes]:
    """Every ciphertext, wrapped key and blind index in the person's rows, by table, column and row."""
    found: dict[str, bytes] = {}
    indexes = await _indexes(tx, member)
    for table in metadata.sorted_tables:
        for number, row in enumerate(await tx.all(select(table))):
            if _belongs(table, row, member.id, indexes):
                found |= {f"{table.name}.{name}.{number}": value for name, value in _bytes(table, row)}
    return found


async def tables_of(tx: Transaction, member: Member) -> set[str]:
    """The tables with a row of this person's, or with one that hangs on such a row."""
    indexes, mine = await _indexes(tx, member), dict[str, set[Any]]()
    for table in metadata.sorted_tables:
        rows = [
            row for row in await tx.all(select(table))
            if _belongs(table, row, member.id, indexes) or _hangs(table, row, mine)
        ]  # fmt: skip
        if rows:
            mine[table.name] = {row._mapping["id"] for row in rows if "id" in table.c}
    return set(mine)


def _hangs(table: Table, row: Any, mine: dict[str, set[Any]]) -> bool:
    return any(
        row._mapping[key.parent.name] in mine.get(key.column.table.name, ()) for key in table.foreign_keys
    )


async def _indexes(tx: Transaction, member: Member) -> set[bytes]:
    """The blind indexes that lead to this person: also where they reported somebody."""
    reported = await tx.all(select(reports.c.author_id).where(reports.c.author_id.is_not(None)))
    pairs = {tx.vault.blind("reporter", f"{row.author_id}|{member.id}") for row in reported}
    return pairs | {tx.vault.blind(name, member.telegram_id) for name in ("person", "chat")}


def _belongs(table: Table, row: Any, member_id: int, indexes: set[bytes]) -> bool:
    values = row._mapping
    if table.name == "members":
        return bool(values["id"] == member_id)
    owners = [name for name in OWNERS if name in values and (table.name, name) not in OF_ANOTHER]
    owned = any(values[name] == member_id for name in owners)
    owned = owned or (table.name == "outbox_paces" and values["chat"] == member_id)
    return owned or any(value in indexes for value in values.values() if isinstance(value, bytes))


def _bytes(table: Table, row: Any) -> list[tuple[str, bytes]]:
    return [
        (column.name, value)
        for column in table.columns
        if isinstance(column.type, LargeBinary)
        and (table.name, column.name) not in OF_A_TEXT | STAYS
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
