"""The news that were promised to those who wait."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import Transaction
from bot.matching import screens, waiting
from bot.members.service import Member
from bot.outbox import service as outbox
from bot.outbox.service import Lane, Send, ToMember
from bot.rhythm import service as rhythm
from bot.rhythm import sweep as due
from bot.texts import texts


async def write(tx: Transaction, now: datetime, default_zone: str, only: int | None = None) -> int:
    """Write all news that are due (`only`: to this member), and owe the next; gives how many were written."""
    kinds, zero = (waiting.NEWS,), timedelta()
    claimed = await due.claim(tx, kinds, now, together=zero, default_zone=default_zone, only=only)
    written = 0
    for each in (one for ones in claimed.values() for one in ones):
        zone = each.member.zone(default_zone)
        place = await waiting.place_of(tx, each.member)
        if place is None:
            await rhythm.stop(tx, each.member.id, waiting.NEWS)
            continue
        written += await _tell(tx, each.member, place, zone, now)
        await waiting.promise(tx, each.member, place, zone, now)
    return written


async def _tell(
    tx: Transaction, member: Member, place: waiting.Waiting, zone: ZoneInfo, now: datetime
) -> bool:
    """The promised word; a seat proposed the same day has said it already."""
    today = now.astimezone(zone).date()
    ahead = await waiting.position(tx, member)
    if today in place.written or ahead is None or not member.reachable:
        return False
    await waiting.note_written(tx, place, today)
    screen = screens.news(texts(member.language), ahead)
    key = f"waiting:{place.id}:{today.isoformat()}"
    sent = await outbox.put(tx, key, ToMember(member.id, member.key), Send(screen), Lane.RELAY, now=now)
    return sent is not None
