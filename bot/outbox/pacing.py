"""How fast the bot may write: pure rules over machine seconds.

Telegram takes about 30 messages a second in all, one a second in a chat after a short burst, 20 a minute in a
group (core.telegram.org/bots/faq). Its limits are not exact, so we stay below each. Bulk is spread evenly
(GCRA); answers leave at once from a reserve and push bulk back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

CEILING = 30
_SECOND = 1.03
"""The second in which no more than that leaves, with what requests may lose on each other on their way."""
CATCH_UP = 0.25
"""Seconds of bulk that may be made up for after waking late: without it every late wake would lose a slot."""


_LULL = 1.0
"""Seconds without bulk after which it begins anew, without anything to make up for."""
_ROUNDING = 1e-6
"""What sums of seconds since 1970 may be off by."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The paces to keep; seconds of machine time."""

    per_second: float = 28.0
    reserve: int = 20
    chat_burst: int = 4
    chat_every: float = 1.0
    group_count: int = 19
    group_window: float = 60.0

    @property
    def ceiling(self) -> int:
        """The most that leaves in any one second. Above 30 only where a paid rate was asked for."""
        return max(CEILING, ceil(self.per_second * CEILING / 28)) if self.per_second > CEILING else CEILING


@dataclass(frozen=True, slots=True)
class Budget:
    """The bot's own pace: when the next bulk and the next reserved message may leave, what left lately."""

    bulk_at: float = 0.0
    reserve_at: float = 0.0
    recent: tuple[float, ...] = ()
    """When the last messages left, oldest first; at most as many as the ceiling."""

    def free_at(self, limits: Limits, at: float, *, urgent: bool) -> float:
        """When a message may leave, if nothing else does before: `at` or later."""
        start = self.reserve_at - (limits.reserve - 1) / limits.per_second if urgent else self.bulk_at
        full = self.recent[-limits.ceiling] + _SECOND if len(self.recent) >= limits.ceiling else 0.0
        return max(at, start - _ROUNDING, full)

    def _bulk_from(self, at: float) -> float:
        """Where bulk's next step is counted from: slots missed a moment ago may be made up for, no others."""
        return at if self.bulk_at < at - _LULL else max(self.bulk_at, at - CATCH_UP)

    def spend(self, limits: Limits, at: float, *, urgent: bool) -> Budget:
        """The budget after a message left; an urgent one pushes bulk back by its own share."""
        step = 1.0 / limits.per_second
        return Budget(
            bulk_at=self._bulk_from(at) + step,
            reserve_at=max(self.reserve_at, at) + step if urgent else self.reserve_at,
            recent=(*self.recent, at)[-limits.ceiling :],
        )


@dataclass(frozen=True, slots=True)
class Pace:
    """One chat's pace: `next_at` counts a private chat's messages, `recent` a group's."""

    next_at: float = 0.0
    recent: tuple[float, ...] = ()
    blocked_until: float = 0.0
    """Telegram told us to leave this chat alone until then, with any act."""

    def free_at(self, limits: Limits) -> float:
        """When the next message may leave for this chat; edits and deletions don't wait for it."""
        private = self.next_at - (limits.chat_burst - 1) * limits.chat_every
        full = 0.0
        if len(self.recent) >= limits.group_count:
            full = self.recent[-limits.group_count] + limits.group_window
        return max(private - _ROUNDING, full)

    def spend(self, limits: Limits, at: float, *, group: bool) -> Pace:
        """The pace after a message left for this chat."""
        if group:
            return replace(self, recent=(*self.recent, at)[-limits.group_count :])
        return replace(self, next_at=max(self.next_at, at) + limits.chat_every)


def back_off(attempts: int) -> float:
    """Seconds before the next try after this many: half a second, doubling up to a minute."""
    return min(60.0, 0.5 * 2.0 ** min(attempts, 10))
