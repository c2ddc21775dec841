"""The hard constraints: each by a table, and all against an oracle written apart."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from bot.matching.rules import CircleFacts, Hard, Seeker, Topic, fits, refusals
from tests.matching import oracle, worlds

LEA = Seeker(id=7, languages=frozenset({"fr"}), topics=(Topic("addictions", "alcohol"),), perspective="self")
CIRCLE = CircleFacts(
    id=1, family="addictions", experience="alcohol", language="fr", active=6, facilitators_active=2
)
EVENING = frozenset({(1, 2)})
MORNING = frozenset({(1, 0)})

TABLE: list[tuple[str, dict[str, Any], dict[str, Any], set[Hard]]] = [
    ("everything fits", {}, {}, set()),
    ("another language", {}, {"language": "en"}, {Hard.LANGUAGE}),
    ("one of two languages", {"languages": frozenset({"fr", "en"})}, {"language": "en"}, set()),
    ("under age", {"adult": False}, {}, {Hard.ADULT}),
    ("another family", {}, {"family": "mind"}, {Hard.FAMILY}),
    ("a generalist of every family", {}, {"family": None, "experience": None}, set()),
    ("relatives apart", {"perspective": "close"}, {"perspectives": frozenset({"self"})}, {Hard.PERSPECTIVE}),
    ("perspective unsaid", {"perspective": None}, {"perspectives": frozenset({"self"})}, {Hard.PERSPECTIVE}),
    ("perspective unsaid, all welcome", {"perspective": None}, {}, set()),
    ("a space not asked for", {}, {"space": "women"}, {Hard.SPACE}),
    ("a space asked for and not there", {"space": "women"}, {}, {Hard.SPACE}),
    ("the space asked for", {"space": "women"}, {"space": "women"}, set()),
    ("full", {}, {"active": 12}, {Hard.FULL}),
    ("the last seat is kept for another", {}, {"active": 11, "held": 1}, {Hard.FULL}),
    ("the last seat is kept for them", {"holds": frozenset({1})}, {"active": 11, "held": 1}, set()),
    ("someone they block", {"blocked": frozenset({9})}, {"people": frozenset({9})}, {Hard.APART}),
    ("banned", {"banned_from": frozenset({1})}, {}, {Hard.APART}),
    ("approach ruled out", {"never": frozenset({"steps"})}, {"approach": "steps"}, {Hard.RULED_OUT}),
    (
        "a core topic to avoid",
        {"avoid": frozenset({"violence"})},
        {"topics": frozenset({"violence"})},
        {Hard.RULED_OUT},
    ),
    ("its own topic to avoid", {"avoid": frozenset({"alcohol"})}, {}, {Hard.RULED_OUT}),
    ("meets when they are not free", {"free": MORNING}, {"meets": EVENING}, {Hard.HOURS}),
    ("meets when they are free", {"free": EVENING}, {"meets": EVENING}, set()),
    ("never free", {"free": frozenset()}, {"meets": EVENING}, {Hard.HOURS}),
    ("hours unsaid", {}, {"meets": EVENING}, set()),
    ("written at any hour", {"free": frozenset()}, {}, set()),
    ("not open", {}, {"is_open": False}, {Hard.CLOSED}),
    ("no facilitator at work", {}, {"facilitators_active": 0}, {Hard.CLOSED}),
    ("two joins this week, five members", {}, {"active": 5, "joins_last_week": 2}, {Hard.CLOSED}),
    ("two joins this week, four members", {}, {"active": 4, "joins_last_week": 2}, set()),
    ("one join and a kept seat", {}, {"active": 5, "joins_last_week": 1, "held": 1}, {Hard.CLOSED}),
    ("left not long ago", {"left": frozenset({1})}, {}, {Hard.LEFT}),
    ("already inside", {"inside": frozenset({1})}, {}, {Hard.INSIDE}),
]


@pytest.mark.parametrize(("_", "seeker", "circle", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_each_constraint(_: str, seeker: dict[str, Any], circle: dict[str, Any], expected: set[Hard]) -> None:
    pair = replace(LEA, **seeker), replace(CIRCLE, **circle)
    assert refusals(*pair) == expected
    assert fits(*pair) == (not expected)


def test_a_hundred_thousand_random_pairs_agree_with_the_oracle() -> None:
    draw = Random(20261122)
    seen: set[str] = set()
    welcome = 0
    for number in range(100_000):
        seeker, circle = worlds.a_seeker(draw, number), worlds.a_circle(draw)
        expected = set(oracle.complaints(worlds.plain(seeker), worlds.plain(circle)))
        assert {str(hard) for hard in refusals(seeker, circle)} == expected, (seeker, circle)
        assert fits(seeker, circle) == (not expected)
        seen |= expected
        welcome += not expected
    assert seen == {str(hard) for hard in Hard}, "each constraint is met at least once"
    assert welcome > 100, "and so are pairs that fit"
