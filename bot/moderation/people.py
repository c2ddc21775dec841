"""Who reads whom: people one no longer wants to read, and blocks, which are the circles' own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from bot.circles import service as circles
from bot.db import Prepared, Transaction, new_id
from bot.moderation.tables import stops


@dataclass(frozen=True, slots=True)
class Stop:
    """Someone a person no longer reads."""

    id: int
    author_id: int


async def stop_reading(tx: Transaction, reader_id: int, author_id: int, now: datetime) -> int:
    """Read this person no longer, for oneself; gives the row's id, by which it is taken back."""
    values = {"id": new_id(), "reader_id": reader_id, "author_id": author_id, "at": now}
    await tx.insert_ignoring(stops, values, ["reader_id", "author_id"])
    pair = (stops.c.reader_id == reader_id, stops.c.author_id == author_id)
    return int(await tx.value(select(stops.c.id).where(*pair)))


async def read_again(tx: Transaction, reader_id: int, stop_id: int) -> bool:
    """Take one's own stop back; False when there is none of that id."""
    gone = await tx.execute(delete(stops).where(stops.c.id == stop_id, stops.c.reader_id == reader_id))
    return gone.rowcount == 1


async def stopped(tx: Transaction, reader_id: int) -> list[Stop]:
    """Whom this person no longer reads, oldest first."""
    rows = await tx.all(select(stops).where(stops.c.reader_id == reader_id).order_by(stops.c.id))
    return [Stop(row.id, row.author_id) for row in rows]


async def unread_by(tx: Transaction, reader_id: int) -> frozenset[int]:
    """The people whose words never reach this reader: blocked either way, or no longer read."""
    own = {stop.author_id for stop in await stopped(tx, reader_id)}
    return await circles.blocked_with(tx, reader_id) | own


async def deaf_to(tx: Transaction, author_id: int) -> frozenset[int]:
    """The people whom this author's words never reach."""
    rows = await tx.run(_DEAF, {"author": author_id})
    return await circles.blocked_with(tx, author_id) | {row.reader_id for row in rows}


_DEAF = Prepared(select(stops.c.reader_id).where(stops.c.author_id == bindparam("author")))


async def forget_pairs(tx: Transaction, member_id: int) -> None:
    """Delete every stop by or about this person."""
    await tx.execute(delete(stops).where((stops.c.reader_id == member_id) | (stops.c.author_id == member_id)))
