"""The only reader of clocks: people's time (movable), machine time (never moved), and local hours."""

import time as machine
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.errors import NaiveDatetime

_DAY = timedelta(days=1)


def elapsed() -> float:
    """Machine seconds since 1970, the same in all processes: ids, leases, pacing, back-off, flood limits."""
    return machine.time()


class Clock(ABC):
    """What time it is, for people and for machines."""

    @abstractmethod
    def now(self) -> datetime:
        """People's time: an aware instant in UTC."""

    def elapsed(self) -> float:
        """Machine seconds since 1970; moving people's time does not move it."""
        return elapsed()


class SystemClock(Clock):
    """The machine's own time, for people too."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock(Clock):
    """A clock for the local Telegram and for tests: stands still, or runs on from where it was put.

    It never goes back: an instant already past leaves it where it is.
    """

    def __init__(self, start: datetime, *, running: bool = False) -> None:
        self._instant = to_utc(start)
        self._set_at = machine.monotonic()
        self._running = running

    def now(self) -> datetime:
        if not self._running:
            return self._instant
        return self._instant + timedelta(seconds=machine.monotonic() - self._set_at)

    def move_to(self, instant: datetime) -> None:
        self._instant = max(self.now(), to_utc(instant))
        self._set_at = machine.monotonic()


@dataclass(frozen=True, slots=True)
class Due:
    """One occurrence of a local hour: its nominal local day and the instant it falls on (UTC)."""

    day: date
    at: datetime


def next_local(wall: time, zone: ZoneInfo, after: datetime) -> Due:
    """The first occurrence of `wall` in `zone` strictly after the instant `after`.

    An hour that the clocks skip moves forward by the gap (RFC 5545, 3.3.5), even over midnight: the nominal
    day is kept, so count days by `Due.day`. An hour that comes twice counts once, the first time.
    """
    after = to_utc(after)
    # From the day before: an hour near midnight that moved forward belongs to yesterday.
    day = after.astimezone(zone).date() - _DAY
    while (at := _instant(day, wall, zone)) <= after:
        day += _DAY
    return Due(day, at)


def _instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    # fold=0: in a gap zoneinfo then uses the offset before it, in a fold the first occurrence.
    return datetime.combine(day, wall.replace(fold=0, tzinfo=None), tzinfo=zone).astimezone(UTC)


def to_utc(instant: datetime) -> datetime:
    """The same instant in UTC; raises NaiveDatetime for one without a time zone."""
    if instant.tzinfo is None:
        raise NaiveDatetime("a moment needs a time zone")
    return instant.astimezone(UTC)
