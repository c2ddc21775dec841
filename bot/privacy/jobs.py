"""What privacy looks at again and again: people to be told "done", strangers gone quiet, old tombstones."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, select, update

from bot.db import Prepared, Row, Transaction
from bot.instance import Instance
from bot.members import service as members
from bot.outbox.acts import Lane, Send, ToAddress
from bot.outbox.service import put
from bot.privacy import screens, service
from bot.privacy.tables import farewells
from bot.schedule import Job, each
from bot.texts import texts

LAST_CHECKPOINT: Final = timedelta(minutes=1)
"""How long after "done" the disk is told once more to let go: by then that message's own row is gone."""


async def say_done(instance: Instance) -> None:
    """Make the disk let go of what was deleted, and only then tell those who were forgotten."""
    now = instance.clock.now()
    async with instance.database.reading() as tx:
        due = (await tx.run(_DUE, {"now": now})).rows
    if not due:
        return
    # These were deleted before this checkpoint begins; whoever comes meanwhile waits for the next one.
    await instance.database.forget_checkpoint()
    await each(instance, due, lambda tx, row: _say(tx, row, now), _drop)


_DUE = Prepared(select(farewells).where(farewells.c.due_at <= bindparam("now")))


async def _drop(tx: Transaction, row: Row) -> None:
    await tx.execute(delete(farewells).where(farewells.c.id == row.id))


async def _say(tx: Transaction, row: Row, now: datetime) -> None:
    if row.whom is None:
        await _drop(tx, row)
        return
    whom: dict[str, Any] = tx.vault.open(
        tx.vault.unwrap(row.wrapped_key), row.whom, f"farewells|whom|{row.id}"
    )
    tx.vault.drop(row.wrapped_key)
    to = ToAddress(whom["chat"], throw_away=True)
    done = screens.done(texts(whom["language"]))
    await put(tx, f"forgotten:{row.id}", to, Send(done), Lane.REPLY, now=now)
    emptied = {"wrapped_key": None, "whom": None, "due_at": now + LAST_CHECKPOINT}
    await tx.execute(update(farewells).where(farewells.c.id == row.id).values(emptied))


async def next_farewell(tx: Transaction) -> datetime | None:
    """When somebody is next to be told, or the disk to let go."""
    found: datetime | None = await tx.value(select(func.min(farewells.c.due_at)))
    return found


async def forget_strangers(instance: Instance) -> None:
    """Forget people who agreed to nothing and have been silent for thirty days; drop old tombstones."""
    now = instance.clock.now()
    chats: list[int] = []

    async def forget(tx: Transaction, member_id: int) -> None:
        member = await members.get(tx, member_id)
        if member is not None:
            await service.forget(tx, member, now)
            tx.after_commit(partial(chats.append, member.telegram_id))

    async with instance.database.transaction() as tx:
        await service.forget_graves(tx, now)
        strangers = await members.stale_strangers(tx, now)
    await each(instance, strangers, forget, service.forget_unreadable)
    for chat in chats:
        await instance.drop_menu(chat)


JOBS: Final = (
    Job("privacy.say_done", 1.0, say_done, next_farewell),
    Job("privacy.forget_strangers", 3600.0, forget_strangers, members.next_stale_stranger),
)
