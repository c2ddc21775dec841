"""What keeps a person and a circle apart: blocks between people, and circles that were left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, or_, select

from bot.circles.rules import NOT_AGAIN
from bot.circles.tables import blocks, departures
from bot.db import Prepared, Transaction, new_id


@dataclass(frozen=True, slots=True)
class Apart:
    """People of whom either blocked the other; circles left not long ago; circles one is barred from."""

    people: frozenset[int]
    left: frozenset[int]
    barred: frozenset[int]


async def apart(tx: Transaction, member_id: int, now: datetime) -> Apart:
    """All that keeps this person apart from others and from circles."""
    rows = await tx.run(_DEPARTURES, {"member": member_id})
    return Apart(
        people=await blocked_with(tx, member_id),
        left=frozenset(row.circle_id for row in rows if now - row.left_at < NOT_AGAIN),
        barred=frozenset(row.circle_id for row in rows if row.barred),
    )


_DEPARTURES = Prepared(select(departures).where(departures.c.member_id == bindparam("member")))


async def block(tx: Transaction, member_id: int, blocked_id: int, now: datetime) -> None:
    """Keep these two apart, silently and both ways; once is enough."""
    if member_id != blocked_id:
        values = {"id": new_id(), "member_id": member_id, "blocked_id": blocked_id, "since": now}
        await tx.insert_ignoring(blocks, values, ["member_id", "blocked_id"])


async def unblock(tx: Transaction, member_id: int, blocked_id: int) -> None:
    """Take one's own block back; the other's stands."""
    pair = (blocks.c.member_id == member_id, blocks.c.blocked_id == blocked_id)
    await tx.execute(delete(blocks).where(*pair))


async def blocked_with(tx: Transaction, member_id: int) -> frozenset[int]:
    """The people of whom either blocked the other."""
    rows = await tx.run(_BLOCKS, {"member": member_id})
    return frozenset({row.member_id for row in rows} | {row.blocked_id for row in rows}) - {member_id}


_BLOCKS = Prepared(
    select(blocks.c.member_id, blocks.c.blocked_id).where(
        or_(blocks.c.member_id == bindparam("member"), blocks.c.blocked_id == bindparam("member"))
    )
)


async def blocked_by(tx: Transaction, member_id: int) -> list[int]:
    """The people this person blocked, oldest first; not those who blocked them."""
    mine = select(blocks.c.blocked_id).where(blocks.c.member_id == member_id).order_by(blocks.c.id)
    return [row.blocked_id for row in await tx.all(mine)]


async def let_back(tx: Transaction, member_id: int, circle_id: int) -> None:
    """Who was removed may join this circle again."""
    gone = (departures.c.member_id == member_id, departures.c.circle_id == circle_id)
    await tx.execute(delete(departures).where(*gone))


async def forget_departures(tx: Transaction, now: datetime) -> int:
    """Delete what is known of circles left long ago; gives how many."""
    old = (departures.c.left_at < now - NOT_AGAIN, ~departures.c.barred)
    return (await tx.execute(delete(departures).where(*old))).rowcount
