"""What announcements do by the clock: leave at their hour, go on, show how far they are, are erased."""

from __future__ import annotations

from typing import Final

import structlog

from bot.announcements import live, rows
from bot.announcements.live import House
from bot.instance import Instance
from bot.schedule import Job

log = structlog.get_logger(__name__)

EVERY: Final = 2.0
"""Machine seconds between two looks at an announcement that is leaving."""


async def run(instance: Instance) -> None:
    """Look at every announcement that is due, each in a transaction of its own."""
    async with instance.database.reading() as tx:
        due = await rows.due(tx, instance.clock.now())
    for announcement_id in due:
        try:
            async with instance.database.transaction() as tx:
                await live.look(tx, announcement_id, instance.clock.now(), House.of(instance.settings))
        except Exception:
            # The others must not wait for one that fails.
            log.exception("announcements.look_failed")


async def erase(instance: Instance) -> None:
    """Erase announcements of more than a year ago."""
    async with instance.database.transaction() as tx:
        await rows.erase_old(tx, instance.clock.now())


JOBS: Final = (
    Job("announcements.run", EVERY, run, rows.next_look),
    Job("announcements.erase", 3600.0, erase),
)
