"""Consent per purpose: what was shown, when it was given, when it was withdrawn."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import select, update

from bot.db import Transaction, new_id
from bot.members.service import Member
from bot.members.tables import consents

PURPOSES = ("matching", "check_ins", "encouragement", "organisation_news")
"""Each is asked when its feature first appears, and withdrawn one by one."""


async def give(tx: Transaction, member: Member, purpose: str, text: str, now: datetime) -> None:
    """Record that `member` agreed to `purpose` after reading `text` (only its SHA-256 is kept)."""
    if purpose not in PURPOSES:
        raise ValueError(f"no such purpose: {purpose}")
    await withdraw(tx, member.id, purpose, now)
    await tx.execute(
        consents.insert().values(
            id=new_id(),
            member_id=member.id,
            purpose=purpose,
            language=member.language,
            text_hash=hashlib.sha256(text.encode()).digest(),
            given_at=now,
        )
    )


async def withdraw(tx: Transaction, member_id: int, purpose: str, now: datetime) -> None:
    """Withdraw what stands for `purpose`; nothing happens when nothing stands."""
    await tx.execute(
        update(consents)
        .where(
            consents.c.member_id == member_id,
            consents.c.purpose == purpose,
            consents.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
    )


async def has(tx: Transaction, member_id: int, purpose: str) -> bool:
    """Whether a consent to `purpose` stands."""
    found = await tx.value(
        select(consents.c.id).where(
            consents.c.member_id == member_id,
            consents.c.purpose == purpose,
            consents.c.withdrawn_at.is_(None),
        )
    )
    return found is not None


async def holders(tx: Transaction, purpose: str) -> frozenset[int]:
    """Row ids of the members whose consent to `purpose` stands."""
    rows = await tx.all(
        select(consents.c.member_id).where(consents.c.purpose == purpose, consents.c.withdrawn_at.is_(None))
    )
    return frozenset(row.member_id for row in rows)
