"""What features do with the outbox: put acts into it, and look after batches of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Any, Protocol

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Insert,
    and_,
    bindparam,
    insert,
    or_,
    select,
    update,
)

from bot.db import Prepared, Transaction, insert_for, listing, new_id
from bot.outbox import wiring
from bot.outbox.acts import (
    BUTTONS,
    DELETE,
    EDIT,
    SEND,
    Act,
    Buttons,
    Delete,
    Edit,
    Lane,
    MessageId,
    Send,
    Target,
    To,
    ToAddress,
    ToMember,
    shape,
)
from bot.outbox.batches import (
    Counts,
    Delivered,
    Depth,
    Doubt,
    counts,
    delivered,
    depth,
    doubts,
    leave,
    next_of,
    pause,
    resend,
    resend_uncertain,
    resume,
    sweep,
    uncertain,
)
from bot.outbox.queries import URGENT
from bot.outbox.rows import COLUMNS, Put, made
from bot.outbox.tables import CANCELLED, CLAIMED, FINISHED, PENDING, contents, outbox, paces, paused
from bot.screen import Screen
from bot.vault import Key

__all__ = [
    "Act",
    "Author",
    "Buttons",
    "Counts",
    "Delete",
    "Delivered",
    "Depth",
    "Doubt",
    "Edit",
    "Lane",
    "MessageId",
    "Put",
    "Send",
    "Target",
    "To",
    "ToAddress",
    "ToMember",
    "cancel",
    "counts",
    "delivered",
    "depth",
    "doubts",
    "forget",
    "leave",
    "next_of",
    "pause",
    "put",
    "put_many",
    "resend",
    "resend_uncertain",
    "resume",
    "share",
    "stop",
    "sweep",
    "uncertain",
]


class Author(Protocol):
    """Whoever wrote what is shared: a member."""

    @property
    def id(self) -> int: ...
    @property
    def key(self) -> Key: ...


async def put(  # noqa: PLR0913 (what a row is made of)
    tx: Transaction,
    key: str,
    to: To,
    act: Act,
    lane: Lane,
    *,
    now: datetime,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
    batch: int | None = None,
) -> int | None:
    """Owe this act from the commit on. Gives the row's id; None if the key exists or the member is gone."""
    found = await put_many(tx, [Put(key, to, act, lane, not_before, expires_at, batch)], now=now)
    return found.get(key)


async def put_many(tx: Transaction, puts: Sequence[Put], *, now: datetime) -> dict[str, int]:
    """Owe these acts, in this order within each chat and lane. Gives the new rows' ids by key.

    Keys that exist and members who are gone are left out.
    """
    rows = await made(tx, puts, now)
    if not rows:
        return {}
    new = await _inserted(tx, rows)
    for row in rows:
        if row["key"] in new and row["act"] != SEND:
            await _supersede(tx, row, now)
    if new:
        urgent = any(row["lane"] in URGENT for row in rows)
        tx.after_commit(partial(wiring.wake, urgent=urgent))
    return new


