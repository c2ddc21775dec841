"""A person's hours all together: what is set, pausing all of it, quiet hours, and their time zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.circles import service as circles
from bot.circles.service import Circle, Membership
from bot.db import Transaction
from bot.encouragement import service as encouragement
from bot.members import service as members
from bot.members.service import Member
from bot.mood import service as mood
from bot.rhythm import service as rhythm
from bot.rhythm.service import Schedule
from bot.rooms import reading
from bot.rooms.reading import EVENING_LINE

QUESTION, WORD, LINE = mood.ASKED, encouragement.KIND, EVENING_LINE
HOURS = (QUESTION, WORD, LINE)
"""Kinds of schedule whose hour a person chooses."""


@dataclass(frozen=True, slots=True)
class Hours:
    """All that is set for one person, as of `now`."""

    member: Member
    zone: ZoneInfo
    now: datetime
    schedules: Mapping[str, Schedule]
    circles: tuple[tuple[Membership, Circle], ...]
    agreed: bool
    """To check-ins being kept."""

    @property
    def clock(self) -> time:
        """What time it is for them, as far as we know."""
        return self.now.astimezone(self.zone).time()

    def wall(self, kind: str) -> time | None:
        """The hour of a kind, if one is set."""
        schedule = self.schedules.get(kind)
        return schedule.rhythm.wall if schedule is not None and schedule.rhythm is not None else None

    @property
    def paused(self) -> Schedule | None:
        """A kind that rests; the others rest with it."""
        resting = [self.schedules[kind] for kind in HOURS if kind in self.schedules]
        return next((schedule for schedule in resting if schedule.is_paused(self.now)), None)


async def hours(tx: Transaction, member: Member, default_zone: str, now: datetime) -> Hours:
    """What is set for this person."""
    mine = await circles.of(tx, member)
    known = await circles.many(tx, [membership.circle_id for membership in mine])
    return Hours(
        member,
        member.zone(default_zone),
        now,
        await rhythm.of(tx, member),
        tuple((each, known[each.circle_id]) for each in mine if each.circle_id in known),
        await mood.has_agreed(tx, member),
    )


async def pause(tx: Transaction, member: Member, days: int | None, *, zone: ZoneInfo, now: datetime) -> None:
    """Write nothing at their hours for so many days, today included, or until they say otherwise (None)."""
    until = None
    if days is not None:
        day = now.astimezone(zone).date() + timedelta(days=days)
        until = datetime.combine(day, time(0), zone).astimezone(UTC)
    await mood.rest(tx, member, until, zone=zone, now=now)
    for kind in (WORD, LINE):
        await rhythm.pause(tx, member, kind, until, zone=zone, now=now)


async def go_on(tx: Transaction, member: Member, *, zone: ZoneInfo, now: datetime) -> None:
    """End the pause of everything."""
    await mood.take_up(tx, member, zone=zone, now=now)
    for kind in (WORD, LINE):
        await rhythm.resume(tx, member, kind, zone=zone, now=now)


async def set_hour(
    tx: Transaction, member: Member, kind: str, wall: time, *, zone: ZoneInfo, now: datetime
) -> None:
    """Another hour for the daily question or the circle's line."""
    if kind == QUESTION:
        await mood.ask_daily(tx, member, wall, zone=zone, now=now)
    elif await rhythm.get(tx, member, kind) is not None:
        await rhythm.set(tx, member, kind, wall, zone=zone, now=now)


async def stop(tx: Transaction, member: Member, kind: str) -> None:
    """No more of this kind at any hour."""
    if kind == QUESTION:
        await mood.stop_asking(tx, member)
    elif kind == LINE:
        # Were they still read in the evening, the next entry into a room would bring the line back.
        await reading.stop_evening(tx, member)
    else:
        await rhythm.stop(tx, member.id, kind)


async def set_zone(tx: Transaction, member: Member, zone: str, now: datetime) -> Member:
    """Where they are; every hour of theirs follows."""
    changed = await members.change(tx, member, zone=zone)
    await rhythm.rezone(tx, changed, ZoneInfo(zone), now)
    return changed
