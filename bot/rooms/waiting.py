"""Words that wait to be read by the team, and what becomes of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.circles import service as circles
from bot.db import Transaction, new_id
from bot.members import service as members
from bot.members.quiet import quiet_end
from bot.moderation import service as moderation
from bot.outbox import service as outbox
from bot.outbox.service import Lane, Put, Send, ToMember
from bot.rooms import delivery, held_screens, rows
from bot.rooms.room import HOLD, withdraw
from bot.rooms.rows import HELD, SENT, Message
from bot.texts import texts


async def held_messages(tx: Transaction, circle_ids: Collection[int] | None, me: int) -> list[Message]:
    """Messages in these circles (None: in all) that wait for somebody of the team to read them, but mine."""
    return [one for one in await rows.held(tx, circle_ids=circle_ids) if one.author_id != me]


async def tell_team(tx: Transaction, message: Message, team: moderation.Team, now: datetime) -> None:
    """A message waits to be read for what leads out of the circle in it: a neutral line to the team."""
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


async def let_through(
    tx: Transaction, message: Message, now: datetime, default_zone: str, *, yes: bool
) -> None:
    """Let a waiting message go out now, or never; in that case its writer is told."""
    if not yes:
        await withdraw(tx, message, now)
        await _tell_refused(tx, message, now)
        return
    place = new_id()
    await rows.change(tx, message.id, state=SENT, place=place, held_for=None, held_until=None)
    await delivery.deliver(tx, replace(message, state=SENT, place=place), now, default_zone)


async def _tell_refused(tx: Transaction, message: Message, now: datetime) -> None:
    author = await members.get(tx, message.author_id)
    if author is not None:
        screen = held_screens.refused(texts(author.language))
        key, to = f"refused:{message.id}", ToMember(author.id, author.key)
        await outbox.put(tx, key, to, Send(screen), Lane.HELP, now=now)


async def settle_held(
    tx: Transaction, circle_id: int, author_id: int, now: datetime, default_zone: str, *, release: bool
) -> None:
    """What somebody wrote during a hold goes out, or never does."""
    for message in await rows.held(tx, circle_ids=[circle_id], author_id=author_id):
        if release and message.held_for == HOLD:
            await let_through(tx, message, now, default_zone, yes=True)
        elif not release:
            await withdraw(tx, message, now)


async def release(tx: Transaction, message_id: int, now: datetime, default_zone: str) -> None:
    """A waiting message whose time has come goes out, unless something else keeps it."""
    message = await held_words(tx, message_id)
    if message is None:
        return
    me = await circles.membership(tx, message.circle_id, message.author_id)
    standing = await moderation.standing(tx, message.circle_id, message.author_id, now)
    if me is None or standing.muted_until is not None:
        await withdraw(tx, message, now)
    elif standing.hold is not None:
        await rows.change(tx, message.id, held_for=HOLD, held_until=standing.hold.until)
    else:
        await let_through(tx, message, now, default_zone, yes=True)
