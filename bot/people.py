"""What the outbox asks about people: where they are written to, and what follows when they can't be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from bot.db import Transaction
from bot.expiring import expired
from bot.members import service as members
from bot.outbox.wiring import Hooks, Recipient


async def recipients(tx: Transaction, member_ids: Sequence[int]) -> Mapping[int, Recipient | None]:
    """Where these members are written to; those who are gone are missing, None is one who can't be read."""
    found = await members.addresses(tx, list(member_ids))
    return {which: None if one is None else Recipient(*one) for which, one in found.items()}


async def unreachable(tx: Transaction, member_id: int) -> None:
    """Telegram refuses this person (blocked, deleted): nothing unasked is written until they return."""
    await members.set_reachable(tx, member_id, False)


def hooks(default_zone: str) -> Hooks:
    """What follows among people from what the outbox learns; `default_zone`: of those who named none."""
    return Hooks(unreachable, partial(expired, default_zone=default_zone))
