"""Reading a room: what is new, the last seven days, the evening line, and how one reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from bot.circles import service as circles
from bot.circles.service import EVENING, ON_OPEN, READINGS, Membership
from bot.db import Transaction, new_id
from bot.errors import Refusal
from bot.members.service import Member
from bot.moderation import service as moderation
from bot.outbox import arrivals
from bot.outbox import service as outbox
from bot.outbox.service import Lane, Send, ToMember
from bot.rhythm import service as rhythm
from bot.rooms import delivery, positions, rows, screens
from bot.rooms.actions import ReadWeek
from bot.rooms.rules import PAGE, WEEK
from bot.screen import Screen
from bot.texts import texts

EVENING_LINE: Final = "evening_line"
"""The kind of schedule (bot.rhythm) of the evening line."""
EVENING_HOUR: Final = time(19, 0)
ON_ENTRY: Final = 20
"""New messages given on entry, the oldest; a button gives the rest."""


@dataclass(frozen=True, slots=True)
class Given:
    """How many messages were given to read, and how many are left."""

    count: int
    rest: int


async def unread(tx: Transaction, member: Member, membership: Membership, now: datetime) -> rows.Counted:
    """The messages of the last seven days this person wasn't given yet."""
    circle_id = membership.circle_id
    after = await positions.read_until(tx, circle_id, member.id)
    without = await moderation.unread_by(tx, member.id) | {member.id}
    return await rows.count(tx, circle_id, since=now - WEEK, after=after, without=without, new_to=member.id)


async def evening_line(tx: Transaction, member: Member, now: datetime) -> str | None:
    """The evening's line in this person's words ("6 messages from 3 people"), as HTML; None without news.

    Only of circles they read in the evening. News is what no line told them of: who leaves messages unread
    isn't reminded of them every evening. Its button is screens.evening_button.
    """
    messages = people = 0
    news = False
    for membership in await circles.of(tx, member):
        if membership.reading != EVENING:
            continue
        more = await unread(tx, member, membership, now)
        messages, people = messages + more.messages, people + more.people
        if more.newest > await positions.told_until(tx, membership.circle_id, member.id):
            news = True
            await positions.tell(tx, membership.circle_id, member.id, more.newest)
    if not news:
        return None
    return texts(member.language)("rooms-evening", count=messages, people=people)


async def catch_up(tx: Transaction, member: Member, membership: Membership, now: datetime) -> Given:
    """On entry: what is new comes now, oldest first, and what waited for the morning.

    When there is much of it, a last line gives the rest.
    """
    given = await _give(tx, member, membership, now, limit=ON_ENTRY)
    await positions.here(tx, membership.circle_id, member.id, now)
    if given.rest:
        await _close_inside(tx, member, membership, given, now)
    return given


async def read_on(tx: Transaction, member: Member, membership: Membership, now: datetime) -> None:
    """Give what is left of what was new on entry, a page at a time; whoever is inside stays there."""
    given = await _give(tx, member, membership, now, limit=PAGE)
    await _close_inside(tx, member, membership, given, now)


async def _close_inside(
    tx: Transaction, member: Member, membership: Membership, given: Given, now: datetime
) -> None:
    screen = screens.given_inside(texts(member.language), membership.circle_id, given.count, given.rest)
    await _close(tx, member, screen, now, batch=membership.circle_id)


async def read_new(tx: Transaction, member: Member, now: datetime) -> None:
    """Give what is new in all circles, oldest first, a page at a time; the last line says what is left."""
    mine = await circles.of(tx, member)
    given = [await _give(tx, member, membership, now, limit=PAGE) for membership in mine]
    count, rest = sum(one.count for one in given), sum(one.rest for one in given)
    t = texts(member.language)
    ids = [membership.circle_id for membership in mine]
    go_on = screens.evening_button(t).action
    await _close(tx, member, screens.given(t, ids, count, rest, go_on), now)


async def _give(
    tx: Transaction, member: Member, membership: Membership, now: datetime, *, limit: int
) -> Given:
    circle_id = membership.circle_id
    await arrivals.hasten(tx, member.id, circle_id, now)
    after = await positions.read_until(tx, circle_id, member.id)
    without = await moderation.unread_by(tx, member.id) | {member.id}
    found = await rows.readable(
        tx, circle_id, since=now - WEEK, after=after, without=without, new_to=member.id, limit=limit
    )
    if not found:
        return Given(0, 0)
    await delivery.hand_over(tx, member, found, now)
    await positions.advance(tx, circle_id, [member.id], found[-1].place)
    return Given(len(found), (await unread(tx, member, membership, now)).messages)


async def read_week(
    tx: Transaction, member: Member, membership: Membership, after: int | None, now: datetime
) -> None:
    """Give the last seven days to read, one's own words too, a page at a time from after a place on."""
    circle_id, without = membership.circle_id, await moderation.unread_by(tx, member.id)
    found = await rows.readable(
        tx, circle_id, since=now - WEEK, after=after or 0, without=without, limit=PAGE
    )
    rest = 0
    if found:
        await arrivals.hasten(tx, member.id, circle_id, now)
        await delivery.hand_over(tx, member, found, now)
        await positions.advance(tx, circle_id, [member.id], found[-1].place)
        place = found[-1].place
        left = await rows.count(tx, circle_id, since=now - WEEK, after=place, without=without)
        rest = left.messages
    go_on = ReadWeek(circle_id, found[-1].place).data if rest else None
    t = texts(member.language)
    await _close(tx, member, screens.given(t, [circle_id], len(found), rest, go_on), now)


async def _close(
    tx: Transaction, member: Member, screen: Screen, now: datetime, batch: int | None = None
) -> None:
    """The last line comes after the messages, so it goes the way they go; `batch`: as part of this room."""
    to = ToMember(member.id, member.key)
    await outbox.put(tx, f"given:{new_id()}", to, Send(screen), Lane.RELAY, now=now, batch=batch)


async def choose_way(
    tx: Transaction, member: Member, membership: Membership, way: str, zone: ZoneInfo, now: datetime
) -> Membership:
    """Read this circle in this way from now on. Refusal for a way there isn't."""
    if way not in READINGS:
        raise Refusal("rooms-no-circle")
    changed = await circles.set_reading(tx, membership, way)
    await settle(tx, member, zone, now)
    return changed


async def stop_evening(tx: Transaction, member: Member) -> None:
    """No more evening line: the circles it told of are read when one opens them."""
    for membership in await circles.of(tx, member):
        if membership.reading == EVENING:
            await circles.set_reading(tx, membership, ON_OPEN)
    await rhythm.stop(tx, member.id, EVENING_LINE)


async def settle(tx: Transaction, member: Member, zone: ZoneInfo, now: datetime) -> None:
    """Have the evening line come if any circle is read in the evening, and only then."""
    wanted = any(membership.reading == EVENING for membership in await circles.of(tx, member))
    has = await rhythm.get(tx, member, EVENING_LINE) is not None
    if wanted and not has:
        await rhythm.set(tx, member, EVENING_LINE, EVENING_HOUR, zone=zone, now=now)
    elif has and not wanted:
        await rhythm.stop(tx, member.id, EVENING_LINE)
