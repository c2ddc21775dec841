"""What other parts do with rooms: say, edit, take back, read, leave for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.circles import service as circles
from bot.db import Transaction, new_id
from bot.errors import Refusal
from bot.members.service import Member
from bot.moderation import service as moderation
from bot.outbox import service as outbox
from bot.outbox.service import Lane, MessageId, Send, ToMember
from bot.rooms import delivery, positions, rows, rules, screens
from bot.rooms.editing import edit
from bot.rooms.privacy import export, forget
from bot.rooms.reading import (
    catch_up,
    choose_way,
    evening_line,
    read_new,
    read_on,
    read_week,
    settle,
    unread,
)
from bot.rooms.relayed import Words, relayed
from bot.rooms.room import (
    CONTACT,
    HOLD,
    Room,
    answered,
    contacts,
    may_see,
    room,
    waits_until,
    withdraw,
    words_of,
)
from bot.rooms.rows import HELD, SENT, TAKEN_BACK, Message
from bot.rooms.waiting import (
    drop_held,
    held_messages,
    held_words,
    judge,
    let_through,
    pass_on,
    settle_held,
    tell_team,
)
from bot.texts import texts

__all__ = [
    "Message",
    "Room",
    "Words",
    "acknowledge",
    "answered",
    "catch_up",
    "choose_way",
    "contacts",
    "edit",
    "evening_line",
    "export",
    "first_time",
    "forget",
    "good_bye",
    "held_messages",
    "held_words",
    "judge",
    "let_through",
    "may_see",
    "out_of",
    "pass_on",
    "read_new",
    "read_on",
    "read_week",
    "room",
    "say",
    "settle",
    "settle_held",
    "take_back",
    "tell_team",
    "unread",
    "waits_until",
    "words_of",
]


async def say(
    tx: Transaction, member: Member, room: Room, words: Words, now: datetime, default_zone: str
) -> Message:
    """Say this in the room. Refusal while the person is asked not to write; the same words are said once."""
    known = await rows.said(tx, member.id, words.message_id)
    if known is not None and known.circle_id == room.circle.id:
        return known
    message = await _made(tx, member, room, words, now, default_zone)
    parts = relayed(texts(room.circle.language), room.me, words, message.id)
    contents = [await outbox.share(tx, part, member, now=now) for part in parts]
    message = replace(message, contents=tuple(contents))
    await rows.add(tx, message)
    await positions.here(tx, room.circle.id, member.id, now)
    await circles.wrote(tx, room.me, now)
    if message.state == SENT:
        await delivery.deliver(tx, message, now, default_zone)
    return message


async def _made(
    tx: Transaction, member: Member, room: Room, words: Words, now: datetime, default_zone: str
) -> Message:
    standing = await moderation.standing(tx, room.circle.id, member.id, now)
    if standing.muted_until is not None:
        t = texts(member.language)
        until = t.moment(standing.muted_until, member.zone(default_zone))
        raise Refusal("rooms-muted", until=until)
    state, why, until_then = SENT, None, waits_until(room, words, now)
    if until_then is not None:
        state, why = HELD, CONTACT
    if standing.hold is not None:
        state, why, until_then = HELD, HOLD, rules.both(standing.hold.until, until_then)
    message_id = new_id()
    return Message(
        id=message_id,
        circle_id=room.circle.id,
        author_id=member.id,
        said_message=words.message_id,
        reply_to=await _answers(tx, member, room, words),
        said_at=now,
        place=message_id,
        state=state,
        held_for=why,
        held_until=until_then,
        kept=True,
        contents=(),
    )


async def _answers(tx: Transaction, member: Member, room: Room, words: Words) -> int | None:
    found = await answered(tx, member, words)
    return found.id if found is not None and found.circle_id == room.circle.id else None


async def acknowledge(
    tx: Transaction, member: Member, message: Message, zone: ZoneInfo, now: datetime
) -> None:
    """Tell the writer, under their own words, that they are said (or wait), with a way to take them back."""
    waits = message.state == HELD
    screen = screens.said(texts(member.language), [(message.id, message.held_until, waits)], zone)
    act = Send(screen, reply_to=MessageId(message.said_message))
    to, key = ToMember(member.id, member.key), f"said:{message.id}"
    await outbox.put(tx, key, to, act, Lane.REPLY, now=now, batch=message.circle_id)


async def first_time(tx: Transaction, member: Member, room: Room) -> bool:
    """Whether this person never said anything in this room."""
    return not await rows.ever_wrote(tx, member.id, room.circle.id)


async def take_back(tx: Transaction, member: Member, message_id: int, now: datetime) -> Message:
    """Take one's own message back. Refusal for any other; once is enough."""
    message = await rows.get(tx, message_id)
    if message is None or message.author_id != member.id:
        raise Refusal("rooms-no-message")
    if message.state != TAKEN_BACK:
        await withdraw(tx, message, now)
    return message


async def good_bye(tx: Transaction, member: Member, room: Room, now: datetime, *, erase: bool) -> None:
    """Leave the circle for good, silently; with `erase`, take back all one said there."""
    if erase:
        for message in await rows.by(tx, member.id, room.circle.id):
            if message.state != TAKEN_BACK:
                await withdraw(tx, message, now)
    await out_of(tx, room.circle.id, member.id, now)
    await circles.leave(tx, room.me, now)


async def out_of(tx: Transaction, circle_id: int, member_id: int, now: datetime) -> None:
    """Somebody is no longer in the circle: nothing more of it is on its way to them, or waits from them."""
    await drop_held(tx, circle_id, member_id, now)
    await outbox.cancel(tx, now=now, member_id=member_id, batch=circle_id)
    await positions.forget(tx, member_id, circle_id)
