"""What other features do with matching: proposals, joining, the waiting list, its tick."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.circles import service as circles
from bot.content.experiences import SPACES
from bot.db import Transaction
from bot.errors import OutOfDate, Refusal
from bot.matching import news, seating, waiting
from bot.matching.rules import (
    MIXED,
    Explanation,
    Hard,
    Offer,
    Seeker,
    ceiling,
    propose,
    reasons,
    refusals,
    suits,
)
from bot.matching.rules import Proposals as Found
from bot.matching.seating import Seat
from bot.matching.seeking import circle_for, circles_for, seeker_of, topics_of
from bot.matching.weights import weights
from bot.members.service import Member
from bot.rhythm import service as rhythm

_REFUSES = frozenset(Hard) - {Hard.LEFT, Hard.LANGUAGE, Hard.INSIDE, Hard.HOURS}
"""What refuses somebody at the door; the rest only keeps a circle from being proposed."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A circle with why it is proposed; `seat`: one is kept there for this person."""

    circle: circles.Circle
    explanation: Explanation
    seat: Seat | None = None


@dataclass(frozen=True, slots=True)
class Proposals:
    """Circles that fit, best first; when none does, the open circle of the family, told as what it is."""

    offers: tuple[Proposal, ...] = ()
    fallback: Proposal | None = None

    @property
    def nothing_fits(self) -> bool:
        return not self.offers


async def proposals(
    tx: Transaction, member: Member, now: datetime, *, skip: Collection[int] = (), count: int = 3
) -> Proposals:
    """The circles to show, without those of `skip` (seen already). Empty when nothing was answered."""
    seeker = await seeker_of(tx, member, now)
    if seeker is None:
        return Proposals()
    found = await _found(tx, seeker, now, frozenset(skip), count)
    offers = [*found.offers, *([found.fallback] if found.fallback else [])]
    known = await circles.many(tx, [offer.circle.id for offer in offers])

    def told(offer: Offer) -> Proposal:
        return Proposal(known[offer.circle.id], reasons(seeker, offer.circle, offer.score))

    return Proposals(tuple(map(told, found.offers)), told(found.fallback) if found.fallback else None)


async def _found(tx: Transaction, seeker: Seeker, now: datetime, skip: frozenset[int], count: int) -> Found:
    """The rules' proposals; circles of other topics are read only when they can be among the best."""
    close = await circles_for(tx, seeker, now, close=True)
    found = propose(seeker, close, weights(), count, skip)
    if len(found.offers) == count and found.offers[-1].score.total > ceiling(weights()):
        return found
    return propose(seeker, await circles_for(tx, seeker, now), weights(), count, skip)


async def spaces(tx: Transaction, member: Member, now: datetime) -> list[str]:
    """The mixed space, and those in which some circle could be proposed to this member if they chose it."""
    seeker = await seeker_of(tx, member, now)
    if seeker is None:
        return []
    found = await circles_for(tx, seeker, now)
    return [
        space
        for space in SPACES
        if space == MIXED or any(suits(replace(seeker, space=space), circle, weights()) for circle in found)
    ]


async def join(
    tx: Transaction, member: Member, circle_id: int, alias: str, now: datetime, agreement: str = ""
) -> circles.Membership:
    """Join a circle under a chosen name: every constraint is looked at again, a kept seat is used.

    Joining a small circle ends the waiting; an open one doesn't. Refusal when the door is closed.
    """
    circle = await at_the_door(tx, member, circle_id, now)
    seat = await seating.kept_for(tx, member.id)
    if seat is not None and seat.circle_id == circle_id:
        await seating.release(tx, seat, now, pass_on=False)
    joined = await circles.join(tx, circle, member, alias, now, agreement)
    if circle.kind == "small":
        await stop_waiting(tx, member.id, now)
    return joined


async def at_the_door(tx: Transaction, member: Member, circle_id: int, now: datetime) -> circles.Circle:
    """The circle, if this member may join it now; Refusal otherwise, which names nothing of it."""
    circle = await circles.get(tx, circle_id)
    found = await circles.aggregate(tx, circle_id)
    seeker = await seeker_of(tx, member, now)
    if circle is None or found is None or seeker is None:
        raise Refusal("circles-not-there")
    _refuse(refusals(seeker, await circle_for(tx, seeker, found, now)) & _REFUSES, found)
    return circle


def _refuse(failed: frozenset[Hard], found: circles.Aggregate) -> None:
    if not failed:
        return
    if failed == {Hard.FULL}:
        raise Refusal("circles-full")
    if failed == {Hard.CLOSED} and found.state == circles.OPEN_STATE:
        raise Refusal("matching-settling")
    raise Refusal("circles-not-there")


