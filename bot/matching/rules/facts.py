"""What matching looks at: a person's own answers, and a circle's aggregate row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Slot = tuple[int, int]
"""A part of a week: (weekday, Monday is 0; part of the day, 0 morning to 3 night), local time."""

PERSPECTIVES = frozenset({"self", "close", "loss"})
SMALL, OPEN = "small", "open"
MIXED = "mixed"


class Hard(StrEnum):
    """The constraints of which one failure means never proposed (domain.md §A3)."""

    LANGUAGE = "H1"
    ADULT = "H2"
    FAMILY = "H3"
    PERSPECTIVE = "H4"
    SPACE = "H5"
    FULL = "H6"
    APART = "H7"
    RULED_OUT = "H8"
    HOURS = "H9"
    CLOSED = "H10"
    LEFT = "left"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Topic:
    """One experience of the catalogue and its family; `experience` is None for the family alone."""

    family: str
    experience: str | None = None


@dataclass(frozen=True, slots=True)
class Seeker:
    """What a person answered, and the circles and people that are out of question for them.

    None always means never asked or skipped. `blocked` names the members of whom either blocked
    or avoids the other; `holds` the circles in which a seat is kept for this very person.
    """

    id: int
    languages: frozenset[str]
    topics: tuple[Topic, ...]
    perspective: str | None = None
    space: str | None = None
    adult: bool = True
    stage: float | None = None
    approach: str | None = None
    never: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    free: frozenset[Slot] | None = None
    interests: frozenset[str] | None = None
    important: frozenset[str] = frozenset()
    blocked: frozenset[int] = frozenset()
    banned_from: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()
    holds: frozenset[int] = frozenset()
    families: frozenset[str] = field(init=False, repr=False)
    experiences: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if not 1 <= len(self.topics) <= 2:
            raise ValueError("a seeker has one or two topics")
        # Worked out once: they are looked at for each of ten thousand circles.
        experiences = frozenset(topic.experience for topic in self.topics if topic.experience)
        object.__setattr__(self, "families", frozenset(topic.family for topic in self.topics))
        object.__setattr__(self, "experiences", experiences)


@dataclass(frozen=True, slots=True)
class CircleFacts:
    """The aggregate row of one circle: counts and the circle's own facts, nobody's profile.

    `family` None: for every family; `experience` None: generalist inside its family. `people`
    holds only those members and facilitators whom the seeker's blocks name. `meets` is in the
    seeker's local time and empty for a circle that is written at any hour. `interests` and
    `traits` count members; `stages` are theirs, without names, sorted.
    """

    id: int
    family: str | None
    experience: str | None
    language: str
    kind: str = SMALL
    space: str = MIXED
    perspectives: frozenset[str] = PERSPECTIVES
    adult: bool = True
    active: int = 0
    held: int = 0
    capacity: int = 12
    joins_last_week: int = 0
    facilitators_active: int = 1
    is_open: bool = True
    writers_week: int = 0
    writers_fortnight: int = 0
    approach: str | None = None
    topics: frozenset[str] = frozenset()
    meets: frozenset[Slot] = frozenset()
    stages: tuple[float, ...] = ()
    interests: Mapping[str, int] = field(default_factory=dict)
    traits: Mapping[str, int] = field(default_factory=dict)
    people: frozenset[int] = frozenset()

    def covers(self, experience: str) -> bool:
        """Whether this experience is among what the circle is about."""
        return experience == self.experience or experience in self.topics
