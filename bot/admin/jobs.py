"""What administration does by the clock: invitations that nobody answered in time end."""

from __future__ import annotations

from typing import Final

from bot.admin import invitations, notices
from bot.instance import Instance
from bot.schedule import Job


async def expire(instance: Instance) -> None:
    """End them, and tell whoever had accepted one."""
    now = instance.clock.now()
    async with instance.database.reading() as tx:
        due = await invitations.next_due(tx)
    if due is None or due > now:
        return
    async with instance.database.transaction() as tx:
        for found in await invitations.expire(tx, now):
            await notices.answer(tx, found, "admin-unconfirmed", now, instance.settings.default_timezone)


JOB: Final = Job("admin.expire", 60.0, expire, invitations.next_due)
