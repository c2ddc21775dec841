"""Somebody leaves a circle: what was announced to it and still waits for them is no longer for them."""

from __future__ import annotations

from datetime import datetime

from bot.announcements import rows, sending
from bot.announcements.rules import Kind
from bot.circles import service as circles
from bot.db import Transaction
from bot.members import service as members
from bot.outbox import service as outbox


async def left(tx: Transaction, member_id: int, circle_id: int, now: datetime) -> None:
    """Cancel what waits for this person, unless they are in its audience by another circle too."""
    member = await members.get(tx, member_id)
    inside = set() if member is None else {each.circle_id for each in await circles.of(tx, member)}
    others = inside - {circle_id}
    keys = []
    for announcement_id in [each for kind in Kind for each in await rows.going(tx, kind)]:
        found = await rows.get(tx, announcement_id)
        if found is None or found.audience.everyone or circle_id not in found.audience.circle_ids:
            continue
        if others.isdisjoint(found.audience.circle_ids):
            keys.append(sending.key(found.id, member_id))
    await outbox.cancel(tx, now=now, keys=keys)
