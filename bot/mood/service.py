"""Noting how a day is, adding words to it, and what the last days were like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, select, update

from bot.db import Transaction, listing
from bot.errors import OutOfDate, Refusal
from bot.members import consents
from bot.members.service import Member
from bot.mood import rules
from bot.mood.question import ASKED, ASKED_AGAIN, answered, ask_daily, rest, snooze, stop_asking, take_up
from bot.mood.rows import Noted, noted_of, row_of, store
from bot.mood.tables import check_ins

__all__ = [
    "ASKED",
    "ASKED_AGAIN",
    "FORTNIGHT",
    "NOTE_LIMIT",
    "PURPOSE",
    "Answer",
    "Noted",
    "add_note",
    "agree",
    "ask_daily",
    "dots",
    "drop_note",
    "export",
    "find",
    "forget",
    "has_agreed",
    "latest",
    "next_slot",
    "note",
    "noted_days",
    "rest",
    "since",
    "snooze",
    "stop_asking",
    "take_up",
]

PURPOSE = "check_ins"
NOTE_LIMIT = 1000
"""Characters of the words added to an answer."""
FORTNIGHT = 14
RETURN_AFTER = timedelta(days=7)
"""From when someone who answers again is told that it is good to see them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What noting led to. `first`: nothing was noted before; `returning`: nothing for a week or more."""

    noted: Noted
    first: bool
    returning: bool
    silent: bool
    """The daily question has fallen silent and can be taken up again."""

    @property
    def offers_help(self) -> bool:
        return self.noted.offered


async def has_agreed(tx: Transaction, member: Member) -> bool:
    """Whether the member agreed to check-ins being kept."""
    return await consents.has(tx, member.id, PURPOSE)


async def agree(tx: Transaction, member: Member, text: str, now: datetime) -> None:
    """The member agreed after reading `text`."""
    if not await has_agreed(tx, member):
        await consents.give(tx, member, PURPOSE, text, now)


async def next_slot(tx: Transaction, member: Member, day: date) -> int:
    """The number of the next answer about this day."""
    slots = await tx.all(
        select(check_ins.c.slot).where(check_ins.c.member_id == member.id, check_ins.c.day == day)
    )
    return max((row.slot for row in slots), default=-1) + 1


async def note(
    tx: Transaction, member: Member, day: date, score: int, slot: int, *, now: datetime, zone: ZoneInfo
) -> Answer:
    """Note a score for a day; the same slot again corrects it. Questions start anew from here.

    Raises Refusal for a day that is over for good (or not yet here), OutOfDate for what is no score.
    """
    if not rules.WORST <= score <= rules.BEST or slot < 0 or slot > await next_slot(tx, member, day):
        raise OutOfDate
    if not rules.can_note(day, now, zone):
        raise Refusal("mood-too-late")
    earlier = await _before(tx, member, day, slot)
    noted = _judged(day, slot, score, earlier, now, zone)
    await store(tx, member, noted)
    silent = await answered(tx, member, zone, now)
    return Answer(noted, not earlier, _returns(earlier, now), silent)


def _judged(
    day: date, slot: int, score: int, earlier: Sequence[Noted], now: datetime, zone: ZoneInfo
) -> Noted:
    offered_on = max((noted.day for noted in earlier if noted.offered), default=None)
    scores = [noted.score for noted in earlier if noted.day > day - timedelta(days=rules.BASELINE_DAYS)]
    later = rules.is_filled_in_later(day, now, zone)
    offers = not later and rules.offers_help(score, scores, now.astimezone(zone).date(), offered_on)
    return Noted(day, slot, score, now, later, offers)


def _returns(earlier: Sequence[Noted], now: datetime) -> bool:
    return bool(earlier) and now - max(noted.at for noted in earlier) >= RETURN_AFTER


async def _before(tx: Transaction, member: Member, day: date, slot: int) -> list[Noted]:
    """The answers before this one, oldest first: all that the rules look at, and at least the latest one."""
    c = check_ins.c
    rows = await tx.all(
        select(check_ins)
        .where(c.member_id == member.id, c.day <= day)
        .order_by(c.day.desc(), c.slot.desc())
        .limit(4 * rules.BASELINE_DAYS)
    )
    found = [noted_of(tx, member, row) for row in reversed(rows)]
    return [noted for noted in found if (noted.day, noted.slot) < (day, slot)]


async def add_note(tx: Transaction, member: Member, day: date, slot: int, words: str) -> None:
    """Keep these words with an answer, in place of any before; raises Refusal when they are too long."""
    if len(words) > NOTE_LIMIT:
        raise Refusal("mood-note-too-long", limit=NOTE_LIMIT, length=len(words))
    row = await row_of(tx, member, day, slot)
    if row is None:
        raise OutOfDate
    sealed = tx.vault.seal(member.key, words, f"check_ins|note|{row.id}")
    await tx.execute(update(check_ins).where(check_ins.c.id == row.id).values(note=sealed))


async def drop_note(tx: Transaction, member: Member, day: date, slot: int) -> None:
    """Erase the words kept with an answer."""
    c = check_ins.c
    found = (c.member_id == member.id, c.day == day, c.slot == slot)
    await tx.execute(update(check_ins).where(*found).values(note=None))


async def find(tx: Transaction, member: Member, day: date, slot: int) -> Noted | None:
    """One answer, if it was given."""
    row = await row_of(tx, member, day, slot)
    return None if row is None else noted_of(tx, member, row)


async def since(tx: Transaction, member: Member, first: date) -> list[Noted]:
    """All answers about days from `first` on, oldest first."""
    c = check_ins.c
    rows = await tx.all(
        select(check_ins).where(c.member_id == member.id, c.day >= first).order_by(c.day, c.slot)
    )
    return [noted_of(tx, member, row) for row in rows]


async def dots(tx: Transaction, member: Member, today: date, days: int = FORTNIGHT) -> tuple[rules.Dot, ...]:
    """The last days, oldest first, as the picture shows them."""
    found = await since(tx, member, today - timedelta(days=days + rules.MEDIAN_DAYS - 1))
    scores: dict[date, list[int]] = defaultdict(list)
    for noted in found:
        scores[noted.day].append(noted.score)
    later = {noted.day for noted in found if noted.later} - {n.day for n in found if not n.later}
    return rules.series(scores, today, days, later)


async def noted_days(tx: Transaction, member_ids: Sequence[int], first: date) -> set[tuple[int, date]]:
    """Who noted which day, from `first` on: pairs of member id and day."""
    rows = await tx.run(_NOTED_DAYS, {"ids": member_ids, "first": first})
    return {(row.member_id, row.day) for row in rows}


_NOTED_DAYS = listing(
    lambda listed: select(check_ins.c.member_id, check_ins.c.day).where(
        listed(check_ins.c.member_id, "ids"), check_ins.c.day >= bindparam("first")
    )
)


async def latest(tx: Transaction, people: Sequence[Member], first: date) -> dict[int, list[Noted]]:
    """The answers of these members about days from `first` on, oldest first, by member id."""
    keys = {member.id: member for member in people}
    c = check_ins.c
    rows = await tx.all(
        select(check_ins).where(c.member_id.in_(keys), c.day >= first).order_by(c.member_id, c.day, c.slot)
    )
    found: dict[int, list[Noted]] = defaultdict(list)
    for row in rows:
        found[row.member_id].append(noted_of(tx, keys[row.member_id], row))
    return found


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """All the member noted, readable."""
    return {
        "check_ins": [
            {
                "day": noted.day.isoformat(),
                "score": noted.score,
                "noted_at": noted.at.isoformat(),
                "filled_in_later": noted.later,
                "help_offered": noted.offered,
                "note": noted.note,
            }
            for noted in await since(tx, member, date.min)
        ]
    }


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Delete all the member noted."""
    del now
    await tx.execute(delete(check_ins).where(check_ins.c.member_id == member.id))
