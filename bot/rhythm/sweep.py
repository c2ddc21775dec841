"""What is due now, claimed in few statements for up to a thousand people at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Select, bindparam, delete, or_, select, update

from bot.clock import Due
from bot.db import Prepared, Row, Transaction, is_of_storage, listing
from bot.errors import Unreadable
from bot.instance import Instance
from bot.members import service as members
from bot.members.service import Member
from bot.rhythm.hours import served_now
from bot.rhythm.rows import Schedule, from_row, to_row
from bot.rhythm.service import awaited
from bot.rhythm.tables import schedules
from bot.rhythm.tallies import Tally, count, tallied
from bot.schedule import each

log = structlog.get_logger(__name__)

__all__ = [
    "Claimed",
    "Tally",
    "claim",
    "count",
    "drop_many",
    "save_many",
    "serve",
    "tallied",
    "these",
]

BATCH = 1000
"""People's schedules claimed in one transaction."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A schedule that is due, or due soon for someone to whom something else is due now.

    `due` is the occurrence to serve; `missed` were before it and are gone; `late` says how long ago it was.
    """

    schedule: Schedule
    member: Member
    due: Due
    missed: int = 0
    late: timedelta = timedelta()


async def claim(
    tx: Transaction,
    kinds: Collection[str],
    now: datetime,
    *,
    together: timedelta,
    default_zone: str,
    only: int | None = None,
) -> dict[int, list[Claimed]]:
    """What is due at `now`, by member, with what falls due for the same people within `together`.

    At most a thousand rows are due (`only`: of this one member); they stay locked for this transaction. The
    caller must save, postpone or drop each of them, or it is claimed again. People who can't be reached are
    left out, and so are rows that nobody can read: those rest for a day, and count as skipped.
    """
    which = _due(tuple(kinds)) if only is None else _due_of(tuple(kinds))
    due = await tx.run(which, {"now": now} if only is None else {"now": now, "only": only})
    if not due.rows:
        return {}
    ids = sorted({row.member_id for row in due})
    soon = await tx.run(_soon(tuple(kinds)), {"ids": ids, "after": now, "until": now + together})
    people = await members.many(tx, ids)
    found: dict[int, list[Claimed]] = defaultdict(list)
    resting: list[tuple[Member, Schedule]] = []
    spoilt: list[Row] = []
    for row in (*due, *soon):
        try:
            member = _whose(people, row)
            schedule = from_row(tx, member, row)
            if member.reachable:
                found[member.id].append(_claimed(schedule, member, now, default_zone))
            else:
                resting.append((member, _let_pass(schedule, member.zone(default_zone), now)))
        except Exception as fault:  # noqa: BLE001 (whatever is wrong with it, it is this row's alone)
            log.error("rhythm.spoilt", row=row.id, kind=row.kind, fault=type(fault).__name__)
            spoilt.append(row)
    await save_many(tx, resting)
    await _rest_a_day(tx, [row for row in spoilt if row.next_due_at <= now], now)
    return {who: ones for who, ones in found.items() if ones}


def _whose(people: Mapping[int, Member], row: Row) -> Member:
    if row.member_id not in people:
        raise Unreadable("nobody, or nobody who can be read")
    return people[row.member_id]


async def _rest_a_day(tx: Transaction, rows: Collection[Row], now: datetime) -> None:
    """What can't be served now is tried again tomorrow: it must not stop the others until somebody looks."""
    if not rows:
        return
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in rows:
        tallies[row.kind].skipped += 1
    later = update(schedules).where(schedules.c.id.in_([row.id for row in rows]))
    await tx.execute(later.values(next_due_at=now + timedelta(days=1)))
    await count(tx, now, tallies)


async def serve(instance: Instance, kinds: tuple[str, ...], write: Callable[..., Awaitable[object]]) -> None:
    """Have `write` (of a transaction; with `only`, for this one member) serve all that is due, in one go.

    Where that fails, they are served one by one: whoever can't be rests for a day and counts as skipped.
    """
    try:
        async with instance.database.transaction() as tx:
            await write(tx)
    except Exception as fault:
        if is_of_storage(fault):
            raise
        log.exception("rhythm.one_by_one")
        await _one_by_one(instance, kinds, write)


