"""The bot's pace, as properties of any mixture of bulk and answers."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.pacing import Budget, Limits, Pace, back_off

LIMITS = Limits()
answers = st.lists(st.floats(0, 20, allow_nan=False), max_size=150).map(sorted)


def simulate(
    asked: list[float], seconds: float = 20.0, lateness: float = 0.0
) -> tuple[list[float], list[float]]:
    """When bulk (always waiting) and answers (asked for at these moments) leave; wakes come late."""
    budget, at = Budget(), 0.0
    bulk, answered = [], []
    while at < seconds:
        if asked and asked[0] <= at:
            free = budget.free_at(LIMITS, at, urgent=True)
            if free <= at:
                asked = asked[1:]
                answered.append(at)
                budget = budget.spend(LIMITS, at, urgent=True)
                continue
        else:
            free = budget.free_at(LIMITS, at, urgent=False)
            if free <= at:
                bulk.append(at)
                budget = budget.spend(LIMITS, at, urgent=False)
                continue
        at = max(at + 1e-4, min([free, *asked[:1]])) + lateness
    return bulk, answered


def busiest_second(moments: list[float]) -> int:
    """The most that left within any one second."""
    moments = sorted(moments)
    return max((sum(start <= m < start + 1.0 for m in moments) for start in moments), default=0)


@given(answers, st.sampled_from([0.0, 0.003, 0.03]))
def test_never_more_than_thirty_in_any_second(asked: list[float], lateness: float) -> None:
    bulk, answered = simulate(asked, lateness=lateness)
    assert busiest_second(bulk + answered) <= 30


@given(answers, st.sampled_from([0.0, 0.003, 0.03]))
def test_the_rate_is_used_while_bulk_waits(asked: list[float], lateness: float) -> None:
    bulk, answered = simulate(asked, lateness=lateness)
    assert len(bulk) + len(answered) >= 0.95 * 28 * 20


def test_bulk_is_even() -> None:
    bulk, _ = simulate([])
    gaps = [after - before for before, after in pairwise(bulk[10:])]
    assert max(gaps) < 1.1 / 28


def test_a_burst_of_answers_leaves_at_once_from_the_reserve_and_pushes_bulk_back() -> None:
    budget = Budget()
    for _ in range(20):
        assert budget.free_at(LIMITS, 100.0, urgent=True) == 100.0
        budget = budget.spend(LIMITS, 100.0, urgent=True)
    assert budget.free_at(LIMITS, 100.0, urgent=True) > 100.0
    assert budget.free_at(LIMITS, 100.0, urgent=False) > 100.0 + 20 / 28 - 0.26


@given(answers)
def test_answers_wait_less_than_their_own_number_costs(asked: list[float]) -> None:
    """With bulk waiting all the time, an answer waits for answers before it, hardly for bulk."""
    bulk, answered = simulate(asked)
    del bulk
    for number, (wanted, left) in enumerate(zip(asked, answered, strict=False)):
        ahead = sum(wanted - 1.5 <= other for other in asked[: number + 1])
        assert left - wanted <= (ahead + 2) / 28 + 0.02


@given(st.lists(st.floats(0, 3, allow_nan=False), min_size=1, max_size=60))
def test_a_private_chat_gets_a_burst_of_four_then_one_a_second(pauses: list[float]) -> None:
    pace, at, left = Pace(), 0.0, []
    for pause in pauses:
        at = max(at + pause, pace.free_at(LIMITS))
        left.append(at)
        pace = pace.spend(LIMITS, at, group=False)
    tokens, seen = 5.0, 0.0  # the local Telegram's bucket, which refuses what exceeds it
    for moment in left:
        tokens, seen = min(5.0, tokens + moment - seen), moment
        assert tokens >= 1 - 1e-6
        tokens -= 1


def test_four_messages_to_one_chat_leave_at_once() -> None:
    pace = Pace()
    for _ in range(4):
        assert pace.free_at(LIMITS) <= 50.0
        pace = pace.spend(LIMITS, 50.0, group=False)
    assert abs(pace.free_at(LIMITS) - 51.0) < 1e-3


@given(st.lists(st.floats(0, 10, allow_nan=False), min_size=1, max_size=80))
def test_a_group_gets_nineteen_in_any_minute(pauses: list[float]) -> None:
    pace, at, left = Pace(), 0.0, []
    for pause in pauses:
        at = max(at + pause, pace.free_at(LIMITS))
        left.append(at)
        pace = pace.spend(LIMITS, at, group=True)
    assert all(sum(start <= m < start + 60 - 1e-6 for m in left) <= 19 for start in left)


def test_only_a_paid_rate_goes_above_thirty() -> None:
    assert Limits(per_second=1).ceiling == Limits(per_second=30).ceiling == 30
    assert Limits(per_second=1000).ceiling >= 1000


def test_back_off_doubles_up_to_a_minute() -> None:
    assert [back_off(n) for n in range(3)] == [0.5, 1.0, 2.0]
    assert back_off(500) == 60.0
