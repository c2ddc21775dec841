"""Setting, pausing and stopping what a person is written at the hours they chose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, or_, select, update

from bot.clock import Due
from bot.db import Prepared, Transaction, new_id, upserting
from bot.members.service import Member
from bot.rhythm.hours import Rhythm, next_due
from bot.rhythm.rows import Schedule, from_row, to_row
from bot.rhythm.tables import schedules

__all__ = [
    "Rhythm",
    "Schedule",
    "awaited",
    "export",
    "forget",
    "get",
    "is_due",
    "of",
    "once",
    "pause",
    "postpone",
    "resume",
    "rezone",
    "save",
    "served",
    "set",
    "stop",
    "upcoming",
]


async def of(tx: Transaction, member: Member) -> dict[str, Schedule]:
    """All schedules of a member, by kind."""
    rows = await tx.all(select(schedules).where(schedules.c.member_id == member.id))
    return {row.kind: from_row(tx, member, row) for row in rows}


async def get(tx: Transaction, member: Member, kind: str) -> Schedule | None:
    """The member's schedule of this kind, if there is one."""
    row = (await tx.run(_GET, {"member": member.id, "of_kind": kind})).first()
    return None if row is None else from_row(tx, member, row)


_GET = Prepared(
    select(schedules).where(
        schedules.c.member_id == bindparam("member"), schedules.c.kind == bindparam("of_kind")
    )
)


async def set(  # noqa: A001, PLR0913 (said as rhythm.set; what a rhythm is made of)
    tx: Transaction,
    member: Member,
    kind: str,
    wall: time | None,
    *,
    zone: ZoneInfo,
    now: datetime,
    every_days: int = 1,
    weekdays: tuple[int, ...] = (),
    first: date | None = None,
    state: dict[str, Any] | None = None,
) -> Schedule | None:
    """Write to the member at this local hour from now on; None ends it. A pause ends with it.

    A nominal day already served is not served again at the new hour. `first`: no earlier than this day.
    `state` replaces the feature's own state; without it, that stays as it was.
    """
    if wall is None:
        await stop(tx, member.id, kind)
        return None
    known = await get(tx, member, kind)
    rhythm = Rhythm(wall.replace(second=0, microsecond=0, tzinfo=None), every_days, weekdays)
    schedule = known or Schedule(new_id(), member.id, kind, rhythm)
    kept = schedule.state if state is None else state
    schedule = replace(schedule, rhythm=rhythm, paused=False, paused_until=None, state=kept)
    return await save(tx, member, awaited(schedule, zone, now, first))


async def once(tx: Transaction, member: Member, kind: str, at: datetime, day: date) -> None:
    """Write to the member one single time, at this instant, about this nominal day."""
    known = await get(tx, member, kind)
    schedule = Schedule(known.id if known else new_id(), member.id, kind, None, at, day)
    await save(tx, member, schedule)


def awaited(schedule: Schedule, zone: ZoneInfo, now: datetime, first: date | None = None) -> Schedule:
    """The schedule with its next due moment after `now` (after its pause), never on a day already served.

    `first` overrides how soon after the last served day the next one may come, as back-off does.
    """
    rhythm = schedule.rhythm
    if rhythm is None:
        return schedule
    if schedule.is_paused(now) and schedule.paused_until is None:
        return replace(schedule, next_due_at=None, day=None)
    after = schedule.paused_until if schedule.is_paused(now) and schedule.paused_until else now
    due = _following(rhythm, zone, after, schedule.last, first)
    return replace(schedule, next_due_at=due.at, day=due.day)


def served(
    schedule: Schedule,
    day: date,
    zone: ZoneInfo,
    now: datetime,
    first: date | None = None,
    state: dict[str, Any] | None = None,
) -> Schedule:
    """The schedule after this nominal day was served or let pass, as `awaited`; with a new state if given."""
    if schedule.rhythm is None:
        return schedule
    due = _following(schedule.rhythm, zone, now, day, first)
    # Made anew instead of by replace(): this runs a thousand times in one sweep.
    return Schedule(
        schedule.id,
        schedule.member_id,
        schedule.kind,
        schedule.rhythm,
        next_due_at=due.at,
        day=due.day,
        last=day,
        state=schedule.state if state is None else state,
    )


