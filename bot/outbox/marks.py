"""Marking: what became of rows, written down in groups; and rows whose sender is gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import and_, bindparam, not_, or_, select, update

from bot.db import Database, Prepared, Row, Transaction
from bot.outbox import faults, paces
from bot.outbox.acts import Lane
from bot.outbox.batches import BLOCKED, lane_of
from bot.outbox.claims import LEASE
from bot.outbox.jobs import Job
from bot.outbox.outcomes import Kind, Outcome
from bot.outbox.pacing import back_off
from bot.outbox.queries import Moment, is_paused
from bot.outbox.rows import chat_number
from bot.outbox.tables import (
    CANCELLED,
    CLAIMED,
    EXPIRED,
    FAILED,
    FINISHED,
    OPEN,
    PENDING,
    SENDING,
    SENT,
    TURNED,
    UNCERTAIN,
    outbox,
)
from bot.outbox.wiring import Expired, Hooks

log = structlog.get_logger(__name__)

TRIES = 5
"""How often a repeated act is sent when each time nobody knows whether it arrived."""
_UNMARKED = "unmarked"
_AGAIN: dict[str, Any] = {"state": PENDING, "owner": None, "lease_until": None}


AGAIN = "again"
"""What becomes of a row that is sent once more: it is nobody's, and pending."""
FATES = (SENT, AGAIN, UNCERTAIN, BLOCKED, FAILED, EXPIRED)


@dataclass(frozen=True, slots=True)
class Done:
    """A job and what became of it."""

    job: Job
    outcome: Outcome

    @property
    def fate(self) -> str:
        """What the outcome means for the row, one of FATES."""
        match self.outcome.kind:
            case Kind.DELIVERED:
                return SENT
            case Kind.UNREACHABLE:
                return BLOCKED
            case Kind.UNKNOWN if self.job.held:
                return UNCERTAIN
            case Kind.UNKNOWN if self.job.attempts + 1 >= TRIES:
                return FAILED
            case Kind.REFUSED:
                return FAILED
        return AGAIN


async def leaving(database: Database, job: Job, owner: str, moment: Moment) -> bool:
    """Mark a held row as leaving, in its own commit just before its request; False if it must not leave.

    The row may be gone, cancelled, expired or paused since it was claimed.
    """
    values = {"row": job.id, "mine": owner, "now": moment.now, "until": moment.at + LEASE}
    if await database.apart(_LEAVING, values):
        return True
    mine = and_(outbox.c.id == job.id, outbox.c.state == CLAIMED, outbox.c.owner == owner)
    async with database.transaction() as tx:
        await tx.execute(update(outbox).where(mine).values(_AGAIN))
    return False


_LEAVING = Prepared(
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.owner == bindparam("mine"), outbox.c.state == CLAIMED)
    .where(
        or_(outbox.c.expires_at.is_(None), outbox.c.expires_at > bindparam("now")), not_(is_paused(outbox))
    )
    .values(state=SENDING, lease_until=bindparam("until"))
)


async def apply(tx: Transaction, done: Sequence[Done], owner: str, moment: Moment, hooks: Hooks) -> None:
    """Write down what became of these jobs. Rows that are gone meanwhile stay gone."""
    arrived = [one for one in done if one.outcome.kind is Kind.DELIVERED and not one.job.throw_away]
    if arrived:
        values = [{"row": one.job.id, "message": one.outcome.message_id} for one in arrived]
        await tx.run_each(_ARRIVED, [{"mine": owner, "now": moment.now, **value} for value in values])
    for one in done:
        if one.outcome.kind is not Kind.DELIVERED or one.job.throw_away:
            await _apply(tx, one, moment, hooks)


_ARRIVED = Prepared(
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.owner == bindparam("mine"), outbox.c.state == SENDING)
    .values(FINISHED | {"state": SENT, "message_id": bindparam("message"), "finished_at": bindparam("now")})
)


async def _apply(tx: Transaction, done: Done, moment: Moment, hooks: Hooks) -> None:
    job, outcome = done.job, done.outcome
    match outcome.kind:
        case Kind.DELIVERED:
            await _finish(tx, job, moment, SENT, None)
        case Kind.NOT_SENT:
            await _again(tx, job, moment, outcome)
        case Kind.UNKNOWN if done.fate == UNCERTAIN:
            await _set(tx, job, _doubt(moment, "network"))
        case Kind.UNKNOWN if done.fate == AGAIN:
            await _again(tx, job, moment, outcome)
        case Kind.TOO_FAST:
            await paces.refuse(tx, job.chat, outcome.wait, moment.at, group=job.is_group)
            await _set(tx, job, _AGAIN)
        case Kind.MIGRATED:
            await _move(tx, job, outcome.new_chat or job.chat_id)
        case Kind.UNREACHABLE:
            await _unreachable(tx, job, moment, hooks)
        case _:
            log.error("outbox.refused", act=job.act, lane=job.lane.name, reason=outcome.reason)
            await _fail(tx, job, moment, outcome.reason or "unknown")


async def give_up(tx: Transaction, job: Job, moment: Moment) -> str:
    """What became of this row can't be written down: held, it is in doubt; otherwise it is not repeated.

    Gives which of FATES that is.
    """
    if job.held:
        await _set(tx, job, _doubt(moment, _UNMARKED))
        return UNCERTAIN
    await _fail(tx, job, moment, _UNMARKED)
    return FAILED


async def _fail(tx: Transaction, job: Job, moment: Moment, reason: str) -> None:
    await faults.count(tx, moment.now, job.lane, reason)
    await _finish(tx, job, moment, FAILED, reason)


