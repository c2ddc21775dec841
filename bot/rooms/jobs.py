"""What rooms do by the clock: waiting messages go out, and words are stored no longer than they are read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.db import Transaction
from bot.instance import Instance
from bot.outbox import arrivals
from bot.rooms import rows, waiting
from bot.rooms.rows import Message
from bot.rooms.rules import WEEK
from bot.schedule import Job, each


async def keep_time(instance: Instance) -> None:
    """Release what has waited long enough; erase words of more than a week ago. Copies in chats stay."""
    now, zone = instance.clock.now(), instance.settings.default_timezone

    async def release(tx: Transaction, message: Message) -> None:
        await waiting.release(tx, message.id, now, zone)

    async def keep_waiting(tx: Transaction, message: Message) -> None:
        await rows.change(tx, message.id, held_until=now + timedelta(days=1))

    async def wear_out(tx: Transaction, message: Message) -> None:
        await arrivals.unshare(tx, message.contents, now=now)
        await rows.change(tx, message.id, kept=False)

    async with instance.database.reading() as tx:
        due, old = await rows.due(tx, now), await rows.worn_out(tx, now - WEEK)
    await each(instance, due, release, keep_waiting)
    await each(instance, old, wear_out)


async def next_due(tx: Transaction) -> datetime | None:
    """When the next waiting message goes out. Erasing keeps to the tick: nothing of it shows."""
    return await rows.next_release(tx)


JOB: Final = Job("rooms.keep_time", 20.0, keep_time, next_due)
