"""The aggregate row of each circle: what proposals read, kept true by whoever changes a circle."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select, update

from bot.circles import rules
from bot.circles.rows import FACILITATOR, OPEN_STATE, Aggregate, aggregate_from
from bot.circles.rows import MEMBER as ROLE_MEMBER
from bot.circles.rules import Recent
from bot.circles.tables import circle_counts, circles, memberships
from bot.db import Listed, Prepared, Row, Transaction, UtcDateTime, listing

_counts = circle_counts.c


async def begin(tx: Transaction, circle_id: int) -> None:
    """The counts of a circle that has just been made."""
    values = {"circle_id": circle_id, "active": 0, "held": 0, "recent": Recent().text(), "offer_at": None}
    await tx.execute(circle_counts.insert().values(**values))


async def lock(tx: Transaction, circle_id: int) -> Aggregate | None:
    """The aggregate of a circle, held until the end of this transaction; None if there is none."""
    row = (await tx.run(_LOCKED, {"circle": circle_id})).first()
    return None if row is None else aggregate_from(row)


async def aggregate(tx: Transaction, circle_id: int) -> Aggregate | None:
    """The aggregate of a circle."""
    row = await tx.one(_joined().where(circles.c.id == circle_id))
    return None if row is None else aggregate_from(row)


async def candidates(
    tx: Transaction,
    languages: Collection[str],
    families: Collection[str],
    about: Collection[str] | None = None,
) -> list[Aggregate]:
    """The open circles in one of these languages, of one of these families or of every family.

    `about`: only those that may cover one of these experiences.
    """
    given = {"languages": languages, "families": families}
    if about is None:
        return [aggregate_from(row) for row in await tx.run(_CANDIDATES, given)]
    return [aggregate_from(row) for row in await tx.run(_CLOSE, given | {"about": about})]


async def recount(
    tx: Transaction, circle_id: int, now: datetime, *, joined: bool = False, offer: bool = False
) -> None:
    """Count a circle again after a change. `joined`: somebody just did; `offer`: a seat may be free."""
    before = (await tx.run(_RECENT, {"circle": circle_id})).value()
    if before is None:
        return
    joins = rules.recent_joins(Recent.read(before).joins, now)
    if joined:
        joins = (*joins, int(now.timestamp()))
    rows = (await tx.run(_INSIDE, {"circle": circle_id})).rows
    counted = {
        "circle": circle_id,
        "members": sum(row.role == ROLE_MEMBER for row in rows),
        "lately": _recent(joins, rows, now).text(),
        "offer": now if offer else None,
    }
    await tx.run(_COUNTED, counted)


_RECENT = Prepared(select(_counts.recent).where(_counts.circle_id == bindparam("circle")).with_for_update())
_INSIDE = Prepared(
    select(memberships.c.role, memberships.c.last_wrote, memberships.c.last_sign).where(
        memberships.c.circle_id == bindparam("circle")
    )
)
_COUNTED = Prepared(
    update(circle_counts)
    .where(_counts.circle_id == bindparam("circle"))
    .values(
        active=bindparam("members"),
        recent=bindparam("lately"),
        offer_at=func.coalesce(bindparam("offer", type_=UtcDateTime()), _counts.offer_at),
    )
)


def _recent(joins: tuple[int, ...], rows: Collection[Row], now: datetime) -> Recent:
    today = now.astimezone(UTC).date()
    wrote = [row.last_wrote for row in rows if row.role == ROLE_MEMBER]
    signs = [row.last_sign for row in rows if row.role == FACILITATOR]
    return Recent(
        joins,
        rules.ordinals(wrote, today, rules.FORTNIGHT),
        rules.ordinals(signs, today, rules.FACILITATOR_QUIET.days),
    )


async def hold(tx: Transaction, circle_id: int, seats: int) -> None:
    """Keep so many more seats (fewer when negative) for people they were proposed to."""
    held = _counts.held + seats
    await tx.execute(update(circle_counts).where(_counts.circle_id == circle_id).values(held=held))


async def to_offer(tx: Transaction, now: datetime, limit: int) -> list[Aggregate]:
    """Circles of which a seat may be had by somebody who waits, longest due first; locked."""
    statement = _joined().where(_counts.offer_at <= now).order_by(_counts.offer_at, _counts.circle_id)
    rows = await tx.all(statement.limit(limit).with_for_update(of=circle_counts, skip_locked=True))
    return [aggregate_from(row) for row in rows]


async def offer_at(tx: Transaction, circle_id: int, at: datetime | None) -> None:
    """When to look again whether somebody who waits can have a seat there; None: when it changes."""
    await tx.execute(update(circle_counts).where(_counts.circle_id == circle_id).values(offer_at=at))


async def next_offer(tx: Transaction) -> datetime | None:
    """When a circle is next looked at."""
    found: datetime | None = (await tx.run(_NEXT_OFFER)).value()
    return found


_NEXT_OFFER = Prepared(select(func.min(_counts.offer_at)).where(_counts.offer_at.is_not(None)))


_READ = (
    *(circles.c[name] for name in ("id", "family", "experience", "language", "kind", "space", "state")),
    *(circles.c[name] for name in ("capacity", "perspectives", "topics", "approach")),
    *(_counts.active, _counts.held, _counts.recent),
)
"""No name and nothing sealed: ten thousand of these are read at once."""


def _candidates(listed: Listed, *, close: bool) -> Select[*tuple[Any, ...]]:
    family = or_(listed(circles.c.family, "families"), circles.c.family.is_(None))
    found = _joined().where(circles.c.state == OPEN_STATE, listed(circles.c.language, "languages"), family)
    return found.where(or_(listed(circles.c.experience, "about"), circles.c.topics != "")) if close else found


def _joined() -> Select[*tuple[Any, ...]]:
    return select(*_READ).join(circle_counts, _counts.circle_id == circles.c.id)


_CANDIDATES = listing(partial(_candidates, close=False))
_CLOSE = listing(partial(_candidates, close=True))


_LOCKED = Prepared(_joined().where(circles.c.id == bindparam("circle")).with_for_update(of=circle_counts))


__all__ = [
    "Aggregate",
    "aggregate",
    "begin",
    "candidates",
    "hold",
    "lock",
    "next_offer",
    "offer_at",
    "recount",
    "to_offer",
]
