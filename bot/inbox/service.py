"""Storing updates, taking the next of a chat, and what becomes of those that fail."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Executable, bindparam, delete, func, literal_column, null, select, update

from bot.db import Prepared, Transaction, insert_for
from bot.errors import Unreadable
from bot.inbox.rules import chat_of
from bot.inbox.tables import inbox

TRIES = 5
"""After so many failures an update becomes a dead letter and its chat goes on."""
KEPT = timedelta(days=7)
"""How long the id of a processed update is remembered, so that a redelivery changes nothing."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The next update of a chat, taken in the open transaction; `body` is None when unreadable.

    `more`: another one waits behind it.
    """

    update_id: int
    body: dict[str, Any] | None
    attempts: int
    more: bool


async def store(tx: Transaction, updates: Iterable[Mapping[str, Any]], now: datetime) -> list[bytes]:
    """Store raw updates once each; gives the lanes that have something new to do."""
    rows = {}
    for raw in updates:
        update_id = int(raw["update_id"])
        rows[update_id] = {
            "update_id": update_id,
            "lane": tx.vault.blind("chat", chat_of(raw)),
            "body": _sealed(tx, raw, update_id),
            "state": "pending",
            "attempts": 0,
            "retry_at": 0.0,
            "reference": None,
            "received_at": now,
        }
    if not rows:
        return []
    stored = await tx.run_each(_STORE, list(rows.values()))
    return [row.lane for row in stored]


def _sealed(tx: Transaction, raw: Mapping[str, Any], update_id: int) -> bytes | None:
    """The body as it is kept; none where no encoding holds it (half a character)."""
    try:
        return tx.vault.seal(tx.vault.instance, raw, f"inbox|body|{update_id}")
    except (ValueError, RecursionError):
        return None


def _storing(dialect: str) -> Executable:
    insert = insert_for(dialect, inbox).on_conflict_do_nothing(index_elements=["update_id"])
    return insert.returning(inbox.c.lane)


_STORE = Prepared(_storing)


async def take(tx: Transaction, lane: bytes) -> Taken | None:
    """Mark the oldest pending update of `lane` done, in the transaction that will hold its effects.

    Rolled back with it. Where replicas meet, the row's lock is the lease.
    """
    found = await tx.run(_OLDEST, {"in_lane": lane})
    row = found.first()
    if row is None:
        return None
    await tx.run(_DONE, {"row": row.update_id})
    body = _opened(tx, row) if row.body is not None else None
    return Taken(row.update_id, body, row.attempts, more=len(found) > 1)


def _opened(tx: Transaction, row: Any) -> dict[str, Any] | None:
    try:
        opened = tx.vault.open(tx.vault.instance, row.body, f"inbox|body|{row.update_id}")
    except Unreadable:
        return None
    return opened if isinstance(opened, dict) else None


_OLDEST = Prepared(
    select(inbox.c.update_id, inbox.c.body, inbox.c.attempts)
    .where(inbox.c.lane == bindparam("in_lane"), inbox.c.state == literal_column("'pending'"))
    .order_by(inbox.c.update_id)
    .limit(2)
    .with_for_update()
)
_DONE = Prepared(update(inbox).where(inbox.c.update_id == bindparam("row")).values(state="done", body=null()))


async def far_behind(tx: Transaction, lane: bytes, far: int) -> dict[str, Any] | None:
    """The oldest pending update of `lane` when `far` or more wait in it; None otherwise."""
    pending = (inbox.c.lane == lane, inbox.c.state == literal_column("'pending'"))
    count = await tx.value(select(func.count()).select_from(inbox).where(*pending))
    if count < far:
        return None
    row = await tx.one(
        select(inbox.c.update_id, inbox.c.body).where(*pending).order_by(inbox.c.update_id).limit(1)
    )
    return _opened(tx, row) if row is not None and row.body is not None else None


async def failed(tx: Transaction, update_id: int, retry_at: float) -> int:
    """Count a failure of an update and when to try again (machine seconds); gives the tries so far."""
    await tx.execute(
        update(inbox)
        .where(inbox.c.update_id == update_id)
        .values(attempts=inbox.c.attempts + 1, retry_at=retry_at)
    )
    return int(await tx.value(select(inbox.c.attempts).where(inbox.c.update_id == update_id)) or TRIES)


async def bury(tx: Transaction, update_id: int, reference: str) -> None:
    """Make a dead letter of an update: its words go, its reference stays for the operator to see."""
    await tx.execute(
        update(inbox)
        .where(inbox.c.update_id == update_id)
        .values(state="dead", body=None, reference=reference)
    )


def new_reference() -> str:
    """A short name for a fault, told to the person and found in the operator's list."""
    return secrets.token_hex(3).upper()


async def lanes_waiting(tx: Transaction) -> dict[bytes, float]:
    """The chats with pending updates, each with the machine time of its oldest one's next try."""
    rows = await tx.all(
        select(inbox.c.lane, func.max(inbox.c.retry_at).label("retry_at"))
        .where(inbox.c.state == "pending")
        .group_by(inbox.c.lane)
    )
    return {row.lane: row.retry_at for row in rows}


async def dead_letters(tx: Transaction) -> list[tuple[str, datetime]]:
    """Reference and time of every update that could not be worked on."""
    rows = await tx.all(
        select(inbox.c.reference, inbox.c.received_at)
        .where(inbox.c.state == "dead")
        .order_by(inbox.c.received_at)
    )
    return [(row.reference, row.received_at) for row in rows]


async def forget_old(tx: Transaction, now: datetime) -> None:
    """Drop the ids of updates older than seven days."""
    await tx.execute(delete(inbox).where(inbox.c.state != "pending", inbox.c.received_at < now - KEPT))


async def forget(tx: Transaction, chat_id: int) -> None:
    """Rub out whose the updates of this chat were. Their ids stay for the week they are remembered."""
    lane = tx.vault.blind("chat", chat_id)
    await tx.execute(update(inbox).where(inbox.c.lane == lane, inbox.c.state != "pending").values(lane=b""))


async def depth(tx: Transaction) -> tuple[int, datetime | None]:
    """How many updates wait, and when the oldest came."""
    row = await tx.one(
        select(func.count().label("waiting"), func.min(inbox.c.received_at).label("oldest")).where(
            inbox.c.state == "pending"
        )
    )
    return (0, None) if row is None else (row.waiting, row.oldest)
