"""Flood protection: one person's updates beyond their pace wait, and far beyond it they are told so."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.inbox import service as inbox
from bot.inbox.rules import Budget, person_of
from bot.instance import Instance
from bot.members import service as members
from bot.navigation import home_row
from bot.outbox.acts import Lane, Send, ToMember
from bot.outbox.service import put
from bot.screen import Screen
from bot.texts import texts

FAR: Final = 20
"""Waiting updates of one person from which on they are told that their messages come too fast."""
AGAIN: Final = timedelta(hours=1)
"""They are told once in this time."""
KEPT: Final = 10_000
"""Budgets remembered at most; a full one is as good as none."""


class Patience:
    """The budgets of the people who write, in memory: a restart forgives."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._budgets: dict[bytes, Budget] = {}

    def wait(self, lane: bytes) -> float:
        """Machine seconds the next update of `lane` has to wait; with 0 it may be worked on, and counts."""
        limits, now = self._instance.settings, self._instance.clock.elapsed()
        budget = self._budgets.get(lane, Budget())
        budget, wait = budget.take(now, limits.updates_per_minute, limits.updates_burst)
        if wait == 0:
            self._budgets[lane] = budget
            if len(self._budgets) > KEPT:
                self._budgets = {who: one for who, one in self._budgets.items() if one.full_at > now}
        return wait

    async def tell(self, lane: bytes) -> None:
        """Say once an hour to someone far beyond their pace that nothing is lost."""
        now = self._instance.clock.now()
        async with self._instance.database.transaction() as tx:
            oldest = await inbox.far_behind(tx, lane, FAR)
            who = person_of(oldest) if oldest is not None else None
            member = await members.find(tx, who) if who is not None else None
            if member is None:
                return
            t = texts(member.language)
            key = f"slow:{member.id}:{int(now.timestamp() // AGAIN.total_seconds())}"
            screen = Screen(t("navigation-slow-down"), (home_row(t),))
            await put(tx, key, ToMember(member.id, member.key), Send(screen), Lane.REPLY, now=now)
