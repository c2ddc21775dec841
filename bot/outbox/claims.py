"""Claiming: which rows may leave now, in their order and at the bot's pace, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import bindparam, select, update

from bot.db import Row, Transaction, listing
from bot.errors import Unreadable
from bot.outbox import faults, outcomes, wiring
from bot.outbox.acts import SEND, TEXT, Lane
from bot.outbox.jobs import Job, Sealed
from bot.outbox.paces import Paces
from bot.outbox.pacing import Limits
from bot.outbox.queries import CANDIDATES, LOADED, URGENT, Moment
from bot.outbox.tables import CANCELLED, CLAIMED, EXPIRED, FAILED, FINISHED, SENDING, TURNED, contents, outbox
from bot.outbox.wiring import Recipient
from bot.vault import Key

log = structlog.get_logger(__name__)

LEASE = 60.0
"""Machine seconds a claimed row belongs to its sender; no request lasts longer (sender.PATIENCE)."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What was claimed. `full`: there may be more; `again_at`: when the bot's own pace lets more go.

    `turned` and `expired` came too late for what they say: they say something else now, or nothing. `ended`:
    what will not be sent, by lane and state: it came too late, or nobody can read it.
    """

    jobs: Sequence[Job]
    full: bool
    again_at: float
    turned: Sequence[Row] = ()
    expired: Sequence[Row] = ()
    ended: Sequence[tuple[Lane, str]] = ()


async def claim(
    tx: Transaction, owner: str, limits: Limits | None, moment: Moment, *, urgent: int, bulk: int
) -> Claim:
    """Claim at most so many rows of urgent lanes, and of bulk.

    Held rows are claimed and still to be marked as they leave, each by itself; the others leave from here on.
    """
    pace = Paces(limits, moment.at)
    await pace.read(tx)
    bulk = pace.allowance(bulk)
    values = {"now": moment.now, "at": moment.at, "urgent": urgent, "bulk": bulk}
    ids = [row.id for row in await tx.run(CANDIDATES, values)]
    if not ids:
        return Claim((), False, pace.again_at)
    chosen = _Chosen(await tx.run(LOADED, {"ids": ids}), moment)
    await pace.read_chats(tx, {row.chat for row in chosen.rows})
    await chosen.find(tx)
    jobs = chosen.jobs(tx, pace)
    await pace.write(tx)
    await _mark(tx, owner, moment, chosen, jobs)
    # The next in the lanes of those that are over may leave.
    freed = bool(chosen.turned or chosen.expired or chosen.pointless or chosen.spoilt)
    answers = sum(row.lane in URGENT for row in chosen.rows)
    more = answers >= urgent or (limits is None and len(ids) - answers >= bulk > 0)
    return Claim(jobs, freed or more, pace.again_at, chosen.turned, chosen.expired, chosen.ended())


_CONTENTS = listing(lambda listed: select(contents).where(listed(contents.c.id, "ids")))


class _Gone(Exception):
    """Who is written to, or what was to be said, exists no more: nothing is left to do."""


class _Chosen:
    """The rows at hand and what must be read beside them."""

    def __init__(self, rows: Iterable[Row], moment: Moment) -> None:
        self.rows = sorted(rows, key=lambda row: (row.lane, row.due_at, row.id))
        late = [row for row in self.rows if row.expires_at and row.expires_at <= moment.now]
        self.turned = [row for row in late if row.otherwise is not None]
        self.expired = [row for row in late if row.otherwise is None]
        self._late = {row.id for row in late}
        self.pointless: list[int] = []
        self.spoilt: list[tuple[Row, str]] = []
        """Rows that nobody can read, each with why."""
        self._people: Mapping[int, Recipient | None] = {}
        self._contents: dict[int, Row] = {}

    def ended(self) -> list[tuple[Lane, str]]:
        """What will not be sent, by lane and state; known once `jobs` were made."""
        expired = [(Lane(row.lane), EXPIRED) for row in self.expired]
        return expired + [(Lane(row.lane), FAILED) for row, _why in self.spoilt]

    def words(self, tx: Transaction) -> dict[int, Sealed]:
        """The words of these rows, by row; those that are gone, or that nobody can read, are left out."""
        found = {}
        for row in self.rows:
            with suppress(_Gone, Unreadable):
                words = self._words(tx, row, self._address(tx, row)[0])
                if words is not None:
                    found[row.id] = words
        return found

    async def find(self, tx: Transaction) -> None:
        """Look up shared contents, the people written to and those whose words are sent."""
        wanted = {row.content_id for row in self.rows if row.content_id is not None}
        if wanted:
            found = await tx.run(_CONTENTS, {"ids": list(wanted)})
            self._contents = {row.id: row for row in found}
        people = {row.member_id for row in self.rows if row.member_id is not None}
        people |= {row.author_id for row in self._contents.values() if row.author_id is not None}
        if people:
            self._people = await wiring.resolver()(tx, sorted(people))

    def jobs(self, tx: Transaction, pace: Paces) -> list[Job]:
        """The rows that may leave now; rows without a recipient, target or words are pointless."""
        found = []
        for row in self.rows:
            if row.id in self._late:
                continue
            job = self._made(tx, row)
            if job is not None and _may_leave(job, pace):
                found.append(job)
        return found

    def _made(self, tx: Transaction, row: Row) -> Job | None:
        """A spoilt row is stepped over: in front of the others, it would stop them all for ever."""
        try:
            job = self._job(tx, row)
        except Exception as fault:  # noqa: BLE001 (whatever is wrong with it, it is this row's alone)
            self.spoilt.append((row, outcomes.why(fault)))
            return None
        if job is None:
            self.pointless.append(row.id)
        return job

    def _job(self, tx: Transaction, row: Row) -> Job | None:
        message = row.about_message if row.about_row is None else row.target_message
        if row.act != SEND and message is None:
            return None
        try:
            key, chat_id = self._address(tx, row)
            words = self._words(tx, row, key)
        except _Gone:
            return None
        return Job(
            id=row.id,
            chat=row.chat,
            chat_id=chat_id,
            lane=Lane(row.lane),
            act=row.act,
            held=row.held,
            attempts=row.attempts,
            member_id=row.member_id,
            throw_away=row.wrapped_key is not None,
            message=message,
            shape=row.target_shape or TEXT,
            words=words,
        )

    def _address(self, tx: Transaction, row: Row) -> tuple[Key, int]:
        """The key of a row's words and the chat it goes to."""
        if row.member_id is not None:
            recipient = self._person(row.member_id)
            return recipient.key, recipient.chat_id
        key = tx.vault.instance if row.wrapped_key is None else tx.vault.unwrap(row.wrapped_key)
        address = tx.vault.open(key, row.address, f"outbox|address|{row.id}")
        if not isinstance(address, int):
            raise Unreadable("not an address")
        return key, address

    def _person(self, member_id: int) -> Recipient:
        if member_id not in self._people:
            raise _Gone
        recipient = self._people[member_id]
        if recipient is None:
            raise Unreadable("a member whose row can't be read")
        return recipient

    def _words(self, tx: Transaction, row: Row, key: Key) -> Sealed | None:
        """The row's own words, or the shared ones."""
        if row.content_id is None:
            return None if row.body is None else Sealed(key, row.body, f"outbox|body|{row.id}")
        if row.content_id not in self._contents:
            raise _Gone
        shared = self._contents[row.content_id]
        key = tx.vault.instance if shared.author_id is None else self._person(shared.author_id).key
        return Sealed(key, shared.body, f"outbox_contents|body|{shared.id}")


