"""Consent per purpose: what was shown, when it was given, when it was withdrawn."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from bot.db import Prepared, Transaction, listing, new_id
from bot.members.service import Member
from bot.members.tables import consents

PURPOSES = ("matching", "check_ins", "encouragement", "organisation_news")
"""Each is asked when its feature first appears, and withdrawn one by one."""


async def give(tx: Transaction, member: Member, purpose: str, text: str, now: datetime) -> None:
    """Record that `member` agreed to `purpose` after reading `text` (only its SHA-256 is kept)."""
    if purpose not in PURPOSES:
        raise ValueError(f"no such purpose: {purpose}")
    await withdraw(tx, member.id, purpose, now)
    row = {
        "id": new_id(),
        "member_id": member.id,
        "purpose": purpose,
        "language": member.language,
        "text_hash": hashlib.sha256(text.encode()).digest(),
        "given_at": now,
        "withdrawn_at": None,
    }
    await tx.run(_GIVE, row)


async def withdraw(tx: Transaction, member_id: int, purpose: str, now: datetime) -> None:
    """Withdraw what stands for `purpose`; nothing happens when nothing stands."""
    await tx.run(_WITHDRAW, {"member": member_id, "asked_for": purpose, "now": now})


async def has(tx: Transaction, member_id: int, purpose: str) -> bool:
    """Whether a consent to `purpose` stands."""
    return (await tx.run(_HAS, {"member": member_id, "asked_for": purpose})).first() is not None


_stands = (
    consents.c.member_id == bindparam("member"),
    consents.c.purpose == bindparam("asked_for"),
    consents.c.withdrawn_at.is_(None),
)
_GIVE = Prepared(insert(consents))
_WITHDRAW = Prepared(update(consents).where(*_stands).values(withdrawn_at=bindparam("now")))
_HAS = Prepared(select(consents.c.id).where(*_stands))


async def among(tx: Transaction, member_ids: Collection[int], purpose: str) -> frozenset[int]:
    """Those of these members whose consent to `purpose` stands, in one statement."""
    rows = await tx.run(_AMONG, {"ids": member_ids, "asked_for": purpose})
    return frozenset(row.member_id for row in rows)


_AMONG = listing(
    lambda listed: select(consents.c.member_id).where(
        listed(consents.c.member_id, "ids"),
        consents.c.purpose == bindparam("asked_for"),
        consents.c.withdrawn_at.is_(None),
    )
)


async def asked(tx: Transaction, member_id: int, purpose: str) -> bool:
    """Whether a consent to `purpose` was ever given, even if it was withdrawn since."""
    found = await tx.value(
        select(consents.c.id).where(consents.c.member_id == member_id, consents.c.purpose == purpose)
    )
    return found is not None


async def holders(tx: Transaction, purpose: str) -> frozenset[int]:
    """Row ids of the members whose consent to `purpose` stands."""
    rows = await tx.all(
        select(consents.c.member_id).where(consents.c.purpose == purpose, consents.c.withdrawn_at.is_(None))
    )
    return frozenset(row.member_id for row in rows)


async def standing(tx: Transaction, member_id: int) -> dict[str, datetime]:
    """The purposes a member agrees to now, each with the moment it was given, in the order of PURPOSES."""
    rows = await tx.all(
        select(consents.c.purpose, consents.c.given_at).where(
            consents.c.member_id == member_id, consents.c.withdrawn_at.is_(None)
        )
    )
    found = {row.purpose: row.given_at for row in rows}
    return {purpose: found[purpose] for purpose in PURPOSES if purpose in found}


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """Every consent that was given, with the hash of the text that was shown."""
    rows = await tx.all(
        select(consents).where(consents.c.member_id == member.id).order_by(consents.c.given_at)
    )
    return {
        "consents": [
            {
                "purpose": row.purpose,
                "language": row.language,
                "text_sha256": row.text_hash.hex(),
                "given_at": row.given_at.isoformat(),
                "withdrawn_at": row.withdrawn_at.isoformat() if row.withdrawn_at else None,
            }
            for row in rows
        ]
    }


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Erase what the person agreed to."""
    await tx.execute(delete(consents).where(consents.c.member_id == member.id))
