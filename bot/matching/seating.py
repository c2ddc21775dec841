"""Seats: a free one is kept 72 hours for the longest-waiting person it fits, then passes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select

from bot.circles import service as circles
from bot.db import Prepared, Transaction, new_id
from bot.encouragement.rules import MessageClass, Quiet, leaves_at
from bot.matching import screens, waiting
from bot.matching.rules import JOINS_A_WEEK, JOINS_LIMITED_FROM, suits
from bot.matching.seeking import circle_for, seeker_of
from bot.matching.tables import seats
from bot.matching.weights import weights
from bot.members import consents
from bot.members import service as members
from bot.members.service import Member
from bot.outbox import service as outbox
from bot.outbox.service import Lane, Send, ToMember
from bot.texts import texts

HELD = timedelta(hours=72)
CIRCLES_AT_ONCE = 20
"""Circles looked at in one transaction."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of a circle, kept for one person until an instant."""

    id: int
    circle_id: int
    member_id: int
    until: datetime


async def kept_for(tx: Transaction, member_id: int) -> Seat | None:
    """The seat that is kept for this person now, if any: never more than one."""
    row = await tx.one(select(seats).where(seats.c.member_id == member_id))
    return None if row is None else Seat(row.id, row.circle_id, row.member_id, row.until)


async def release(tx: Transaction, seat: Seat, now: datetime, *, pass_on: bool = True) -> None:
    """Keep this seat no longer; `pass_on`: it may go to the next one at once."""
    if (await tx.execute(delete(seats).where(seats.c.id == seat.id))).rowcount == 0:
        return
    await circles.hold(tx, seat.circle_id, -1)
    if pass_on:
        await circles.offer_at(tx, seat.circle_id, now)


async def pass_over(tx: Transaction, seat: Seat, now: datetime) -> None:
    """The person doesn't take this seat (or time is over): it passes on and isn't kept for them again."""
    member = await members.get(tx, seat.member_id)
    if member is not None:
        await waiting.learn(tx, member, seat.circle_id)
    await let_go(tx, seat, now)


async def let_go(tx: Transaction, seat: Seat, now: datetime) -> None:
    """The person no longer seeks this seat: it passes on. It may be kept for them again."""
    await outbox.cancel(tx, keys=[_key(seat.id)], now=now)
    await release(tx, seat, now)


async def take_away(tx: Transaction, circle_id: int, now: datetime) -> None:
    """Keep no seat of this circle any more: it takes nobody now. It may be kept for them again."""
    for row in await tx.all(select(seats).where(seats.c.circle_id == circle_id)):
        await outbox.cancel(tx, keys=[_key(row.id)], now=now)
        seat = Seat(row.id, row.circle_id, row.member_id, row.until)
        await release(tx, seat, now, pass_on=False)


async def over(tx: Transaction, now: datetime) -> list[Seat]:
    """The seats whose 72 hours are over."""
    rows = await tx.all(select(seats).where(seats.c.until <= now).order_by(seats.c.until).limit(200))
    return [Seat(row.id, row.circle_id, row.member_id, row.until) for row in rows]


async def to_offer(tx: Transaction, now: datetime) -> list[circles.Aggregate]:
    """Circles of which a seat may be free for somebody who waits; those that are looked at in one go."""
    return await circles.to_offer(tx, now, CIRCLES_AT_ONCE)


async def offer_in(tx: Transaction, found: circles.Aggregate, now: datetime, default_zone: str) -> int:
    """Keep what is free in this circle for those who wait; gives how many seats were proposed."""
    kept = 0
    for member_id in await waiting.queue(tx, found.language, found.family):
        free = replace(found, held=found.held + kept)
        if not _has_room(free, now):
            break
        member = (await members.many(tx, [member_id])).get(member_id)
        if member is not None and await _may_have(tx, member, free, now):
            await _keep(tx, member, free, now, default_zone)
            kept += 1
    left = replace(found, held=found.held + kept)
    await circles.offer_at(tx, found.circle_id, None if _has_room(left, now) else _next_look(left, now))
    return kept


def _has_room(found: circles.Aggregate, now: datetime) -> bool:
    return found.seats > 0 and not _is_settling(found, now)


def _is_settling(found: circles.Aggregate, now: datetime) -> bool:
    """Whether the circle takes its time after two joins (H10, from five members up)."""
    joins = found.recent.joins_since(now) + found.held
    return found.active >= JOINS_LIMITED_FROM and joins >= JOINS_A_WEEK


def _next_look(found: circles.Aggregate, now: datetime) -> datetime | None:
    """When a seat comes free by the mere passing of time: the others come with a change."""
    return found.recent.next_room(now) if found.seats > 0 and _is_settling(found, now) else None


async def _may_have(tx: Transaction, member: Member, found: circles.Aggregate, now: datetime) -> bool:
    if not member.reachable or await kept_for(tx, member.id) is not None:
        return False
    place = await waiting.place_of(tx, member)
    if place is None or found.circle_id in place.known:
        return False
    seeker = await seeker_of(tx, member, now)
    if seeker is None or not await consents.has(tx, member.id, "matching"):
        return False
    return suits(seeker, await circle_for(tx, seeker, found, now), weights())


async def _keep(
    tx: Transaction, member: Member, found: circles.Aggregate, now: datetime, default_zone: str
) -> None:
    """Keep the seat and owe the person its news, when the bot may write: 72 hours count from then."""
    zone = member.zone(default_zone)
    leaves = await _writes_at(tx, member, zone, now)
    seat = Seat(new_id(), found.circle_id, member.id, leaves + HELD)
    values = {"id": seat.id, "circle_id": seat.circle_id, "member_id": member.id, "until": seat.until}
    await tx.execute(seats.insert().values(**values))
    await circles.hold(tx, found.circle_id, 1)
    screen = screens.seat_offer(texts(member.language), seat.id, seat.until, zone)
    await outbox.put(
        tx,
        _key(seat.id),
        ToMember(member.id, member.key),
        Send(screen),
        Lane.RELAY,
        now=now,
        not_before=leaves,
        expires_at=seat.until,
    )


async def _writes_at(tx: Transaction, member: Member, zone: ZoneInfo, now: datetime) -> datetime:
    """When this may be written by the bot's own initiative; the day is noted."""
    profile, place = member.profile, await waiting.place_of(tx, member)
    quiet = Quiet(time.fromisoformat(profile.quiet_from), time.fromisoformat(profile.quiet_until), zone)
    if place is None:
        return quiet.ends(now) or now
    leaves = leaves_at(MessageClass.INITIATIVE, now, quiet, place.written)
    await waiting.note_written(tx, place, leaves.astimezone(zone).date())
    return leaves


async def next_due(tx: Transaction) -> datetime | None:
    """When a kept seat is over or a circle is looked at, whichever is first."""
    over = (await tx.run(_NEXT_OVER)).value()
    dues = [due for due in (over, await circles.next_offer(tx)) if due is not None]
    return min(dues, default=None)


_NEXT_OVER = Prepared(select(func.min(seats.c.until)))


def _key(seat_id: int) -> str:
    return f"seat:{seat_id}"