def _may_leave(job: Job, pace: Paces) -> bool:
    """Telegram counts messages; edits and deletions only where they are bulk, so as not to provoke it."""
    urgent = job.lane in URGENT
    if job.act == SEND:
        return pace.grant(job.chat, urgent=urgent, group=job.is_group)
    return urgent or pace.grant_bot(urgent=False)


async def words(tx: Transaction, rows: Iterable[Row], moment: Moment) -> dict[int, Sealed]:
    """The words of these rows, whatever became of them, by row."""
    chosen = _Chosen(rows, moment)
    await chosen.find(tx)
    return chosen.words(tx)


_OURS = listing(
    lambda listed: (
        update(outbox)
        .where(listed(outbox.c.id, "ids"))
        .values(state=bindparam("into"), owner=bindparam("mine"), lease_until=bindparam("until"))
    )
)


async def _mark(tx: Transaction, owner: str, moment: Moment, chosen: _Chosen, jobs: Sequence[Job]) -> None:
    for state, held in ((SENDING, False), (CLAIMED, True)):
        if ids := [job.id for job in jobs if job.held is held]:
            until = moment.at + LEASE
            await tx.run(_OURS, {"ids": ids, "into": state, "mine": owner, "until": until})
    if turned := [row.id for row in chosen.turned]:
        await tx.execute(update(outbox).where(outbox.c.id.in_(turned)).values(TURNED))
    done = FINISHED | {"finished_at": moment.now}
    await _end(tx, [row.id for row in chosen.expired], done | {"state": EXPIRED})
    await _end(tx, chosen.pointless, done | {"state": CANCELLED, "reason": "pointless"})
    for row, why in chosen.spoilt:
        log.error("outbox.spoilt", row=row.id, act=row.act, lane=row.lane, reason=why)
        await faults.count(tx, moment.now, row.lane, why)
        await _end(tx, [row.id], done | {"state": FAILED, "reason": why})


async def _end(tx: Transaction, ids: Sequence[int], values: Mapping[str, Any]) -> None:
    if ids:
        which = outbox.c.id.in_(ids)
        await tx.execute(outbox.delete().where(which, outbox.c.wrapped_key.is_not(None)))
        await tx.execute(update(outbox).where(which).values(values))
