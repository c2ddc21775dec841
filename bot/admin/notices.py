"""What administration writes unasked: neutral lines, most with a button; nothing is named before the tap."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime

from bot.admin.actions import Health, ShowInvitation, Standing
from bot.admin.invitations import Invitation
from bot.db import Transaction
from bot.errors import Unreadable
from bot.members import service as members
from bot.members.quiet import quiet_end
from bot.members.service import Member
from bot.moderation.screens import notice
from bot.navigation import home_row
from bot.outbox import service as outbox
from bot.outbox.service import Lane, Put, Send, ToMember
from bot.screen import Screen
from bot.texts import texts


async def to_confirm(
    tx: Transaction, found: Invitation, operators: Iterable[int], now: datetime, default_zone: str
) -> None:
    """Somebody accepted and waits for the yes of an operator (Telegram ids); those who never wrote hear it
    when they do.
    """
    action = ShowInvitation(found.id).data
    known = [await members.find(tx, telegram_id) for telegram_id in sorted(operators)]
    people = [one for one in known if one is not None]
    screens = [notice(texts(one.language), "moderation-notice-new", action) for one in people]
    await _tell(tx, f"invitation:{found.id}", people, screens, now, default_zone)


async def dead_letter(tx: Transaction, operators: Iterable[int], now: datetime, default_zone: str) -> None:
    """An update could not be worked on: these operators (Telegram ids) are led to the list of references.

    However many there are, each operator gets one notice in an hour of the clock, and one after quiet hours.
    """
    puts = []
    for person in await _readable(tx, operators):
        quiet = quiet_end(person, now, person.zone(default_zone))
        hour = (quiet or now).astimezone(UTC)
        screen = notice(texts(person.language), "moderation-notice-new", Health().data)
        key = f"dead-letter:{hour:%Y-%m-%dT%H}:{person.id}"
        puts.append(Put(key, ToMember(person.id, person.key), Send(screen), Lane.RELAY, not_before=quiet))
    await outbox.put_many(tx, puts, now=now)


async def _readable(tx: Transaction, operators: Iterable[int]) -> list[Member]:
    """Those of them who ever wrote; one whose row is spoilt must not keep it from the others."""
    found = []
    for telegram_id in sorted(operators):
        with suppress(Unreadable):
            found.append(await members.find(tx, telegram_id))
    return [one for one in found if one is not None]


async def standing(
    tx: Transaction, circle_id: int, whom: Iterable[int], what: str, now: datetime, default_zone: str
) -> None:
    """These people are something else in this circle from now on; `what` makes it a message of its own."""
    action = Standing(circle_id).data
    people = await _people(tx, whom)
    screens = [notice(texts(one.language), "moderation-notice-person", action) for one in people]
    await _tell(tx, f"standing:{circle_id}:{what}", people, screens, now, default_zone)


async def answer(tx: Transaction, found: Invitation, key: str, now: datetime, default_zone: str) -> None:
    """What became of an invitation that somebody had accepted, in words that name nothing."""
    people = await _people(tx, [] if found.member_id is None else [found.member_id])
    screens = [Screen(t(key)).with_rows(home_row(t)) for t in (texts(one.language) for one in people)]
    await _tell(tx, f"invitation:{found.id}:over", people, screens, now, default_zone)


async def _people(tx: Transaction, whom: Iterable[int]) -> list[Member]:
    return list((await members.many(tx, sorted(set(whom)))).values())


async def _tell(
    tx: Transaction,
    stem: str,
    people: Iterable[Member],
    screens: Iterable[Screen],
    now: datetime,
    default_zone: str,
) -> None:
    """Quiet hours hold: none of this is urgent."""
    puts = [
        Put(
            f"{stem}:{person.id}",
            ToMember(person.id, person.key),
            Send(screen),
            Lane.RELAY,
            not_before=quiet_end(person, now, person.zone(default_zone)),
        )
        for person, screen in zip(people, screens, strict=True)
    ]
    await outbox.put_many(tx, puts, now=now)
