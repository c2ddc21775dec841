"""When a rhythm next falls due in a person's own time. Pure but for bot.clock's rule of local hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.clock import Due, next_local

_DAY = timedelta(days=1)
_NEVER_TWICE = timedelta(hours=20)
"""No hour comes twice within this, whatever clocks do: nothing to look for."""
_OUTAGE_DAYS = 400
"""Beyond an outage this long, occurrences are no longer counted one by one."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A local hour, every so many days, on certain weekdays only (0 is Monday; none named: all)."""

    wall: time
    every_days: int = 1
    weekdays: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.every_days < 1 or not all(0 <= day <= 6 for day in self.weekdays):
            raise ValueError("no such rhythm")


@dataclass(frozen=True, slots=True)
class Served:
    """Which occurrence is to be served now, and how many before it were missed for good."""

    due: Due
    missed: int


@lru_cache(maxsize=4096)
def next_due(rhythm: Rhythm, zone: ZoneInfo, after: datetime, not_before: date | None = None) -> Due:
    """The first occurrence after an instant, on a nominal day that is not before `not_before`.

    Remembered: people who are due at once mostly share hour, zone and day.
    """
    due = next_local(rhythm.wall, zone, after)
    if not_before is not None and (days := (not_before - due.day).days) > 2:
        due = next_local(rhythm.wall, zone, due.at + (days - 2) * _DAY)
    while not _falls_on(rhythm, due.day, not_before):
        due = next_local(rhythm.wall, zone, due.at)
    return due


def served_now(rhythm: Rhythm, zone: ZoneInfo, due: Due, now: datetime) -> Served:
    """The latest occurrence that `now` has reached, from `due` on; those before it were missed."""
    missed = 0
    if now - due.at < _NEVER_TWICE:
        return Served(due, missed)
    while missed < _OUTAGE_DAYS:
        following = next_due(rhythm, zone, due.at, due.day + rhythm.every_days * _DAY)
        if following.at > now:
            break
        due, missed = following, missed + 1
    return Served(due, missed)


def _falls_on(rhythm: Rhythm, day: date, not_before: date | None) -> bool:
    if not_before is not None and day < not_before:
        return False
    return not rhythm.weekdays or day.weekday() in rhythm.weekdays
