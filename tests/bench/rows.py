"""One row of the table of benchmarks."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, under which conditions, what came out, and what must hold (None: no bound)."""

    what: str
    conditions: str
    seen: str
    wanted: str
    reached: bool | None

    def __str__(self) -> str:
        verdict = {True: "reached", False: "NOT REACHED", None: ""}[self.reached]
        return f"| {self.what} | {self.conditions} | {self.seen} | {self.wanted} | {verdict} |"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0..1) of `values` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


HEAD = "| what | conditions | seen | must hold | |\n|---|---|---|---|---|"
