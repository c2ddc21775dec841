"""The score: each criterion by a table, the weights of what was asked, ties and neutrality."""

import math
from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from bot.matching.rules import CircleFacts, Seeker, Topic, Weights, score, total
from bot.matching.weights import FILE, weights
from tests.matching import worlds

ALL = ("topic", "stage", "schedule", "approach", "interests", "need")
LEA = Seeker(id=7, languages=frozenset({"fr"}), topics=(Topic("addictions", "alcohol"),))
CIRCLE = CircleFacts(id=1, family="addictions", experience="alcohol", language="fr", active=7)
MONDAY, TUESDAY = (0, 2), (1, 2)


def document() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def asking(*criteria: str) -> Weights:
    changed = deepcopy(document())
    changed["asked"] = list(criteria)
    return Weights.read(changed)


TABLE: list[tuple[str, str, dict[str, Any], dict[str, Any], float]] = [
    ("same topic", "topic", {}, {}, 1.0),
    ("generalist", "topic", {}, {"experience": None}, 0.6),
    ("sibling", "topic", {}, {"experience": "gambling"}, 0.4),
    (
        "sibling that also covers it",
        "topic",
        {},
        {"experience": "gambling", "topics": frozenset({"alcohol"})},
        1.0,
    ),
    ("of every family", "topic", {}, {"family": None, "experience": None}, 0.6),
    ("only the family was named", "topic", {"topics": (Topic("addictions"),)}, {}, 0.4),
    ("at the median, someone ahead", "stage", {"stage": 0.5}, {"stages": (0.4, 0.5, 0.9)}, 1.0),
    ("at the median, nobody ahead", "stage", {"stage": 0.9}, {"stages": (0.9, 0.9, 0.9)}, 0.6),
    ("a width away", "stage", {"stage": 0.75}, {"stages": (0.25, 0.5, 0.5)}, 0.6 * math.exp(-1)),
    ("stage unsaid", "stage", {}, {"stages": (0.5,)}, 0.5),
    ("their stages unsaid", "stage", {"stage": 0.5}, {}, 0.5),
    ("any hour", "schedule", {}, {}, 0.7),
    (
        "half of the meetings",
        "schedule",
        {"free": frozenset({MONDAY})},
        {"meets": frozenset({MONDAY, TUESDAY})},
        0.5,
    ),
    ("hours unsaid", "schedule", {}, {"meets": frozenset({MONDAY})}, 0.5),
    ("same approach", "approach", {"approach": "steps"}, {"approach": "steps"}, 1.0),
    ("listening goes with all", "approach", {"approach": "listening"}, {"approach": "steps"}, 0.7),
    ("none declared", "approach", {"approach": "steps"}, {}, 0.7),
    ("another approach", "approach", {"approach": "steps"}, {"approach": "tools"}, 0.2),
    ("approach unsaid", "approach", {}, {"approach": "tools"}, 0.5),
    (
        "one of three",
        "interests",
        {"interests": frozenset({"music", "tea"})},
        {"interests": {"music": 2}},
        1 / 3,
    ),
    (
        "four is enough",
        "interests",
        {"interests": frozenset("abcd")},
        {"interests": dict.fromkeys("abcd", 1)},
        1.0,
    ),
    ("interests unsaid", "interests", {}, {"interests": {"music": 2}}, 0.5),
    ("seven active", "need", {}, {"active": 7}, 1.0),
    ("ten active", "need", {}, {"active": 10}, math.exp(-1)),
    ("empty", "need", {}, {"active": 0}, math.exp(-49 / 9)),
]


@pytest.mark.parametrize(
    ("_", "criterion", "seeker", "circle", "value"), TABLE, ids=[row[0] for row in TABLE]
)
def test_each_criterion(
    _: str, criterion: str, seeker: dict[str, Any], circle: dict[str, Any], value: float
) -> None:
    found = score(replace(LEA, **seeker), replace(CIRCLE, **circle), asking(*ALL))
    assert found.terms[criterion].value == pytest.approx(value)


def test_two_topics_shared_never_exceed_one() -> None:
    both = replace(LEA, topics=(Topic("addictions", "alcohol"), Topic("mind", "depression")))
    found = score(both, replace(CIRCLE, topics=frozenset({"depression"})), asking("topic"))
    assert found.total == 1.0


def test_what_is_never_asked_is_left_out_and_the_rest_renormalised() -> None:
    asked = weights()
    assert set(asked.of) == {"topic", "schedule", "need"}
    assert math.fsum(asked.of.values()) == pytest.approx(1)
    assert asked.of["topic"] / asked.of["schedule"] == pytest.approx(2)
    answered = replace(LEA, stage=0.1, approach="steps", interests=frozenset({"music"}))
    assert score(answered, CIRCLE, asked) == score(LEA, CIRCLE, asked)


def test_the_total_is_the_sum_of_its_terms_and_stays_in_range() -> None:
    draw, asked = Random(5), asking(*ALL)
    for number in range(3_000):
        seeker, circle = worlds.a_seeker(draw, number), worlds.a_circle(draw)
        found = score(seeker, circle, asked)
        penalty = asked.isolate_penalty if found.isolated else 0
        parts = sum(term.contribution for term in found.terms.values()) - penalty
        assert found.total == pytest.approx(max(0, parts), abs=1e-8)
        assert 0 <= found.total <= 1
        assert found.total == total(seeker, circle, asked)


def test_nobody_is_the_only_one_of_a_kind_they_care_about() -> None:
    parent = replace(LEA, important=frozenset({"parent"}))
    alone = score(parent, CIRCLE, weights())
    shared = score(parent, replace(CIRCLE, traits={"parent": 2}), weights())
    assert shared.total - alone.total == pytest.approx(0.1)
    assert (alone.isolated, shared.isolated) == (True, False)
    assert not score(LEA, CIRCLE, weights()).isolated


def test_a_criterion_without_a_rule_is_refused_when_the_weights_are_read() -> None:
    for names in (["topic", "life"], ["charm"]):
        changed = document() | {"asked": names}
        with pytest.raises(ValueError, match=names[-1]):
            Weights.read(changed)


def test_a_criterion_without_a_weight_is_refused() -> None:
    changed = deepcopy(document())
    changed["weights"]["need"] = 0
    with pytest.raises(ValueError, match="need"):
        Weights.read(changed)


def test_the_file_says_what_the_research_proposes() -> None:
    said = document()
    assert math.fsum(said["weights"].values()) == pytest.approx(1)
    assert (said["threshold"], said["weights"]["topic"]) == (0.45, 0.30)
