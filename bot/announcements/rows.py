"""Announcements as values, and their rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from bot.announcements.draft import Audience, Words
from bot.announcements.rules import InQuiet, Kind
from bot.announcements.tables import announcements, contents
from bot.db import Prepared, Row, Transaction
from bot.outbox.service import MessageId, Target

SCHEDULED, GOING, DONE, STOPPED = "scheduled", "going", "done", "stopped"
TAKING_BACK, TAKEN_BACK = "taking_back", "taken_back"
CANCELLED, REFUSED, LATE = "cancelled", "refused", "late"
NEVER_LEFT = (SCHEDULED, CANCELLED, REFUSED, LATE)
"""States in which nobody has received anything."""

KEPT = timedelta(days=365)
"""How long an announcement and its report are kept: as long as the outbox can count its rows."""
_a = announcements.c


@dataclass(frozen=True, slots=True)
class Live:
    """The message on its author's phone that shows how far an announcement is.

    `update`: the update that was answered there; `count`: edits since; `shown`: a digest of what it says.
    """

    target: Target | None = None
    update: int | None = None
    count: int = 0
    shown: bytes | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """One announcement; see bot.announcements.tables for its moments and marks."""

    id: int
    author_id: int | None
    kind: Kind
    audience: Audience
    words: Words
    state: str
    in_quiet: InQuiet
    created_at: datetime
    leaves_at: datetime
    useful_until: datetime
    is_paused: bool = False
    finished_at: datetime | None = None
    look_at: datetime | None = None
    cursor: int | None = None
    expected: int = 0
    too_late: int = 0
    retraction: int | None = None
    emptied: int = 0
    live: Live = Live()


def _place(announcement_id: int) -> str:
    return f"announcements|body|{announcement_id}"


async def insert(tx: Transaction, found: Announcement) -> None:
    """Store a new announcement."""
    vault = tx.vault
    values = {
        "id": found.id,
        "author_id": found.author_id,
        "kind": found.kind,
        "everyone": found.audience.everyone,
        "circle_ids": list(found.audience.circle_ids),
        "body": vault.seal(vault.instance, found.words.to_json(), _place(found.id)),
        "state": found.state,
        "is_paused": found.is_paused,
        "in_quiet": found.in_quiet,
        "created_at": found.created_at,
        "leaves_at": found.leaves_at,
        "useful_until": found.useful_until,
        "look_at": found.look_at,
        "cursor": found.cursor,
        "expected": found.expected,
        "too_late": found.too_late,
        "emptied": found.emptied,
        "live_count": found.live.count,
    }
    await tx.execute(announcements.insert().values(**values))


async def get(tx: Transaction, announcement_id: int, *, lock: bool = False) -> Announcement | None:
    """The announcement of this row id; `lock`: held until the end of the transaction."""
    statement = select(announcements).where(_a.id == announcement_id)
    row = await tx.one(statement.with_for_update() if lock else statement)
    return None if row is None else _from(tx, row)


async def change(tx: Transaction, announcement_id: int, **values: Any) -> Announcement:
    """The announcement with these columns changed."""
    await tx.execute(update(announcements).where(_a.id == announcement_id).values(**values))
    row = await tx.one(select(announcements).where(_a.id == announcement_id))
    assert row is not None
    return _from(tx, row)


async def due(tx: Transaction, now: datetime) -> list[int]:
    """Announcements to be looked at now, longest due first."""
    return [row.id for row in await tx.run(_DUE, {"now": now})]


_DUE = Prepared(select(_a.id).where(_a.look_at <= bindparam("now")).order_by(_a.look_at, _a.id))


async def going(tx: Transaction, kind: Kind) -> list[int]:
    """Announcements of this kind of which something may still be on its way."""
    rows = await tx.all(select(_a.id).where(_a.state == GOING, _a.kind == kind))
    return [row.id for row in rows]


async def next_look(tx: Transaction) -> datetime | None:
    """When there is next something to do for any announcement."""
    found: datetime | None = await tx.value(select(func.min(_a.look_at)).where(_a.look_at.is_not(None)))
    return found


async def recent(tx: Transaction, limit: int) -> list[Announcement]:
    """The newest announcements, newest first."""
    rows = await tx.all(select(announcements).order_by(_a.created_at.desc(), _a.id.desc()).limit(limit))
    return [_from(tx, row) for row in rows]


async def written_by(tx: Transaction, member_id: int) -> list[Announcement]:
    """What this person announced, oldest first."""
    rows = await tx.all(select(announcements).where(_a.author_id == member_id).order_by(_a.id))
    return [_from(tx, row) for row in rows]


async def let_go(tx: Transaction, member_id: int, now: datetime) -> None:
    """Drop the reference to an author; what they had planned is cancelled."""
    mine = _a.author_id == member_id
    planned = update(announcements).where(mine, _a.state == SCHEDULED)
    await tx.execute(planned.values(state=CANCELLED, finished_at=now, look_at=None))
    nothing = dict.fromkeys(("author_id", "live_row", "live_message", "live_update", "shown"))
    await tx.execute(update(announcements).where(mine).values(**nothing))


async def erase_old(tx: Transaction, now: datetime) -> None:
    """Erase announcements whose report has been kept long enough."""
    old = select(_a.id).where(_a.created_at < now - KEPT, _a.look_at.is_(None))
    await tx.execute(delete(contents).where(contents.c.announcement_id.in_(old)))
    await tx.execute(delete(announcements).where(_a.id.in_(old)))


# Shared contents


async def content(
    tx: Transaction, announcement_id: int, language: str, *, silent: bool, since: datetime
) -> int | None:
    """The content shared for this language since then."""
    c = contents.c
    same = (c.announcement_id == announcement_id, c.language == language, c.silent == silent)
    found: int | None = await tx.value(select(c.content_id).where(*same, c.created_at >= since).limit(1))
    return found


async def add_content(
    tx: Transaction, announcement_id: int, content_id: int, language: str, *, silent: bool, now: datetime
) -> None:
    """Remember what was shared for this language."""
    values = {"content_id": content_id, "announcement_id": announcement_id, "created_at": now}
    await tx.execute(contents.insert().values(**values, language=language, silent=silent))


async def content_ids(tx: Transaction, announcement_id: int) -> list[int]:
    """Everything that was shared for an announcement."""
    c = contents.c
    rows = await tx.all(select(c.content_id).where(c.announcement_id == announcement_id))
    return [row.content_id for row in rows]


def _from(tx: Transaction, row: Row) -> Announcement:
    vault = tx.vault
    target = MessageId(row.live_message) if row.live_message is not None else row.live_row
    return Announcement(
        id=row.id,
        author_id=row.author_id,
        kind=Kind(row.kind),
        audience=Audience(row.everyone, tuple(row.circle_ids)),
        words=Words.from_json(vault.open(vault.instance, row.body, _place(row.id))),
        state=row.state,
        in_quiet=InQuiet(row.in_quiet),
        created_at=row.created_at,
        leaves_at=row.leaves_at,
        useful_until=row.useful_until,
        is_paused=row.is_paused,
        finished_at=row.finished_at,
        look_at=row.look_at,
        cursor=row.cursor,
        expected=row.expected,
        too_late=row.too_late,
        retraction=row.retraction,
        emptied=row.emptied,
        live=Live(target, row.live_update, row.live_count, row.shown),
    )
