"""What a person is here: who finds which commands and which entries of the menu."""

from __future__ import annotations

from bot.circles import service as circles
from bot.commands import EVERYONE, FACILITATORS, MEMBERS, OPERATORS
from bot.db import Transaction
from bot.members.service import MEMBER, Member
from bot.menu import IN_CIRCLE


async def roles_of(tx: Transaction, member: Member, operators: frozenset[int]) -> frozenset[str]:
    """The roles of `member` now. `operators` are Telegram ids, from the settings."""
    found = {EVERYONE}
    if member.stage == MEMBER:
        found.add(MEMBERS)
        memberships = await circles.of(tx, member)
        if memberships:
            found.add(IN_CIRCLE)
        if any(membership.role == "facilitator" for membership in memberships):
            found.add(FACILITATORS)
    if member.telegram_id in operators:
        found |= {OPERATORS, FACILITATORS}
    return frozenset(found)
