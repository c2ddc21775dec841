"""What rooms do by the clock: waiting messages go out, and words are stored no longer than they are read."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.db import Transaction
from bot.instance import Instance
from bot.outbox import arrivals
from bot.rooms import rows
from bot.rooms.rules import WEEK
from bot.rooms.service import release_due
from bot.schedule import Job


async def keep_time(instance: Instance) -> None:
    """Release what has waited long enough; erase words of more than a week ago. Copies in chats stay."""
    now = instance.clock.now()
    async with instance.database.transaction() as tx:
        await release_due(tx, now, instance.settings.default_timezone)
    async with instance.database.transaction() as tx:
        for message in await rows.worn_out(tx, now - WEEK):
            await arrivals.unshare(tx, message.contents, now=now)
            await rows.change(tx, message.id, kept=False)


async def next_due(tx: Transaction) -> datetime | None:
    """When the next waiting message goes out. Erasing keeps to the tick: nothing of it shows."""
    return await rows.next_release(tx)


JOB: Final = Job("rooms.keep_time", 20.0, keep_time, next_due)
