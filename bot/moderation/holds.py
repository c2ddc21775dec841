"""Whether a person may write in a circle now: holds, and mutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, or_, select, update

from bot.db import Transaction, new_id
from bot.moderation.rules import MUTES, HoldRule
from bot.moderation.tables import acts, holds


@dataclass(frozen=True, slots=True)
class Hold:
    """What a person writes in a circle waits to be read; `until` is None when a human must see it first."""

    id: int
    circle_id: int
    member_id: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What keeps a person from being read in a circle at once."""

    muted_until: datetime | None = None
    hold: Hold | None = None


async def standing(tx: Transaction, circle_id: int, member_id: int, now: datetime) -> Standing:
    """How this person stands in this circle now."""
    muted: datetime | None = await tx.value(
        select(func.max(acts.c.ends_at)).where(
            acts.c.member_id == member_id,
            acts.c.circle_id == circle_id,
            acts.c.kind.in_(MUTES),
            acts.c.ends_at > now,
            acts.c.lifted_at.is_(None),
        )
    )
    return Standing(muted, await held(tx, circle_id, member_id, now))


async def held(tx: Transaction, circle_id: int, member_id: int, now: datetime) -> Hold | None:
    """The hold on this person's writing in this circle, if one stands."""
    row = await tx.one(
        select(holds)
        .where(
            holds.c.circle_id == circle_id,
            holds.c.member_id == member_id,
            holds.c.ended_at.is_(None),
            or_(holds.c.ends_at.is_(None), holds.c.ends_at > now),
        )
        .order_by(holds.c.id.desc())
    )
    return None if row is None else Hold(row.id, row.circle_id, row.member_id, row.ends_at)


async def get(tx: Transaction, hold_id: int) -> Hold | None:
    """The hold of this id, standing or over."""
    row = await tx.one(select(holds).where(holds.c.id == hold_id))
    return None if row is None else Hold(row.id, row.circle_id, row.member_id, row.ends_at)


async def place(
    tx: Transaction, circle_id: int, member_id: int, rule: HoldRule, now: datetime
) -> tuple[Hold, bool]:
    """Hold this person's writing; gives the hold and whether it is new.

    A hold that stands is only ever made to wait for a human, never prolonged.
    """
    present = await held(tx, circle_id, member_id, now)
    if present is None:
        hold = Hold(new_id(), circle_id, member_id, rule.until)
        values = {"circle_id": circle_id, "member_id": member_id, "at": now, "ends_at": rule.until}
        await tx.execute(insert(holds).values(id=hold.id, **values))
        return hold, True
    if rule.until is None and present.until is not None:
        await tx.execute(update(holds).where(holds.c.id == present.id).values(ends_at=None))
        present = Hold(present.id, circle_id, member_id, None)
    return present, False


async def end(tx: Transaction, circle_id: int, member_id: int, now: datetime) -> bool:
    """End the hold on this person's writing; whether one stood."""
    standing_ones = (
        holds.c.circle_id == circle_id,
        holds.c.member_id == member_id,
        holds.c.ended_at.is_(None),
    )
    done = await tx.execute(update(holds).where(*standing_ones).values(ended_at=now))
    return done.rowcount > 0
