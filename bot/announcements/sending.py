"""Letting an announcement leave: rows for its people, a thousand at a time; and taking it back from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.announcements import audience, received, rows, rules
from bot.announcements.rows import DONE, GOING, NEVER_LEFT, STOPPED, TAKEN_BACK, TAKING_BACK, Announcement
from bot.announcements.rules import Delivery
from bot.db import Transaction, new_id
from bot.members import service as members
from bot.members.service import Member
from bot.outbox import arrivals
from bot.outbox import service as outbox
from bot.outbox.arrivals import Copy
from bot.outbox.service import Act, Delete, Edit, Lane, Put, Send, ToMember
from bot.texts import texts

SHARED_FOR: Final = timedelta(minutes=30)
"""How long what was shared is used for more rows: the outbox erases it an hour after it was shared, once no
row needs it."""


async def start(tx: Transaction, found: Announcement, now: datetime, default_zone: str) -> Announcement:
    """Let it leave from now on; the first thousand are written at once."""
    going = await rows.change(tx, found.id, state=GOING, leaves_at=now, cursor=0, look_at=now)
    return await expand(tx, going, now, default_zone)


async def expand(tx: Transaction, found: Announcement, now: datetime, default_zone: str) -> Announcement:
    """Write the rows of the next thousand people; the cursor moves in the same transaction."""
    assert found.cursor is not None
    ids = await audience.people(tx, found.audience, found.cursor)
    people = await audience.recipients(tx, ids, found.kind, found.author_id)
    plan = audience.plan(people, now, found.useful_until, found.in_quiet, default_zone)
    leaving = (*plan.now, *plan.later)
    wanted = {(people[each.recipient].language, each.silent) for each in leaving}
    shared = {key: await _content(tx, found, *key, now) for key in sorted(wanted)}
    puts = [_put(found, people[each.recipient], each, shared) for each in leaving]
    made = await outbox.put_many(tx, puts, now=now)
    return await rows.change(
        tx,
        found.id,
        cursor=ids[-1] if len(ids) == audience.CHUNK else None,
        expected=found.expected + len(made),
        too_late=found.too_late + len(plan.too_late),
    )


def key(announcement_id: int, member_id: int) -> str:
    """What makes the row of one announcement to one person unique."""
    return f"announcement:{announcement_id}:{member_id}"


def _put(
    found: Announcement, person: Member, delivery: Delivery, shared: Mapping[tuple[str, bool], int]
) -> Put:
    return Put(
        key(found.id, person.id),
        ToMember(person.id, person.key),
        Send(content=shared[person.language, delivery.silent]),
        Lane.ANNOUNCEMENT,
        not_before=delivery.not_before,
        expires_at=found.useful_until,
        batch=found.id,
    )


async def _content(tx: Transaction, found: Announcement, language: str, silent: bool, now: datetime) -> int:
    present = await rows.content(tx, found.id, language, silent=silent, since=now - SHARED_FOR)
    if present is not None:
        return present
    screen = received.received(texts(language), found.words, found.kind, silent=silent)
    # No author: it is the organisation's, sealed under the instance key.
    made = await outbox.share(tx, screen, None, now=now)
    await rows.add_content(tx, found.id, made, language, silent=silent, now=now)
    return made


async def stop(tx: Transaction, found: Announcement, now: datetime) -> Announcement:
    """Let nothing more leave, for good; what is in flight arrives."""
    await outbox.stop(tx, found.id, now=now)
    return await rows.change(
        tx, found.id, state=STOPPED, is_paused=False, cursor=None, look_at=now, finished_at=now
    )


# Taking back


async def take_back(tx: Transaction, found: Announcement, now: datetime) -> Announcement:
    """Take it back from everyone: what has not left never does, the rest is deleted or emptied."""
    if found.state in (*NEVER_LEFT, TAKING_BACK, TAKEN_BACK):
        return found
    if found.state != DONE:
        found = await stop(tx, found, now)
    going = await rows.change(
        tx, found.id, state=TAKING_BACK, retraction=new_id(), cursor=0, look_at=now, is_paused=False
    )
    return await retract(tx, going, now)


async def retract(tx: Transaction, found: Announcement, now: datetime) -> Announcement:
    """Delete the next thousand copies; those that Telegram no longer deletes lose their words."""
    assert found.cursor is not None
    shared = await rows.content_ids(tx, found.id)
    copies = [each for each in await arrivals.copies(tx, shared) if each.row_id > found.cursor]
    chunk = [each for each in copies[: audience.CHUNK] if not each.waiting]
    emptied = [each for each in chunk if not rules.is_deletable(each.sent_at, now)]
    languages = await _languages(tx, chunk)
    puts = [_gone(found, each, languages.get(each.member_id), now) for each in chunk]
    await outbox.put_many(tx, puts, now=now)
    more = len(copies) > audience.CHUNK
    if not more:
        # Only now: the copies still to be taken back are found by what was shared.
        await arrivals.unshare(tx, shared, now=now)
    return await rows.change(
        tx,
        found.id,
        emptied=found.emptied + len(emptied),
        cursor=copies[audience.CHUNK - 1].row_id if more else None,
    )


async def _languages(tx: Transaction, copies: list[Copy]) -> dict[int, str]:
    people = await members.many(tx, [each.member_id for each in copies])
    return {member.id: member.language for member in people.values()}


def _gone(found: Announcement, copy: Copy, language: str | None, now: datetime) -> Put:
    empty = None if language is None else received.emptied(texts(language))
    act: Act = Delete(copy.row_id, empty)
    if empty is not None and not rules.is_deletable(copy.sent_at, now):
        act = Edit(copy.row_id, empty)
    to = ToMember(copy.member_id)
    return Put(f"announcement-back:{copy.row_id}", to, act, Lane.ANNOUNCEMENT, batch=found.retraction)
