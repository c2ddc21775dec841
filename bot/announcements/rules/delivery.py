"""Whom and when: what is settled at preview, how long it is useful, how counts are told."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

FEW = 5
"""Below this many people a count is told as "fewer than 5" (product.md §7)."""


class Kind(StrEnum):
    """What an announcement is about; each can be refused on its own."""

    MEETING = "meeting"
    PRACTICAL = "practical"
    LIFE = "life"
    GRAVE = "grave"


USEFUL_FOR: Mapping[Kind, timedelta] = {
    Kind.MEETING: timedelta(hours=24),
    Kind.PRACTICAL: timedelta(days=2),
    Kind.LIFE: timedelta(days=7),
    Kind.GRAVE: timedelta(days=3),
}
"""How long each kind is proposed to stay useful; the writer may say another end."""


def wants(kind: Kind, refused: Iterable[str], agreed_to_life: bool) -> bool:
    """Whether a person receives this kind: not refused and, for the organisation's life, agreed to."""
    return kind not in frozenset(refused) and (kind is not Kind.LIFE or agreed_to_life)


# When


def useful_until(kind: Kind, leaves: datetime) -> datetime:
    """The end that is proposed for an announcement that leaves at this instant."""
    return leaves + USEFUL_FOR[kind]


USEFUL_AT_MOST = timedelta(days=31)
"""The longest an announcement may stay useful: what lasts longer belongs elsewhere."""
USEFUL_CHOICES = (timedelta(hours=6), timedelta(hours=24), timedelta(days=2), timedelta(days=7))
"""The ends that are offered as buttons, counted from when it leaves."""


def is_useful(leaves: datetime, until: datetime) -> bool:
    """Whether an announcement can still arrive in time: its end comes after it leaves."""
    return until > leaves


class InQuiet(StrEnum):
    """What happens to those in quiet hours: they get it when these are over, or now, silently."""

    LATER = "later"
    SILENTLY = "silently"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One person's own: not before that instant, and whether without a sound."""

    recipient: int
    not_before: datetime
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What an announcement will do, known before it is confirmed.

    `too_late`: those whose quiet hours last longer than the announcement is useful; it never
    arrives at them, and the preview says so.
    """

    now: tuple[Delivery, ...]
    later: tuple[Delivery, ...]
    too_late: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.now) + len(self.later)

    @property
    def first_later(self) -> datetime | None:
        """When the first of those who wait get theirs: what "[at 8]" says."""
        return min((each.not_before for each in self.later), default=None)


def settle(
    leaves: datetime,
    until: datetime,
    quiet_ends: Mapping[int, datetime | None],
    in_quiet: InQuiet = InQuiet.LATER,
) -> Plan:
    """Who gets it when: `quiet_ends` says, for each recipient, when the quiet hours that hold as it
    leaves are over, None when none hold. The order of recipients is kept.
    """
    now, later, too_late = [], [], []
    for recipient, ends in quiet_ends.items():
        if ends is None or in_quiet is InQuiet.SILENTLY:
            now.append(Delivery(recipient, leaves, silent=ends is not None))
        elif is_useful(ends, until):
            later.append(Delivery(recipient, ends))
        else:
            too_late.append(recipient)
    return Plan(tuple(now), tuple(later), tuple(too_late))


# Counts and time, as they are told


def told_count(count: int) -> int | None:
    """The count as it may be shown: None is "fewer than 5"."""
    return count if count >= FEW else None


def can_aim_by_experience(count: int) -> bool:
    """Whether an audience chosen by experience, family or language is large enough to be aimed at."""
    return count >= FEW


def expected_duration(count: int, per_second: float) -> timedelta:
    """How long so many messages take at this rate, in whole seconds, at least one."""
    return timedelta(seconds=max(1, math.ceil(count / per_second)))


def told_minutes(duration: timedelta) -> int:
    """A duration in whole minutes as it is told: 0 is "less than a minute", else rounded up."""
    seconds = duration.total_seconds()
    return 0 if seconds < 60 else math.ceil(seconds / 60)


BAR = 10
"""Signs in the row that shows how far the sending is."""


def bar(done: int, total: int) -> str:
    """How far the sending is, as a row of text; full only when all are done."""
    filled = BAR if total <= 0 else min(done, total) * BAR // total
    return "▓" * filled + "░" * (BAR - filled)


# Taking back

DELETABLE = timedelta(hours=47)
"""Telegram lets a bot delete for 48 hours; an hour is left for the way there."""


def is_deletable(sent_at: datetime | None, now: datetime) -> bool:
    """Whether a message can still be deleted; one that is leaving just now can."""
    return sent_at is None or now - sent_at < DELETABLE
