"""The daily question: set at an hour, put off, answered, resting, taken up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.db import Transaction
from bot.errors import Refusal
from bot.members.service import Member
from bot.mood import rules
from bot.rhythm import service as rhythm

ASKED, ASKED_AGAIN = "check_in", "check_in_again"
"""Kinds of schedule: the daily question, and the same one an hour later."""


async def ask_daily(
    tx: Transaction, member: Member, wall: time, *, zone: ZoneInfo, now: datetime, tomorrow: bool = False
) -> None:
    """Ask every day at this local hour; with `tomorrow`, not before the next day."""
    first = now.astimezone(zone).date() + rules.DAY if tomorrow else None
    await rhythm.set(tx, member, ASKED, wall, zone=zone, now=now, first=first, state={})


async def stop_asking(tx: Transaction, member: Member) -> None:
    """Ask no more; what was noted stays."""
    await rhythm.stop(tx, member.id, ASKED, ASKED_AGAIN)


async def take_up(tx: Transaction, member: Member, *, zone: ZoneInfo, now: datetime) -> bool:
    """Ask again at the hour chosen before, after a pause or a silence; False when none was chosen."""
    schedule = await rhythm.get(tx, member, ASKED)
    if schedule is None:
        return False
    fresh = replace(schedule, paused=False, paused_until=None, state={})
    await rhythm.save(tx, member, rhythm.awaited(fresh, zone, now))
    return True


async def rest(
    tx: Transaction, member: Member, until: datetime | None, *, zone: ZoneInfo, now: datetime
) -> None:
    """Ask nothing until an instant, or until the person says otherwise (None)."""
    await rhythm.stop(tx, member.id, ASKED_AGAIN)
    schedule = await rhythm.get(tx, member, ASKED)
    if schedule is not None:
        resting = replace(schedule, paused=True, paused_until=until, state={})
        await rhythm.save(tx, member, rhythm.awaited(resting, zone, now))


async def snooze(tx: Transaction, member: Member, day: date, *, now: datetime, zone: ZoneInfo) -> datetime:
    """Ask about this day again in an hour; gives when. Raises Refusal for a day that is over for good."""
    if not rules.can_note(day, now, zone):
        raise Refusal("mood-too-late")
    at = rules.snoozed_until(now)
    await rhythm.once(tx, member, ASKED_AGAIN, at, day)
    return at


async def answered(tx: Transaction, member: Member, zone: ZoneInfo, now: datetime) -> bool:
    """An answer ends back-off and a snoozed question; gives whether the daily question is silent."""
    schedules = await rhythm.of(tx, member)
    if ASKED_AGAIN in schedules:
        await rhythm.stop(tx, member.id, ASKED_AGAIN)
    schedule = schedules.get(ASKED)
    if schedule is None or schedule.is_paused(now):
        return False
    if schedule.next_due_at is None:
        return True
    if schedule.state.get("unanswered"):
        today = now.astimezone(zone).date()
        state = {"unanswered": 0, "since": today.isoformat()}
        await rhythm.save(tx, member, rhythm.awaited(replace(schedule, state=state), zone, now))
    return False
