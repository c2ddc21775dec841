"""Watching announcements leave: what is to be done at each look, and the one message that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.announcements import audience, report, rows, sending
from bot.announcements.audience import Writer
from bot.announcements.report import Report
from bot.announcements.rows import (
    DONE,
    GOING,
    LATE,
    REFUSED,
    SCHEDULED,
    STOPPED,
    TAKEN_BACK,
    TAKING_BACK,
    Announcement,
)
from bot.config import Settings
from bot.db import Transaction
from bot.members import service as members
from bot.members.service import Member
from bot.moderation import audit
from bot.outbox import arrivals
from bot.outbox import service as outbox
from bot.outbox.service import Edit, Lane, Send, ToMember
from bot.screen import Screen
from bot.texts import texts


@dataclass(frozen=True, slots=True)
class House:
    """What announcements need to know of the instance."""

    default_zone: str
    per_second: float
    operators: frozenset[int]

    @classmethod
    def of(cls, settings: Settings) -> House:
        """The house of these settings."""
        return cls(settings.default_timezone, float(settings.messages_per_second), settings.operators)

    def writer(self, member: Member) -> Writer:
        """This person with the right the settings give them."""
        return Writer(member, member.telegram_id in self.operators)


async def look(tx: Transaction, announcement_id: int, now: datetime, house: House) -> None:
    """Do what is due for an announcement, and show it where its author watches."""
    found = await rows.get(tx, announcement_id, lock=True)
    if found is None or found.look_at is None or found.look_at > now:
        return
    if found.state == SCHEDULED:
        await _depart(tx, found, now, house)
        return
    if found.cursor is not None:
        step = sending.retract if found.state == TAKING_BACK else None
        found = await (step(tx, found, now) if step else sending.expand(tx, found, now, house.default_zone))
    await settle(tx, found, now, house)


async def settle(tx: Transaction, found: Announcement, now: datetime, house: House) -> Announcement:
    """Note whether it is over and when to look again, and refresh the message that shows it."""
    told = await report.report(tx, found, now)
    found = await _next(tx, told, now)
    told = Report(found, told.counts, told.next_at, told.removed, told.again)
    await _refresh(tx, told, now, house)
    return found


async def _next(tx: Transaction, told: Report, now: datetime) -> Announcement:
    found = told.found
    if found.state == TAKING_BACK and found.cursor is None and not told.removed.pending:
        return await rows.change(tx, found.id, state=TAKEN_BACK, look_at=None)
    if found.state in (TAKING_BACK, STOPPED) and (told.removed.pending or told.counts.pending):
        return await rows.change(tx, found.id, look_at=now)
    if found.state == GOING and (found.cursor is not None or told.leaving > 0 or told.counts.waiting):
        return await rows.change(tx, found.id, look_at=_again(told, now))
    if found.state == GOING:
        return await rows.change(tx, found.id, state=DONE, look_at=None, is_paused=False, finished_at=now)
    return await rows.change(tx, found.id, look_at=None)


def _again(told: Report, now: datetime) -> datetime:
    """At once while anything may change, else when the next of those who wait get theirs."""
    if told.found.cursor is not None:
        return now
    if told.found.is_paused:
        return max(now, told.found.useful_until)
    return now if told.leaving > 0 or told.next_at is None else told.next_at


# Leaving at its hour


async def _depart(tx: Transaction, found: Announcement, now: datetime, house: House) -> None:
    """The planned moment has come: it leaves if its author still may, and if it is still useful."""
    author = None if found.author_id is None else await members.get(tx, found.author_id)
    if author is None or not await audience.may_aim(tx, house.writer(author), found.audience):
        found = await rows.change(tx, found.id, state=REFUSED, look_at=None, finished_at=now)
    elif now >= found.useful_until:
        found = await rows.change(tx, found.id, state=LATE, look_at=None, finished_at=now)
    else:
        found = await sending.start(tx, found, now, house.default_zone)
        await audit.append(tx, author.id, "announce", found.id, now)
        found = await rows.change(tx, found.id, look_at=now)
    if author is not None:
        await _show_anew(tx, found, author, now, house)


async def _show_anew(
    tx: Transaction, found: Announcement, author: Member, now: datetime, house: House
) -> None:
    told = await report.report(tx, found, now)
    key, to = f"announcement-live:{found.id}:0", ToMember(author.id, author.key)
    row = await outbox.put(tx, key, to, Send(_screen(told, author, house)), Lane.RELAY, now=now)
    if row is not None:
        values = {"live_row": row, "live_message": None, "live_update": None, "live_count": 1}
        await rows.change(tx, found.id, shown=told.digest, **values)


# The message that shows it


async def watch(
    tx: Transaction,
    found: Announcement,
    author: Member,
    message: int | None,
    update: int,
    now: datetime,
    house: House,
) -> Screen:
    """How it stands, to be said on this message of this person's, in answer to this update.

    From then on the message follows what happens, until it shows something else. Without one, none does.
    """
    told = await report.report(tx, found, now)
    if found.author_id == author.id and message is not None:
        values = {"live_row": None, "live_message": message, "live_update": update}
        await rows.change(tx, found.id, shown=told.digest, **values)
    return _screen(told, author, house)


async def _refresh(tx: Transaction, told: Report, now: datetime, house: House) -> None:
    found = told.found
    live = found.live
    if found.author_id is None or live.target is None or live.shown == told.digest:
        return
    author = await members.get(tx, found.author_id)
    if author is None or not await _still_there(tx, found, author):
        await rows.change(tx, found.id, live_row=None, live_message=None)
        return
    key, to = f"announcement-live:{found.id}:{live.count + 1}", ToMember(author.id, author.key)
    # In the lane of answers: it keeps its order with what the author taps there.
    await outbox.put(tx, key, to, Edit(live.target, _screen(told, author, house)), Lane.REPLY, now=now)
    await rows.change(tx, found.id, live_count=live.count + 1, shown=told.digest)


async def _still_there(tx: Transaction, found: Announcement, author: Member) -> bool:
    """Whether the message still shows the announcement: not the menu, nor the numbers to call."""
    assert found.live.target is not None
    key = await arrivals.last_shown(tx, author.id, found.live.target)
    own = (f"announcement-live:{found.id}:", f"reply:{found.live.update}:")
    return key is not None and key.startswith(own)


def _screen(told: Report, author: Member, house: House) -> Screen:
    t = texts(author.language)
    return report.screen(t, told, _zone(author, house), house.per_second)


def _zone(member: Member, house: House) -> ZoneInfo:
    return member.zone(house.default_zone)
