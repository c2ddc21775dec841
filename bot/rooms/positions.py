"""How far each person has been given a room to read, and who is inside it now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Executable, bindparam, case, delete, select, update

from bot.db import Prepared, Transaction, insert_for
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
    await _move(tx, _READ, circle_id, member_ids, read_until=place)


async def tell(tx: Transaction, circle_id: int, member_id: int, place: int) -> None:
    """The evening line tells this person of the room up to `place`."""
    await _move(tx, _TOLD, circle_id, [member_id], told_until=place)


async def here(tx: Transaction, circle_id: int, member_id: int, now: datetime) -> None:
    """This person is inside the room and just did something there."""
    await _move(tx, _HERE, circle_id, [member_id], here_at=now)


async def _move(
    tx: Transaction, statement: Prepared, circle_id: int, member_ids: Collection[int], **values: Any
) -> None:
    if member_ids:
        row = {"circle_id": circle_id, "read_until": 0, "told_until": 0, "here_at": None, **values}
        await tx.run_each(statement, [{**row, "member_id": member_id} for member_id in sorted(member_ids)])


def _moving(dialect: str, column: str) -> Executable:
    """Insert a row, or change this column of the one that is there: a place further only."""
    insert = insert_for(dialect, readings)
    new, old = insert.excluded[column], _c[column]
    value = new if column == "here_at" else case((new > old, new), else_=old)
    return insert.on_conflict_do_update(index_elements=["circle_id", "member_id"], set_={column: value})


_READ = Prepared(partial(_moving, column="read_until"))
_TOLD = Prepared(partial(_moving, column="told_until"))
_HERE = Prepared(partial(_moving, column="here_at"))


async def gone(tx: Transaction, member_id: int) -> None:
    """This person is inside no room."""
    inside = (_c.member_id == member_id, _c.here_at.is_not(None))
    await tx.execute(update(readings).where(*inside).values(here_at=None))


async def present(tx: Transaction, circle_id: int, now: datetime) -> frozenset[int]:
    """Who is inside the room: they read as it comes, whatever their way of reading and their hours."""
    rows = await tx.run(_PRESENT, {"circle": circle_id, "since": now - SILENCE})
    return frozenset(row.member_id for row in rows)


_PRESENT = Prepared(
    select(_c.member_id).where(_c.circle_id == bindparam("circle"), _c.here_at > bindparam("since"))
)


async def forget(tx: Transaction, member_id: int, circle_id: int | None = None) -> None:
    """Delete how far this person read (in this circle)."""
    mine = [_c.member_id == member_id]
    if circle_id is not None:
        mine.append(_c.circle_id == circle_id)
    await tx.execute(delete(readings).where(*mine))
