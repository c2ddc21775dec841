"""The audit log: who did which administrative act to whom, without content, each row bound to the one before.

The chain is keyed (the vault's HMAC-SHA-256), so that whoever can write to the database alone cannot mend it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.db import Row, Transaction
from bot.moderation.rules import AUDIT_KEPT
from bot.moderation.tables import audit, audit_heads

_HEAD = 1
_NOBODY = 0
_START = b"\0" * 32


async def append(
    tx: Transaction, actor_member_id: int | None, action: str, target_id: int | None, now: datetime
) -> int:
    """Write that `actor` did `action` to `target` (row ids, kept as pseudonyms only; None: the bot, nobody).

    Gives the row's number. `action` is a word of ours ("mute_day"), never a person's.
    """
    head = await tx.one(select(audit_heads).where(audit_heads.c.id == _HEAD).with_for_update())
    if head is None:
        await tx.insert_ignoring(audit_heads, _first_head(tx), ["id"])
        head = await tx.one(select(audit_heads).where(audit_heads.c.id == _HEAD).with_for_update())
    assert head is not None
    number: int = head.newest + 1
    row: dict[str, Any] = {
        "number": number,
        "at": now,
        "actor": pseudonym(tx, actor_member_id),
        "action": action,
        "target": pseudonym(tx, target_id),
        "previous": await _last_hash(tx, head.newest),
    }
    row["hash"] = _hash(tx, row)
    await tx.execute(insert(audit).values(**row))
    await _set_head(tx, head.oldest, number, row["hash"])
    return number


async def verify(tx: Transaction) -> int | None:
    """The number of the first row that is missing, added or changed; None when all are as written."""
    head = await tx.one(select(audit_heads).where(audit_heads.c.id == _HEAD))
    rows = await tx.all(select(audit).order_by(audit.c.number))
    if head is None:
        return int(rows[0].number) if rows else None
    previous: bytes | None = None
    oldest: int = head.oldest
    for expected, row in enumerate(rows, oldest):
        if row.number != expected or not _holds(tx, row, previous):
            return expected
        previous = row.hash
    ends = oldest + len(rows) - 1
    last = previous if previous is not None else _START
    if ends != head.newest or head.hash != _head_hash(tx, head.oldest, head.newest, last):
        return ends + 1
    return None


async def prune(tx: Transaction, now: datetime) -> None:
    """Drop what is older than a year; the chain goes on from the oldest row kept."""
    head = await tx.one(select(audit_heads).where(audit_heads.c.id == _HEAD).with_for_update())
    if head is None:
        return
    cut = await tx.value(select(func.max(audit.c.number)).where(audit.c.at < now - AUDIT_KEPT))
    # The newest row always stays: the next one is bound to it.
    oldest = min((cut or 0) + 1, head.newest)
    if oldest > head.oldest:
        await tx.execute(delete(audit).where(audit.c.number < oldest))
        await _set_head(tx, oldest, head.newest, await _last_hash(tx, head.newest))


async def entries(tx: Transaction, limit: int = 20) -> list[tuple[datetime, str]]:
    """The newest acts: when and what, newest first."""
    rows = await tx.all(select(audit.c.at, audit.c.action).order_by(audit.c.number.desc()).limit(limit))
    return [(row.at, row.action) for row in rows]


def pseudonym(tx: Transaction, member_id: int | None) -> bytes:
    """What stands for a person in the log (16 bytes); the same person is always the same."""
    return tx.vault.blind("audit", _NOBODY if member_id is None else member_id)[:16]


def _holds(tx: Transaction, row: Row, previous: bytes | None) -> bool:
    bound = row.previous == previous if previous is not None else row.number > 1 or row.previous == _START
    return bool(bound and row.hash == _hash(tx, row._asdict()))


def _hash(tx: Transaction, row: dict[str, object]) -> bytes:
    at = row["at"]
    assert isinstance(at, datetime)
    parts = [str(row["number"]), at.isoformat(), str(row["action"])]
    parts += [part.hex() for name in ("actor", "target", "previous") if isinstance(part := row[name], bytes)]
    return tx.vault.blind("audit chain", "|".join(parts))


def _head_hash(tx: Transaction, oldest: int, newest: int, last: bytes) -> bytes:
    return tx.vault.blind("audit head", f"{oldest}|{newest}|{last.hex()}")


def _first_head(tx: Transaction) -> dict[str, object]:
    return {"id": _HEAD, "oldest": 1, "newest": 0, "hash": _head_hash(tx, 1, 0, _START)}


async def _last_hash(tx: Transaction, newest: int) -> bytes:
    found: bytes | None = await tx.value(select(audit.c.hash).where(audit.c.number == newest))
    return _START if found is None else bytes(found)


async def _set_head(tx: Transaction, oldest: int, newest: int, last: bytes) -> None:
    await tx.execute(
        update(audit_heads)
        .where(audit_heads.c.id == _HEAD)
        .values(oldest=oldest, newest=newest, hash=_head_hash(tx, oldest, newest, last))
    )
