"""Clocks, and local hours over every zone and every change of clocks of 2026 and 2027."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.clock import Clock, Due, MovableClock, SystemClock, next_local, to_utc
from bot.errors import NaiveDatetime

DAY = timedelta(days=1)
START = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
HOURS = [
    time(0),
    time(0, 30),
    time(1, 30),
    time(2),
    time(2, 30),
    time(3),
    time(8),
    time(12),
    time(21),
    time(23, 30),
]
PARIS = ZoneInfo("Europe/Paris")


def transitions(zone: ZoneInfo) -> list[datetime]:
    """Every instant of 2026 and 2027 at which the zone's offset changes, to the minute."""
    found = []
    day = datetime(2026, 1, 1, tzinfo=UTC)
    while day < datetime(2028, 1, 1, tzinfo=UTC):
        if (before := day.astimezone(zone).utcoffset()) != (day + DAY).astimezone(zone).utcoffset():
            low, high = 0, 24 * 60
            while high - low > 1:
                middle = (low + high) // 2
                same = (day + timedelta(minutes=middle)).astimezone(zone).utcoffset() == before
                low, high = (middle, high) if same else (low, middle)
            found.append(day + timedelta(minutes=high))
        day += DAY
    return found


CHANGES = {name: transitions(ZoneInfo(name)) for name in sorted(available_timezones())}


def occurrences(wall: time, zone: ZoneInfo, since: datetime, until: datetime) -> list[Due]:
    found: list[Due] = []
    while (due := next_local(wall, zone, found[-1].at if found else since)).at < until:
        found.append(due)
    return found


def test_every_zone_and_transition_has_one_occurrence_per_nominal_day() -> None:
    cases = 0
    for name, changes in CHANGES.items():
        zone = ZoneInfo(name)
        for change in changes:
            for wall in HOURS:
                found = occurrences(wall, zone, change - 3 * DAY, change + 3 * DAY)
                days = [due.day for due in found]
                assert days == [days[0] + n * DAY for n in range(len(days))], (name, change, wall)
                assert 5 <= len(days) <= 7, (name, change, wall)
                for due in found:
                    assert_right(due, wall, zone)
                cases += 1
    assert cases > 5000


def assert_right(due: Due, wall: time, zone: ZoneInfo) -> None:
    """An oracle that only goes from instants to local time: the wall hour, or later by the gap."""
    local = due.at.astimezone(zone)
    if (local.date(), local.time()) == (due.day, wall):
        assert local.fold == 0
        return
    shift = local.replace(tzinfo=None) - datetime.combine(due.day, wall)
    before, after = (due.at - shift).astimezone(zone).utcoffset(), local.utcoffset()
    assert before is not None
    assert after is not None
    assert shift == after - before > timedelta(0)


def test_asking_again_at_any_minute_of_a_change_gives_no_second_one() -> None:
    change = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
    found = {
        next_local(time(2, 30), PARIS, change + timedelta(minutes=minute)).day
        for minute in range(-30, 24 * 60 - 60)
    }
    assert found == {date(2026, 10, 26)}
    assert next_local(time(2, 30), PARIS, change - timedelta(minutes=31)).day == date(2026, 10, 25)


@pytest.mark.parametrize(
    ("name", "wall", "after", "day", "at"),
    [
        ("Europe/Paris", time(2, 30), "2026-03-28T12:00", date(2026, 3, 29), "2026-03-29T01:30"),
        ("Europe/Paris", time(2, 30), "2026-10-24T12:00", date(2026, 10, 25), "2026-10-25T00:30"),
        ("Africa/Cairo", time(0), "2026-04-23T12:00", date(2026, 4, 24), "2026-04-23T22:00"),
        ("Australia/Lord_Howe", time(2, 15), "2026-10-03T00:00", date(2026, 10, 4), "2026-10-03T15:45"),
        ("America/Nuuk", time(23, 30), "2026-03-28T12:00", date(2026, 3, 28), "2026-03-29T01:30"),
        ("Asia/Kathmandu", time(18), "2026-11-22T12:15", date(2026, 11, 23), "2026-11-23T12:15"),
    ],
)
def test_known_cases(name: str, wall: time, after: str, day: date, at: str) -> None:
    due = next_local(wall, ZoneInfo(name), datetime.fromisoformat(after).replace(tzinfo=UTC))
    assert due == Due(day, datetime.fromisoformat(at).replace(tzinfo=UTC))


def test_after_is_strict() -> None:
    first = next_local(time(18, 30), PARIS, START - timedelta(microseconds=1))
    assert first == Due(date(2026, 11, 22), START)
    assert next_local(time(18, 30), PARIS, START).day == date(2026, 11, 23)


def test_a_moment_without_a_zone_raises() -> None:
    naive = START.replace(tzinfo=None)
    with pytest.raises(NaiveDatetime):
        next_local(time(8), PARIS, naive)
    with pytest.raises(NaiveDatetime):
        MovableClock(naive)
    with pytest.raises(NaiveDatetime):
        to_utc(naive)


def test_a_still_clock_moves_only_when_moved_and_never_back(clock: MovableClock) -> None:
    assert clock.now() == START == clock.now()
    clock.move_to(datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=1))))
    assert clock.now() == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert clock.now().tzinfo is UTC
    clock.move_to(START)
    assert clock.now() == datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_a_running_clock_runs_on_from_where_it_is_put() -> None:
    clock = MovableClock(START, running=True)
    clock.move_to(START + DAY)
    first = clock.now()
    while clock.now() == first:
        pass
    assert START + DAY <= first < clock.now() < START + DAY + timedelta(minutes=1)


@pytest.mark.parametrize("clock", [SystemClock(), MovableClock(START)])
def test_machine_time_does_not_move_with_peoples(clock: Clock) -> None:
    before = clock.elapsed()
    if isinstance(clock, MovableClock):
        clock.move_to(START + 400 * DAY)
    assert before <= clock.elapsed() < before + 60
    assert abs(before - datetime.now(UTC).timestamp()) < 60
    assert SystemClock().now().tzinfo is UTC
