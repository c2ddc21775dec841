"""The rows of the bot's pace: read, granted from and written back in the transaction that claims."""

from __future__ import annotations

import struct
from collections.abc import Collection
from typing import Any

from sqlalchemy import literal_column, select

from bot.db import Prepared, Row, Transaction, listing, upserting
from bot.outbox.pacing import Budget, Limits, Pace
from bot.outbox.tables import budgets, paces

_BUDGET = 1
_KEPT = 120.0
"""Seconds after which a chat that was not written to needs no row."""
_SOON = 0.001
_ONE_CHAT = 2.0
"""Two chats refused within these seconds: it is the bot that is too fast, not a chat."""


class Paces:
    """What may leave now. `limits` None: no pace is kept, only Telegram's own refusals are obeyed."""

    def __init__(self, limits: Limits | None, at: float) -> None:
        self.limits, self.at = limits, at
        self.again_at = float("inf")
        """When something that was held back by the bot's own pace may leave."""
        self._budget = Budget()
        self._chats: dict[int, Pace] = {}
        self._spent: set[int] = set()
        self._granted = False
        self._answers_wait = False
        """An answer was held back: no bulk before it."""

    async def read(self, tx: Transaction) -> None:
        """Read the bot's own budget, for update."""
        if self.limits is None:
            return
        row = (await tx.run(_OWN)).first()
        if row is not None:
            self._budget = Budget(row.bulk_at, row.reserve_at, unpacked(row.recent))

    def allowance(self, wanted: int) -> int:
        """How many of so many bulk messages the budget lets go now, so that no more are looked at."""
        if self.limits is None:
            return wanted
        budget, allowed = self._budget, 0
        while allowed < wanted and budget.free_at(self.limits, self.at, urgent=False) <= self.at:
            budget, allowed = budget.spend(self.limits, self.at, urgent=False), allowed + 1
        if allowed < wanted:
            self.again_at = min(self.again_at, budget.free_at(self.limits, self.at, urgent=False))
        return allowed

    async def read_chats(self, tx: Transaction, chats: Collection[int]) -> None:
        """Read the paces of these chats."""
        if self.limits is not None:
            rows = await tx.run(_THESE, {"chats": list(chats)})
            self._chats = {row.chat: _pace(row) for row in rows}

    def grant(self, chat: int, *, urgent: bool, group: bool) -> bool:
        """Whether a message to this chat may leave now; then it is counted."""
        if self.limits is None:
            return True
        pace = self._chats.get(chat, Pace())
        if pace.free_at(self.limits) > self.at or not self.grant_bot(urgent=urgent):
            return False
        self._chats[chat] = pace.spend(self.limits, self.at, group=group)
        self._spent.add(chat)
        return True

    def grant_bot(self, *, urgent: bool) -> bool:
        """Whether anything may leave now as far as the bot's own pace goes; then it is counted."""
        if self.limits is None:
            return True
        free_at = self._budget.free_at(self.limits, self.at, urgent=urgent)
        if free_at > self.at or (self._answers_wait and not urgent):
            self.again_at = min(self.again_at, max(free_at, self.at + _SOON))
            self._answers_wait |= urgent
            return False
        self._budget = self._budget.spend(self.limits, self.at, urgent=urgent)
        self._granted = True
        return True

    async def write(self, tx: Transaction) -> None:
        """Write back what was spent."""
        if self.limits is None or not self._granted:
            return
        budget = self._budget
        recent = _packed(budget.recent)
        await _write_budget(
            tx, {"bulk_at": budget.bulk_at, "reserve_at": budget.reserve_at, "recent": recent}
        )
        spent = [(chat, self._chats[chat]) for chat in self._spent]
        values = [_values(chat, pace, pace.free_at(self.limits), self.at) for chat, pace in spent]
        if values:
            await tx.run_each(_PACE, values)


_OWN = Prepared(select(budgets).where(budgets.c.id == literal_column(str(_BUDGET))).with_for_update())
_THESE = listing(lambda listed: select(paces).where(listed(paces.c.chat, "chats")))
_PACE = upserting(paces, ("chat",))


async def refuse(tx: Transaction, chat: int, wait: float, at: float, *, group: bool) -> bool:
    """Telegram answered 429: leave the chat alone for `wait` seconds, or everybody; gives whether everybody.

    The answer does not say whom it concerns. A group's is its own; when two private chats are refused at
    once, it is the bot's.
    """
    row = await tx.one(select(budgets).where(budgets.c.id == _BUDGET).with_for_update())
    others = row is not None and row.refused_chat not in (None, chat) and row.refused_at > at - _ONE_CHAT
    everybody = others and not group
    if everybody:
        await _write_budget(tx, {"paused_until": at + wait})
        return True
    if not group:
        await _write_budget(tx, {"refused_chat": chat, "refused_at": at})
    known = await tx.one(select(paces).where(paces.c.chat == chat))
    pace = Pace() if known is None else _pace(known)
    values = _values(chat, pace, 0.0 if known is None else known.free_at, at + wait)
    await tx.upsert(paces, values | {"blocked_until": at + wait}, ["chat"])
    return False


async def sweep(tx: Transaction, at: float) -> None:
    """Forget chats that were not written to lately."""
    await tx.execute(paces.delete().where(paces.c.stale_at < at))


async def _write_budget(tx: Transaction, values: dict[str, Any]) -> None:
    empty = dict.fromkeys(("bulk_at", "reserve_at", "paused_until", "refused_at"), 0.0)
    changed = await tx.execute(budgets.update().where(budgets.c.id == _BUDGET).values(values))
    if changed.rowcount == 0:
        await tx.insert_ignoring(budgets, {"id": _BUDGET, "recent": b"", **empty, **values}, ["id"])


def _values(chat: int, pace: Pace, free_at: float, at: float) -> dict[str, Any]:
    return {
        "chat": chat,
        "next_at": pace.next_at,
        "recent": _packed(pace.recent),
        "free_at": free_at,
        "blocked_until": pace.blocked_until,
        "stale_at": max(at, pace.next_at) + _KEPT,
    }


def _pace(row: Row) -> Pace:
    return Pace(row.next_at, unpacked(row.recent), row.blocked_until)


def _packed(moments: tuple[float, ...]) -> bytes:
    return struct.pack(f"<{len(moments)}d", *moments)


def unpacked(value: bytes) -> tuple[float, ...]:
    """Moments (machine seconds, oldest first) as a row keeps them."""
    return struct.unpack(f"<{len(value) // 8}d", value)