def _following(rhythm: Rhythm, zone: ZoneInfo, after: datetime, last: date | None, first: date | None) -> Due:
    if last is not None:
        following = last + timedelta(days=1 if first else rhythm.every_days)
        first = max(first or following, following)
    return next_due(rhythm, zone, after, first)


async def save(tx: Transaction, member: Member, schedule: Schedule) -> Schedule:
    """Store a schedule as it is now."""
    await tx.run(_SAVE, to_row(tx, member, schedule))
    return schedule


_SAVE = upserting(schedules, ("member_id", "kind"))


async def stop(tx: Transaction, member_id: int, *kinds: str) -> None:
    """End these kinds for the member; nothing of them is kept."""
    await tx.execute(delete(schedules).where(schedules.c.member_id == member_id, schedules.c.kind.in_(kinds)))


async def pause(
    tx: Transaction, member: Member, kind: str, until: datetime | None, *, zone: ZoneInfo, now: datetime
) -> Schedule | None:
    """Let a kind rest until an instant, or until the person says otherwise (None)."""
    known = await get(tx, member, kind)
    if known is None:
        return None
    return await save(tx, member, awaited(replace(known, paused=True, paused_until=until), zone, now))


async def resume(
    tx: Transaction, member: Member, kind: str, *, zone: ZoneInfo, now: datetime
) -> Schedule | None:
    """End the pause of a kind."""
    known = await get(tx, member, kind)
    if known is None:
        return None
    return await save(tx, member, awaited(replace(known, paused=False, paused_until=None), zone, now))


async def rezone(tx: Transaction, member: Member, zone: ZoneInfo, now: datetime) -> None:
    """Recompute all the member's schedules after they said where they are; the awaited day stays."""
    for schedule in (await of(tx, member)).values():
        if schedule.next_due_at is not None:
            await save(tx, member, awaited(schedule, zone, now, schedule.day))


async def postpone(tx: Transaction, schedule_ids: Collection[int], at: datetime) -> None:
    """Move what is due to another instant; the nominal day stays."""
    await tx.execute(update(schedules).where(schedules.c.id.in_(schedule_ids)).values(next_due_at=at))


async def is_due(tx: Transaction, kinds: Collection[str], now: datetime) -> bool:
    """Whether anything of these kinds is due, for anyone.

    Cheap however many schedules wait: `upcoming` of a rare kind walks over everybody else's.
    """
    return (await tx.run(_any_due(tuple(kinds)), {"now": now})).first() is not None


@cache
def _any_due(kinds: tuple[str, ...]) -> Prepared:
    of_these = or_(*(schedules.c.kind == kind for kind in kinds))
    due = select(schedules.c.id).where(schedules.c.next_due_at <= bindparam("now"), of_these)
    return Prepared(due.limit(1))


async def upcoming(tx: Transaction, kinds: Collection[str]) -> datetime | None:
    """When anything of these kinds is next due, for anyone."""
    found: datetime | None = await tx.value(
        select(schedules.c.next_due_at)
        .where(schedules.c.next_due_at.is_not(None), schedules.c.kind.in_(kinds))
        .order_by(schedules.c.next_due_at)
        .limit(1)
    )
    return found


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """The member's hours and days, readable."""
    return {
        "schedules": [
            {
                "kind": schedule.kind,
                "hour": f"{schedule.rhythm.wall:%H:%M}" if schedule.rhythm else None,
                "every_days": schedule.rhythm.every_days if schedule.rhythm else None,
                "weekdays": list(schedule.rhythm.weekdays) if schedule.rhythm else [],
                "next": schedule.next_due_at.isoformat() if schedule.next_due_at else None,
                "paused": schedule.paused,
                "paused_until": schedule.paused_until.isoformat() if schedule.paused_until else None,
                "state": schedule.state,
            }
            for schedule in (await of(tx, member)).values()
        ]
    }


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Delete all schedules of the member."""
    del now
    await tx.execute(delete(schedules).where(schedules.c.member_id == member.id))
