"""Whether a person may write in a circle now: holds, what was asked about them, and mutes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, literal, or_, select, update

from bot.db import Prepared, Row, Transaction, UtcDateTime, new_id
from bot.moderation.rules import AUDIT_KEPT, MUTES, HoldRule
from bot.moderation.tables import acts, holds


@dataclass(frozen=True, slots=True)
class Hold:
    """What a person writes in a circle waits to be read; `until` is None when a human must see it first.

    `seen_at`: when a human had seen it. `asked_at`: when the person asked for that.
    """

    id: int
    circle_id: int
    member_id: int
    until: datetime | None
    asked_at: datetime | None = None
    seen_at: datetime | None = None

    def stands(self, now: datetime) -> bool:
        """Whether it still keeps words from being read at once."""
        return self.seen_at is None and (self.until is None or self.until > now)


@dataclass(frozen=True, slots=True)
class Standing:
    """What keeps a person from being read in a circle at once."""

    muted_until: datetime | None = None
    hold: Hold | None = None


async def standing(tx: Transaction, circle_id: int, member_id: int, now: datetime) -> Standing:
    """How this person stands in this circle now."""
    muted = await tx.run(_MUTED, {"circle": circle_id, "member": member_id, "now": now})
    return Standing(muted.value(), await held(tx, circle_id, member_id, now))


async def held(tx: Transaction, circle_id: int, member_id: int, now: datetime) -> Hold | None:
    """The hold on this person's writing in this circle, if one stands."""
    row = (await tx.run(_HELD, {"circle": circle_id, "member": member_id, "now": now})).first()
    return None if row is None else _hold(row)


async def get(tx: Transaction, hold_id: int) -> Hold | None:
    """The hold of this id, standing or over."""
    row = await tx.one(select(holds).where(holds.c.id == hold_id))
    return None if row is None else _hold(row)


async def of(tx: Transaction, member_id: int) -> list[tuple[datetime, Hold]]:
    """Every hold there was on this person's writing, with when it was placed, oldest first."""
    rows = await tx.all(select(holds).where(holds.c.member_id == member_id).order_by(holds.c.id))
    return [(row.at, _hold(row)) for row in rows]


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
        present = replace(present, until=None)
    return present, False


async def ask(tx: Transaction, hold_id: int, now: datetime) -> bool:
    """Note that the person asks for it to be read now; False when they already did."""
    first = update(holds).where(holds.c.id == hold_id, holds.c.asked_at.is_(None))
    return (await tx.execute(first.values(asked_at=now))).rowcount == 1


async def asked(tx: Transaction, circle_ids: Collection[int] | None, now: datetime) -> list[Hold]:
    """Holds in these circles (None: in all) that stand and were asked to be read now, longest asked first."""
    statement = select(holds).where(holds.c.asked_at.is_not(None), *_stands(literal(now, UtcDateTime())))
    if circle_ids is not None:
        statement = statement.where(holds.c.circle_id.in_(circle_ids))
    return [_hold(row) for row in await tx.all(statement.order_by(holds.c.asked_at))]


async def end(tx: Transaction, circle_id: int, member_id: int, now: datetime) -> list[Hold]:
    """A human has seen what this person was held for; gives the holds this was true of, as they were."""
    unseen = (holds.c.circle_id == circle_id, holds.c.member_id == member_id, holds.c.ended_at.is_(None))
    found = [_hold(row) for row in await tx.all(select(holds).where(*unseen).order_by(holds.c.id))]
    await tx.execute(update(holds).where(*unseen).values(ended_at=now))
    return found


async def erase_old(tx: Transaction, now: datetime) -> None:
    """Erase holds of more than a year ago, as long as the audit log is kept, but for those that stand."""
    over = or_(holds.c.ended_at.is_not(None), holds.c.ends_at <= now)
    await tx.execute(delete(holds).where(holds.c.at < now - AUDIT_KEPT, over))


async def forget(tx: Transaction, member_id: int) -> None:
    """Delete the holds on this person's writing."""
    await tx.execute(delete(holds).where(holds.c.member_id == member_id))


def _stands(now: ColumnElement[datetime]) -> tuple[ColumnElement[bool], ...]:
    return (holds.c.ended_at.is_(None), or_(holds.c.ends_at.is_(None), holds.c.ends_at > now))


_now = bindparam("now", type_=UtcDateTime())
_MUTED = Prepared(
    select(func.max(acts.c.ends_at)).where(
        acts.c.member_id == bindparam("member"),
        acts.c.circle_id == bindparam("circle"),
        or_(*(acts.c.kind == kind for kind in MUTES)),
        acts.c.ends_at > _now,
        acts.c.lifted_at.is_(None),
    )
)
_HELD = Prepared(
    select(holds)
    .where(holds.c.circle_id == bindparam("circle"), holds.c.member_id == bindparam("member"), *_stands(_now))
    .order_by(holds.c.id.desc())
)


def _hold(row: Row) -> Hold:
    return Hold(row.id, row.circle_id, row.member_id, row.ends_at, row.asked_at, row.ended_at)
