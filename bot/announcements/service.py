"""What others do with announcements: send or plan one, steer it, take it back, look back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.announcements import audience, received, rows, rules, sending
from bot.announcements.audience import Outlook, Writer, choices, may_aim
from bot.announcements.draft import Audience, Draft, Words
from bot.announcements.live import House, watch
from bot.announcements.rows import (
    CANCELLED,
    DONE,
    GOING,
    NEVER_LEFT,
    SCHEDULED,
    STOPPED,
    TAKEN_BACK,
    Announcement,
)
from bot.announcements.rules import Kind
from bot.circles import service as circles
from bot.db import Transaction, new_id
from bot.errors import OutOfDate, Refusal
from bot.members import consents
from bot.members import service as members
from bot.members.service import Member
from bot.moderation import audit
from bot.outbox import service as outbox

__all__ = [
    "Announcement",
    "Audience",
    "Draft",
    "House",
    "Outlook",
    "Words",
    "Writer",
    "choices",
    "export",
    "forget",
    "go_on",
    "history",
    "keep_kind",
    "may_aim",
    "may_write",
    "mine",
    "outlook",
    "pause",
    "refuse_kind",
    "send",
    "send_again",
    "stop",
    "take_back",
    "watch",
]

NOT_YOURS = "announcements-not-yours"
"""Said alike for an announcement that isn't there and for one that isn't theirs to steer."""
LISTED = 10
"""Announcements in the history."""
_SEARCHED = 200
"""Newest announcements among which somebody's own are looked for."""


async def may_write(tx: Transaction, writer: Writer) -> bool:
    """Whether this person may announce anything to anybody, now."""
    return writer.is_operator or bool(await choices(tx, writer))


async def outlook(tx: Transaction, draft: Draft, author_id: int, now: datetime, house: House) -> Outlook:
    """What would become of a draft if it were confirmed now."""
    assert draft.kind is not None
    leaves, until = draft.leaves_at(now), draft.useful_until(now)
    return await audience.outlook(
        tx, draft.audience, draft.kind, author_id, leaves, until, draft.in_quiet, house.default_zone
    )


async def send(tx: Transaction, writer: Writer, draft: Draft, now: datetime, house: House) -> Announcement:
    """Let it leave now, or plan it. Refusal without the right; OutOfDate for a draft that isn't whole."""
    if draft.kind is None or draft.words is None or draft.audience.is_empty or not draft.timed:
        raise OutOfDate
    if draft.is_past(now) or not rules.is_useful(draft.leaves_at(now), draft.useful_until(now)):
        raise OutOfDate
    if received.excess(draft.words):
        raise OutOfDate
    if not await may_aim(tx, writer, draft.audience):
        raise Refusal(NOT_YOURS)
    leaves, planned = draft.leaves_at(now), draft.leaves is not None
    found = Announcement(
        id=new_id(),
        author_id=writer.member.id,
        kind=draft.kind,
        audience=draft.audience,
        words=draft.words,
        state=SCHEDULED,
        in_quiet=draft.in_quiet,
        created_at=now,
        leaves_at=leaves,
        useful_until=draft.useful_until(now),
        look_at=leaves if planned else None,
    )
    await rows.insert(tx, found)
    await audit.append(tx, writer.member.id, "announce_plan" if planned else "announce", found.id, now)
    await _sign(tx, writer, draft.audience, now)
    return found if planned else await sending.start(tx, found, now, house.default_zone)


async def _sign(tx: Transaction, writer: Writer, aimed: Audience, now: datetime) -> None:
    """A facilitator who writes to their circle gives a sign of being there."""
    for circle_id in aimed.circle_ids:
        membership = await circles.membership(tx, circle_id, writer.member.id)
        if membership is not None:
            await circles.sign(tx, membership, now)


# Steering


async def mine(tx: Transaction, writer: Writer, announcement_id: int, *, lock: bool = False) -> Announcement:
    """An announcement this person may see and steer: they could write to all of its people now.

    Refusal for any other, and for one that isn't there.
    """
    found = await rows.get(tx, announcement_id, lock=lock)
    if found is None or not await may_aim(tx, writer, found.audience):
        raise Refusal(NOT_YOURS)
    return found


async def pause(tx: Transaction, writer: Writer, announcement_id: int, now: datetime) -> Announcement:
    """Let nothing more leave until it goes on."""
    found = await mine(tx, writer, announcement_id, lock=True)
    if found.state != GOING or found.is_paused:
        return found
    await outbox.pause(tx, found.id)
    await audit.append(tx, writer.member.id, "announce_pause", found.id, now)
    return await rows.change(tx, found.id, is_paused=True, look_at=now)


