"""Rules of moderation: when writing is held, how long acts last, who may do what. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

REASONS: Final = ("threat", "sexual", "hurtful", "contact", "other")
"""What a reporter can say about a message, most urgent first."""
URGENT: Final = frozenset({"threat", "sexual"})
"""Held until a human has seen it (care.md, Moderation)."""

REPORTERS_TO_HOLD: Final = 3
HOLD: Final = timedelta(hours=24)
KEPT_AFTER_CLOSURE: Final = timedelta(days=30)
AUDIT_KEPT: Final = timedelta(days=365)
"""domain.md §F3, retention."""
DOOR_EVERY: Final = timedelta(hours=24)
"""One person is sent the door at most this often, however many worry."""

NOTHING: Final = "nothing"
WARN: Final = "warn"
MUTE_DAY: Final = "mute_day"
MUTE_WEEK: Final = "mute_week"
REMOVE: Final = "remove"
DECISIONS: Final = (NOTHING, WARN, MUTE_DAY, MUTE_WEEK, REMOVE)
REFUSE: Final = "refuse"
"""An act without a report: a message that waited to be read isn't passed on."""
MUTES: Final = {MUTE_DAY: timedelta(hours=24), MUTE_WEEK: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class HoldRule:
    """That writing is held; `until` is None when it is until a human has seen it."""

    until: datetime | None


def hold(reports: Iterable[tuple[bytes, str]], now: datetime) -> HoldRule | None:
    """The hold that open reports (reporter, reason) on one person in one circle call for, if any."""
    found = list(reports)
    if len({reporter for reporter, _ in found}) < REPORTERS_TO_HOLD:
        return None
    urgent = any(reason in URGENT for _, reason in found)
    return HoldRule(None if urgent else now + HOLD)


def ends_at(decision: str, now: datetime) -> datetime | None:
    """When an act ends by itself; None for one that has no duration."""
    return now + MUTES[decision] if decision in MUTES else None


def decisions(*, is_operator: bool, on_facilitator: bool) -> tuple[str, ...]:
    """What may be decided on a report: only an operator takes a facilitator out of their circle."""
    if on_facilitator and not is_operator:
        return tuple(one for one in DECISIONS if one != REMOVE)
    return DECISIONS


def most_urgent(reasons: Iterable[str]) -> str:
    """The first of REASONS among these; the last of all when there are none."""
    return min(
        reasons,
        key=lambda reason: REASONS.index(reason) if reason in REASONS else len(REASONS),
        default=REASONS[-1],
    )
