"""Who looks after a circle's reports: its facilitators and the operators, never the person concerned."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.circles import service as circles
from bot.db import Transaction
from bot.members import service as members
from bot.members.service import Member

ELSEWHERE = "moderation-not-there"
"""The one sentence for what doesn't exist and for what isn't this person's to see."""


@dataclass(frozen=True, slots=True)
class Team:
    """From the settings: the operators' Telegram ids, and the zone of people who said none."""

    operators: frozenset[int]
    default_zone: str


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who looks at what is reported, and as what."""

    member: Member
    team: Team

    @property
    def is_operator(self) -> bool:
        return self.member.telegram_id in self.team.operators


async def may_review(tx: Transaction, reviewer: Reviewer, circle_id: int, concerned: int | None) -> bool:
    """Whether this person may see and decide what concerns `concerned` in this circle, now."""
    if reviewer.member.id == concerned:
        return False
    return reviewer.is_operator or await circles.is_facilitator(tx, reviewer.member.id, circle_id)


async def reviewed_circles(tx: Transaction, reviewer: Reviewer) -> list[int] | None:
    """The circles whose reports this person sees; None: all of them."""
    if reviewer.is_operator:
        return None
    return [circle.id for circle in await circles.facilitated_by(tx, reviewer.member.id)]


async def facilitators(tx: Transaction, circle_id: int, without: Collection[int]) -> list[int]:
    """Row ids of those who hold the circle, but for these."""
    found = await circles.facilitators(tx, circle_id)
    return [each.member_id for each in found if each.member_id not in without]


async def operator_members(tx: Transaction, team: Team, without: Collection[int]) -> list[int]:
    """Row ids of the operators who ever wrote to the bot, but for these."""
    found = [await members.find(tx, telegram_id) for telegram_id in sorted(team.operators)]
    return [each.id for each in found if each is not None and each.id not in without]


async def told(tx: Transaction, circle_id: int, team: Team, without: Collection[int]) -> list[int]:
    """Everyone who is told of something to look at: facilitators first, each once."""
    found = await facilitators(tx, circle_id, without)
    return list(dict.fromkeys([*found, *await operator_members(tx, team, without)]))
