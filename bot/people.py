"""What the outbox asks about people: where they are written to, and what follows when they can't be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.db import Transaction
from bot.members import service as members
from bot.outbox.wiring import Recipient


async def recipients(tx: Transaction, member_ids: Sequence[int]) -> Mapping[int, Recipient]:
    """Where these members are written to; those who are gone are missing."""
    found = await members.many(tx, list(member_ids))
    return {member.id: Recipient(member.telegram_id, member.key) for member in found.values()}


async def unreachable(tx: Transaction, member_id: int) -> None:
    """Telegram refuses this person (blocked, deleted): nothing unasked is written until they return."""
    await members.set_reachable(tx, member_id, False)
