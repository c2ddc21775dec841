"""Messages of rooms as values, and the statements that store and find them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, insert, select, update

from bot.db import Prepared, Row, Transaction, listing
from bot.outbox import arrivals
from bot.rooms.tables import HELD, REFUSED, SENT, TAKEN_BACK, messages, parts

__all__ = ["HELD", "REFUSED", "SENT", "TAKEN_BACK", "Counted", "Message"]


@dataclass(frozen=True, slots=True)
class Message:
    """Something said in a room; `contents` are its parts, as shared content of the outbox."""

    id: int
    circle_id: int
    author_id: int
    said_message: int
    reply_to: int | None
    said_at: datetime
    place: int
    state: str
    held_for: str | None
    held_until: datetime | None
    kept: bool
    contents: tuple[int, ...]


class Counted(NamedTuple):
    """How many messages, of how many people, and the place of the newest (0 without any)."""

    messages: int
    people: int
    newest: int


async def add(tx: Transaction, message: Message) -> None:
    """Store a new message."""
    await tx.run(_ADD, {column.key: getattr(message, column.key) for column in messages.c})
    await _add_parts(tx, message.id, message.contents)


async def set_parts(tx: Transaction, message_id: int, contents: Sequence[int]) -> None:
    """Say which contents a message is made of now."""
    await tx.execute(delete(parts).where(parts.c.message_id == message_id))
    await _add_parts(tx, message_id, contents)


async def _add_parts(tx: Transaction, message_id: int, contents: Sequence[int]) -> None:
    rows = [
        {"message_id": message_id, "number": number, "content_id": content_id}
        for number, content_id in enumerate(contents)
    ]
    await tx.run_each(_ADD_PART, rows)


_ADD, _ADD_PART = Prepared(insert(messages)), Prepared(insert(parts))


async def change(tx: Transaction, message_id: int, **values: Any) -> None:
    """Change columns of a message."""
    await tx.run(_changing(tuple(values)), {"message": message_id, **values})


@cache
def _changing(columns: tuple[str, ...]) -> Prepared:
    return Prepared(update(messages).where(messages.c.id == bindparam("message")), columns=columns)


async def get(tx: Transaction, message_id: int) -> Message | None:
    """The message of this id."""
    return _only(await _with_parts(tx, (await tx.run(_GET, {"message": message_id})).rows))


async def of_content(tx: Transaction, content_id: int) -> Message | None:
    """The message that this content is a part of."""
    whose = select(parts.c.message_id).where(parts.c.content_id == content_id)
    return _only(await _all(tx, select(messages).where(messages.c.id.in_(whose)).limit(1)))


async def said(tx: Transaction, author_id: int, said_message: int) -> Message | None:
    """What a person said with this message of their own chat."""
    said_so = await tx.run(_SAID, {"author": author_id, "said": said_message})
    return _only(await _with_parts(tx, said_so.rows))


_GET = Prepared(select(messages).where(messages.c.id == bindparam("message")))
_SAID = Prepared(
    select(messages)
    .where(messages.c.author_id == bindparam("author"), messages.c.said_message == bindparam("said"))
    .order_by(messages.c.id.desc())
    .limit(1)
)


async def by(tx: Transaction, author_id: int, circle_id: int | None = None) -> list[Message]:
    """Everything a person said (in this circle), oldest first."""
    mine = [messages.c.author_id == author_id]
    if circle_id is not None:
        mine.append(messages.c.circle_id == circle_id)
    return await _all(tx, select(messages).where(*mine).order_by(messages.c.id))


def _readable(
    circle_id: int, since: datetime, after: int, without: Collection[int], new_to: int | None
) -> list[ColumnElement[bool]]:
    wanted = [
        messages.c.circle_id == circle_id,
        messages.c.place > after,
        messages.c.state == SENT,
        messages.c.kept,
        messages.c.said_at >= since,
    ]
    if new_to is not None:
        given = select(parts.c.message_id).where(parts.c.content_id.in_(arrivals.given_to(new_to)))
        wanted.append(messages.c.id.not_in(given))
    return [*wanted, messages.c.author_id.not_in(without)] if without else wanted


async def readable(
    tx: Transaction,
    circle_id: int,
    *,
    since: datetime,
    after: int = 0,
    without: Collection[int] = (),
    new_to: int | None = None,
    limit: int,
) -> list[Message]:
    """The first so many messages that can be read in a room, in its order; with `new_to`, only those of which
    this person has no copy.
    """
    wanted = _readable(circle_id, since, after, without, new_to)
    return await _all(tx, select(messages).where(*wanted).order_by(messages.c.place).limit(limit))


async def count(
    tx: Transaction,
    circle_id: int,
    *,
    since: datetime,
    after: int = 0,
    without: Collection[int] = (),
    new_to: int | None = None,
) -> Counted:
    """How many messages can be read in a room (`new_to`: as in `readable`), of how many people, and where
    they end.
    """
    sums = (func.count(), func.count(messages.c.author_id.distinct()), func.max(messages.c.place))
    row = await tx.one(select(*sums).where(*_readable(circle_id, since, after, without, new_to)))
    return Counted(row[0], row[1], row[2] or 0) if row else Counted(0, 0, 0)


async def due(tx: Transaction, now: datetime) -> list[Message]:
    """Messages that waited to be read and whose time has come."""
    return await _with_parts(tx, (await tx.run(_DUE, {"now": now})).rows)


_DUE = Prepared(
    select(messages)
    .where(messages.c.state == HELD, messages.c.held_until <= bindparam("now"))
    .order_by(messages.c.id)
)


async def held(
    tx: Transaction, *, circle_ids: Collection[int] | None = None, author_id: int | None = None
) -> list[Message]:
    """Messages that wait to be read, of these circles, of this person."""
    wanted = [messages.c.state == HELD]
    if circle_ids is not None:
        wanted.append(messages.c.circle_id.in_(circle_ids))
    if author_id is not None:
        wanted.append(messages.c.author_id == author_id)
    return await _all(tx, select(messages).where(*wanted).order_by(messages.c.id))


async def next_release(tx: Transaction) -> datetime | None:
    """When the next waiting message goes out by itself."""
    found: datetime | None = await tx.value(
        select(func.min(messages.c.held_until)).where(messages.c.state == HELD)
    )
    return found


async def worn_out(tx: Transaction, before: datetime) -> list[Message]:
    """Messages whose words have been stored long enough, 500 at a time; those that still wait stay."""
    return await _with_parts(tx, (await tx.run(_WORN_OUT, {"before": before})).rows)


_WORN_OUT = Prepared(
    select(messages)
    .where(messages.c.kept, messages.c.said_at < bindparam("before"), messages.c.state != HELD)
    .order_by(messages.c.said_at)
    .limit(500)
)


async def oldest_kept(tx: Transaction) -> datetime | None:
    """When the oldest words still stored were said."""
    found: datetime | None = await tx.value(
        select(func.min(messages.c.said_at)).where(messages.c.kept, messages.c.state != HELD)
    )
    return found


async def ever_wrote(tx: Transaction, author_id: int, circle_id: int) -> bool:
    """Whether a person ever said anything in this circle."""
    mine = (messages.c.author_id == author_id, messages.c.circle_id == circle_id)
    return await tx.value(select(messages.c.id).where(*mine).limit(1)) is not None


async def drop(tx: Transaction, author_id: int) -> None:
    """Delete the rows of everything a person said, and what answered it no longer says so."""
    mine = select(messages.c.id).where(messages.c.author_id == author_id)
    await tx.execute(update(messages).where(messages.c.reply_to.in_(mine)).values(reply_to=None))
    await tx.execute(delete(parts).where(parts.c.message_id.in_(mine)))
    await tx.execute(delete(messages).where(messages.c.author_id == author_id))


def _only(found: Sequence[Message]) -> Message | None:
    return found[0] if found else None


async def _all(tx: Transaction, statement: Select[Any]) -> list[Message]:
    return await _with_parts(tx, await tx.all(statement))


async def _with_parts(tx: Transaction, rows: Sequence[Row]) -> list[Message]:
    contents: dict[int, tuple[int, ...]] = {}
    for start in range(0, len(rows), 500):
        ids = [row.id for row in rows[start : start + 500]]
        for part in await tx.run(_PARTS, {"ids": ids}):
            contents[part.message_id] = (*contents.get(part.message_id, ()), part.content_id)
    return [_message(row, contents.get(row.id, ())) for row in rows]


_PARTS = listing(
    lambda listed: (
        select(parts).where(listed(parts.c.message_id, "ids")).order_by(parts.c.message_id, parts.c.number)
    )
)


def _message(row: Row, contents: tuple[int, ...]) -> Message:
    return Message(
        id=row.id,
        circle_id=row.circle_id,
        author_id=row.author_id,
        said_message=row.said_message,
        reply_to=row.reply_to,
        said_at=row.said_at,
        place=row.place,
        state=row.state,
        held_for=row.held_for,
        held_until=row.held_until,
        kept=row.kept,
        contents=contents,
    )
