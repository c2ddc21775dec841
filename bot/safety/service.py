"""Which helplines may be shown on this instance, and an operator's confirmation of the others."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import delete, select

from bot.content import helplines
from bot.content.helplines import Line
from bot.db import Transaction
from bot.errors import Refusal
from bot.safety.lines import Known
from bot.safety.tables import confirmations


async def known(tx: Transaction) -> Known:
    """What may be shown here now."""
    return Known(await confirmed(tx))


async def confirmed(tx: Transaction) -> frozenset[str]:
    """Keys of the unverified lines that an operator confirmed as they are written today."""
    kept = {row.entry: row.digest for row in await tx.all(select(confirmations))}
    return frozenset(line.key for line in helplines.unverified() if kept.get(line.key) == _digest(line))


async def confirm(tx: Transaction, key: str, now: datetime) -> None:
    """Show an unverified line from now on: an operator called it, or saw it on its own page."""
    line = next((one for one in helplines.unverified() if one.key == key), None)
    if line is None:
        raise Refusal("safety-no-such-line")
    values = {"entry": key, "digest": _digest(line), "confirmed_at": now}
    await tx.upsert(confirmations, values, ["entry"])


async def withdraw(tx: Transaction, key: str) -> None:
    """Show a line no longer; nothing happens when it wasn't confirmed."""
    await tx.execute(delete(confirmations).where(confirmations.c.entry == key))


def _digest(line: Line) -> bytes:
    """What a confirmation is about: the numbers and when they answer."""
    told = "\n".join((line.key, line.number or "", line.sms or "", line.hours.fr, line.hours.en))
    return hashlib.sha256(told.encode()).digest()
