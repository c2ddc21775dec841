"""What reached whom and where: for replies, edits, take-backs, and what was written meanwhile."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Select, and_, bindparam, delete, func, or_, select, update

from bot.db import Prepared, Row, Transaction
from bot.members.service import Member
from bot.outbox import claims, wiring
from bot.outbox.acts import EDIT, SEND, Lane, MessageId, Target, screen_of, shape
from bot.outbox.jobs import Sealed
from bot.outbox.queries import Moment
from bot.outbox.service import cancel
from bot.outbox.tables import CLAIMED, FINISHED, PENDING, SENDING, SENT, UNCERTAIN, contents, outbox
from bot.screen import Rows, Screen

_ON_ITS_WAY = (PENDING, CLAIMED)
_LEFT = (SENDING, SENT, UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Copy:
    """A message made of shared content in one person's chat: there, or `waiting` until `due_at`."""

    row_id: int
    member_id: int
    content_id: int
    waiting: bool
    message_id: int | None
    sent_at: datetime | None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in a chat: its newest message, the newest row made for it, and updates answered from there."""

    message_id: int
    row_id: int
    update_ids: tuple[int, ...]


async def copies(tx: Transaction, content_ids: Collection[int]) -> list[Copy]:
    """Every copy of these shared contents that has left or is to leave, oldest first."""
    if not content_ids:
        return []
    columns = (outbox.c.id, outbox.c.member_id, outbox.c.content_id, outbox.c.state)
    rows = await tx.all(
        select(*columns, outbox.c.message_id, outbox.c.finished_at, outbox.c.due_at)
        .where(
            outbox.c.content_id.in_(content_ids),
            outbox.c.act == SEND,
            outbox.c.member_id.is_not(None),
            outbox.c.state.in_((*_ON_ITS_WAY, *_LEFT)),
        )
        .order_by(outbox.c.id)
    )
    return [_copy(row) for row in rows]


def _copy(row: Row) -> Copy:
    waiting = row.state in _ON_ITS_WAY
    return Copy(row.id, row.member_id, row.content_id, waiting, row.message_id, row.finished_at, row.due_at)


def given_to(member_id: int) -> Select[tuple[int]]:
    """The shared contents of which this person has a copy, or is to get one on its way (a subquery)."""
    return select(outbox.c.content_id).where(
        outbox.c.member_id == member_id,
        outbox.c.content_id.is_not(None),
        outbox.c.act == SEND,
        outbox.c.state.in_((*_ON_ITS_WAY, *_LEFT)),
    )


async def content_under(tx: Transaction, member_id: int, message_id: int) -> int | None:
    """The shared content that a message in this person's chat was made of, if it was."""
    found: int | None = await tx.value(
        select(outbox.c.content_id).where(
            outbox.c.member_id == member_id,
            outbox.c.message_id == message_id,
            outbox.c.content_id.is_not(None),
        )
    )
    return found


async def pressed(tx: Transaction, member_id: int, message_id: int, under: Rows, *, now: datetime) -> None:
    """Somebody pressed one of the buttons `under` a message: were it in doubt, it is not any more.

    A message whose row is known was never in doubt. Of several doubts that look alike, it is the newest.
    """
    in_doubt = (await tx.run(_DOUBTS_OF, {"who": member_id})).rows
    wanted = _actions(under)
    if not in_doubt or not wanted or await _is_known(tx, member_id, message_id):
        return
    sealed = await claims.words(tx, in_doubt, Moment(now, 0.0))
    for row in in_doubt:
        if row.id in sealed and _actions(_rows_in(tx, sealed[row.id])) == wanted:
            arrived = FINISHED | {"state": SENT, "message_id": message_id, "reason": None, "doubt_at": None}
            await tx.execute(update(outbox).where(outbox.c.id == row.id).values(arrived))
            return


def _rows_in(tx: Transaction, words: Sealed) -> Rows:
    screen = screen_of(tx.vault.open(words.key, words.value, words.place))
    return () if screen is None else screen.rows


def _actions(rows: Rows) -> list[str]:
    return [button.action for row in rows for button in row if button.action is not None]


async def _is_known(tx: Transaction, member_id: int, message_id: int) -> bool:
    here = (outbox.c.member_id == member_id, outbox.c.message_id == message_id)
    return await tx.value(select(outbox.c.id).where(*here).limit(1)) is not None


