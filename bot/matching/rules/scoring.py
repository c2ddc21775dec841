"""The score of a circle for a person, in [0, 1]: weighted criteria (domain.md §A3)."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.matching.rules.facts import CircleFacts, Seeker


@dataclass(frozen=True, slots=True)
class Weights:
    """The configuration of the score: weights of the asked criteria (they sum to 1) and values.

    `values` are the numbers of each criterion's own table, by "criterion.name".
    """

    of: Mapping[str, float]
    threshold: float
    neutral: float
    isolate_penalty: float
    values: Mapping[str, float]
    goes_with_all: frozenset[str] = frozenset()
    criteria: tuple[tuple[str, float, "Criterion"], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        known = tuple((name, weight, _CRITERIA[name]) for name, weight in self.of.items())
        object.__setattr__(self, "criteria", known)

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "Weights":
        """From the parsed weights file; ValueError for a criterion without a rule or a weight."""
        asked = list(document["asked"])
        weights: Mapping[str, float] = document["weights"]
        for name in asked:
            if name not in _CRITERIA or weights.get(name, 0) <= 0:
                raise ValueError(f"no rule or no weight for the criterion {name!r}")
        whole = math.fsum(weights[name] for name in asked)
        return cls(
            of={name: weights[name] / whole for name in asked},
            threshold=document["threshold"],
            neutral=document["neutral"],
            isolate_penalty=document["isolate_penalty"],
            values=_numbers(document),
            goes_with_all=frozenset(document["approach"]["goes_with_all"]),
        )


def _numbers(document: Mapping[str, Any]) -> dict[str, float]:
    return {
        f"{table}.{name}": float(number)
        for table, content in document.items()
        if isinstance(content, Mapping) and table != "weights"
        for name, number in content.items()
        if isinstance(number, int | float)
    }


Criterion = Callable[[Seeker, CircleFacts, Weights], float | None]
"""A value in [0, 1], or None when the person or the circle said nothing about it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One criterion's part of a score."""

    weight: float
    value: float

    @property
    def contribution(self) -> float:
        return self.weight * self.value

    @property
    def shortfall(self) -> float:
        return self.weight * (1 - self.value)


@dataclass(frozen=True, slots=True)
class Score:
    """A total in [0, 1] and the terms it is made of; `need` is kept aside for ties."""

    total: float
    terms: Mapping[str, Term]
    need: float
    isolated: bool = False


def _topic(seeker: Seeker, circle: CircleFacts, weights: Weights) -> float:
    values, named = weights.values, seeker.experiences
    shared = len(named & circle.topics)
    if circle.experience in named and circle.experience not in circle.topics:
        shared += 1
    if shared == 0:
        kind = "topic.generalist" if circle.experience is None else "topic.sibling"
        return values[kind]
    second = values["topic.second"] if shared > 1 else 0.0
    return min(1.0, values["topic.same"] + second)


def _stage(seeker: Seeker, circle: CircleFacts, weights: Weights) -> float | None:
    """Near peers, by the distance to the circle's median stage, and someone further along."""
    stages = circle.stages
    if seeker.stage is None or not stages:
        return None
    values, middle = weights.values, len(stages) // 2
    median = stages[middle] if len(stages) % 2 else (stages[middle - 1] + stages[middle]) / 2
    near = math.exp(-(((seeker.stage - median) / values["stage.width"]) ** 2))
    ahead = 1.0 if stages[-1] > seeker.stage else 0.0
    return values["stage.near"] * near + values["stage.ahead"] * ahead


def _schedule(seeker: Seeker, circle: CircleFacts, weights: Weights) -> float | None:
    if not circle.meets:
        return weights.values["schedule.any_hour"]
    if seeker.free is None:
        return None
    return len(seeker.free & circle.meets) / len(circle.meets)


def _approach(seeker: Seeker, circle: CircleFacts, weights: Weights) -> float | None:
    if seeker.approach is None:
        return None
    if seeker.approach == circle.approach:
        return weights.values["approach.same"]
    compatible = (
        circle.approach is None
        or seeker.approach in weights.goes_with_all
        or circle.approach in weights.goes_with_all
    )
    return weights.values["approach.compatible" if compatible else "approach.different"]


def _interests(seeker: Seeker, circle: CircleFacts, weights: Weights) -> float | None:
    if seeker.interests is None:
        return None
    shared = sum(1 for interest in seeker.interests if circle.interests.get(interest, 0) > 0)
    return min(1.0, shared / weights.values["interests.enough"])


def _need(_: Seeker, circle: CircleFacts, weights: Weights) -> float:
    values = weights.values
    return math.exp(-(((circle.active - values["need.peak"]) / values["need.width"]) ** 2))


_CRITERIA: dict[str, Criterion] = {
    "topic": _topic,
    "stage": _stage,
    "schedule": _schedule,
    "approach": _approach,
    "interests": _interests,
    "need": _need,
}


def is_isolated(seeker: Seeker, circle: CircleFacts) -> bool:
    """Whether a trait that the person marked as important would be theirs alone there."""
    return any(circle.traits.get(trait, 0) == 0 for trait in seeker.important)


def total(seeker: Seeker, circle: CircleFacts, weights: Weights) -> float:
    """The score's total alone, rounded so that equal circles tie whatever the order of sums."""
    found = 0.0
    for _, weight, criterion in weights.criteria:
        value = criterion(seeker, circle, weights)
        found += weight * (weights.neutral if value is None else value)
    if seeker.important and is_isolated(seeker, circle):
        found -= weights.isolate_penalty
    return round(max(0.0, found), 9)


def score(seeker: Seeker, circle: CircleFacts, weights: Weights) -> Score:
    """The score with its terms: one per asked criterion, neutral where an answer is missing."""
    terms = {}
    for name, weight, criterion in weights.criteria:
        value = criterion(seeker, circle, weights)
        terms[name] = Term(weight, weights.neutral if value is None else value)
    return Score(
        total=total(seeker, circle, weights),
        terms=terms,
        need=round(_need(seeker, circle, weights), 9),
        isolated=is_isolated(seeker, circle),
    )
