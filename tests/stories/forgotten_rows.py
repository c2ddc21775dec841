"""Someone of whom there is a row in nearly every table that knows of people."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from bot.admin import invitations
from bot.announcements import rows as announced
from bot.announcements.draft import Audience, Words
from bot.announcements.rows import DONE, Announcement
from bot.announcements.rules import InQuiet, Kind
from bot.circles import service as circles
from bot.circles.service import Circle
from bot.content.encouragement import messages
from bot.db import Transaction, new_id
from bot.encouragement import service as encouragement
from bot.local import Local
from bot.matching import service as matching
from bot.matching.tables import seats
from bot.members.service import Member
from bot.moderation import acts, holds, people, reports, worries
from bot.moderation.reports import Reported
from bot.moderation.rules import HoldRule
from bot.outbox.tables import paces
from bot.privacy.registry import FEATURES
from bot.rooms.tables import messages as said
from tests.privacy.traces import tables_of
from tests.stories.people import circle, settled

LACKING: Final = {
    "announcement_contents": "what was put into the outbox for an announcement: it is the organisation's",
}
"""Tables of features in which she has no row, each with the reason."""
ELSEWHERE: Final = "Odette"
"""Her name in a circle that she left."""


async def known_everywhere(house: Local, member: Member, other: Member, place: Circle) -> None:
    """She waits and is kept a seat, left a circle, blocks, holds, announces, is reported and reports, …"""
    left = await circle(house, "La rive", aliases=[("Zoé", "Lou")])
    operator = await settled(house, "Odile")
    now = house.clock.now()
    async with house.database.transaction() as tx:
        await circles.leave(tx, await circles.join(tx, left, member, ELSEWHERE, now), now)
        await circles.block(tx, member.id, operator.id, now)
        await matching.wait(tx, member, now, "Europe/Paris")
        kept = {"id": new_id(), "circle_id": left.id, "member_id": member.id}
        await tx.execute(seats.insert().values(**kept, until=now + timedelta(days=3)))
        await encouragement.refuse_kind(tx, member, messages("fr")[0].key)
        await _invited(tx, member, operator, left, now)
        await _announced(tx, member, place, now)
        await _moderated(tx, member, other, place, now)
        moments = {"next_at": 0.0, "recent": b"", "free_at": 0.0, "blocked_until": 0.0, "stale_at": 1e18}
        await tx.upsert(paces, {"chat": member.id, **moments}, ["chat"])
        lacking = {name for one in FEATURES for name in one.tables} - await tables_of(tx, member)
    assert lacking == set(LACKING)


async def _invited(tx: Transaction, member: Member, operator: Member, place: Circle, now: datetime) -> None:
    """By an operator; and, once an operator herself, she invited somebody."""
    token, _ = await invitations.make(tx, operator, place, now)
    found = await invitations.arrive(tx, member, token, now)
    assert found is not None
    await invitations.accept(tx, member, found, ELSEWHERE, now)
    await invitations.make(tx, member, place, now)


async def _announced(tx: Transaction, member: Member, place: Circle, now: datetime) -> None:
    await announced.insert(
        tx,
        Announcement(
            new_id(), member.id, Kind.PRACTICAL, Audience(circle_ids=(place.id,)), Words("À demain"), DONE,
            InQuiet.LATER, now, now, now,
        ),
    )  # fmt: skip


async def _moderated(tx: Transaction, member: Member, other: Member, place: Circle, now: datetime) -> None:
    """She is reported, once to the end, reports; is decided about, and decides; is held."""
    mine = await tx.all(select(said.c.id).where(said.c.author_id == member.id))
    theirs = Reported(new_id(), place.id, other.id, "Sami", "un mot")
    await reports.add(tx, member, theirs, "other", now)
    about = [Reported(row.id, place.id, member.id, ELSEWHERE, "un mot à elle") for row in mine]
    found = [(await reports.add(tx, other, one, "other", now))[0] for one in about]
    await reports.close(tx, found[0], now)
    for whom, by in ((member, other), (other, member)):
        await acts.add(tx, acts.new(None, place.id, whom.id, by.id, "warn", "Sami", now, None))
    await holds.place(tx, place.id, member.id, HoldRule(now + timedelta(hours=1)), now)
    await people.stop_reading(tx, member.id, other.id, now)
    await worries.add(tx, place.id, member.id, now)