# The sum keeps the person's own rows, hundreds, from being looked through: the doubts of all are hardly any.
_DOUBTS_OF = Prepared(
    select(outbox)
    .where(outbox.c.doubt_at.is_not(None), outbox.c.member_id + 0 == bindparam("who", type_=BigInteger()))
    .order_by(outbox.c.id.desc())
)


async def newest(tx: Transaction, member_id: int) -> int:
    """The number of the newest message of the bot in this person's chat; 0 without one."""
    found = await tx.value(select(func.max(outbox.c.message_id)).where(outbox.c.member_id == member_id))
    return int(found or 0)


async def last_shown(tx: Transaction, member_id: int, message: Target) -> str | None:
    """The key of the newest row that made a message in this person's chat what it shows, or is to."""
    if isinstance(message, MessageId):
        about = outbox.c.about_message == int(message)
    else:
        number = select(outbox.c.message_id).where(outbox.c.id == message).scalar_subquery()
        about = or_(outbox.c.about_row == message, outbox.c.about_message == number, outbox.c.id == message)
    found: str | None = await tx.value(
        select(outbox.c.key)
        .where(outbox.c.member_id == member_id, outbox.c.act.in_((SEND, EDIT)), about)
        .order_by(outbox.c.id.desc())
        .limit(1)
    )
    return found


async def written_since(tx: Transaction, member_id: int, mark: Mark, batch: int, since: datetime) -> bool:
    """Whether the bot wrote to the person after `mark` anything that isn't of `batch`.

    Unasked messages count by their number in the chat, or while they leave; answers, also those shown by
    an edit, by the order of their rows, but for those to the updates of `mark` itself. `since` (people's
    time of the mark) bounds doubtful rows, which have no number.
    """
    arrived = or_(
        outbox.c.message_id > mark.message_id,
        outbox.c.state == SENDING,
        and_(outbox.c.state == UNCERTAIN, outbox.c.finished_at >= since),
    )
    unasked = and_(outbox.c.lane != int(Lane.REPLY), outbox.c.act == SEND, arrived)
    own = [outbox.c.key.startswith(f"reply:{update}:", autoescape=True) for update in mark.update_ids]
    asked = and_(
        outbox.c.lane == int(Lane.REPLY),
        outbox.c.act.in_((SEND, EDIT)),
        outbox.c.id > mark.row_id,
        *(~answer for answer in own),
    )
    found = await tx.value(
        select(outbox.c.id)
        .where(
            outbox.c.member_id == member_id,
            or_(outbox.c.batch.is_(None), outbox.c.batch != batch),
            or_(unasked, asked),
        )
        .limit(1)
    )
    return found is not None


async def hasten(tx: Transaction, member_id: int, batch: int, now: datetime) -> None:
    """Let what waits for its hour in this batch, for this person, leave now."""
    waiting = update(outbox).where(
        outbox.c.member_id == member_id,
        outbox.c.batch == batch,
        outbox.c.state == PENDING,
        outbox.c.due_at > now,
    )
    await tx.execute(waiting.values(due_at=now))
    tx.after_commit(wiring.wake)


async def shared(tx: Transaction, content_id: int, author: Member) -> Screen | None:
    """The screen that `author` shared; None once it is erased."""
    row = await tx.one(select(contents).where(contents.c.id == content_id, contents.c.author_id == author.id))
    if row is None:
        return None
    return screen_of(tx.vault.open(author.key, row.body, _place(content_id)))


async def reshare(tx: Transaction, content_id: int, screen: Screen, author: Member) -> None:
    """Put another screen in place of what `author` shared: copies that wait leave with the new words."""
    sealed = tx.vault.seal(author.key, {"screen": screen.to_json()}, _place(content_id))
    await tx.execute(
        update(contents)
        .where(contents.c.id == content_id, contents.c.author_id == author.id)
        .values(body=sealed, shape=shape(screen))
    )


async def unshare(tx: Transaction, content_ids: Collection[int], *, now: datetime) -> None:
    """Erase shared contents; copies that have not left never do."""
    for content_id in content_ids:
        await cancel(tx, now=now, content_id=content_id)
    if content_ids:
        await tx.execute(delete(contents).where(contents.c.id.in_(content_ids)))


def _place(content_id: int) -> str:
    return f"outbox_contents|body|{content_id}"
