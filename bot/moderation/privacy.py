"""What moderation knows of a person: what was decided about them, and whom they no longer read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.circles import service as circles
from bot.db import Transaction
from bot.members.service import Member
from bot.moderation import acts, holds, people, reports, worries
from bot.moderation.tables import stops


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """The decisions and holds about this person, and since when they no longer read how many people."""
    decided = await acts.of(tx, member.id)
    held = await holds.of(tx, member.id)
    apart = await tx.all(select(stops.c.at).where(stops.c.reader_id == member.id).order_by(stops.c.id))
    known = await circles.many(
        tx, [*(act.circle_id for act in decided), *(hold.circle_id for _, hold in held)]
    )
    names = {circle.id: circle.name for circle in known.values()}
    return {
        "decisions": [
            {
                "circle": names.get(act.circle_id),
                "decision": act.kind,
                "at": act.at.isoformat(),
                "until": _iso(act.ends_at),
                "taken_back": _iso(act.lifted_at),
                "asked_to_look_again": _iso(act.appealed_at),
            }
            for act in decided
        ],
        "holds": [
            {
                "circle": names.get(hold.circle_id),
                "from": at.isoformat(),
                "until": _iso(hold.until),
                "asked_to_read_now": _iso(hold.asked_at),
                "seen_by_the_team": _iso(hold.seen_at),
            }
            for at, hold in held
        ],
        "no_longer_read_since": [row.at.isoformat() for row in apart],
    }


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Delete all that is about the person; a message under an open report stays, without its writer."""
    await reports.forget(tx, member, now)
    await acts.forget(tx, member.id)
    await holds.forget(tx, member.id)
    await people.forget_pairs(tx, member.id)
    await worries.forget(tx, member.id)


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