async def go_on(tx: Transaction, writer: Writer, announcement_id: int, now: datetime) -> Announcement:
    """Let a paused one go on."""
    found = await mine(tx, writer, announcement_id, lock=True)
    if found.state != GOING or not found.is_paused:
        return found
    await outbox.resume(tx, found.id)
    await audit.append(tx, writer.member.id, "announce_go_on", found.id, now)
    return await rows.change(tx, found.id, is_paused=False, look_at=now)


async def stop(tx: Transaction, writer: Writer, announcement_id: int, now: datetime) -> Announcement:
    """Let nothing more leave, for good; a planned one never leaves."""
    found = await mine(tx, writer, announcement_id, lock=True)
    if found.state not in (GOING, SCHEDULED):
        return found
    await audit.append(tx, writer.member.id, "announce_stop", found.id, now)
    if found.state == SCHEDULED:
        return await rows.change(tx, found.id, state=CANCELLED, look_at=None, finished_at=now)
    return await sending.stop(tx, found, now)


async def send_again(tx: Transaction, writer: Writer, announcement_id: int, now: datetime) -> Announcement:
    """Send those again of which nobody knows whether they arrived, while it is useful."""
    found = await mine(tx, writer, announcement_id, lock=True)
    if found.state not in (GOING, DONE, STOPPED):
        return found
    if not rules.is_useful(now, found.useful_until):
        raise Refusal("announcements-no-longer-useful")
    await audit.append(tx, writer.member.id, "announce_again", found.id, now)
    await outbox.resend_uncertain(tx, found.id, now=now)
    return await rows.change(tx, found.id, state=GOING, look_at=now, finished_at=None)


async def take_back(tx: Transaction, writer: Writer, announcement_id: int, now: datetime) -> Announcement:
    """Take it back from everyone, as far as Telegram allows."""
    found = await mine(tx, writer, announcement_id, lock=True)
    if found.state in (*NEVER_LEFT, TAKEN_BACK):
        return found
    await audit.append(tx, writer.member.id, "announce_take_back", found.id, now)
    return await sending.take_back(tx, found, now)


async def history(tx: Transaction, writer: Writer) -> list[Announcement]:
    """The newest announcements this person may see and steer, newest first."""
    allowed = {each.id for each in await choices(tx, writer)}
    found = await rows.recent(tx, LISTED if writer.is_operator else _SEARCHED)
    if not writer.is_operator:
        found = [each for each in found if _is_within(each.audience, allowed)]
    return found[:LISTED]


def _is_within(aimed: Audience, allowed: set[int]) -> bool:
    return not aimed.everyone and allowed.issuperset(aimed.circle_ids)


# As people receive them


async def refuse_kind(tx: Transaction, member: Member, kind: Kind, now: datetime) -> Member:
    """No more announcements of this kind, not even those on their way.

    For the organisation's life the consent is withdrawn.
    """
    keys = [sending.key(announcement_id, member.id) for announcement_id in await rows.going(tx, kind)]
    await outbox.cancel(tx, now=now, keys=keys)
    if kind is Kind.LIFE:
        await consents.withdraw(tx, member.id, audience.NEWS, now)
        return member
    refused = sorted({*member.profile.opted_out, kind.value})
    return await members.change(tx, member, opted_out=tuple(refused))


async def may_keep(tx: Transaction, member: Member, kind: Kind) -> bool:
    """Whether this kind needs no consent, or it stands: nobody's yes is supposed."""
    return kind is not Kind.LIFE or await consents.has(tx, member.id, audience.NEWS)


async def keep_kind(tx: Transaction, member: Member, kind: Kind) -> Member:
    """Go on receiving this kind."""
    if kind.value not in member.profile.opted_out:
        return member
    kept = tuple(each for each in member.profile.opted_out if each != kind)
    return await members.change(tx, member, opted_out=kept)


# What belongs to a person


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """The announcements this person wrote."""
    return {
        "announcements": [
            {
                "written_at": each.created_at.isoformat(),
                "kind": each.kind.value,
                "text": each.words.text,
                "leaves_at": each.leaves_at.isoformat(),
                "state": each.state,
            }
            for each in await rows.written_by(tx, member.id)
        ]
    }


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Drop the reference to an author: what was announced is the organisation's, what was planned ends."""
    await rows.let_go(tx, member.id, now)
