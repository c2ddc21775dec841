"""What is settled before an announcement is confirmed."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.announcements import rules
from bot.announcements.rules import Delivery, InQuiet, Kind

TONIGHT = datetime(2026, 11, 22, 20, tzinfo=UTC)
MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "refused", "agreed", "expected"),
    [
        (Kind.MEETING, (), False, True),
        (Kind.MEETING, ("meeting",), False, False),
        (Kind.MEETING, ("practical", "life"), False, True),
        (Kind.LIFE, (), False, False),
        (Kind.LIFE, (), True, True),
        (Kind.LIFE, ("life",), True, False),
        (Kind.GRAVE, ("grave",), True, False),
    ],
)
def test_who_receives_which_kind(kind: Kind, refused: tuple[str, ...], agreed: bool, expected: bool) -> None:
    assert rules.wants(kind, refused, agreed) is expected


def test_quiet_hours_are_settled_at_preview() -> None:
    quiet = {1: None, 2: MORNING, 3: None, 4: NOON}
    plan = rules.settle(TONIGHT, NOON, quiet)
    assert plan.now == (Delivery(1, TONIGHT), Delivery(3, TONIGHT))
    assert plan.later == (Delivery(2, MORNING),)
    assert plan.too_late == (4,), "it would arrive as it stops being useful"
    assert (plan.count, plan.first_later) == (3, MORNING)


def test_or_all_get_it_now_and_those_asleep_without_a_sound() -> None:
    plan = rules.settle(TONIGHT, NOON, {1: None, 2: MORNING, 4: NOON}, InQuiet.SILENTLY)
    assert plan.now == (Delivery(1, TONIGHT), Delivery(2, TONIGHT, True), Delivery(4, TONIGHT, True))
    assert (plan.later, plan.too_late, plan.first_later) == ((), (), None)


def test_nobody_is_lost_or_counted_twice() -> None:
    draw = Random(4)
    for _ in range(1_000):
        quiet = {
            number: draw.choice((None, TONIGHT + timedelta(hours=draw.randint(1, 14))))
            for number in range(draw.randrange(40))
        }
        until = TONIGHT + timedelta(hours=draw.randint(1, 14))
        plan = rules.settle(TONIGHT, until, quiet, draw.choice(list(InQuiet)))
        reached = [each.recipient for each in (*plan.now, *plan.later)]
        assert sorted([*reached, *plan.too_late]) == sorted(quiet)
        assert all(TONIGHT <= each.not_before < until for each in (*plan.now, *plan.later))


def test_an_end_is_proposed_and_must_come_after_the_start() -> None:
    for kind in Kind:
        assert rules.is_useful(TONIGHT, rules.useful_until(kind, TONIGHT))
    assert not rules.is_useful(TONIGHT, TONIGHT)


@pytest.mark.parametrize(("count", "told"), [(0, None), (4, None), (5, 5), (164, 164)])
def test_few_people_are_not_counted_in_public(count: int, told: int | None) -> None:
    assert rules.told_count(count) == told
    assert rules.can_aim_by_experience(count) is (told is not None)


@pytest.mark.parametrize(
    ("count", "seconds", "minutes"), [(0, 1, 0), (28, 1, 0), (200, 8, 0), (1680, 60, 1), (10_000, 358, 6)]
)
def test_the_expected_duration(count: int, seconds: int, minutes: int) -> None:
    duration = rules.expected_duration(count, 28)
    assert duration == timedelta(seconds=seconds)
    assert rules.told_minutes(duration) == minutes