# The waiting list


async def wait(tx: Transaction, member: Member, now: datetime, default_zone: str) -> int:
    """Wait for a seat that fits; gives the true place in line. The circles that fit now were seen.

    News come the day after tomorrow in any case. Refusal when nothing was answered to wait for.
    """
    seeker = await seeker_of(tx, member, now)
    if seeker is None:
        raise Refusal("matching-nothing-sought")
    seen = propose(seeker, await circles_for(tx, seeker, now), weights(), count=1000)
    known = [offer.circle.id for offer in seen.offers]
    await waiting.enter(tx, member, known, member.zone(default_zone), now)
    return await waiting.position(tx, member) or 1


async def position(tx: Transaction, member: Member) -> int | None:
    """The member's place in line, the first is 1; None when they don't wait."""
    return await waiting.position(tx, member)


async def stop_waiting(tx: Transaction, member_id: int, now: datetime) -> None:
    """Wait no longer; a kept seat passes on."""
    seat = await seating.kept_for(tx, member_id)
    if seat is not None:
        await seating.pass_over(tx, seat, now)
    await waiting.end(tx, member_id)


async def kept_seat(tx: Transaction, member: Member, seat_id: int, now: datetime) -> Proposal:
    """The circle of a seat kept for this member, with why. OutOfDate when it isn't kept any more."""
    seat = await seating.kept_for(tx, member.id)
    seeker = await seeker_of(tx, member, now)
    if seat is None or seat.id != seat_id or seat.until <= now or seeker is None:
        raise OutOfDate
    found = await circles.aggregate(tx, seat.circle_id)
    circle = await circles.get(tx, seat.circle_id)
    if found is None or circle is None:
        raise OutOfDate
    facts = await circle_for(tx, seeker, found, now)
    offers = propose(seeker, [facts], weights())
    offer = next(iter(offers.offers), None)
    if offer is None:
        raise OutOfDate
    return Proposal(circle, reasons(seeker, facts, offer.score), seat)


async def decline_seat(tx: Transaction, member: Member, seat_id: int, now: datetime) -> None:
    """Leave a kept seat to somebody else; the place in line stays. OutOfDate when it isn't kept."""
    seat = await seating.kept_for(tx, member.id)
    if seat is None or seat.id != seat_id:
        raise OutOfDate
    await seating.pass_over(tx, seat, now)


async def withdraw_offers(tx: Transaction, circle_id: int, now: datetime) -> None:
    """A circle takes nobody any more: the seats kept there are kept no longer."""
    await seating.take_away(tx, circle_id, now)


async def how_many_wait(tx: Transaction, language: str, family: str | None) -> int:
    """How many people wait for a circle in this language and family (for any family, when None)."""
    return len(await waiting.queue(tx, language, family))


# The tick


async def sweep(tx: Transaction, now: datetime, default_zone: str) -> int:
    """All that is due: seats whose time is over pass on, free seats are proposed, news are written.

    Gives how many messages were owed.
    """
    for seat in await seating.over(tx, now):
        await seating.pass_over(tx, seat, now)
    proposed = 0
    for found in await seating.to_offer(tx, now):
        proposed += await seating.offer_in(tx, found, now, default_zone)
    return proposed + await news.write(tx, now, default_zone)


async def is_due(tx: Transaction, now: datetime) -> bool:
    """Whether the sweep has something to do."""
    seat = await seating.next_due(tx)
    return (seat is not None and seat <= now) or await rhythm.is_due(tx, (waiting.NEWS,), now)


async def next_due(tx: Transaction) -> datetime | None:
    """When the sweep next has something to do."""
    dues = (await seating.next_due(tx), await rhythm.upcoming(tx, (waiting.NEWS,)))
    return min((each for each in dues if each is not None), default=None)


# Privacy


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """What is known of the person's search."""
    place = await waiting.place_of(tx, member)
    seat = await seating.kept_for(tx, member.id)
    return {
        "seeks": [topic.experience for topic in topics_of(member.profile)],
        "waiting_since": place and place.since.isoformat(),
        "circles_seen_and_not_taken": len(place.known) if place else 0,
        "written_on": [day.isoformat() for day in place.written] if place else [],
        "seat_kept_until": seat and seat.until.isoformat(),
    }


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Delete the person's place in line and kept seat; the seat passes on."""
    seat = await seating.kept_for(tx, member.id)
    if seat is not None:
        await seating.release(tx, seat, now)
    await waiting.end(tx, member.id)
