"""What administration does by the clock: invitations that nobody answered in time end."""

from __future__ import annotations

from typing import Final

from bot.admin import invitations, notices
from bot.db import Transaction
from bot.instance import Instance
from bot.schedule import Job, each


async def expire(instance: Instance) -> None:
    """End them, and tell whoever had accepted one."""
    now = instance.clock.now()
    async with instance.database.reading() as tx:
        due = await invitations.next_due(tx)
    if due is None or due > now:
        return

    async def tell(tx: Transaction, invitation_id: int) -> None:
        found = await invitations.unanswered(tx, invitation_id)
        if found is not None:
            await notices.answer(tx, found, "admin-unconfirmed", now, instance.settings.default_timezone)

    async with instance.database.transaction() as tx:
        accepted = await invitations.expire(tx, now)
    await each(instance, accepted, tell, invitations.discard)


JOB: Final = Job("admin.expire", 60.0, expire, invitations.next_due)
