"""The way of a hold: what the person held is shown, asking for it to be read now, and who is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.circles import service as circles
from bot.db import Transaction
from bot.errors import Refusal
from bot.members.service import Member
from bot.moderation import holds, notices, reports
from bot.moderation.holds import Hold
from bot.moderation.reports import Report
from bot.moderation.reviewers import ELSEWHERE, Reviewer, Team, told


@dataclass(frozen=True, slots=True)
class OwnHold:
    """A hold as the person held sees it. `stands`: words still wait; `free`: what they write goes out."""

    hold: Hold
    stands: bool
    free: bool


async def own_hold(tx: Transaction, member: Member, hold_id: int, now: datetime) -> OwnHold:
    """A hold on this very person's writing. Refusal for any other."""
    hold = await holds.get(tx, hold_id)
    if hold is None or hold.member_id != member.id:
        raise Refusal(ELSEWHERE)
    standing = await holds.standing(tx, hold.circle_id, member.id, now)
    there = await circles.membership(tx, hold.circle_id, member.id) is not None
    free = there and standing.hold is None and standing.muted_until is None
    return OwnHold(hold, hold.stands(now), free)


async def ask(tx: Transaction, member: Member, hold_id: int, team: Team, now: datetime) -> OwnHold:
    """Ask, once, for somebody of the team to read now. A hold that is over is only shown."""
    shown = await own_hold(tx, member, hold_id, now)
    if shown.stands and await holds.ask(tx, hold_id, now):
        whom = await _asked(tx, shown.hold, team)
        await notices.to_reviewers_of_hold(tx, shown.hold, whom, team.default_zone, now)
    return await own_hold(tx, member, hold_id, now)


async def _asked(tx: Transaction, hold: Hold, team: Team) -> list[int]:
    """Who is to read: none of the reporters where there is somebody else."""
    everyone = await told(tx, hold.circle_id, team, {hold.member_id})
    reported = await reports.among_reporters(tx, hold.circle_id, hold.member_id, everyone)
    return [each for each in everyone if each not in reported] or everyone


async def asked_of(tx: Transaction, reviewer: Reviewer, mine: list[int] | None, now: datetime) -> list[Hold]:
    """Holds in these circles (None: in all) that this person is asked to read about now."""
    return [each for each in await holds.asked(tx, mine, now) if await _is_asked(tx, reviewer, each)]


async def open_hold(tx: Transaction, reviewer: Reviewer, hold_id: int) -> tuple[Hold, list[Report]]:
    """A hold that this person was asked to read about, and what is to be read.

    Refusal for any other, and once there is nothing left to read.
    """
    hold = await holds.get(tx, hold_id)
    if hold is None or hold.asked_at is None or not await _is_asked(tx, reviewer, hold):
        raise Refusal(ELSEWHERE)
    found = await reports.open_about(tx, hold.circle_id, hold.member_id)
    if hold.seen_at is not None or not found:
        raise Refusal("moderation-already-decided")
    return hold, found


async def _is_asked(tx: Transaction, reviewer: Reviewer, hold: Hold) -> bool:
    return reviewer.member.id in await _asked(tx, hold, reviewer.team)
