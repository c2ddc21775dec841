"""Rules of administration: the steps to a new circle, its own agreement, how long invitations live. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

STEPS: Final = ("family", "topic", "language", "kind", "space", "size", "name", "check")
"""The questions that lead to a new circle, in order."""
ASIDE: Final = {"agreement": "check"}
"""Questions that only who wants them comes to, and the step from which they do."""
OWN_LINES: Final = 4
"""Lines that a circle writes itself at most: with what is said in every one, its agreement has five."""
LONGEST_LINE: Final = 160
"""Characters of such a line."""
SIZES: Final = {"small": (8, 10, 12), "open": (15, 25, 40)}
"""The sizes offered for each kind of circle (product.md §3)."""
LINK_LIVES: Final = timedelta(hours=24)
"""How long an invitation can be opened and accepted (product.md §7)."""
ANSWER_LIVES: Final = timedelta(days=7)
"""How long an accepted one waits for an operator."""
LONGEST_TOKEN: Final = 64
"""Characters that Telegram lets stand in a deep link (core.telegram.org/bots/features#deep-linking)."""
PAGE: Final = 8
"""Circles on one screen."""


def step_after(step: str, *, asks_space: bool) -> str:
    """The question after this one."""
    if step in ASIDE:
        return ASIDE[step]
    steps = _steps(asks_space=asks_space)
    return steps[steps.index(step) + 1]


def step_before(step: str, *, asks_space: bool) -> str | None:
    """The question before this one; None at the first."""
    if step in ASIDE:
        return ASIDE[step]
    steps = _steps(asks_space=asks_space)
    number = steps.index(step)
    return steps[number - 1] if number else None


def _steps(*, asks_space: bool) -> tuple[str, ...]:
    # Where a space protects nobody, a circle of its own space would never be proposed to anyone.
    return tuple(step for step in STEPS if step != "space" or asks_space)


@dataclass(frozen=True, slots=True)
class Lines:
    """An agreement as it was typed: its lines, and the key of what is wrong with them, with its numbers."""

    lines: tuple[str, ...]
    fault: str | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)


def lines_of(text: str, always: Collection[str]) -> Lines:
    """The lines of a typed agreement, without bullets, empty lines, and those that stand in it `always`."""
    told = [" ".join(line.strip().lstrip("•*·–—- ").split()) for line in text.splitlines()]
    lines = tuple(line for line in told if any(map(str.isalnum, line)) and line not in always)
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            return Lines(lines, "admin-agreement-long", {"number": number, "length": len(line)})
    if len(lines) > OWN_LINES:
        return Lines(lines, "admin-agreement-many", {"count": len(lines)})
    return Lines(lines, None if lines else "admin-agreement-empty")


def sizes(kind: str, taken: int = 0) -> tuple[int, ...]:
    """The sizes to offer for a circle of this kind in which so many seats are taken or kept."""
    return tuple(size for size in SIZES[kind] if size >= taken)


def check_number(digest: bytes) -> str:
    """Four digits by which two people make sure that they mean the same invitation."""
    return f"{int.from_bytes(digest[:8], 'big') % 10_000:04}"


def free_name(names: Sequence[str], used: Iterable[str]) -> str:
    """The first of these names that isn't used; the first with a number when all are."""
    taken = set(used)
    numbered = (f"{names[0]} {number}" for number in range(2, len(taken) + 3))
    return next(name for name in (*names, *numbered) if name not in taken)


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is shown, from 0 on, and whether there is more before and after."""

    number: int
    first: int
    last: int
    before: bool
    after: bool


def page(number: int, items: int) -> Page:
    """The page of this number; the nearest there is, when there is none."""
    number = max(0, min(number, (items - 1) // PAGE))
    first, last = number * PAGE, min(items, (number + 1) * PAGE)
    return Page(number, first, last, number > 0, last < items)
