"""Carrying an edited message over to the others."""

from __future__ import annotations

from datetime import datetime

from bot.db import Transaction, new_id
from bot.members.service import Member
from bot.moderation import service as moderation
from bot.outbox import arrivals
from bot.outbox import service as outbox
from bot.rooms import delivery, rows
from bot.rooms.relayed import Words, relayed
from bot.rooms.room import CONTACT, Room, contacts, contacts_of, room
from bot.rooms.rows import SENT, TAKEN_BACK, Message
from bot.texts import texts


async def edit(tx: Transaction, member: Member, words: Words, now: datetime) -> str | None:
    """Carry an edited message over to the others.

    Gives "" when done, the key of the sentence that says why it wasn't, or None when it is no message of a
    room that the person is in, or nothing of it is stored any more.
    """
    known = await rows.said(tx, member.id, words.message_id)
    if known is None or known.state == TAKEN_BACK or not known.kept:
        return None
    place = await room(tx, member, known.circle_id)
    if place is None:
        return None
    standing = await moderation.standing(tx, known.circle_id, member.id, now)
    if standing.muted_until is not None or (standing.hold is not None and known.state == SENT):
        return "rooms-edit-held"
    # What waits for such details is read for them; what waits for a hold was never asked about them.
    if known.held_for != CONTACT and contacts(words) - await contacts_of(tx, member, known):
        return "rooms-edit-contact"
    await _rewrite(tx, member, place, known, words, now)
    return ""


async def _rewrite(
    tx: Transaction, member: Member, place: Room, known: Message, words: Words, now: datetime
) -> None:
    t = texts(place.circle.language)
    parts = relayed(t, place.me, words, known.id)
    kept, extra = known.contents[: len(parts)], known.contents[len(parts) :]
    for content, part in zip(kept, parts, strict=False):
        await arrivals.reshare(tx, content, part, member)
    added = [await outbox.share(tx, part, member, now=now) for part in parts[len(kept) :]]
    await rows.set_parts(tx, known.id, (*kept, *added))
    if known.state == SENT:
        await delivery.carry_over(tx, kept, new_id(), now)
    await delivery.withdraw(tx, extra, t, now)
    if added and known.state == SENT:
        await delivery.add_parts(tx, known, kept, added, now)
