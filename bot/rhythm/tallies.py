"""Counts of what was written in time, late, or not at all, by day and kind: of nobody in particular."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Executable, case, func, select

from bot.db import Prepared, Transaction, insert_for
from bot.rhythm.tables import punctuality

LATE = timedelta(minutes=5)
"""From when a message counts as late."""


@dataclass(slots=True)
class Tally:
    """What became of the occurrences of one kind in one sweep."""

    served: int = 0
    late: int = 0
    skipped: int = 0
    worst: timedelta = timedelta()

    def serve(self, late: timedelta) -> None:
        """One was written, so much after its moment."""
        self.served += 1
        self.late += late >= LATE
        self.worst = max(self.worst, late)

    def lose(self, *, late: bool) -> None:
        """One that was counted as written, perhaps late, could never be sent."""
        self.served -= 1
        self.late -= late
        self.skipped += 1


async def count(tx: Transaction, now: datetime, tallies: Mapping[str, Tally]) -> None:
    """Add these counts to those of the (UTC) day, for the operator to see."""
    for kind, tally in tallies.items():
        if tally.served or tally.skipped:
            await _add(tx, now.date(), kind, tally)


async def _add(tx: Transaction, day: date, kind: str, tally: Tally) -> None:
    row = {
        "day": day,
        "kind": kind,
        "served": tally.served,
        "late": tally.late,
        "skipped": tally.skipped,
        "worst_seconds": int(tally.worst.total_seconds()),
    }
    await tx.run(_ADD, row)


def _adding(dialect: str) -> Executable:
    statement = insert_for(dialect, punctuality)
    new, old = statement.excluded, punctuality.c
    changed: dict[str, Any] = {name: old[name] + new[name] for name in ("served", "late", "skipped")}
    changed["worst_seconds"] = case(
        (new.worst_seconds > old.worst_seconds, new.worst_seconds), else_=old.worst_seconds
    )
    return statement.on_conflict_do_update(index_elements=["day", "kind"], set_=changed)


_ADD = Prepared(_adding)


async def tallied(tx: Transaction, since: date = date.min) -> dict[str, Tally]:
    """The counts of each kind from a (UTC) day on."""
    sums = [func.sum(punctuality.c[name]) for name in ("served", "late", "skipped")]
    grouped = select(punctuality.c.kind, *sums, func.max(punctuality.c.worst_seconds))
    rows = await tx.all(grouped.where(punctuality.c.day >= since).group_by(punctuality.c.kind))
    return {
        kind: Tally(served, late, skipped, timedelta(seconds=worst))
        for kind, served, late, skipped, worst in rows
    }
