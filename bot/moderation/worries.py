"""Worries: not reports. The person is sent the door; somebody of the team is told, and shown what helps."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from bot.db import Row, Transaction, new_id
from bot.moderation.rules import DOOR_EVERY, KEPT_AFTER_CLOSURE
from bot.moderation.tables import worries


@dataclass(frozen=True, slots=True)
class Worry:
    """Somebody worries about a person in a circle."""

    id: int
    circle_id: int
    member_id: int
    at: datetime
    is_taken: bool


async def add(tx: Transaction, circle_id: int, member_id: int, now: datetime) -> tuple[Worry, bool]:
    """Note the worry; gives it and whether it is new. A recent one about the same person stands for all."""
    row = await tx.one(
        select(worries).where(
            worries.c.circle_id == circle_id,
            worries.c.member_id == member_id,
            worries.c.at > now - DOOR_EVERY,
        )
    )
    if row is not None:
        return _worry(row), False
    worry = Worry(new_id(), circle_id, member_id, now, False)
    await tx.execute(insert(worries).values(id=worry.id, circle_id=circle_id, member_id=member_id, at=now))
    return worry, True


async def get(tx: Transaction, worry_id: int) -> Worry | None:
    """The worry of this id."""
    row = await tx.one(select(worries).where(worries.c.id == worry_id))
    return None if row is None else _worry(row)


async def waiting(tx: Transaction, circle_ids: Collection[int] | None) -> list[Worry]:
    """Worries in these circles (None: in all) that nobody has taken up yet."""
    statement = select(worries).where(worries.c.taken_at.is_(None)).order_by(worries.c.id)
    if circle_ids is not None:
        statement = statement.where(worries.c.circle_id.in_(circle_ids))
    return [_worry(row) for row in await tx.all(statement)]


async def take(tx: Transaction, worry_id: int, now: datetime) -> bool:
    """Somebody of the team looks after this person; False when somebody already does."""
    free = update(worries).where(worries.c.id == worry_id, worries.c.taken_at.is_(None))
    return (await tx.execute(free.values(taken_at=now))).rowcount == 1


async def erase_old(tx: Transaction, now: datetime) -> None:
    """Erase worries of thirty days ago."""
    await tx.execute(delete(worries).where(worries.c.at <= now - KEPT_AFTER_CLOSURE))


async def next_erasure(tx: Transaction) -> datetime | None:
    """When the oldest worry has been kept long enough."""
    oldest: datetime | None = await tx.value(select(func.min(worries.c.at)))
    return None if oldest is None else oldest + KEPT_AFTER_CLOSURE


async def forget(tx: Transaction, member_id: int) -> None:
    """Delete the worries about this person."""
    await tx.execute(delete(worries).where(worries.c.member_id == member_id))


def _worry(row: Row) -> Worry:
    return Worry(row.id, row.circle_id, row.member_id, row.at, row.taken_at is not None)
