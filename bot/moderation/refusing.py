"""A message that waited to be read is let through or refused: noted either way, and a refusal told."""

from __future__ import annotations

from datetime import datetime

from bot.db import Transaction
from bot.moderation import acts, audit, notices, reports, rules
from bot.moderation.acts import Act
from bot.moderation.deciding import signed
from bot.moderation.reports import Reported
from bot.moderation.reviewers import Reviewer


async def refuse(tx: Transaction, reviewer: Reviewer, refused: Reported, now: datetime) -> Act:
    """Note that this message isn't passed on, and tell its writer; its words stay sealed to the moderators
    for an appeal, until thirty days later.
    """
    kept = await reports.keep(tx, refused, now)
    made_by = reviewer.member.id
    act = acts.new(
        kept, refused.circle_id, refused.author_id, made_by, rules.REFUSE, refused.alias, now, None
    )
    await acts.add(tx, act)
    await audit.append(tx, made_by, "held_refuse", act.member_id, now)
    await signed(tx, reviewer, act.circle_id, now)
    await notices.to_person_of_act(tx, act, "new", reviewer.team.default_zone, now)
    return act


async def released(
    tx: Transaction, reviewer: Reviewer, circle_id: int, author_id: int, now: datetime
) -> None:
    """Note that somebody of the team let a message go out."""
    await audit.append(tx, reviewer.member.id, "held_release", author_id, now)
    await signed(tx, reviewer, circle_id, now)
