"""The explicit list of what is looked at again and again; see bot.schedule."""

from __future__ import annotations

from typing import Final

from bot import daily
from bot.admin import jobs as admin
from bot.announcements import jobs as announcements
from bot.inbox import service as inbox
from bot.instance import Instance
from bot.matching import jobs as matching
from bot.moderation import jobs as moderation
from bot.outbox import batches as outbox
from bot.privacy import jobs as privacy
from bot.rooms import jobs as rooms
from bot.schedule import Job


async def _forget_updates(instance: Instance) -> None:
    async with instance.database.transaction() as tx:
        await inbox.forget_old(tx, instance.clock.now())


async def _sweep_outbox(instance: Instance) -> None:
    now = instance.clock.now()
    async with instance.database.transaction() as tx:
        await outbox.sweep(tx, now=now)


ALL: Final = (
    Job("inbox.forget_old", 3600.0, _forget_updates),
    Job("outbox.sweep", 3600.0, _sweep_outbox),
    *matching.JOBS,
    daily.JOB,
    *privacy.JOBS,
    rooms.JOB,
    moderation.JOB,
    *announcements.JOBS,
    admin.JOB,
)
