"""Reasons: true, from the score's own terms, about members only when three share it."""

from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from bot.content.experiences import catalogue
from bot.matching.rules import CircleFacts, Reason, Seeker, Topic, Weights, reasons, score
from bot.matching.rules.reasons import LIFE_KINDS, MISMATCH_KINDS, WHY_KINDS, Explanation
from bot.matching.screens import but, why
from bot.texts import LANGUAGES, texts
from tests.matching import worlds
from tests.matching.test_scoring import ALL, asking, document

LEA = Seeker(id=7, languages=frozenset({"fr"}), topics=(Topic("addictions", "alcohol"),), perspective="self")
CIRCLE = CircleFacts(id=1, family="addictions", experience="alcohol", language="fr", active=6, writers_week=4)
TUESDAY_EVENING = (1, 2)
ASKED = asking("topic", "schedule", "need")


def told(seeker: Seeker = LEA, circle: CircleFacts = CIRCLE, weights: Weights = ASKED) -> Explanation:
    return reasons(seeker, circle, score(seeker, circle, weights))


def kinds(found: Explanation) -> list[str]:
    return [reason.kind for reason in found.why]


def mismatch(found: Explanation) -> str | None:
    return found.mismatch.kind if found.mismatch else None


def test_the_plain_evening() -> None:
    found = told()
    assert found.why == (
        Reason("same-topic", "topic", {"topic": "alcohol"}),
        Reason("any-hour", "schedule"),
        Reason("writers", "need", {"count": 4}),
    )
    assert mismatch(found) == "no-meeting"
    assert found.life.kind == "night"


TABLE: list[tuple[dict[str, Any], dict[str, Any], str, str | None]] = [
    ({}, {"experience": None}, "family", "wider"),
    ({}, {"experience": None, "family": None}, "everyone", "wider"),
    ({}, {"experience": "gambling"}, "any-hour", "sibling"),
    ({}, {"active": 0, "writers_week": 0}, "held", "empty"),
    ({}, {"active": 2, "writers_week": 2}, "held", "young"),
    ({}, {"active": 11, "writers_week": 2}, "company", "crowded"),
    ({}, {"active": 5, "writers_week": 0, "meets": frozenset({TUESDAY_EVENING})}, "meets", "quiet"),
    (
        {"free": frozenset({TUESDAY_EVENING})},
        {"meets": frozenset({TUESDAY_EVENING})},
        "meets-when-free",
        None,
    ),
    (
        {"free": frozenset({TUESDAY_EVENING})},
        {"meets": frozenset({TUESDAY_EVENING, (3, 2)})},
        "meets-when-free",
        "some-meetings",
    ),
    (
        {"topics": (Topic("addictions", "alcohol"), Topic("mind", "burnout"))},
        {"topics": frozenset({"burnout"})},
        "both-topics",
        "no-meeting",
    ),
]


@pytest.mark.parametrize(("seeker", "circle", "a_reason", "but"), TABLE)
def test_what_is_said_of_each(
    seeker: dict[str, Any], circle: dict[str, Any], a_reason: str, but: str | None
) -> None:
    found = told(replace(LEA, **seeker), replace(CIRCLE, **circle))
    assert a_reason in kinds(found)
    assert mismatch(found) == but


def test_refined_answers_speak_too() -> None:
    weights = asking("stage", "approach", "interests")
    seeker = replace(LEA, stage=0.2, approach="steps", interests=frozenset({"music", "tea"}))
    circle = replace(CIRCLE, approach="steps", stages=(0.1, 0.2, 0.3, 0.9), interests={"music": 3, "tea": 2})
    assert set(kinds(told(seeker, circle, weights))) == {"near-peers", "approach", "interest"}
    far = replace(circle, approach="tools", stages=(0.8, 0.8, 0.9), interests={})
    assert kinds(told(seeker, far, weights)) == ["ahead"]
    assert mismatch(told(seeker, far, asking("stage"))) == "further"
    assert mismatch(told(replace(seeker, stage=1.0), circle, asking("stage"))) == "earlier"
    assert mismatch(told(seeker, far, asking("approach"))) == "other-approach"


@pytest.mark.parametrize("removed", ALL)
def test_removing_a_criterion_removes_its_sentence(removed: str) -> None:
    """In random worlds: what the criterion said is gone, and nothing else lies in its place."""
    draw, whole = Random(17), asking(*ALL)
    rest = asking(*(name for name in ALL if name != removed))
    spoke = 0
    for number in range(2_000):
        seeker, circle = worlds.a_seeker(draw, number), worlds.a_circle(draw)
        before, after = told(seeker, circle, whole), told(seeker, circle, rest)
        said = [*before.why, *([before.mismatch] if before.mismatch else [])]
        spoke += any(reason.criterion == removed for reason in said)
        still = [*after.why, *([after.mismatch] if after.mismatch else [])]
        assert all(reason.criterion != removed for reason in still)
    assert spoke > 20, "the criterion did speak before"


