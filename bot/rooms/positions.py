"""How far each person has been given a room to read, and who is inside it now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.db import Transaction
from bot.rooms.rules import SILENCE
from bot.rooms.tables import readings

_c = readings.c


async def read_until(tx: Transaction, circle_id: int, member_id: int) -> int:
    """Up to which place this person was given the room; 0 at first."""
    mine = (_c.circle_id == circle_id, _c.member_id == member_id)
    return int(await tx.value(select(_c.read_until).where(*mine)) or 0)


async def told_until(tx: Transaction, circle_id: int, member_id: int) -> int:
    """Up to which place the evening line told this person of the room; 0 at first."""
    mine = (_c.circle_id == circle_id, _c.member_id == member_id)
    return int(await tx.value(select(_c.told_until).where(*mine)) or 0)


async def advance(tx: Transaction, circle_id: int, member_ids: Collection[int], place: int) -> None:
    """These people were given the room up to `place`; nobody is ever put back."""
    await _move(tx, "read_until", circle_id, member_ids, place)


async def tell(tx: Transaction, circle_id: int, member_id: int, place: int) -> None:
    """The evening line tells this person of the room up to `place`."""
    await _move(tx, "told_until", circle_id, [member_id], place)


async def _move(
    tx: Transaction, column: str, circle_id: int, member_ids: Collection[int], place: int
) -> None:
    if not member_ids:
        return
    statement = (sqlite.insert if tx.dialect_name == "sqlite" else postgresql.insert)(readings)
    further = case((statement.excluded[column] > _c[column], place), else_=_c[column])
    statement = statement.on_conflict_do_update(
        index_elements=["circle_id", "member_id"], set_={column: further}
    )
    first = {"circle_id": circle_id, "read_until": 0, "told_until": 0, "here_at": None}
    rows = [{**first, "member_id": member_id, column: place} for member_id in sorted(member_ids)]
    await tx.execute(statement, rows)


async def here(tx: Transaction, circle_id: int, member_id: int, now: datetime) -> None:
    """This person is inside the room and just did something there."""
    await advance(tx, circle_id, [member_id], 0)
    mine = (_c.circle_id == circle_id, _c.member_id == member_id)
    await tx.execute(update(readings).where(*mine).values(here_at=now))


async def gone(tx: Transaction, member_id: int) -> None:
    """This person is inside no room."""
    inside = (_c.member_id == member_id, _c.here_at.is_not(None))
    await tx.execute(update(readings).where(*inside).values(here_at=None))


async def present(tx: Transaction, circle_id: int, now: datetime) -> frozenset[int]:
    """Who is inside the room: they read as it comes, whatever their way of reading and their hours."""
    lately = (_c.circle_id == circle_id, _c.here_at > now - SILENCE)
    return frozenset(row.member_id for row in await tx.all(select(_c.member_id).where(*lately)))


async def forget(tx: Transaction, member_id: int, circle_id: int | None = None) -> None:
    """Delete how far this person read (in this circle)."""
    mine = [_c.member_id == member_id]
    if circle_id is not None:
        mine.append(_c.circle_id == circle_id)
    await tx.execute(delete(readings).where(*mine))
