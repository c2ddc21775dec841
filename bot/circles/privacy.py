"""What circles know of a person: all of it, readable, and its end."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select

from bot.circles import counts
from bot.circles.founding import many
from bot.circles.inside import of
from bot.circles.tables import blocks, departures, memberships
from bot.db import Transaction
from bot.members.service import Member


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """The person's own circles and names, circles left, and how many people they blocked."""
    mine = await of(tx, member)
    gone = await tx.all(select(departures).where(departures.c.member_id == member.id))
    known = await many(tx, [each.circle_id for each in mine] + [row.circle_id for row in gone])
    blocked = await tx.all(select(blocks.c.since).where(blocks.c.member_id == member.id))
    return {
        "circles": [
            {
                "circle": known[each.circle_id].name,
                "chosen_name": each.alias,
                "role": each.role,
                "joined": each.joined_at.isoformat(),
                "reading": each.reading,
                "last_wrote": each.last_wrote and each.last_wrote.isoformat(),
                "last_sign": each.last_sign and each.last_sign.isoformat(),
            }
            for each in mine
        ],
        "left_circles": [
            {
                "circle": known[row.circle_id].name,
                "left": row.left_at.isoformat(),
                "may_return": not row.barred,
            }
            for row in gone
        ],
        "blocked_people_since": [row.since.isoformat() for row in blocked],
    }


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Delete every row about the person; their seats are free at once."""
    rows = await tx.all(select(memberships.c.circle_id).where(memberships.c.member_id == member.id))
    await tx.execute(delete(memberships).where(memberships.c.member_id == member.id))
    await tx.execute(delete(departures).where(departures.c.member_id == member.id))
    either = or_(blocks.c.member_id == member.id, blocks.c.blocked_id == member.id)
    await tx.execute(delete(blocks).where(either))
    for row in rows:
        await counts.recount(tx, row.circle_id, now, offer=True)
