"""Random people and circles for the tests of matching, from a seed."""

from dataclasses import fields
from random import Random
from typing import Any

from bot.matching.rules import CircleFacts, Seeker, Topic

FAMILIES = {
    "addictions": ("alcohol", "gambling", "tobacco"),
    "mind": ("depression", "anxiety", "burnout"),
    "bereavement": ("loss-parent", "loss-partner"),
}
SPACES = ("mixed", "mixed", "mixed", "women", "men", "lgbtq")
APPROACHES = ("steps", "tools", "listening", None)
PERSPECTIVES = ("self", "close", "loss")
SLOTS = tuple((day, part) for day in range(7) for part in range(4))
INTERESTS = ("music", "walking", "cooking", "reading", "gardening")


def _some(draw: Random, values: tuple[Any, ...], most: int) -> frozenset[Any]:
    return frozenset(draw.sample(values, draw.randint(0, min(most, len(values)))))


def _topic(draw: Random) -> Topic:
    family = draw.choice(sorted(FAMILIES))
    return Topic(family, draw.choice((*FAMILIES[family], None)))


def a_seeker(draw: Random, number: int = 1) -> Seeker:
    return Seeker(
        id=number,
        languages=frozenset(draw.sample(("fr", "en", "es"), draw.randint(1, 2))),
        topics=tuple(_topic(draw) for _ in range(draw.randint(1, 2))),
        perspective=draw.choice((*PERSPECTIVES, None)),
        space=draw.choice((*SPACES, None)),
        adult=draw.random() > 0.03,
        stage=draw.choice((None, draw.random())),
        approach=draw.choice(APPROACHES),
        never=_some(draw, ("steps", "tools", "listening"), 2) if draw.random() < 0.3 else frozenset(),
        avoid=_some(draw, ("alcohol", "burnout", "loss-parent", "violence"), 2)
        if draw.random() < 0.3
        else frozenset(),
        free=draw.choice((None, _some(draw, SLOTS, 8))),
        interests=draw.choice((None, _some(draw, INTERESTS, 4))),
        important=_some(draw, ("parent", "rural"), 1),
        blocked=_some(draw, tuple(range(20)), 2),
        banned_from=_some(draw, tuple(range(30)), 1),
        left=_some(draw, tuple(range(30)), 2),
        inside=_some(draw, tuple(range(30)), 2),
        holds=_some(draw, tuple(range(30)), 2),
    )


def a_circle(draw: Random, number: int | None = None) -> CircleFacts:
    family = draw.choice((*sorted(FAMILIES), None))
    active, is_small = draw.randint(0, 14), draw.random() < 0.8
    return CircleFacts(
        id=draw.randrange(30) if number is None else number,
        family=family,
        experience=draw.choice((*FAMILIES[family], None)) if family else None,
        language=draw.choice(("fr", "fr", "en", "es")),
        kind="small" if is_small else "open",
        space=draw.choice(SPACES),
        perspectives=draw.choice(
            (frozenset(PERSPECTIVES), frozenset({"self"}), frozenset({"close", "loss"}))
        ),
        adult=draw.random() > 0.02,
        active=active,
        held=draw.choice((0, 0, 0, 1, 2)),
        capacity=12 if is_small else 40,
        joins_last_week=draw.choice((0, 0, 1, 2, 3)),
        facilitators_active=draw.choice((0, 1, 2, 2)),
        is_open=draw.random() > 0.1,
        writers_week=draw.randint(0, active),
        writers_fortnight=draw.randint(0, active),
        approach=draw.choice(APPROACHES),
        topics=_some(draw, ("alcohol", "burnout", "loss-parent", "violence", "depression"), 2),
        meets=_some(draw, SLOTS, 3) if draw.random() < 0.4 else frozenset(),
        stages=tuple(sorted(draw.random() for _ in range(draw.randint(0, active)))),
        interests={name: draw.randint(0, 5) for name in INTERESTS},
        traits={"parent": draw.randint(0, 2)},
        people=_some(draw, tuple(range(20)), 4),
    )


def plain(value: Seeker | CircleFacts) -> dict[str, Any]:
    """The same facts as a plain dictionary, for the oracle."""
    facts = {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, Seeker):
        facts["topics"] = [(topic.family, topic.experience) for topic in value.topics]
    return facts
