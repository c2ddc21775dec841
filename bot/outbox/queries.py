"""The questions the sender asks the outbox: what may leave now, and what there is to wait for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Float,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
    union_all,
)

from bot.db import Prepared, Transaction, UtcDateTime, listing
from bot.outbox.acts import SEND, Lane
from bot.outbox.tables import PENDING, budgets, outbox, paces, paused

URGENT = (Lane.REPLY, Lane.HELP)
"""Lanes that leave at once from the reserve; the others are bulk."""


@dataclass(frozen=True, slots=True)
class Moment:
    """People's time and machine time, read once per transaction."""

    now: datetime
    at: float


# Written out rather than bound: the statement below is the bot's most frequent, and binding costs time.
_pending: ColumnElement[str] = literal_column(f"'{PENDING}'")
_send: ColumnElement[str] = literal_column(f"'{SEND}'")
_now, _at = bindparam("now", type_=UtcDateTime()), bindparam("at", type_=Float())
_target = outbox.alias("target")
_earlier = outbox.alias("earlier")


def is_paused(row: Any) -> ColumnElement[bool]:
    """Whether the batch of a row is paused."""
    return and_(row.c.batch.is_not(None), row.c.batch.in_(select(paused.c.batch)))


def _candidates() -> CompoundSelect[Any]:
    """Ids of rows that are due and first in their chat and lane; one part per lane, for the index's sake."""
    parts = [_first(lane, "urgent" if lane in URGENT else "bulk").subquery() for lane in Lane]
    return union_all(*(select(part.c.id) for part in parts))


def _first(lane: Lane, limit: str) -> Select[Any]:
    o, e, t = outbox, _earlier, _target
    earlier = exists().where(
        e.c.chat == o.c.chat,
        e.c.lane == o.c.lane,
        e.c.due_at <= o.c.due_at,
        or_(e.c.due_at < o.c.due_at, e.c.id < o.c.id),
        not_(and_(e.c.state == _pending, is_paused(e))),
    )
    awaited = exists().where(t.c.id == o.c.about_row, t.c.due_at.is_not(None))
    slow = and_(paces.c.free_at > _at, o.c.act == _send)
    left_alone = exists().where(paces.c.chat == o.c.chat, or_(paces.c.blocked_until > _at, slow))
    first = [not_(earlier), not_(awaited), not_(left_alone)]
    if lane is Lane.RELAY:
        first.append(not_(_unanswered(o)))
    return (
        select(o.c.id)
        .where(o.c.lane == literal_column(str(int(lane))), o.c.due_at <= _now, o.c.state == _pending)
        .where(or_(o.c.retry_at.is_(None), o.c.retry_at <= _at), not_(is_paused(o)))
        .where(*first)
        .where(not_(exists().where(budgets.c.paused_until > _at)))
        .order_by(o.c.due_at, o.c.id)
        .limit(bindparam(limit, type_=Integer()))
    )


def _unanswered(row: Any) -> ColumnElement[bool]:
    """Whether an answer owed to this chat no later than the row is still to leave.

    Who enters a room reads that they are inside before they read the room. An answer that itself waits for
    a message holds nothing up: it may be the row's.
    """
    e, w, t = _earlier, outbox.alias("waiting"), _target
    reply: ColumnElement[int] = literal_column(str(int(Lane.REPLY)))
    owed = exists().where(
        e.c.chat == row.c.chat,
        e.c.lane == reply,
        e.c.due_at <= row.c.due_at,
        not_(and_(e.c.state == _pending, is_paused(e))),
    )
    awaited = exists().where(t.c.id == w.c.about_row, t.c.due_at.is_not(None))
    waits = exists().where(w.c.chat == row.c.chat, w.c.lane == reply, w.c.due_at.is_not(None), awaited)
    return and_(owed, not_(waits))


CANDIDATES = Prepared(_candidates())


LOADED = listing(
    lambda listed: (
        select(outbox, _target.c.message_id.label("target_message"), _target.c.shape.label("target_shape"))
        .outerjoin(_target, _target.c.id == outbox.c.about_row)
        .where(listed(outbox.c.id, "ids"), outbox.c.state == _pending)
        .with_for_update(of=outbox, skip_locked=True)
    )
)
"""The rows `ids` with what they are about, locked where replicas meet."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left when nothing can be claimed. `owed`: something that is due is still to be sent."""

    owed: bool
    late: bool
    """Something has expired and nobody looked at it since."""
    due_at: datetime | None
    """When the next row becomes due or expires, in people's time."""
    free_at: float
    """When a pause, a pace or a back-off next ends, in machine time; infinity when none is waited for."""


async def rest(tx: Transaction, moment: Moment) -> Rest:
    """What the sender waits for now."""
    row = (await tx.run(_REST, {"now": moment.now, "at": moment.at})).first()
    due = [when for when in row[2:9] if when is not None]
    free = [when for when in row[9:] if when is not None]
    return Rest(bool(row[0]), bool(row[1]), min(due, default=None), min(free, default=float("inf")))


def _rest() -> Select[Any]:
    o, t = outbox, _target
    unready = or_(t.c.due_at > _now, and_(t.c.state == _pending, is_paused(t)))
    waits = exists().where(t.c.id == o.c.about_row, t.c.due_at.is_not(None), unready)
    held_up = or_(waits, and_(o.c.state == _pending, is_paused(o)))
    lanes = o.c.lane.in_([literal_column(str(int(lane))) for lane in Lane])
    owed = exists().where(lanes, o.c.due_at <= _now, not_(held_up))
    later = [
        select(o.c.due_at).where(o.c.lane == int(lane), o.c.due_at > _now).order_by(o.c.due_at).limit(1)
        for lane in Lane
    ]
    return select(
        case((owed, 1), else_=0),
        case((exists().where(o.c.expires_at <= _now, o.c.state == _pending), 1), else_=0),
        *(part.scalar_subquery() for part in later),
        select(func.min(o.c.expires_at)).where(o.c.expires_at > _now).scalar_subquery(),
        select(func.min(o.c.retry_at)).where(o.c.retry_at > _at).scalar_subquery(),
        select(func.min(paces.c.free_at)).where(paces.c.free_at > _at).scalar_subquery(),
        select(func.min(paces.c.blocked_until)).where(paces.c.blocked_until > _at).scalar_subquery(),
        select(func.min(budgets.c.paused_until)).where(budgets.c.paused_until > _at).scalar_subquery(),
    )


_REST = Prepared(_rest())