def test_statements_about_members_are_true_of_three_at_least() -> None:
    draw, whole = Random(23), asking(*ALL)
    checked = 0
    for number in range(5_000):
        seeker, circle = worlds.a_seeker(draw, number), worlds.a_circle(draw)
        found = told(seeker, circle, whole)
        for reason in (*found.why, *([found.mismatch] if found.mismatch else [])):
            true_of = members_behind(reason, seeker, circle)
            if true_of is not None:
                checked += 1
                assert true_of >= 3, (reason, circle)
    assert checked > 1_000


def members_behind(reason: Reason, seeker: Seeker, circle: CircleFacts) -> int | None:
    """Of how many members a sentence is true; None when it isn't about members."""
    own = seeker.stage if seeker.stage is not None else -9.0
    return {
        "writers": circle.writers_week,
        "company": circle.active,
        "crowded": circle.active,
        "quiet": circle.active,
        "near-peers": sum(abs(stage - own) <= 0.25 for stage in circle.stages),
        "ahead": sum(stage > own for stage in circle.stages),
        "further": sum(stage > own for stage in circle.stages),
        "earlier": sum(stage < own for stage in circle.stages),
        "interest": circle.interests.get(str(reason.values.get("interest")), 0),
    }.get(reason.kind)


def test_an_empty_circle_is_told_by_its_own_facts_even_when_much_was_asked() -> None:
    seeker = replace(LEA, stage=0.2, approach="steps", free=frozenset({TUESDAY_EVENING}))
    circle = replace(
        CIRCLE, active=0, writers_week=0, approach="tools", meets=frozenset({TUESDAY_EVENING, (2, 2)})
    )
    assert mismatch(told(seeker, circle, asking(*ALL))) == "empty"


def test_one_person_is_never_counted_in_words() -> None:
    lonely = replace(CIRCLE, active=1, writers_week=1)
    assert all("count" not in reason.values for reason in told(circle=lonely).why)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_sentence(language: str) -> None:
    t = texts(language)
    values = {"topic": "a", "second": "b", "family": "c", "interest": "d", "count": 4, "day": 1, "part": 2}
    for role, known in (("why", WHY_KINDS), ("but", MISMATCH_KINDS), ("life", LIFE_KINDS)):
        for kind in known:
            assert len(t(f"matching-{role}-{kind}", approach="steps", **values)) > 10


def test_the_kinds_listed_are_those_that_are_said() -> None:
    """Random worlds say every kind of the lists, and no other."""
    draw, whole = Random(29), asking(*ALL)
    seen: set[str] = set()
    for number in range(8_000):
        criteria = asking(draw.choice(ALL)) if number % 2 else whole
        found = told(worlds.a_seeker(draw, number), worlds.a_circle(draw), criteria)
        seen |= {*kinds(found), found.life.kind, *([found.mismatch.kind] if found.mismatch else [])}
    assert seen == {*WHY_KINDS, *MISMATCH_KINDS, *LIFE_KINDS}


def test_the_sentences_read_in_both_languages() -> None:
    found = told(circle=replace(CIRCLE, meets=frozenset({TUESDAY_EVENING})))
    assert why(texts("fr"), found) == (
        "On y parle d’alcool\u202f: c’est ce qui vous amène.",
        "On s’y retrouve le mardi soir.",
        "Quatre personnes y ont écrit cette semaine.",
        "Entre deux réunions, on s’y écrit aussi.",
    )
    assert why(texts("en"), found)[:2] == (
        "It is about alcohol, which is what brought you here.",
        "It meets on Tuesday evenings.",
    )


def test_every_experience_and_family_reads_in_a_sentence() -> None:
    known = catalogue()
    for language in LANGUAGES:
        for key, experience in known.experiences.items():
            for kind in ("same-topic", "sibling"):
                role = {"same-topic": "why", "sibling": "but"}[kind]
                assert experience.about(language) in sentence(language, role, kind, topic=key)
        for key, family in known.families.items():
            assert family.about(language) in sentence(language, "why", "family", family=key)


def sentence(language: str, role: str, kind: str, **values: str) -> str:
    reason, plain = Reason(kind, "topic", values), Reason("night", "life")
    whole = Explanation((reason,) if role == "why" else (), reason if role == "but" else None, plain)
    t = texts(language)
    return why(t, whole)[0] if role == "why" else but(t, whole) or ""


def test_each_person_gets_two_or_three_reasons_as_things_are_asked_today() -> None:
    draw = Random(31)
    asked = Weights.read(deepcopy(document()))
    for number in range(2_000):
        found = told(worlds.a_seeker(draw, number), worlds.a_circle(draw), asked)
        assert 2 <= len(found.why) <= 3
