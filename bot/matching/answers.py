"""Answers of the profile, and the search that is made of them: who waits is where they seek now."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from bot.circles import service as circles
from bot.db import Transaction
from bot.matching import seating, waiting
from bot.matching.rules import Seeker, suits
from bot.matching.seeking import circle_for, circles_for, seeker_of
from bot.matching.waiting import Waiting
from bot.matching.weights import weights
from bot.members import service as members
from bot.members.service import Member

SOUGHT: Final = ("language", "experience", "second_experience", "perspective", "space")
"""The answers that say which circles somebody seeks."""


async def answer(tx: Transaction, member: Member, now: datetime, **answers: Any) -> Member:
    """The member with these answers of the profile changed and stored; their search follows.

    Every change of what is sought goes through here. Who waits changes line, with the seniority they have; a
    kept seat that no longer fits passes on.
    """
    changed = await members.change(tx, member, **answers)
    if any(getattr(changed.profile, each) != getattr(member.profile, each) for each in SOUGHT):
        place = await waiting.follow(tx, changed)
        if place is not None:
            await _follow(tx, changed, place, now, looks=changed.language != member.language)
    return changed


async def _follow(tx: Transaction, member: Member, place: Waiting, now: datetime, *, looks: bool) -> None:
    """Let go of a seat that no longer fits; `looks`: have circles that do fit looked at again.

    New experiences are followed by proposals on the screen, a new language isn't.
    """
    seeker = await seeker_of(tx, member, now)
    await _let_go(tx, member, seeker, now)
    if not looks or seeker is None:
        return
    for facts in await circles_for(tx, seeker, now):
        if facts.id not in place.known and suits(seeker, facts, weights()):
            await circles.offer_at(tx, facts.id, now)


async def _let_go(tx: Transaction, member: Member, seeker: Seeker | None, now: datetime) -> None:
    seat = await seating.kept_for(tx, member.id)
    found = await circles.aggregate(tx, seat.circle_id) if seat is not None else None
    if seat is None or found is None:
        return
    if seeker is None or not suits(seeker, await circle_for(tx, seeker, found, now), weights()):
        await seating.let_go(tx, seat, now)
