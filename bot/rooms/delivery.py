"""How what is said reaches the others: to whom, when, as an answer to what; and how it is taken from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.circles import service as circles
from bot.circles.service import AS_IT_COMES
from bot.db import Transaction, new_id
from bot.members import service as members
from bot.members.quiet import quiet_end
from bot.members.service import Member
from bot.moderation import service as moderation
from bot.outbox import arrivals
from bot.outbox import service as outbox
from bot.outbox.service import Act, Delete, Edit, Lane, MessageId, Put, Send, Target, ToMember
from bot.rooms import positions, relayed, rows, rules
from bot.rooms.rows import Message
from bot.texts import Texts


async def deliver(tx: Transaction, message: Message, now: datetime, default_zone: str) -> int:
    """Send a message to whom it comes as it is said; the others read it later. Gives to how many it goes."""
    there = await positions.present(tx, message.circle_id, now)
    deaf = await moderation.deaf_to(tx, message.author_id)
    readers = [
        one.member_id
        for one in await circles.members(tx, message.circle_id)
        if one.member_id not in deaf
        and one.member_id != message.author_id
        and (one.reading == AS_IT_COMES or one.member_id in there)
    ]
    found = await members.many(tx, readers)
    # Who can't be reached is given nothing: it is still new to them when they come back.
    people = {member_id: person for member_id, person in found.items() if person.reachable}
    answered = await _answered(tx, message)
    puts: list[Put] = []
    for person in people.values():
        wait = None if person.id in there else quiet_end(person, now, person.zone(default_zone))
        puts += _sends(message, person, answered.get(person.id), wait, 0)
    # Nobody's place in their reading moves: what they have a copy of isn't new, what came before still is.
    await outbox.put_many(tx, puts, now=now)
    return len(people)


async def hand_over(tx: Transaction, reader: Member, messages: Sequence[Message], now: datetime) -> None:
    """Give somebody these messages to read, now, in this order, each as a copy of its own."""
    # A number of its own: the same message may be read again, each time as a new copy.
    reading = new_id()
    copied: dict[int, int] = {}
    for message in messages:
        target: Target | None = copied.get(message.reply_to) if message.reply_to is not None else None
        if target is None:
            target = (await _answered(tx, message, reader.id)).get(reader.id)
        made = await outbox.put_many(tx, _sends(message, reader, target, None, reading), now=now)
        if made:
            copied[message.id] = max(made.values())


def _sends(
    message: Message, reader: Member, answered: Target | None, wait: datetime | None, reading: int
) -> list[Put]:
    return [
        Put(
            f"relay:{content}:{reader.id}:{reading}",
            ToMember(reader.id, reader.key),
            Send(content=content, reply_to=answered if number == 0 else None),
            Lane.RELAY,
            not_before=wait,
            batch=message.circle_id,
        )
        for number, content in enumerate(message.contents)
    ]


async def _answered(tx: Transaction, message: Message, reader_id: int | None = None) -> dict[int, Target]:
    """Where, in each reader's own chat, the message stands that this one answers."""
    if message.reply_to is None:
        return {}
    original = await rows.get(tx, message.reply_to)
    if original is None or not original.contents:
        return {}
    found: dict[int, Target] = {
        copy.member_id: copy.row_id
        for copy in await arrivals.copies(tx, original.contents[-1:])
        if reader_id in (None, copy.member_id)
    }
    # Its writer sees their own words, not a copy of them.
    found[original.author_id] = MessageId(original.said_message)
    return found


async def carry_over(tx: Transaction, contents: Iterable[int], change: int, now: datetime) -> None:
    """Show the changed words in every copy that has left; those that wait leave with them."""
    puts = [
        _act(f"edit:{change}:{copy.row_id}", copy.member_id, Edit(copy.row_id, content=copy.content_id))
        for copy in await arrivals.copies(tx, list(contents))
        if not copy.waiting
    ]
    await outbox.put_many(tx, puts, now=now)


async def add_parts(
    tx: Transaction, message: Message, first: Sequence[int], added: Sequence[int], now: datetime
) -> None:
    """An edit made a message longer than one part: the new ones follow the first, no sooner."""
    copies = await arrivals.copies(tx, first[:1])
    readers = {copy.member_id: copy.due_at if copy.waiting else None for copy in copies}
    puts = [
        Put(
            f"relay:{content}:{reader}:0",
            ToMember(reader),
            Send(content=content),
            Lane.RELAY,
            not_before=wait,
            batch=message.circle_id,
        )
        for reader, wait in sorted(readers.items(), key=lambda each: each[0])
        for content in added
    ]
    await outbox.put_many(tx, puts, now=now)


async def withdraw(tx: Transaction, contents: Sequence[int], t: Texts, now: datetime) -> None:
    """Take words back from everyone: copies are deleted while Telegram allows it, older ones emptied.

    What has not left never does. `t` is in the circle's language.
    """
    copies = await arrivals.copies(tx, contents)
    await arrivals.unshare(tx, contents, now=now)
    puts = []
    for copy in copies:
        if copy.waiting:
            continue
        deletable = rules.is_deletable(copy.sent_at, now)
        empty = relayed.emptied(t)
        act: Act = Delete(copy.row_id, empty) if deletable else Edit(copy.row_id, empty)
        puts.append(_act(f"gone:{copy.row_id}", copy.member_id, act))
    await outbox.put_many(tx, puts, now=now)


def _act(key: str, member_id: int, act: Act) -> Put:
    return Put(key, ToMember(member_id), act, Lane.RELAY)
