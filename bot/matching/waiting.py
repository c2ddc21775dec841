"""The waiting list: its true length, and the news that were promised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update

from bot.clock import next_local
from bot.db import Row, Transaction, new_id
from bot.matching.seeking import topics_of
from bot.matching.tables import waiting, waiting_cells
from bot.members.service import Member
from bot.rhythm import service as rhythm

NEWS = "waiting_news"
"""The kind of the schedule by which news are written."""
NEWS_AT = time(10)
NEWS_DAYS = (2, 7, 14, 30)
"""Days after which the person hears of it; then every thirty."""
_w = waiting.c


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person's place: `known` are circles they saw and didn't take; `written` local days."""

    id: int
    member_id: int
    since: datetime
    known: frozenset[int]
    written: tuple[date, ...] = ()


def _place(waiting_id: int) -> str:
    return f"waiting|known|{waiting_id}"


def _from(tx: Transaction, member: Member, row: Row) -> Waiting:
    known = tx.vault.open(member.key, row.known, _place(row.id))
    written = tuple(date.fromordinal(day) for day in row.written)
    return Waiting(row.id, row.member_id, row.since, frozenset(known), written)


def cell(tx: Transaction, language: str, family: str) -> bytes:
    """The blind index of a language and a family."""
    return tx.vault.blind("waiting", f"{language}|{family}")


async def place_of(tx: Transaction, member: Member) -> Waiting | None:
    """The member's place in the waiting list, if they wait."""
    row = await tx.one(select(waiting).where(_w.member_id == member.id))
    return None if row is None else _from(tx, member, row)


async def enter(
    tx: Transaction, member: Member, known: Iterable[int], zone: ZoneInfo, now: datetime
) -> Waiting:
    """Wait from now on, or go on waiting with what is answered now. The first news are promised."""
    present = await place_of(tx, member)
    place = present or Waiting(new_id(), member.id, now, frozenset())
    place = Waiting(place.id, member.id, place.since, place.known | frozenset(known), place.written)
    sealed = tx.vault.seal(member.key, sorted(place.known), _place(place.id))
    if present is None:
        values = {"id": place.id, "member_id": member.id, "since": now, "written": [], "known": sealed}
        await tx.execute(waiting.insert().values(**values))
        await promise(tx, member, place, zone, now)
    else:
        await tx.execute(update(waiting).where(_w.id == place.id).values(known=sealed))
    await _set_cells(tx, member, place)
    return place


async def follow(tx: Transaction, member: Member) -> Waiting | None:
    """Stand in the lines of what the member seeks now, since when they waited; their place, if they wait."""
    place = await place_of(tx, member)
    if place is not None:
        await _set_cells(tx, member, place)
    return place


async def _set_cells(tx: Transaction, member: Member, place: Waiting) -> None:
    await tx.execute(delete(waiting_cells).where(waiting_cells.c.waiting_id == place.id))
    families = dict.fromkeys(topic.family for topic in topics_of(member.profile))
    rows = [{"waiting_id": place.id, "cell": cell(tx, member.language, family)} for family in families]
    if rows:
        await tx.execute(waiting_cells.insert(), rows)


async def learn(tx: Transaction, member: Member, circle_id: int) -> None:
    """Remember that they saw this circle and didn't take it: it isn't kept for them again."""
    place = await place_of(tx, member)
    if place is not None:
        sealed = tx.vault.seal(member.key, sorted(place.known | {circle_id}), _place(place.id))
        await tx.execute(update(waiting).where(_w.id == place.id).values(known=sealed))


async def note_written(tx: Transaction, place: Waiting, day: date) -> None:
    """Remember a local day on which the bot wrote by itself; a fortnight is enough."""
    days = sorted({each for each in place.written if (day - each).days < 14} | {day})
    ordinals = [each.toordinal() for each in days]
    await tx.execute(update(waiting).where(_w.id == place.id).values(written=ordinals))


async def position(tx: Transaction, member: Member) -> int | None:
    """How many people, this one included, have waited at least as long for the same language and family."""
    place = await place_of(tx, member)
    topics = topics_of(member.profile)
    if place is None or not topics:
        return None
    mine = waiting_cells.c.cell == cell(tx, member.language, topics[0].family)
    earlier = or_(_w.since < place.since, and_(_w.since == place.since, _w.id <= place.id))
    joined = waiting.join(waiting_cells, waiting_cells.c.waiting_id == _w.id)
    count: int = await tx.value(select(func.count()).select_from(joined).where(mine, earlier))
    return max(1, count)


async def queue(tx: Transaction, language: str, family: str | None) -> list[int]:
    """The members who wait for this language and family (all, for None), longest first."""
    wanted: list[ColumnElement[bool]] = []
    if family is not None:
        same = waiting_cells.c.cell == cell(tx, language, family)
        wanted.append(_w.id.in_(select(waiting_cells.c.waiting_id).where(same)))
    rows = await tx.all(select(_w.member_id).where(*wanted).order_by(_w.since, _w.id))
    return [row.member_id for row in rows]


async def end(tx: Transaction, member_id: int) -> None:
    """Wait no longer; no news are owed."""
    gone = select(_w.id).where(_w.member_id == member_id)
    await tx.execute(delete(waiting_cells).where(waiting_cells.c.waiting_id.in_(gone)))
    await tx.execute(delete(waiting).where(_w.member_id == member_id))
    await rhythm.stop(tx, member_id, NEWS)


async def promise(tx: Transaction, member: Member, place: Waiting, zone: ZoneInfo, now: datetime) -> None:
    """Owe the next news: at ten in the morning of the next of their days."""
    today = now.astimezone(zone).date()
    day = next_news_day(place.since.astimezone(zone).date(), today)
    due = next_local(NEWS_AT, zone, now + (day - today - timedelta(days=1)))
    while due.day < day:
        due = next_local(NEWS_AT, zone, due.at)
    await rhythm.once(tx, member, NEWS, due.at, due.day)


def next_news_day(since: date, today: date) -> date:
    """The first day after today on which news are due to who waits since that day."""
    waited = (today - since).days
    for days in NEWS_DAYS:
        if days > waited:
            return since + timedelta(days=days)
    step = NEWS_DAYS[-1]
    return since + timedelta(days=(waited // step + 1) * step)
