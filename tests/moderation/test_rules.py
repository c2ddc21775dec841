"""The rules of moderation, as tables of values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.moderation import rules
from bot.moderation.rules import MUTE_DAY, MUTE_WEEK, NOTHING, REMOVE, WARN, HoldRule

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
A_DAY = HoldRule(NOW + timedelta(hours=24))
UNTIL_SEEN = HoldRule(None)


@pytest.mark.parametrize(
    ("reports", "hold"),
    [
        ([], None),
        ([(b"a", "hurtful"), (b"b", "hurtful")], None),
        ([(b"a", "threat"), (b"b", "threat")], None),
        ([(b"a", "hurtful"), (b"a", "other"), (b"a", "threat")], None),
        ([(b"a", "hurtful"), (b"b", "other"), (b"c", "contact")], A_DAY),
        ([(b"a", "hurtful"), (b"b", "other"), (b"c", "contact"), (b"d", "other")], A_DAY),
        ([(b"a", "hurtful"), (b"b", "threat"), (b"c", "other")], UNTIL_SEEN),
        ([(b"a", "sexual"), (b"b", "other"), (b"c", "other")], UNTIL_SEEN),
    ],
)
def test_three_distinct_reporters_hold(reports: list[tuple[bytes, str]], hold: HoldRule | None) -> None:
    assert rules.hold(reports, NOW) == hold


@pytest.mark.parametrize(
    ("decision", "hours"),
    [(NOTHING, None), (WARN, None), (MUTE_DAY, 24), (MUTE_WEEK, 168), (REMOVE, None)],
)
def test_an_act_says_its_end(decision: str, hours: int | None) -> None:
    assert rules.ends_at(decision, NOW) == (None if hours is None else NOW + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("is_operator", "on_facilitator", "may_remove"),
    [(False, False, True), (False, True, False), (True, False, True), (True, True, True)],
)
def test_only_an_operator_removes_a_facilitator(
    is_operator: bool, on_facilitator: bool, may_remove: bool
) -> None:
    possible = rules.decisions(is_operator=is_operator, on_facilitator=on_facilitator)
    assert (REMOVE in possible) is may_remove
    assert set(possible) | {REMOVE} == set(rules.DECISIONS)


def test_the_most_urgent_reason_is_shown() -> None:
    assert rules.most_urgent(["other", "sexual", "hurtful"]) == "sexual"
    assert rules.most_urgent(["of another time"]) == "of another time"
