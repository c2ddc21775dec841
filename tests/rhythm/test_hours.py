"""Local hours through every change of clocks, and rhythms of days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.clock import Due
from bot.rhythm.hours import Rhythm, next_due, served_now
from bot.rhythm.rows import Schedule
from bot.rhythm.service import awaited, served

PARIS = ZoneInfo("Europe/Paris")
HALF_HOUR = timedelta(minutes=30)
BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)


def transitions(zone: ZoneInfo) -> list[datetime]:
    """Every instant of 2026 and 2027 at which clocks change, found by looking at every half hour of the days
    on which the offset differs.
    """
    found, day = [], BEGIN
    while day < END:
        if day.astimezone(zone).utcoffset() != (day + timedelta(days=1)).astimezone(zone).utcoffset():
            at = day
            while at.astimezone(zone).utcoffset() == (at + HALF_HOUR).astimezone(zone).utcoffset():
                at += HALF_HOUR
            found.append(at + HALF_HOUR)
        day += timedelta(days=1)
    return found


def hours_around(change: datetime, zone: ZoneInfo) -> set[time]:
    """Hours that a change can hit: before it, in its gap or fold, after it, and the usual ones."""
    before, after = (change - HALF_HOUR).astimezone(zone), change.astimezone(zone)
    near = {
        (local + shift).time()
        for local in (before, after)
        for shift in (-HALF_HOUR, HALF_HOUR * 0, HALF_HOUR)
    }
    return {wall.replace(second=0, microsecond=0) for wall in near} | {
        time(0),
        time(8),
        time(18, 30),
        time(23, 30),
    }


def days_served(wall: time, zone: ZoneInfo, change: datetime) -> list[date]:
    """The nominal days on which an hour is served round a change, a tick of five seconds late."""
    found = []
    schedule = awaited(Schedule(1, 1, "check_in", Rhythm(wall)), zone, change - timedelta(days=4))
    while schedule.next_due_at is not None and schedule.next_due_at < change + timedelta(days=4):
        assert schedule.day is not None
        found.append(schedule.day)
        schedule = served(schedule, schedule.day, zone, schedule.next_due_at + timedelta(seconds=5))
    return found


def test_each_zone_and_each_change_of_clocks_gives_one_question_a_day() -> None:
    cases = 0
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        for change in transitions(zone):
            for wall in hours_around(change, zone):
                days = days_served(wall, zone, change)
                assert all(b - a == timedelta(days=1) for a, b in pairwise(days)), (
                    name,
                    wall,
                )
                assert len(days) >= 7, (name, wall)
                cases += 1
    assert cases > 5_000


@pytest.mark.parametrize(
    ("rhythm", "after", "not_before", "day"),
    [
        (Rhythm(time(18, 30)), "2026-11-22T17:29", None, "2026-11-22"),
        (Rhythm(time(18, 30)), "2026-11-22T17:30", None, "2026-11-23"),
        (Rhythm(time(18, 30)), "2026-11-22T17:29", "2026-12-22", "2026-12-22"),
        (Rhythm(time(8), weekdays=(1, 3, 6)), "2026-11-22T12:00", None, "2026-11-24"),
        (Rhythm(time(8), 30), "2026-11-22T06:00", "2026-12-25", "2026-12-25"),
    ],
)
def test_the_next_day_of_a_rhythm(rhythm: Rhythm, after: str, not_before: str | None, day: str) -> None:
    instant = datetime.fromisoformat(after).replace(tzinfo=UTC)
    first = date.fromisoformat(not_before) if not_before else None
    assert next_due(rhythm, PARIS, instant, first).day == date.fromisoformat(day)


def test_after_an_outage_only_the_latest_occurrence_is_served() -> None:
    due = Due(date(2026, 11, 22), datetime(2026, 11, 22, 17, 30, tzinfo=UTC))
    now = datetime(2026, 11, 25, 17, 45, tzinfo=UTC)
    latest = served_now(Rhythm(time(18, 30)), PARIS, due, now)
    assert (latest.due.day, latest.missed) == (date(2026, 11, 25), 3)
    latest = served_now(Rhythm(time(18, 30), 2), PARIS, due, now)
    assert (latest.due.day, latest.missed) == (date(2026, 11, 24), 1)
    assert served_now(Rhythm(time(18, 30)), PARIS, due, due.at).missed == 0


def test_a_rhythm_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="rhythm"):
        Rhythm(time(8), 0)
    with pytest.raises(ValueError, match="rhythm"):
        Rhythm(time(8), weekdays=(7,))
