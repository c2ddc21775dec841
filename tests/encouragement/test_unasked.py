"""How much comes and when: quiet hours, classes and budget, one message for what is due together."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.encouragement.rules import Batch, MessageClass, Quiet, has_room, leaves_at, merged

PARIS = ZoneInfo("Europe/Paris")
NIGHT = Quiet(time(21), time(8), PARIS)
DAY = timedelta(days=1)


def paris(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        (paris(22, 20, 59), None),
        (paris(22, 21), paris(23, 8)),
        (paris(22, 23, 59), paris(23, 8)),
        (paris(23, 0), paris(23, 8)),
        (paris(23, 7, 59), paris(23, 8)),
        (paris(23, 8), None),
        (paris(28, 22, month=3), paris(29, 8, month=3)),
        (paris(24, 22, month=10), paris(25, 8, month=10)),
    ],
)
def test_quiet_hours_across_midnight(at: datetime, ends: datetime | None) -> None:
    assert NIGHT.holds(at) is (ends is not None)
    assert NIGHT.ends(at) == ends


def test_quiet_hours_inside_a_day_and_none_at_all() -> None:
    nap = Quiet(time(13), time(15), PARIS)
    assert nap.ends(paris(22, 14)) == paris(22, 15)
    assert nap.ends(paris(22, 16)) is None
    assert not Quiet(time(8), time(8), PARIS).holds(paris(22, 8))


def test_an_end_that_comes_twice_ends_the_night_all_the_same() -> None:
    early = Quiet(time(21), time(2, 30), PARIS)
    second = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=PARIS).astimezone(UTC)
    ends = early.ends(second)
    assert ends == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert early.ends(second - timedelta(hours=1)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_in_every_zone_quiet_hours_end_later_within_a_day_and_in_quiet_no_more() -> None:
    draw = Random(3)
    zones = sorted(available_timezones())
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for _ in range(20_000):
        zone = ZoneInfo(draw.choice(zones))
        quiet = Quiet(time(draw.randrange(24), draw.choice((0, 30))), time(draw.randrange(24)), zone)
        at = start + timedelta(minutes=draw.randrange(2 * 365 * 24 * 60))
        ends = quiet.ends(at)
        assert (ends is None) is not quiet.holds(at)
        if ends is not None:
            assert timedelta(0) < ends - at <= timedelta(hours=25)
            assert not quiet.holds(ends)


def test_an_hour_one_picked_beats_quiet_hours_and_safety_never_waits() -> None:
    late = paris(22, 23)
    assert leaves_at(MessageClass.ASKED, late, NIGHT) == late
    assert leaves_at(MessageClass.SAFETY, late, NIGHT, [date(2026, 11, 22)] * 9) == late
    assert leaves_at(MessageClass.ASKED, late, NIGHT, hour_picked=False) == paris(23, 8)
    assert leaves_at(MessageClass.INITIATIVE, late, NIGHT) == paris(23, 8)


def test_the_second_initiative_of_a_day_waits_for_the_next() -> None:
    written = [date(2026, 11, 22)]
    assert leaves_at(MessageClass.INITIATIVE, paris(22, 18), NIGHT, written) == paris(23, 18)
    assert leaves_at(MessageClass.INITIATIVE, paris(22, 22), NIGHT, written) == paris(23, 8)
    assert leaves_at(MessageClass.ASKED, paris(22, 18), NIGHT, written) == paris(22, 18)


def test_five_in_any_seven_days() -> None:
    monday = date(2026, 11, 16)
    five = [monday + number * DAY for number in range(5)]
    assert not has_room(monday + 5 * DAY, five)
    assert not has_room(monday + 6 * DAY, five)
    assert has_room(monday + 7 * DAY, five)
    assert not has_room(monday - DAY, five), "what is planned counts too"


def test_ninety_days_of_initiatives_stay_within_their_budget() -> None:
    draw = Random(90)
    for _ in range(20):
        zone = ZoneInfo(draw.choice(("Europe/Paris", "America/St_Johns", "Pacific/Auckland", "Asia/Kolkata")))
        quiet = Quiet(time(draw.randint(19, 23)), time(draw.randint(6, 10)), zone)
        start, written = datetime(2026, 3, 1, tzinfo=UTC), list[date]()
        for minutes in sorted(draw.randrange(90 * 24 * 60) for _ in range(120)):
            due = start + timedelta(minutes=minutes)
            leaves = leaves_at(MessageClass.INITIATIVE, due, quiet, written)
            assert leaves >= due
            assert not quiet.holds(leaves)
            written.append(leaves.astimezone(zone).date())
        each_day = Counter(written)
        assert max(each_day.values()) == 1
        for day in each_day:
            assert sum(each_day[day + number * DAY] for number in range(7)) <= 5


ORDER = ("evening_line", "encouragement", "check_in")


def test_due_within_an_hour_is_one_message_with_the_question_last() -> None:
    due = [("check_in", paris(22, 20)), ("evening_line", paris(22, 20, 30)), ("encouragement", paris(22, 21))]
    assert merged(due, ORDER) == (Batch(paris(22, 20), ORDER),)


def test_the_question_keeps_its_hour_and_the_others_wait_for_it() -> None:
    due = [
        ("encouragement", paris(22, 20)),
        ("check_in", paris(22, 20, 30)),
        ("evening_line", paris(22, 20, 50)),
    ]
    assert merged(due, ORDER, exact={"check_in"}) == (Batch(paris(22, 20, 30), ORDER),)
    assert merged(due[:1], ORDER, exact={"check_in"}) == (Batch(paris(22, 20), ("encouragement",)),)


def test_what_is_due_later_than_an_hour_is_its_own_message() -> None:
    due = [
        ("check_in", paris(22, 20)),
        ("encouragement", paris(22, 20, 50)),
        ("evening_line", paris(22, 21, 1)),
    ]
    assert merged(due, ORDER) == (
        Batch(paris(22, 20), ("encouragement", "check_in")),
        Batch(paris(22, 21, 1), ("evening_line",)),
    )


def test_a_kind_nobody_ranked_leads_and_nothing_due_is_nothing() -> None:
    due = [("check_in", paris(22, 20)), ("plan", paris(22, 20))]
    assert merged(due, ORDER) == (Batch(paris(22, 20), ("plan", "check_in")),)
    assert merged([], ORDER) == ()


def test_merging_loses_and_repeats_nothing() -> None:
    draw = Random(1)
    for _ in range(2_000):
        due = [(kind, paris(22, draw.randrange(24), draw.randrange(60))) for kind in ORDER]
        batches = merged(due, ORDER)
        assert sorted(kind for batch in batches for kind in batch.kinds) == sorted(ORDER)
        at = dict(due)
        for batch in batches:
            assert batch.at == min(at[kind] for kind in batch.kinds)
            assert max(at[kind] for kind in batch.kinds) - batch.at <= timedelta(hours=1)
            assert list(batch.kinds) == [kind for kind in ORDER if kind in batch.kinds]
