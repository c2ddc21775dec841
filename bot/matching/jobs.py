"""What matching and circles look at again and again: seats, news, departures of long ago."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Final

import structlog

from bot.circles import service as circles
from bot.circles.service import Aggregate
from bot.db import Transaction, is_of_storage
from bot.instance import Instance
from bot.matching import news, seating, service, waiting
from bot.matching.seating import Seat
from bot.rhythm import sweep as rhythm
from bot.schedule import Job, each

log = structlog.get_logger(__name__)


async def sweep(instance: Instance) -> None:
    """Pass seats on, propose free ones, write the promised news; a look when nothing is due."""
    now = instance.clock.now()
    async with instance.database.reading() as tx:
        if not await service.is_due(tx, now):
            return
    try:
        async with instance.database.transaction() as tx:
            await service.sweep(tx, now, instance.settings.default_timezone)
    except Exception as fault:
        if is_of_storage(fault):
            raise
        log.exception("matching.one_by_one")
        await _one_by_one(instance, now)


async def _one_by_one(instance: Instance, now: datetime) -> None:
    """The same, each seat, circle and person apart: what fails is out of the way until tomorrow."""
    zone = instance.settings.default_timezone

    async def let_go(tx: Transaction, seat: Seat) -> None:
        await seating.release(tx, seat, now)

    async def offer(tx: Transaction, found: Aggregate) -> None:
        present = await circles.aggregate(tx, found.circle_id)
        if present is not None:
            await seating.offer_in(tx, present, now, zone)

    async def not_today(tx: Transaction, found: Aggregate) -> None:
        await circles.offer_at(tx, found.circle_id, now + timedelta(days=1))

    async with instance.database.reading() as tx:
        seats = await seating.over(tx, now)
    await each(instance, seats, lambda tx, seat: seating.pass_over(tx, seat, now), let_go)
    async with instance.database.transaction() as tx:
        found = await seating.to_offer(tx, now)
    await each(instance, found, offer, not_today)
    await rhythm.serve(instance, (waiting.NEWS,), partial(news.write, now=now, default_zone=zone))


async def forget_departures(instance: Instance) -> None:
    """Ninety days after somebody left a circle, that is forgotten."""
    async with instance.database.transaction() as tx:
        await circles.forget_departures(tx, instance.clock.now())


JOBS: Final = (
    Job("matching.sweep", 10.0, sweep, service.next_due),
    Job("circles.forget_departures", 3600.0, forget_departures),
)
