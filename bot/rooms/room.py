"""A room as one of its people enters it, and the messages they may touch there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.circles import service as circles
from bot.circles.service import CLOSED, Circle, Membership
from bot.db import Transaction
from bot.members.service import Member
from bot.outbox import arrivals
from bot.rooms import delivery, relayed, rows, rules
from bot.rooms.relayed import Words
from bot.rooms.rows import TAKEN_BACK, Message
from bot.texts import texts

CONTACT, HOLD = "contact", "hold"
"""Why a message waits to be read."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room as one of its people enters it."""

    circle: Circle
    me: Membership


async def room(tx: Transaction, member: Member, circle_id: int) -> Room | None:
    """The room of this circle, if this person is in it now; None for any other, existing or not."""
    circle = await circles.get(tx, circle_id)
    if circle is None or circle.state == CLOSED:
        return None
    me = await circles.membership(tx, circle_id, member.id)
    return None if me is None else Room(circle, me)


def contacts(words: Words) -> frozenset[str]:
    """What in these words leads out of the circle."""
    return rules.contacts(words.text, [entity.type for entity in words.entities])


def waits_until(room: Room, words: Words, now: datetime) -> datetime | None:
    """Until when these words would wait to be read for the contact details in them."""
    return rules.held_until(room.me.joined_at, contacts(words), now)


async def answered(tx: Transaction, member: Member, words: Words) -> Message | None:
    """The message of a room that these words are a reply to: a copy in the person's chat, or their own."""
    if words.reply_to is None:
        return None
    content = await arrivals.content_under(tx, member.id, words.reply_to)
    if content is not None:
        return await rows.of_content(tx, content)
    return await rows.said(tx, member.id, words.reply_to)


async def words_of(tx: Transaction, author: Member, message: Message) -> str | None:
    """The words of a message while they are stored."""
    found = [await arrivals.shared(tx, content, author) for content in message.contents]
    return "".join(relayed.spoken(part.text) for part in found if part is not None) or None


async def contacts_of(tx: Transaction, author: Member, message: Message) -> frozenset[str]:
    """What in a message leads out of the circle, while its words are stored."""
    found = [await arrivals.shared(tx, content, author) for content in message.contents]
    parts = [part for part in found if part is not None]
    kinds = [entity.type for part in parts for entity in part.entities or ()]
    return rules.contacts("".join(relayed.spoken(part.text) for part in parts), kinds)


async def may_see(tx: Transaction, member: Member, message_id: int) -> Message | None:
    """The message, if this person wrote it or got a copy of it."""
    message = await rows.get(tx, message_id)
    if message is None or message.author_id == member.id:
        return message
    copies = await arrivals.copies(tx, message.contents)
    return message if any(copy.member_id == member.id for copy in copies) else None


async def withdraw(tx: Transaction, message: Message, now: datetime, state: str = TAKEN_BACK) -> None:
    """Take a message back from everyone; its row stays in this state, without words."""
    circle = await circles.get(tx, message.circle_id)
    await delivery.withdraw(tx, message.contents, texts(circle.language if circle else "fr"), now)
    await rows.change(tx, message.id, state=state, held_for=None, held_until=None, kept=False)
