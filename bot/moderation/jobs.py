"""What moderation does by the clock: closed reports, old worries, acts and holds are erased."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.db import Transaction
from bot.instance import Instance
from bot.moderation import acts, audit, holds, reports, worries
from bot.schedule import Job, each


async def erase(instance: Instance) -> None:
    """Erase what has been kept long enough (care.md, Moderation: thirty days after closure)."""
    now = instance.clock.now()
    erasing = (reports.erase_old, worries.erase_old, acts.erase_old, holds.erase_old, audit.prune)
    await each(instance, erasing, lambda tx, erase_old: erase_old(tx, now))


async def next_due(tx: Transaction) -> datetime | None:
    """When the next report or worry has been kept long enough."""
    found = (await reports.next_erasure(tx), await worries.next_erasure(tx))
    return min((moment for moment in found if moment is not None), default=None)


JOB: Final = Job("moderation.erase", 3600.0, erase, next_due)