def _doubt(moment: Moment, reason: str) -> dict[str, Any]:
    """An uncertain row keeps its words and until when they are of use, and blocks nobody."""
    over = {"due_at": None, "finished_at": moment.now, "doubt_at": moment.now}
    return _AGAIN | over | {"state": UNCERTAIN, "reason": reason}


async def _again(tx: Transaction, job: Job, moment: Moment, outcome: Outcome) -> None:
    # Not sent at all: the sender as a whole waits for the network, the row need not wait long beside it.
    sent = outcome.kind is not Kind.NOT_SENT
    later = moment.at + back_off(job.attempts if sent else 0)
    values = {"attempts": job.attempts + sent, "retry_at": later, "reason": outcome.reason}
    await _set(tx, job, _AGAIN | values)


async def _finish(tx: Transaction, job: Job, moment: Moment, state: str, reason: str | None) -> None:
    if job.throw_away:
        await tx.execute(outbox.delete().where(outbox.c.id == job.id))
        return
    await _set(tx, job, FINISHED | {"state": state, "reason": reason, "finished_at": moment.now})


async def _set(tx: Transaction, job: Job, values: dict[str, Any]) -> None:
    await tx.execute(update(outbox).where(outbox.c.id == job.id, outbox.c.state == SENDING).values(values))


async def _unreachable(tx: Transaction, job: Job, moment: Moment, hooks: Hooks) -> None:
    """Nothing more for this chat: what waits for it does not arrive later, when the person comes back."""
    await _finish(tx, job, moment, FAILED, BLOCKED)
    gone = FINISHED | {"state": CANCELLED, "reason": BLOCKED, "finished_at": moment.now}
    owed = and_(outbox.c.chat == job.chat, outbox.c.due_at.is_not(None))
    await tx.execute(update(outbox).where(owed, outbox.c.state.in_((PENDING, CLAIMED))).values(gone))
    if job.member_id is not None:
        await hooks.unreachable(tx, job.member_id)


async def _move(tx: Transaction, job: Job, new_chat: int) -> None:
    """A group became a supergroup: everything still owed to it goes to its new address."""
    chat = chat_number(tx, new_chat)
    owed = select(outbox.c.id).where(outbox.c.chat == job.chat, outbox.c.state.in_(OPEN))
    for row in await tx.all(owed):
        address = tx.vault.seal(tx.vault.instance, new_chat, f"outbox|address|{row.id}")
        await tx.execute(update(outbox).where(outbox.c.id == row.id).values(chat=chat, address=address))
    await _set(tx, job, _AGAIN)


async def recover(tx: Transaction, owner: str, moment: Moment, *, alone: bool) -> list[Lane]:
    """Take up the rows of senders that are gone; gives the lane of each that is in doubt from now on.

    What was only claimed leaves again. What was leaving is repeated, or uncertain where it is held. `alone`:
    there is no other sender, so whoever else owned a row is gone even before its lease has run out.
    """
    gone = outbox.c.lease_until < moment.at
    if alone:
        gone = or_(gone, outbox.c.owner != owner)
    lost = and_(outbox.c.lease_until.is_not(None), gone)
    held = update(outbox).where(lost, outbox.c.state == SENDING, outbox.c.held)
    repeated = update(outbox).where(lost, outbox.c.state.in_((CLAIMED, SENDING)))
    doubtful = await tx.all(held.values(_doubt(moment, "crash")).returning(outbox.c.lane))
    await tx.execute(repeated.values(_AGAIN))
    return [lane_of(row.lane) for row in doubtful]


async def release(tx: Transaction, owner: str) -> None:
    """Give back what a sender that ends in good order did not send."""
    unsent = or_(outbox.c.state == CLAIMED, and_(outbox.c.state == SENDING, not_(outbox.c.held)))
    mine = and_(outbox.c.lease_until.is_not(None), outbox.c.owner == owner)
    await tx.execute(update(outbox).where(mine, unsent).values(_AGAIN))


async def expire(tx: Transaction, moment: Moment, hooks: Hooks) -> list[Lane]:
    """Rows that came too late for what they say: they say something else, or nothing (gives their lanes)."""
    turned = (await tx.execute(_TURNED, {"late": moment.now})).all()
    expired = (await tx.execute(_EXPIRED, {"late": moment.now, "ended": moment.now})).all()
    if expired:
        await tx.execute(outbox.delete().where(outbox.c.state == EXPIRED, outbox.c.wrapped_key.is_not(None)))
    await tell_expired(tx, moment, hooks, turned, expired)
    return [lane_of(row.lane) for row in expired]


async def tell_expired(
    tx: Transaction, moment: Moment, hooks: Hooks, turned: Iterable[Row], expired: Iterable[Row]
) -> None:
    """Tell whoever put them of rows with a memo that say something else now, or nothing."""
    told = [
        Expired(row.member_id, row.memo, row.created_at, instead)
        for rows, instead in ((turned, True), (expired, False))
        for row in rows
        if row.memo is not None and row.member_id is not None
    ]
    if told:
        await hooks.expired(tx, told, moment.now)


_LATE = and_(outbox.c.expires_at <= bindparam("late"), outbox.c.state == PENDING)
_TOLD = (outbox.c.member_id, outbox.c.memo, outbox.c.created_at)
_TURNED = update(outbox).where(_LATE, outbox.c.otherwise.is_not(None)).values(TURNED).returning(*_TOLD)
_EXPIRED = (
    update(outbox)
    .where(_LATE)
    .values(FINISHED | {"state": EXPIRED, "finished_at": bindparam("ended")})
    .returning(*_TOLD, outbox.c.lane)
)
