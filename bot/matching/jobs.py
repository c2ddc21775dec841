"""What matching and circles look at again and again: seats, news, departures of long ago."""

from __future__ import annotations

from typing import Final

from bot.circles import service as circles
from bot.instance import Instance
from bot.matching import service
from bot.schedule import Job


async def sweep(instance: Instance) -> None:
    """Pass seats on, propose free ones, write the promised news; a look when nothing is due."""
    now = instance.clock.now()
    async with instance.database.reading() as tx:
        due = await service.next_due(tx)
    if due is None or due > now:
        return
    async with instance.database.transaction() as tx:
        await service.sweep(tx, now, instance.settings.default_timezone)


async def forget_departures(instance: Instance) -> None:
    """Ninety days after somebody left a circle, that is forgotten."""
    async with instance.database.transaction() as tx:
        await circles.forget_departures(tx, instance.clock.now())


JOBS: Final = (
    Job("matching.sweep", 10.0, sweep, service.next_due),
    Job("circles.forget_departures", 3600.0, forget_departures),
)
