"""Quiet hours: when what wasn't asked for at an hour waits until morning."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.clock import next_local
from bot.members.service import Member


def quiet_end(member: Member, at: datetime, zone: ZoneInfo) -> datetime | None:
    """When this person's quiet hours end, if it is quiet for them at this instant."""
    start = time.fromisoformat(member.profile.quiet_from)
    end = time.fromisoformat(member.profile.quiet_until)
    if not is_quiet(at.astimezone(zone).time(), start, end):
        return None
    return next_local(end, zone, at).at


def is_quiet(local: time, start: time, end: time) -> bool:
    """Whether a local hour lies in these hours, which may cross midnight; the same hour twice: never."""
    if start <= end:
        return start <= local < end
    return local >= start or local < end
