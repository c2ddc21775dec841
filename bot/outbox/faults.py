"""What could not be sent and why, counted for the operator: of nobody, and without a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select

from bot.db import Prepared, Transaction, insert_for
from bot.outbox.acts import Lane
from bot.outbox.tables import faults

KEPT: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Fault:
    """How many rows of a lane failed for a reason."""

    lane: str
    reason: str
    number: int


async def count(tx: Transaction, now: datetime, lane: int, reason: str) -> None:
    """One more row of this lane failed."""
    await tx.run(_AGAIN, {"day": now.date(), "lane": int(lane), "reason": reason[:16], "number": 1})


_AGAIN = Prepared(
    lambda dialect: insert_for(dialect, faults).on_conflict_do_update(
        index_elements=["day", "lane", "reason"], set_={"number": faults.c.number + 1}
    )
)


async def since(tx: Transaction, day: date) -> list[Fault]:
    """What failed from a (UTC) day on, the most urgent lane first."""
    grouped = (
        select(faults.c.lane, faults.c.reason, func.sum(faults.c.number))
        .where(faults.c.day >= day)
        .group_by(faults.c.lane, faults.c.reason)
        .order_by(faults.c.lane, faults.c.reason)
    )
    return [Fault(_name(lane), reason, int(number)) for lane, reason, number in await tx.all(grouped)]


async def sweep(tx: Transaction, now: datetime) -> None:
    """Forget the counts of more than a year ago."""
    await tx.execute(delete(faults).where(faults.c.day < (now - KEPT).date()))


def _name(lane: int) -> str:
    return Lane(lane).name.lower() if lane in list(Lane) else "other"
