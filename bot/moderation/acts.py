"""Acts: what was decided about a person in a circle, its end, and looking at it again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from bot.circles import service as circles
from bot.db import Row, Transaction, new_id
from bot.errors import Refusal
from bot.members import service as members
from bot.moderation.rules import REMOVE
from bot.moderation.tables import acts

KEPT = timedelta(days=365)
"""As long as the audit log (domain.md §F3)."""

NOBODY = 0
"""The row id of whoever decided and was forgotten since: no member's."""


@dataclass(frozen=True, slots=True)
class Act:
    """A decision about a person in a circle, under the name they had there."""

    id: int
    report_id: int | None
    circle_id: int
    member_id: int
    actor_id: int
    kind: str
    alias: str
    at: datetime
    ends_at: datetime | None = None
    lifted_at: datetime | None = None
    appealed_at: datetime | None = None
    reviewed_at: datetime | None = None

    @property
    def may_be_appealed(self) -> bool:
        return self.appealed_at is None and self.lifted_at is None

    @property
    def awaits_review(self) -> bool:
        return self.appealed_at is not None and self.reviewed_at is None and self.lifted_at is None


async def add(tx: Transaction, act: Act) -> None:
    """Store a new act."""
    await tx.execute(
        insert(acts).values(
            id=act.id,
            report_id=act.report_id,
            circle_id=act.circle_id,
            member_id=act.member_id,
            actor_id=act.actor_id,
            kind=act.kind,
            name=tx.vault.seal(tx.vault.instance, act.alias, f"moderation_acts|name|{act.id}"),
            at=act.at,
            ends_at=act.ends_at,
        )
    )


async def get(tx: Transaction, act_id: int, *, lock: bool = False) -> Act | None:
    """The act of this id; with `lock`, held until the end of the transaction."""
    statement = select(acts).where(acts.c.id == act_id)
    row = await tx.one(statement.with_for_update() if lock else statement)
    return None if row is None else _act(tx, row)


async def of(tx: Transaction, member_id: int) -> list[Act]:
    """What was decided about this person, oldest first."""
    rows = await tx.all(select(acts).where(acts.c.member_id == member_id).order_by(acts.c.id))
    return [_act(tx, row) for row in rows]


async def appealed(tx: Transaction, circle_ids: Collection[int] | None) -> list[Act]:
    """Acts in these circles (None: in all) that wait to be looked at again, oldest appeal first."""
    statement = select(acts).where(
        acts.c.appealed_at.is_not(None), acts.c.reviewed_at.is_(None), acts.c.lifted_at.is_(None)
    )
    if circle_ids is not None:
        statement = statement.where(acts.c.circle_id.in_(circle_ids))
    return [_act(tx, row) for row in await tx.all(statement.order_by(acts.c.appealed_at))]


async def note(tx: Transaction, act_id: int, **moments: datetime) -> None:
    """Write when an act was appealed, reviewed or lifted."""
    await tx.execute(update(acts).where(acts.c.id == act_id).values(**moments))


async def undo(tx: Transaction, act: Act, now: datetime) -> bool:
    """End an act's effect; a removed person is back in the circle. False if there is no seat for them now."""
    await note(tx, act.id, lifted_at=now)
    if act.kind != REMOVE:
        return True
    await circles.let_back(tx, act.member_id, act.circle_id)
    circle, member = await circles.get(tx, act.circle_id), await members.get(tx, act.member_id)
    if circle is None or member is None:
        return False
    try:
        await circles.join(tx, circle, member, act.alias, now)
    except Refusal:
        # Full, closed, or the name is taken by now: they may find their way back like anyone.
        return False
    return True


async def erase_old(tx: Transaction, now: datetime) -> None:
    """Erase acts of more than a year ago, but for removals, which still hold."""
    await tx.execute(delete(acts).where(acts.c.at < now - KEPT, acts.c.kind != REMOVE))


async def forget(tx: Transaction, member_id: int) -> None:
    """Delete what was decided about this person; what they decided about others stays, by nobody."""
    await tx.execute(delete(acts).where(acts.c.member_id == member_id))
    await tx.execute(update(acts).where(acts.c.actor_id == member_id).values(actor_id=NOBODY))


def new(
    report_id: int | None,
    circle_id: int,
    member_id: int,
    actor_id: int,
    kind: str,
    alias: str,
    now: datetime,
    ends_at: datetime | None,
) -> Act:
    """An act, not stored yet."""
    return Act(new_id(), report_id, circle_id, member_id, actor_id, kind, alias, now, ends_at)


def _act(tx: Transaction, row: Row) -> Act:
    alias = tx.vault.open(tx.vault.instance, row.name, f"moderation_acts|name|{row.id}")
    moments = (row.at, row.ends_at, row.lifted_at, row.appealed_at, row.reviewed_at)
    return Act(row.id, row.report_id, row.circle_id, row.member_id, row.actor_id, row.kind, alias, *moments)