async def _one_by_one(
    instance: Instance, kinds: tuple[str, ...], write: Callable[..., Awaitable[object]]
) -> None:
    now = instance.clock.now()
    async with instance.database.reading() as tx:
        due = await tx.run(_owed(kinds), {"now": now})

    async def one(tx: Transaction, member_id: int) -> None:
        await write(tx, only=member_id)

    async def skip(tx: Transaction, member_id: int) -> None:
        await _rest_a_day(tx, (await tx.run(_due_of(kinds), {"now": now, "only": member_id})).rows, now)

    await each(instance, dict.fromkeys(row.member_id for row in due), one, skip)


def _let_pass(schedule: Schedule, zone: ZoneInfo, now: datetime) -> Schedule:
    """The schedule of someone who can't be written to: it goes on once they return, making up for nothing."""
    if schedule.rhythm is None:
        return replace(schedule, next_due_at=now + timedelta(days=1))
    return awaited(schedule, zone, now)


def _claimed(schedule: Schedule, member: Member, now: datetime, default_zone: str) -> Claimed:
    at, day = schedule.next_due_at, schedule.day
    if at is None or day is None:
        raise ValueError("a claimed schedule has a moment and a day")
    due, missed = Due(day, at), 0
    if schedule.rhythm is not None and at <= now:
        served = served_now(schedule.rhythm, member.zone(default_zone), due, now)
        due, missed = served.due, served.missed
    return Claimed(schedule, member, due, missed, max(timedelta(), now - due.at))


def _are_due(kinds: tuple[str, ...]) -> Select[Any]:
    """The schedules of these kinds that are due, longest first."""
    of_these = or_(*(schedules.c.kind == kind for kind in kinds))
    due = select(schedules).where(schedules.c.next_due_at <= bindparam("now"), of_these)
    return due.order_by(schedules.c.next_due_at).limit(BATCH)


@cache
def _owed(kinds: tuple[str, ...]) -> Prepared:
    return Prepared(_are_due(kinds))


@cache
def _due(kinds: tuple[str, ...]) -> Prepared:
    return Prepared(_are_due(kinds).with_for_update(skip_locked=True))


@cache
def _due_of(kinds: tuple[str, ...]) -> Prepared:
    own = _are_due(kinds).where(schedules.c.member_id == bindparam("only"))
    return Prepared(own.with_for_update(skip_locked=True))


@cache
def _soon(kinds: tuple[str, ...]) -> Prepared:
    """What falls due soon, of these kinds, for these people."""
    return listing(
        lambda listed: (
            select(schedules)
            .where(
                listed(schedules.c.member_id, "ids"),
                or_(*(schedules.c.kind == kind for kind in kinds)),
                schedules.c.next_due_at > bindparam("after"),
                schedules.c.next_due_at <= bindparam("until"),
            )
            .with_for_update(skip_locked=True)
        )
    )


async def these(tx: Transaction, people: Mapping[int, Member], kind: str) -> dict[int, Schedule]:
    """The schedules of one kind of these people, by member; those that nobody can read are left out."""
    found = {}
    for row in await tx.run(_OF_KIND, {"ids": list(people), "kind": kind}):
        try:
            found[row.member_id] = from_row(tx, people[row.member_id], row)
        except Exception as fault:  # noqa: BLE001 (as above: this row's alone)
            log.error("rhythm.spoilt", row=row.id, kind=kind, fault=type(fault).__name__)
    return found


_OF_KIND = listing(
    lambda listed: (
        select(schedules)
        .where(listed(schedules.c.member_id, "ids"), schedules.c.kind == bindparam("kind"))
        .with_for_update()
    )
)


async def save_many(tx: Transaction, changed: Iterable[tuple[Member, Schedule]]) -> None:
    """Store claimed schedules as they are now, in one statement."""
    rows = [to_row(tx, member, schedule) for member, schedule in changed]
    if not rows:
        return
    bound = [
        {
            "which": row["id"],
            "due": row["next_due_at"],
            "day": row["nominal_day"],
            "sealed": row["settings"],
        }
        for row in rows
    ]
    await tx.run_each(_SAVE, bound)


_SAVE = Prepared(
    update(schedules)
    .where(schedules.c.id == bindparam("which"))
    .values(next_due_at=bindparam("due"), nominal_day=bindparam("day"), settings=bindparam("sealed"))
)


async def drop_many(tx: Transaction, schedule_ids: Collection[int]) -> None:
    """Delete schedules that happened once or are no longer wanted."""
    if schedule_ids:
        await tx.execute(delete(schedules).where(schedules.c.id.in_(schedule_ids)))
