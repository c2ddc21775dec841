"""Words that wait to be read by the team, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.circles import service as circles
from bot.circles.service import Membership
from bot.db import Transaction, new_id
from bot.members import service as members
from bot.members.quiet import quiet_end
from bot.moderation import service as moderation
from bot.outbox import service as outbox
from bot.outbox.service import Lane, Put, Send, ToMember
from bot.rooms import delivery, held_screens, rows, rules
from bot.rooms.relayed import Words, relayed
from bot.rooms.room import CONTACT, HOLD, contacts_of, room, withdraw, words_of
from bot.rooms.rows import HELD, REFUSED, SENT, Message
from bot.screen import Screen
from bot.texts import Texts, texts


async def held_messages(tx: Transaction, circle_ids: Collection[int] | None, me: int) -> list[Message]:
    """Messages in these circles (None: in all) that wait for somebody of the team to read them, but mine."""
    return [one for one in await rows.held(tx, circle_ids=circle_ids) if one.author_id != me]


async def tell_team(tx: Transaction, message: Message, team: moderation.Team, now: datetime) -> None:
    """A message waits to be read: a neutral line to the team."""
    whom = await moderation.told(tx, message.circle_id, team, {message.author_id})
    puts = [
        Put(
            f"held:{message.id}:{person.id}",
            ToMember(person.id, person.key),
            Send(held_screens.held_notice(texts(person.language), message.id)),
            Lane.HELP,
            not_before=quiet_end(person, now, person.zone(team.default_zone)),
        )
        for person in (await members.many(tx, whom)).values()
    ]
    await outbox.put_many(tx, puts, now=now)


async def held_words(tx: Transaction, message_id: int) -> Message | None:
    """A message that waits to be read; None when it no longer does."""
    message = await rows.get(tx, message_id)
    return message if message is not None and message.state == HELD else None


async def judge(
    tx: Transaction, reviewer: moderation.Reviewer, message: Message, now: datetime, *, yes: bool
) -> None:
    """Somebody of the team lets a waiting message go out, or not; in that case its writer is told."""
    if yes:
        await let_through(tx, message, now, reviewer.team.default_zone)
        await moderation.released(tx, reviewer, message.circle_id, message.author_id, now)
        return
    me = await circles.membership(tx, message.circle_id, message.author_id)
    author = await members.get(tx, message.author_id)
    words = await words_of(tx, author, message) if author is not None else None
    alias = me.alias if me is not None else ""
    refused = moderation.Reported(message.id, message.circle_id, message.author_id, alias, words or "")
    await withdraw(tx, message, now, REFUSED)
    await moderation.refuse(tx, reviewer, refused, now)


async def pass_on(tx: Transaction, refused: moderation.Report, now: datetime, default_zone: str) -> bool:
    """What was refused goes out after all, as plain words.

    False when it can't any more: its writer took it back, left, or is asked not to write.
    """
    message = await rows.get(tx, refused.message_id)
    author = await members.get(tx, message.author_id) if message is not None else None
    if message is None or author is None or message.state != REFUSED:
        return False
    place = await room(tx, author, message.circle_id)
    standing = await moderation.standing(tx, message.circle_id, author.id, now)
    if place is None or standing.muted_until is not None:
        return False
    said = Words(refused.text, (), message.said_message)
    parts = relayed(texts(place.circle.language), place.me, said, message.id)
    contents = tuple([await outbox.share(tx, part, author, now=now) for part in parts])
    await rows.set_parts(tx, message.id, contents)
    # It is read and stored for a week like what is said now.
    await rows.change(tx, message.id, said_at=now, kept=True)
    await let_through(tx, replace(message, contents=contents, said_at=now), now, default_zone)
    return True


async def let_through(tx: Transaction, message: Message, now: datetime, default_zone: str) -> None:
    """Let a waiting message go out now."""
    place = new_id()
    await rows.change(tx, message.id, state=SENT, place=place, held_for=None, held_until=None)
    await delivery.deliver(tx, replace(message, state=SENT, place=place), now, default_zone)


async def _tell_writer(
    tx: Transaction, message: Message, made: Callable[[Texts], Screen], now: datetime, default_zone: str
) -> None:
    author = await members.get(tx, message.author_id)
    if author is None:
        return
    key, to = f"refused:{message.id}", ToMember(author.id, author.key)
    act, wait = Send(made(texts(author.language))), quiet_end(author, now, author.zone(default_zone))
    await outbox.put(tx, key, to, act, Lane.HELP, now=now, not_before=wait)


async def settle_held(
    tx: Transaction, circle_id: int, author_id: int, now: datetime, default_zone: str, *, release: bool
) -> None:
    """What somebody wrote during a hold goes out; or none of what waits ever does, and they are told once."""
    if not release:
        dropped = await drop_held(tx, circle_id, author_id, now)
        if dropped:
            made = partial(held_screens.dropped, count=len(dropped))
            await _tell_writer(tx, dropped[0], made, now, default_zone)
        return
    me = await circles.membership(tx, circle_id, author_id)
    for message in await rows.held(tx, circle_ids=[circle_id], author_id=author_id):
        if me is not None and message.held_for == HOLD:
            await _after_hold(tx, message, me, now, default_zone)


async def drop_held(tx: Transaction, circle_id: int, author_id: int, now: datetime) -> list[Message]:
    """Nothing of what somebody wrote here and what still waits ever goes out; gives these messages."""
    found = await rows.held(tx, circle_ids=[circle_id], author_id=author_id)
    for message in found:
        await withdraw(tx, message, now)
    return found


async def _after_hold(
    tx: Transaction, message: Message, me: Membership, now: datetime, default_zone: str
) -> None:
    """No hold keeps this message: it goes out, unless the contact details in it do for a while yet."""
    author = await members.get(tx, message.author_id)
    found = await contacts_of(tx, author, message) if author is not None else frozenset()
    until = rules.held_until(me.joined_at, found, now)
    if until is None:
        await let_through(tx, message, now, default_zone)
    else:
        await rows.change(tx, message.id, held_for=CONTACT, held_until=until)


async def release(tx: Transaction, message_id: int, now: datetime, default_zone: str) -> None:
    """A waiting message whose time has come goes out, unless something else keeps it."""
    message = await held_words(tx, message_id)
    if message is None:
        return
    me = await circles.membership(tx, message.circle_id, message.author_id)
    standing = await moderation.standing(tx, message.circle_id, message.author_id, now)
    if me is None:
        await withdraw(tx, message, now)
    elif standing.muted_until is not None:
        await settle_held(tx, message.circle_id, message.author_id, now, default_zone, release=False)
    elif standing.hold is not None:
        await rows.change(tx, message.id, held_for=HOLD, held_until=standing.hold.until)
    else:
        await _after_hold(tx, message, me, now, default_zone)
