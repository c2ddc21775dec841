"""The rules of the daily check-in: which day, how often, when it is low, and what a chart shows."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

WORST, BEST = 1, 5
DAY = timedelta(days=1)

FILL_IN_DAYS = 2
"""How many days before today can still be noted (product.md §4)."""
EVENING_ENDS = time(5)
"""Until this hour of the next morning an answer still belongs to the evening, and isn't marked."""

PROMPT_LIVES = timedelta(hours=3)
"""How late a question may arrive; later it expires and the day is recorded as skipped."""
SNOOZE = timedelta(hours=1)

EVERY_OTHER_DAY_FROM = 3
WEEKLY_FROM = 7
SILENT_AFTER_DAYS = 28
"""Unanswered questions, and days without an answer, of the back-off (domain.md §B2)."""

LOW = 2
BELOW_BASELINE = 1
RUNNING = 3
BASELINE_NEEDS = 5
BASELINE_DAYS = 28
COOL_DOWN = timedelta(days=7)
"""The low rule: absolute and personal, with its cool-down (domain.md §B3)."""

MEDIAN_DAYS = 7
MEDIAN_NEEDS = 3


# Which day


def day_of(tapped_at: datetime, asked_for: date | None, zone: ZoneInfo) -> date:
    """The day a mood belongs to: the one that was asked about, else the person's own today."""
    return asked_for or tapped_at.astimezone(zone).date()


def can_note(day: date, at: datetime, zone: ZoneInfo) -> bool:
    """Whether this day can be noted: today and the two days before, in the person's own time."""
    today = at.astimezone(zone).date()
    return today - FILL_IN_DAYS * DAY <= day <= today


def is_filled_in_later(day: date, at: datetime, zone: ZoneInfo) -> bool:
    """Whether the note is marked as made afterwards: from five in the morning of the next day."""
    local = at.astimezone(zone).replace(tzinfo=None)
    return local >= datetime.combine(day + DAY, EVENING_ENDS)


# How often, and how late


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to ask: every so many days; None is silence. `door_open`: say once that it is."""

    every_days: int | None
    door_open: bool = False


def pace(unanswered: int, silent_days: int, *, chosen: int = 1, door_said: bool = False) -> Pace:
    """The back-off after so many questions in a row, and so many days, without an answer.

    It never asks more often than the person chose.
    """
    if silent_days >= SILENT_AFTER_DAYS:
        return Pace(None, door_open=not door_said)
    if unanswered >= WEEKLY_FROM:
        return Pace(max(7, chosen))
    if unanswered >= EVERY_OTHER_DAY_FROM:
        return Pace(max(2, chosen))
    return Pace(chosen)


def next_day(asked_on: date, silent_since: date, unanswered: int, *, chosen: int = 1) -> date | None:
    """The next day to write on after `asked_on`; None once the door-open message was that day's.

    `silent_since` is the day of the last answer (before the first one: of the first question).
    Day 28 of silence is always one: it is the day of the door-open message.
    """
    door = silent_since + SILENT_AFTER_DAYS * DAY
    if asked_on >= door:
        return None
    every = pace(unanswered, (asked_on - silent_since).days, chosen=chosen).every_days or 1
    return min(asked_on + every * DAY, door)


def expires_at(due: datetime) -> datetime:
    """Until when a question due at that instant may still arrive."""
    return due + PROMPT_LIVES


def snoozed_until(tapped_at: datetime) -> datetime:
    """When the same question, about the same day, comes again."""
    return tapped_at + SNOOZE


# When it is low


def baseline(earlier: Sequence[int]) -> float:
    """The person's own usual: the median of at least five notes of 28 days; the middle until then."""
    return float(median(earlier)) if len(earlier) >= BASELINE_NEEDS else (WORST + BEST) / 2


def is_low(score: int, earlier: Sequence[int]) -> bool:
    """Whether this answer is low for this person; `earlier` are the notes before it, oldest first.

    Low is at most 2, and either a step below their own usual or the third such answer running.
    """
    if score > LOW:
        return False
    if score <= baseline(earlier) - BELOW_BASELINE:
        return True
    before = earlier[-(RUNNING - 1) :]
    return len(before) == RUNNING - 1 and all(note <= LOW for note in before)


def offers_help(score: int, earlier: Sequence[int], today: date, offered_on: date | None) -> bool:
    """Whether to offer something after this answer: it is low, and nothing was offered in 7 days."""
    if offered_on is not None and today - offered_on < COOL_DOWN:
        return False
    return is_low(score, earlier)


# What a chart shows


@dataclass(frozen=True, slots=True)
class Dot:
    """One day of a chart. No score: a hollow day, never drawn as bad and never filled in between.

    `median`: of the seven days that end on this one, once three of them are noted.
    """

    day: date
    score: float | None
    median: float | None
    marked: bool = False


def series(
    notes: Mapping[date, Sequence[int]], today: date, days: int = 14, marked: Collection[date] = ()
) -> tuple[Dot, ...]:
    """The last `days` days, oldest first, from the scores noted on each day.

    Several notes on one day count as their median. Notes of the six days before serve the first
    medians.
    """
    by_day = {day: float(median(scores)) for day, scores in notes.items() if scores}
    dots = []
    for ago in range(days - 1, -1, -1):
        day = today - ago * DAY
        window = [by_day[each] for back in range(MEDIAN_DAYS) if (each := day - back * DAY) in by_day]
        middle = float(median(window)) if len(window) >= MEDIAN_NEEDS else None
        dots.append(Dot(day, by_day.get(day), middle, marked=day in marked))
    return tuple(dots)


@dataclass(frozen=True, slots=True)
class Description:
    """A chart in words: how many days are noted, between what, what came most often, each day.

    `most_often` holds one or two scores; none when nothing stands out. Scores are 1 to 5.
    """

    days: int
    noted: int
    lowest: int | None
    highest: int | None
    most_often: tuple[int, ...]
    each: tuple[tuple[date, int | None], ...]


def _whole(score: float | None) -> int | None:
    return None if score is None else int(score + 0.5)


def describe(dots: Sequence[Dot]) -> Description:
    """What the chart shows, without comparing, judging or predicting."""
    each = tuple((dot.day, _whole(dot.score)) for dot in dots)
    scores = [score for _, score in each if score is not None]
    counts = Counter(scores)
    top = max(counts.values(), default=0)
    often = tuple(sorted(score for score, count in counts.items() if count == top))
    return Description(
        days=len(dots),
        noted=len(scores),
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        most_often=often if top > 1 and len(often) <= 2 else (),
        each=each,
    )
