"""Names as they are shown to the team and to readers: chosen names, never anything else."""

from __future__ import annotations

from bot.circles import service as circles
from bot.db import Transaction
from bot.texts import Texts


async def alias_of(tx: Transaction, t: Texts, circle_id: int, member_id: int) -> str:
    """The name a person chose in this circle; "someone" once they are no longer in it."""
    membership = await circles.membership(tx, circle_id, member_id)
    return membership.alias if membership else t.plain("moderation-someone")


async def circle_name(tx: Transaction, circle_id: int) -> str:
    """The name of a circle."""
    circle = await circles.get(tx, circle_id)
    return circle.name if circle else ""
