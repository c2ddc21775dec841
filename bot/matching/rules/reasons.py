"""Why this circle: facts drawn from the score's own terms, and one honest mismatch.

A statement about members is made only when it is true of at least three of them; an empty or
very young circle is told by its own facts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.matching.rules.facts import OPEN, CircleFacts, Seeker
from bot.matching.rules.scoring import Score, Term

AT_LEAST = 3
"""Of how many members a statement about members must be true (domain.md §A3)."""
NEAR = 0.25
"""Distance of stages, on their scale of 0 to 1, up to which people are near peers."""
CROWDED_ABOVE = 10

Value = str | int


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence to say: its kind, the criterion it comes from, and what it names."""

    kind: str
    criterion: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Two or three reasons, what doesn't match, and how one lives there."""

    why: tuple[Reason, ...]
    mismatch: Reason | None
    life: Reason


Found = Iterator[Reason]


def _why_topic(seeker: Seeker, circle: CircleFacts) -> Found:
    shared = [t.experience for t in seeker.topics if t.experience and circle.covers(t.experience)]
    if len(shared) > 1:
        yield Reason("both-topics", "topic", {"topic": shared[0], "second": shared[1]})
    elif shared:
        yield Reason("same-topic", "topic", {"topic": shared[0]})
    elif circle.experience is None and circle.family is not None:
        yield Reason("family", "topic", {"family": circle.family})
    elif circle.experience is None:
        yield Reason("everyone", "topic")


def _but_topic(seeker: Seeker, circle: CircleFacts) -> Found:
    if any(circle.covers(experience) for experience in seeker.experiences):
        return
    if circle.experience is None:
        yield Reason("wider", "topic")
    else:
        yield Reason("sibling", "topic", {"topic": circle.experience})


def _first_meeting(seeker: Seeker, circle: CircleFacts) -> dict[str, Value]:
    attended = circle.meets & seeker.free if seeker.free else circle.meets
    day, part = min(attended or circle.meets)
    return {"day": day, "part": part}


def _why_schedule(seeker: Seeker, circle: CircleFacts) -> Found:
    if not circle.meets:
        yield Reason("any-hour", "schedule")
    elif seeker.free:
        yield Reason("meets-when-free", "schedule", _first_meeting(seeker, circle))
    else:
        yield Reason("meets", "schedule", _first_meeting(seeker, circle))


def _but_schedule(seeker: Seeker, circle: CircleFacts) -> Found:
    if not circle.meets:
        yield Reason("no-meeting", "schedule")
    elif seeker.free is not None and not circle.meets <= seeker.free:
        yield Reason("some-meetings", "schedule")


def _why_need(_: Seeker, circle: CircleFacts) -> Found:
    if circle.writers_week >= AT_LEAST:
        yield Reason("writers", "need", {"count": circle.writers_week})
    elif circle.active >= AT_LEAST:
        yield Reason("company", "need", {"count": circle.active})
    else:
        yield Reason("held", "need")


def _but_need(_: Seeker, circle: CircleFacts) -> Found:
    if circle.active == 0:
        yield Reason("empty", "need")
    elif circle.active < AT_LEAST:
        yield Reason("young", "need")
    elif circle.active > CROWDED_ABOVE:
        yield Reason("crowded", "need", {"count": circle.active})
    elif circle.writers_week == 0:
        yield Reason("quiet", "need")


def _why_stage(seeker: Seeker, circle: CircleFacts) -> Found:
    own = seeker.stage
    if own is None:
        return
    if sum(1 for stage in circle.stages if abs(stage - own) <= NEAR) >= AT_LEAST:
        yield Reason("near-peers", "stage")
    elif sum(1 for stage in circle.stages if stage > own) >= AT_LEAST:
        yield Reason("ahead", "stage")


def _but_stage(seeker: Seeker, circle: CircleFacts) -> Found:
    own = seeker.stage
    if own is None:
        return
    most = max(AT_LEAST, len(circle.stages) // 2 + 1)
    if sum(1 for stage in circle.stages if stage > own + NEAR) >= most:
        yield Reason("further", "stage")
    elif sum(1 for stage in circle.stages if stage < own - NEAR) >= most:
        yield Reason("earlier", "stage")


def _why_approach(seeker: Seeker, circle: CircleFacts) -> Found:
    if circle.approach is not None and circle.approach == seeker.approach:
        yield Reason("approach", "approach", {"approach": circle.approach})


def _but_approach(seeker: Seeker, circle: CircleFacts) -> Found:
    if circle.approach is not None and seeker.approach not in {None, circle.approach}:
        yield Reason("other-approach", "approach", {"approach": circle.approach})


def _why_interests(seeker: Seeker, circle: CircleFacts) -> Found:
    common = sorted(
        interest for interest in seeker.interests or () if circle.interests.get(interest, 0) >= AT_LEAST
    )
    if common:
        yield Reason("interest", "interests", {"interest": common[0]})


def _nothing(_: Seeker, __: CircleFacts) -> Found:
    return iter(())


Speaker = Callable[[Seeker, CircleFacts], Found]
_WHY: dict[str, Speaker] = {
    "topic": _why_topic,
    "stage": _why_stage,
    "schedule": _why_schedule,
    "approach": _why_approach,
    "interests": _why_interests,
    "need": _why_need,
}
_BUT: dict[str, Speaker] = {
    "topic": _but_topic,
    "stage": _but_stage,
    "schedule": _but_schedule,
    "approach": _but_approach,
    "need": _but_need,
}
WHY_KINDS = (
    "both-topics", "same-topic", "family", "everyone", "any-hour", "meets-when-free", "meets", "writers",
    "company", "held", "near-peers", "ahead", "approach", "interest",
)  # fmt: skip
MISMATCH_KINDS = (
    "wider", "sibling", "no-meeting", "some-meetings", "empty", "young", "crowded", "quiet", "further",
    "earlier", "other-approach",
)  # fmt: skip
LIFE_KINDS = ("meetings", "reading", "night")


def _said(
    speakers: Mapping[str, Speaker], terms: Iterable[tuple[str, Term]], pair: tuple[Seeker, CircleFacts]
) -> Iterator[Reason]:
    for name, _ in terms:
        yield from speakers.get(name, _nothing)(*pair)


def _life(circle: CircleFacts) -> Reason:
    if circle.meets:
        return Reason("meetings", "life")
    return Reason("reading" if circle.kind == OPEN else "night", "life")


def reasons(seeker: Seeker, circle: CircleFacts, score: Score, most: int = 3) -> Explanation:
    """The heaviest two or three terms as reasons, and the heaviest shortfall as the mismatch.

    Only criteria that are terms of this score speak. That a circle is still empty goes first.
    """
    pair, terms = (seeker, circle), list(score.terms.items())
    heaviest = sorted(terms, key=lambda item: (-round(item[1].contribution, 9), item[0]))
    weakest = sorted(terms, key=lambda item: (-round(item[1].shortfall, 9), item[0]))
    mismatches = sorted(_said(_BUT, weakest, pair), key=lambda reason: reason.kind != "empty")
    return Explanation(
        why=tuple(_said(_WHY, heaviest, pair))[:most],
        mismatch=next(iter(mismatches), None),
        life=_life(circle),
    )