async def _inserted(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Insert these rows; ids of the new ones by key. Of many they are asked for afterwards: twice as fast."""
    if len(rows) <= _FEW:
        return {row.key: row.id for row in await tx.run_each(_INSERT, rows)}
    # What is empty in all of them is left out: each column costs, a thousand times.
    filled = [name for name in rows[0] if any(row[name] is not None for row in rows)]
    await tx.run_each(_inserting(tuple(filled)), [{name: row[name] for name in filled} for row in rows])
    there = await tx.run(_THERE, {"ids": [row["id"] for row in rows]})
    return {row.key: row.id for row in there}


async def share(tx: Transaction, screen: Screen, author: Author | None, *, now: datetime) -> int:
    """Keep a screen that many rows will send: under its author's key, or the instance key without one."""
    content_id = new_id()
    key = tx.vault.instance if author is None else author.key
    row = {
        "id": content_id,
        "author_id": None if author is None else author.id,
        "shape": shape(screen),
        "body": tx.vault.seal(key, {"screen": screen.to_json()}, f"outbox_contents|body|{content_id}"),
        "created_at": now,
    }
    await tx.run(_SHARE, row)
    return content_id


_SHARE = Prepared(insert(contents))


async def cancel(
    tx: Transaction,
    *,
    now: datetime,
    keys: Collection[str] = (),
    rows: Collection[int] = (),
    member_id: int | None = None,
    content_id: int | None = None,
    batch: int | None = None,
) -> int:
    """Cancel what has not left yet and matches everything given; gives how many. Something must be given."""
    wanted: list[ColumnElement[bool]] = []
    if keys:
        wanted.append(outbox.c.key.in_(keys))
    if rows:
        wanted.append(outbox.c.id.in_(rows))
    given = {outbox.c.member_id: member_id, outbox.c.content_id: content_id, outbox.c.batch: batch}
    wanted += [column == value for column, value in given.items() if value is not None]
    if not wanted:
        return 0
    return await _cancel(tx, and_(*wanted), "cancelled", now)


async def stop(tx: Transaction, batch: int, *, now: datetime) -> int:
    """Cancel what has not left of a batch, for good; gives how many."""
    await tx.execute(paused.delete().where(paused.c.batch == batch))
    return await cancel(tx, now=now, batch=batch)


async def forget(tx: Transaction, member_id: int) -> None:
    """Erase every row to this person and its pace, and what they wrote that others were still to get."""
    written = select(contents.c.id).where(contents.c.author_id == member_id)
    waiting = outbox.c.state.in_((PENDING, CLAIMED))
    await tx.execute(outbox.delete().where(outbox.c.content_id.in_(written), waiting))
    await tx.execute(contents.delete().where(contents.c.author_id == member_id))
    await tx.execute(outbox.delete().where(outbox.c.member_id == member_id))
    await tx.execute(paces.delete().where(paces.c.chat == member_id))


async def _cancel(tx: Transaction, which: ColumnElement[bool], reason: str, now: datetime) -> int:
    """A claimed row is cancelled too: its sender finds out when it marks it as leaving."""
    done = update(outbox).where(which, outbox.c.state.in_((PENDING, CLAIMED)), outbox.c.due_at.is_not(None))
    result = await tx.execute(done.values(**FINISHED, state=CANCELLED, reason=reason, finished_at=now))
    tx.after_commit(wiring.wake)
    return result.rowcount


async def _supersede(tx: Transaction, row: Mapping[str, Any], now: datetime) -> None:
    """A newer act on a message makes older ones that still wait pointless."""
    older = {"its_chat": row["chat"], "its_id": row["id"], "over": now}
    if row["about_row"] is None:
        await tx.run(_POINTLESS[row["act"], "message"], older | {"about": row["about_message"]})
    else:
        await tx.run(_POINTLESS[row["act"], "row"], older | {"about": row["about_row"]})


def _pointless(act: str, older: Sequence[str], column: Column[Any]) -> Prepared:
    about = bindparam("about", type_=BigInteger())
    same = and_(column == about, or_(*(outbox.c.act == one for one in older)))
    if act == DELETE and column is outbox.c.about_row:
        same = or_(same, outbox.c.id == about)
    return Prepared(
        update(outbox)
        .where(outbox.c.chat == bindparam("its_chat"), outbox.c.due_at.is_not(None))
        .where(outbox.c.id < bindparam("its_id"), outbox.c.state == PENDING, same)
        .values(FINISHED | {"state": CANCELLED, "reason": "replaced", "finished_at": bindparam("over")})
    )


_POINTLESS = {
    (act, name): _pointless(act, older, column)
    for act, older in {EDIT: (EDIT, BUTTONS), BUTTONS: (BUTTONS,), DELETE: (EDIT, BUTTONS)}.items()
    for name, column in {"row": outbox.c.about_row, "message": outbox.c.about_message}.items()
}
_THERE = listing(lambda listed: select(outbox.c.id, outbox.c.key).where(listed(outbox.c.id, "ids")))
_FEW = 30
"""Rows put at once that are inserted in a single statement."""


def _new(dialect: str) -> Insert:
    return insert_for(dialect, outbox).on_conflict_do_nothing(index_elements=["key"])


@cache
def _inserting(columns: tuple[str, ...]) -> Prepared:
    return Prepared(_new, columns=columns)


_INSERT = Prepared(lambda dialect: _new(dialect).returning(outbox.c.id, outbox.c.key), columns=COLUMNS)
