"""Which word of encouragement reaches a person on a day (domain.md §C3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

DAY = timedelta(days=1)

GENTLE_TONE = 1
"""The loudest tone after a low mood, and for the grieving, on the scale 0 quiet to 3 festive."""
LOW_MOOD = 2
REST_DAYS = 180
"""Days before a word returns, once there are enough words to fill them."""
AFTER_CRISIS = timedelta(hours=48)
GRAVE_MOMENT = timedelta(hours=72)
GENTLE_KIND = "caring"
NOT_FOR_GRIEF = frozenset({"gratitude"})


PLAIN = "plain"


class State(StrEnum):
    """What a word may answer to beside an ordinary day, the most pressing first."""

    LOW = "low"
    MISSED = "missed7"
    FIRST_WEEK = "first_week"


@dataclass(frozen=True, slots=True)
class Word:
    """What selection knows of one word of the library; an empty set is for everyone, on any day.

    `states`: when it may go out ("plain" is an ordinary day); those no rule knows yet never come.
    """

    id: str
    language: str
    kind: str
    tone_max: int = 1
    families: frozenset[str] = frozenset()
    perspectives: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    min_gap_days: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a word is chosen for; `seed` is any number of their own, `every_days` their rhythm.

    `tone_limit` and `refused` hold what their family's rules forbid as well as what they refused.
    """

    seed: int
    language: str
    families: frozenset[str] = frozenset()
    perspective: str | None = None
    stage: str | None = None
    mood: float | None = None
    states: frozenset[State] = frozenset()
    grieving: bool = False
    tone_limit: int = 3
    refused: frozenset[str] = frozenset()
    every_days: int = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """That a word of that kind reached this reader on that day."""

    word: str
    kind: str
    day: date


def tone_limit(reader: Reader) -> int:
    """The loudest tone for this reader now."""
    low = reader.mood is not None and reader.mood <= LOW_MOOD
    gentle = low or reader.grieving or State.LOW in reader.states
    return min(reader.tone_limit, GENTLE_TONE) if gentle else reader.tone_limit


def is_eligible(word: Word, reader: Reader) -> bool:
    """Whether this word may reach this reader, whatever their state."""
    barred = reader.refused | NOT_FOR_GRIEF if reader.grieving else reader.refused
    return (
        word.language == reader.language
        and word.kind not in barred
        and word.tone_max <= tone_limit(reader)
        and (not word.families or not word.families.isdisjoint(reader.families))
        and (not word.perspectives or reader.perspective in word.perspectives)
        and (not word.stages or reader.stage in word.stages)
    )


def tiers(words: Iterable[Word], reader: Reader) -> tuple[tuple[Word, ...], ...]:
    """The eligible words: those that answer to the reader's most pressing state, then the others.

    To who returns after an absence, the others are only the caring ones of an ordinary day; to who is low,
    only caring ones that are meant for any day.
    """
    fitting = [word for word in words if is_eligible(word, reader)]
    plain = tuple(word for word in fitting if not word.states or PLAIN in word.states)
    state = next((each for each in State if each in reader.states), None)
    if state is None:
        return (plain,)
    answering = tuple(word for word in fitting if state in word.states)
    if state is not State.FIRST_WEEK:
        plain = tuple(word for word in plain if word.kind == GENTLE_KIND)
    if state is State.LOW:
        plain = tuple(word for word in plain if not word.states)
    return answering, tuple(word for word in plain if word not in answering)


def select(words: Iterable[Word], reader: Reader, seen: Sequence[Seen], today: date) -> Word | None:
    """The word of this day, or None: then nothing is sent.

    A word returns only after all eligible ones were seen, oldest first, never within its own gap,
    and not within 180 days once there are enough to fill them. Kinds take turns.
    """
    ranked = tiers(words, reader)
    last = {each.word: each.day for each in sorted(seen, key=lambda each: each.day)}
    for tier in ranked:
        new = [word for word in tier if word.id not in last]
        if new:
            return _in_turn(new, reader, seen)
    every = [word for tier in ranked for word in tier]
    rest = REST_DAYS if len(every) * reader.every_days >= REST_DAYS else 1
    rested = [word for word in every if today - last[word.id] >= max(rest, word.min_gap_days) * DAY]
    return min(rested, key=lambda word: (last[word.id], _chance(reader, word)), default=None)


def _in_turn(words: Sequence[Word], reader: Reader, seen: Sequence[Seen]) -> Word:
    """A word of the kind that came longest ago; which one is the reader's own fixed chance."""
    kinds: Mapping[str, int] = {each.kind: each.day.toordinal() for each in sorted(seen, key=_day)}
    return min(words, key=lambda word: (kinds.get(word.kind, 0), _chance(reader, word)))


def _day(seen: Seen) -> date:
    return seen.day


def _chance(reader: Reader, word: Word) -> int:
    text = f"{reader.seed}:{word.id}".encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest())


def is_held_back(
    now: datetime, paused: bool = False, rest_until: datetime | None = None, grave_at: datetime | None = None
) -> bool:
    """Whether no word goes out: paused, resting (48 h after a crisis), 72 h of a grave moment."""
    after_crisis = rest_until is not None and now < rest_until
    in_grief = grave_at is not None and now - grave_at < GRAVE_MOMENT
    return paused or after_crisis or in_grief
