"""What is due now, claimed in few statements for up to a thousand people at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, case, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.clock import Due
from bot.db import Prepared, Transaction, listing
from bot.members import service as members
from bot.members.service import Member
from bot.rhythm.hours import served_now
from bot.rhythm.rows import Schedule, from_row, to_row
from bot.rhythm.service import awaited
from bot.rhythm.tables import punctuality, schedules

BATCH = 1000
"""People's schedules claimed in one transaction."""
LATE = timedelta(minutes=5)
"""From when a message counts as late."""


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
    tx: Transaction, kinds: Collection[str], now: datetime, *, together: timedelta, default_zone: str
) -> dict[int, list[Claimed]]:
    """What is due at `now`, by member, with what falls due for the same people within `together`.

    At most a thousand rows are due; they stay locked for this transaction. The caller must save, postpone
    or drop each of them, or it is claimed again. People who can't be reached are left out.
    """
    due = await tx.run(_due(tuple(kinds)), {"now": now})
    if not due.rows:
        return {}
    ids = sorted({row.member_id for row in due})
    soon = await tx.run(_soon(tuple(kinds)), {"ids": ids, "after": now, "until": now + together})
    people = await members.many(tx, ids)
    found: dict[int, list[Claimed]] = defaultdict(list)
    resting: list[tuple[Member, Schedule]] = []
    for row in (*due, *soon):
        member = people.get(row.member_id)
        if member is None:
            continue
        schedule = from_row(tx, member, row)
        if member.reachable:
            found[member.id].append(_claimed(schedule, member, now, default_zone))
        else:
            resting.append((member, _let_pass(schedule, member.zone(default_zone), now)))
    await save_many(tx, resting)
    return dict(found)


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


@cache
def _due(kinds: tuple[str, ...]) -> Prepared:
    """The schedules of these kinds that are due, longest first."""
    return Prepared(
        select(schedules)
        .where(
            schedules.c.next_due_at <= bindparam("now"), or_(*(schedules.c.kind == kind for kind in kinds))
        )
        .order_by(schedules.c.next_due_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )


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


@dataclass(slots=True)
class Tally:
    """What became of the occurrences of one kind in one sweep."""

    served: int = 0
    late: int = 0
    skipped: int = 0
    worst: timedelta = timedelta()

    def serve(self, late: timedelta) -> None:
        """One was written, so much after its moment."""
        self.served += 1
        self.late += late >= LATE
        self.worst = max(self.worst, late)


async def count(tx: Transaction, now: datetime, tallies: Mapping[str, Tally]) -> None:
    """Add these counts to those of the (UTC) day, for the operator to see."""
    for kind, tally in tallies.items():
        if tally.served or tally.skipped:
            await _add(tx, now.date(), kind, tally)


async def _add(tx: Transaction, day: date, kind: str, tally: Tally) -> None:
    row = {
        "day": day,
        "kind": kind,
        "served": tally.served,
        "late": tally.late,
        "skipped": tally.skipped,
        "worst_seconds": int(tally.worst.total_seconds()),
    }
    statement = (sqlite.insert if tx.dialect_name == "sqlite" else postgresql.insert)(punctuality)
    statement = statement.values(**row)
    new, old = statement.excluded, punctuality.c
    changed: dict[str, Any] = {name: old[name] + new[name] for name in ("served", "late", "skipped")}
    changed["worst_seconds"] = case(
        (new.worst_seconds > old.worst_seconds, new.worst_seconds), else_=old.worst_seconds
    )
    await tx.execute(statement.on_conflict_do_update(index_elements=["day", "kind"], set_=changed))


async def tallied(tx: Transaction, since: date) -> dict[str, Tally]:
    """The counts of each kind from a (UTC) day on."""
    found: dict[str, Tally] = {}
    for row in await tx.all(select(punctuality).where(punctuality.c.day >= since)):
        tally = found.setdefault(row.kind, Tally())
        tally.served += row.served
        tally.late += row.late
        tally.skipped += row.skipped
        tally.worst = max(tally.worst, timedelta(seconds=row.worst_seconds))
    return found
