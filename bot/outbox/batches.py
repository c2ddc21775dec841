"""Looking after what was put: batches held back and counted, doubts shown, deliveries found again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, exists, func, not_, null, or_, select, update

from bot import clock
from bot.db import Row, Transaction
from bot.outbox import faults, paces, queries, wiring
from bot.outbox.acts import Lane
from bot.outbox.tables import (
    CANCELLED,
    EXPIRED,
    FAILED,
    FINISHED,
    OPEN,
    PENDING,
    SENT,
    UNCERTAIN,
    contents,
    outbox,
    paused,
)

ROWS_KEPT = timedelta(days=30)
"""How long a delivered row is known: its message can be edited and answered until then."""
BATCHES_KEPT = timedelta(days=365)
"""How long a batch can be counted."""
CONTENTS_KEPT = timedelta(hours=1)
"""How long shared content may wait for the first row that sends it."""
PAUSED = "paused"
"""How the depth calls rows that wait for a person."""
_ASIDE = 10
"""Paused rows stand this far below their lane: the sender would look at all of them again and again."""
_IN_DOUBT = outbox.c.doubt_at.is_not(None)

BLOCKED = "blocked"
"""Why a row failed: the person blocked the bot or is gone."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of a batch. `pending` are all that are still owed, `waiting` those not yet due;
    `blocked` are not among the `failed`; `skipped` were cancelled.
    """

    pending: int = 0
    sent: int = 0
    blocked: int = 0
    failed: int = 0
    uncertain: int = 0
    expired: int = 0
    skipped: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message that arrived: in whose chat, from which row, and Telegram's id for it there."""

    member_id: int | None
    row_id: int
    message_id: int
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of which nobody knows whether it arrived: to whom, its memo, and until when it is of any use."""

    row_id: int
    member_id: int | None
    memo: str | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Depth:
    """How many rows of a lane are in a state, and since when the oldest has been due (people's time)."""

    lane: str
    state: str
    count: int
    oldest: datetime | None


def lane_of(number: int) -> Lane:
    """The lane of a row, also of one that is paused."""
    return Lane(number % _ASIDE)


async def counts(tx: Transaction, batch: int, *, now: datetime | None = None) -> Counts:
    """What became of a batch so far; `waiting` is counted when `now` is given."""
    columns = (outbox.c.state, outbox.c.reason == BLOCKED)
    found = dict.fromkeys(Counts.__slots__, 0)
    grouped = select(*columns, func.count()).where(outbox.c.batch == batch).group_by(*columns)
    for state, blocked, number in await tx.all(grouped):
        found["blocked" if blocked else _NAMES[state]] += number
    if now is not None:
        later = select(func.count()).where(outbox.c.batch == batch, outbox.c.due_at > now)
        found["waiting"] = await tx.value(later)
    return Counts(**found)


_NAMES = dict.fromkeys(OPEN, "pending") | {
    SENT: "sent",
    FAILED: "failed",
    UNCERTAIN: "uncertain",
    EXPIRED: "expired",
    CANCELLED: "skipped",
}


async def pause(tx: Transaction, batch: int) -> None:
    """Let nothing more of a batch leave until it is resumed; what is in flight arrives."""
    await tx.insert_ignoring(paused, {"batch": batch}, ["batch"])
    waiting = (outbox.c.batch == batch, outbox.c.state == PENDING, outbox.c.lane >= 0)
    await tx.execute(update(outbox).where(*waiting).values(lane=outbox.c.lane - _ASIDE))


async def resume(tx: Transaction, batch: int) -> None:
    """Let a paused batch go on."""
    await tx.execute(paused.delete().where(paused.c.batch == batch))
    resting = (outbox.c.batch == batch, outbox.c.lane < 0)
    await tx.execute(update(outbox).where(*resting).values(lane=outbox.c.lane + _ASIDE))
    tx.after_commit(wiring.wake)


async def is_paused(tx: Transaction, batch: int) -> bool:
    """Whether a batch is paused."""
    return await tx.value(select(paused.c.batch).where(paused.c.batch == batch)) is not None


async def uncertain(tx: Transaction, batch: int | None = None) -> list[int]:
    """Rows of which nobody knows whether they arrived: of a batch, or all."""
    doubts = select(outbox.c.id).where(_IN_DOUBT).order_by(outbox.c.id)
    if batch is not None:
        doubts = doubts.where(outbox.c.batch == batch)
    return [row.id for row in await tx.all(doubts)]


async def resend_uncertain(tx: Transaction, batch: int, *, now: datetime) -> int:
    """Send the doubtful rows of a batch again, because a person said so; gives how many."""
    doubts = update(outbox).where(outbox.c.batch == batch, outbox.c.state == UNCERTAIN)
    result = await tx.execute(doubts.values(_again(now) | {"expires_at": None}))
    tx.after_commit(wiring.wake)
    return result.rowcount


def _again(now: datetime) -> dict[str, Any]:
    return {"state": PENDING, "due_at": now, "reason": None, "finished_at": None, "doubt_at": None}


async def doubts(tx: Transaction) -> list[Doubt]:
    """The rows in doubt that belong to no batch, oldest first."""
    columns = (outbox.c.id, outbox.c.member_id, outbox.c.memo, outbox.c.expires_at, outbox.c.otherwise_until)
    rows = await tx.all(select(*columns).where(_IN_DOUBT, outbox.c.batch.is_(None)).order_by(outbox.c.id))
    return [_doubt(row) for row in rows]


def _doubt(row: Row) -> Doubt:
    until = max(filter(None, (row.expires_at, row.otherwise_until)), default=None)
    return Doubt(row.id, row.member_id, row.memo, until)


async def resend(tx: Transaction, rows: Collection[int], *, now: datetime) -> int:
    """Send these doubtful rows again, because a person said so, unless they expire; gives how many."""
    again = update(outbox).where(_IN_DOUBT, outbox.c.id.in_(rows)).values(_again(now))
    result = await tx.execute(again)
    tx.after_commit(wiring.wake)
    return result.rowcount


async def leave(tx: Transaction, rows: Collection[int]) -> int:
    """Ask no more whether these doubtful rows arrived: nobody knows, and their words go; gives how many.

    They stay uncertain: who may have read them isn't held to have read nothing.
    """
    left = update(outbox).where(_IN_DOUBT, outbox.c.id.in_(rows))
    return (await tx.execute(left.values(FINISHED | {"doubt_at": None, "reason": "left"}))).rowcount


async def delivered(tx: Transaction, content_id: int) -> Sequence[Delivered]:
    """Where shared content arrived, oldest first."""
    columns = (outbox.c.member_id, outbox.c.id, outbox.c.message_id, outbox.c.finished_at)
    arrived = (outbox.c.content_id == content_id, outbox.c.state == SENT, outbox.c.message_id.is_not(None))
    rows = await tx.all(select(*columns).where(*arrived).order_by(outbox.c.id))
    return [Delivered(*row) for row in rows]


async def depth(tx: Transaction) -> list[Depth]:
    """What is still owed, and what is in doubt, by lane and state; the most urgent lane first."""
    owed = select(outbox.c.lane, outbox.c.state, func.count(), func.min(outbox.c.due_at))
    doubt = select(outbox.c.lane, outbox.c.state, func.count(), null())
    rows = [
        *await tx.all(owed.where(outbox.c.due_at.is_not(None)).group_by(outbox.c.lane, outbox.c.state)),
        *await tx.all(doubt.where(_IN_DOUBT).group_by(outbox.c.lane, outbox.c.state)),
    ]
    return [
        Depth(lane_of(lane).name.lower(), state if lane >= 0 else PAUSED, number, oldest)
        for lane, state, number, oldest in sorted(rows, key=lambda row: (row[0] % _ASIDE, row[0], row[1]))
    ]


async def next_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """When the next row that waits for its hour leaves or expires, if any does."""
    return (await queries.rest(tx, queries.Moment(now, 0.0))).due_at


async def next_of(tx: Transaction, batch: int, *, now: datetime) -> datetime | None:
    """When the next row of a batch that waits for its hour may leave."""
    found: datetime | None = await tx.value(
        select(func.min(outbox.c.due_at)).where(outbox.c.batch == batch, outbox.c.due_at > now)
    )
    return found


async def sweep(tx: Transaction, *, now: datetime) -> None:
    """Erase what nobody needs any more: old rows, shared content that went everywhere, empty pauses.

    What people wrote to each other is left to the feature that shared it: its rows say which messages to
    delete or empty when its author takes it back or is forgotten, however late.
    """
    relayed = and_(outbox.c.lane == Lane.RELAY, outbox.c.content_id.is_not(None))
    old = and_(outbox.c.batch.is_(None), not_(relayed), outbox.c.finished_at < now - ROWS_KEPT)
    ancient = and_(not_(relayed), outbox.c.finished_at < now - BATCHES_KEPT)
    await tx.execute(delete(outbox).where(or_(old, ancient), ~_IN_DOUBT))
    needed = exists().where(
        outbox.c.content_id == contents.c.id, or_(outbox.c.due_at.is_not(None), _IN_DOUBT)
    )
    stale = and_(contents.c.created_at < now - CONTENTS_KEPT, contents.c.author_id.is_(None))
    await tx.execute(delete(contents).where(stale, not_(needed)))
    owed = exists().where(outbox.c.batch == paused.c.batch, outbox.c.due_at.is_not(None))
    await tx.execute(delete(paused).where(not_(owed)))
    await faults.sweep(tx, now)
    await paces.sweep(tx, clock.elapsed())
