"""What other features do with moderation: reports, worries, who reads whom, how somebody stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.circles.service import blocked_with
from bot.db import Transaction
from bot.errors import Refusal
from bot.members.service import Member
from bot.moderation import acts, audit, notices, reports, rules, worries
from bot.moderation.acts import Act
from bot.moderation.deciding import (
    Decided,
    appeal,
    decide,
    lift,
    may_look_again,
    open_act,
    open_report,
    own_act,
    possible_decisions,
    review,
    signed,
)
from bot.moderation.holding import OwnHold, asked_of, open_hold, own_hold
from bot.moderation.holding import ask as ask_to_read
from bot.moderation.holds import Hold, Standing, standing
from bot.moderation.people import deaf_to, read_again, stop_reading, stopped, unread_by
from bot.moderation.privacy import export, forget
from bot.moderation.refusing import refuse, released
from bot.moderation.reports import Report, Reported
from bot.moderation.reviewers import (
    ELSEWHERE,
    Reviewer,
    Team,
    facilitators,
    may_review,
    operator_members,
    reviewed_circles,
    told,
)
from bot.moderation.rules import REFUSE
from bot.moderation.worries import Worry

__all__ = [
    "REFUSE",
    "Act",
    "Decided",
    "Hold",
    "Inbox",
    "OwnHold",
    "Report",
    "Reported",
    "Reviewer",
    "Standing",
    "Team",
    "Worry",
    "appeal",
    "ask_to_read",
    "blocked_with",
    "deaf_to",
    "decide",
    "export",
    "forget",
    "inbox",
    "lift",
    "may_review",
    "open_act",
    "open_hold",
    "open_report",
    "open_worry",
    "own_act",
    "own_hold",
    "possible_decisions",
    "read_again",
    "refuse",
    "released",
    "report",
    "review",
    "reviewed_circles",
    "standing",
    "stop_reading",
    "stopped",
    "take_worry",
    "told",
    "unread_by",
    "worry",
]


@dataclass(frozen=True, slots=True)
class Inbox:
    """All that waits for somebody who looks after circles."""

    worries: list[Worry]
    reports: list[Report]
    appeals: list[Act]
    holds: list[Hold]


async def report(
    tx: Transaction, reporter: Member, reported: Reported, reason: str, team: Team, now: datetime
) -> Report:
    """Report a message: it goes to the circle's facilitators but its writer, and to the operators.

    The third distinct reporter holds what the writer writes in this circle; a threat makes a hold that stands
    wait for a human. The writer is told of either.
    """
    if reason not in rules.REASONS:
        raise Refusal(ELSEWHERE)
    found, hold = await reports.add(tx, reporter, reported, reason, now)
    whom = await told(tx, reported.circle_id, team, {reported.author_id})
    await notices.to_reviewers_of_report(tx, found, whom, team.default_zone, now)
    if hold is not None:
        await audit.append(tx, None, "hold", reported.author_id, now)
        waits_for = "human" if hold.until is None else "day"
        await notices.to_person_of_hold(tx, hold, waits_for, team.default_zone, now)
    return found


async def inbox(tx: Transaction, reviewer: Reviewer, now: datetime) -> Inbox:
    """What waits for this person; empty for somebody who looks after nothing."""
    mine, me = await reviewed_circles(tx, reviewer), reviewer.member.id
    appeals = [act for act in await acts.appealed(tx, mine) if await may_look_again(tx, reviewer, act)]
    return Inbox(
        [each for each in await worries.waiting(tx, mine) if each.member_id != me],
        [each for each in await reports.waiting(tx, mine) if each.author_id != me],
        appeals,
        await asked_of(tx, reviewer, mine, now),
    )


async def worry(
    tx: Transaction, worrier: Member, circle_id: int, member_id: int, team: Team, now: datetime
) -> Worry:
    """Send this person the door, once a day at most, and tell another facilitator (else the operators)."""
    found, is_new = await worries.add(tx, circle_id, member_id, now)
    if not is_new:
        return found
    await notices.door(tx, found, now)
    apart = {member_id, worrier.id}
    whom = await facilitators(tx, circle_id, apart) or await operator_members(tx, team, apart)
    await notices.to_reviewers_of_worry(tx, found, whom, team.default_zone, now)
    return found


async def open_worry(tx: Transaction, reviewer: Reviewer, worry_id: int) -> Worry:
    """A worry this person may see. Refusal for any other."""
    found = await worries.get(tx, worry_id)
    if found is None or not await may_review(tx, reviewer, found.circle_id, found.member_id):
        raise Refusal(ELSEWHERE)
    return found


async def take_worry(tx: Transaction, reviewer: Reviewer, worry_id: int, now: datetime) -> Worry:
    """I look after this person. Refusal when somebody already does."""
    found = await open_worry(tx, reviewer, worry_id)
    if not await worries.take(tx, worry_id, now):
        raise Refusal("moderation-already-decided")
    await signed(tx, reviewer, found.circle_id, now)
    return found
