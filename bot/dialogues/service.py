"""A person's dialogues while one of their updates is worked on; written back in its transaction."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import Row, bindparam, delete, false, select, true, update

from bot.db import Prepared, Transaction, upserting
from bot.dialogues.tables import dialogues
from bot.errors import Unreadable
from bot.members.service import Member

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Dialogue:
    """One dialogue: its name, the question it is at ("" before the first), the answers so far (JSON)."""

    name: str
    state: str
    draft: dict[str, Any]


class Dialogues:
    """All changes of one turn to the dialogues of `member`; nothing is stored before `flush`."""

    def __init__(self, tx: Transaction, member: Member, opened: Dialogue | None, now: datetime) -> None:
        self.open = opened
        self.aside: Dialogue | None = None
        """The dialogue that this turn set aside."""
        self.told = False
        """Whether the screen already says so and offers the way back."""
        self._tx, self._member, self._now = tx, member, now
        self._stored = copy.deepcopy(opened)
        self._ended: set[str] = set()

    @classmethod
    async def of(cls, tx: Transaction, member: Member, now: datetime) -> Dialogues:
        """The dialogues of `member` as stored."""
        row = (await tx.run(_OPEN, {"member": member.id})).first()
        try:
            return cls(tx, member, None if row is None else _read(tx, member, row), now)
        except Unreadable:
            # Otherwise nothing this person ever says again would be answered.
            log.error("dialogues.unreadable", dialogue=row.name)
            found = cls(tx, member, None, now)
            found._ended.add(row.name)
            return found

    def begin(self, name: str) -> Dialogue:
        """Open `name` anew; another open dialogue is set aside."""
        if self.open is not None and self.open.name != name:
            self.set_aside()
        self.open = Dialogue(name, "", {})
        return self.open

    def set_aside(self) -> None:
        """Close the open dialogue so that it can be gone on with."""
        if self.open is not None:
            self.aside, self.open = self.open, None

    def take_back(self) -> None:
        """Undo the last `begin`: the dialogue it set aside is open again."""
        self.open, self.aside = self.aside, None

    def end(self) -> None:
        """End the open dialogue; its answers so far are gone."""
        if self.open is not None:
            self._ended.add(self.open.name)
            self.open = None

    async def end_waiting(self) -> bool:
        """End every dialogue that was set aside; whether there was one."""
        names = {row.name for row in await self._tx.run(_ASIDE, {"member": self._member.id})}
        self._ended |= names
        return bool(names)

    async def resume(self, name: str) -> Dialogue | None:
        """Open again a dialogue that was set aside; None when it is no longer there."""
        if self.open is not None and self.open.name == name:
            return self.open
        row = await self._tx.one(
            select(dialogues).where(dialogues.c.member_id == self._member.id, dialogues.c.name == name)
        )
        if row is None:
            return None
        try:
            resumed = _read(self._tx, self._member, row)
        except Unreadable:
            log.error("dialogues.unreadable", dialogue=name)
            self._ended.add(name)
            return None
        self.set_aside()
        self.open = resumed
        return self.open

    async def waiting(self) -> str | None:
        """The name of the dialogue last set aside, before or in this turn."""
        if self.aside is not None:
            return self.aside.name
        rows = await self._tx.run(_ASIDE, {"member": self._member.id})
        return next((row.name for row in rows if row.name not in self._ended), None)

    async def flush(self) -> None:
        """Write what this turn changed; nothing when nothing did."""
        if self.open == self._stored and self.aside is None and not self._ended:
            return
        gone = self._ended - ({self.open.name} if self.open else set())
        if gone:
            await self._tx.execute(
                delete(dialogues).where(
                    dialogues.c.member_id == self._member.id, dialogues.c.name.in_(sorted(gone))
                )
            )
        if self.aside is not None and self.aside.name not in gone:
            await self._write(self.aside, is_open=False)
        if self.open is not None:
            await self._close_others(self.open.name)
            await self._write(self.open, is_open=True)

    async def _close_others(self, name: str) -> None:
        if self._stored is not None and self._stored.name != name and self.aside is None:
            await self._tx.execute(
                update(dialogues)
                .where(dialogues.c.member_id == self._member.id, dialogues.c.is_open)
                .values(is_open=False)
            )

    async def _write(self, dialogue: Dialogue, *, is_open: bool) -> None:
        at = _at(self._member, dialogue.name)
        values = {
            "member_id": self._member.id,
            "name": dialogue.name,
            "is_open": is_open,
            "state": dialogue.state,
            "draft": self._tx.vault.seal(self._member.key, dialogue.draft, at),
            "changed_at": self._now,
        }
        await self._tx.run(_WRITE, values)


_OPEN = Prepared(
    select(dialogues).where(dialogues.c.member_id == bindparam("member"), dialogues.c.is_open == true())
)
_ASIDE = Prepared(
    select(dialogues.c.name)
    .where(dialogues.c.member_id == bindparam("member"), dialogues.c.is_open == false())
    .order_by(dialogues.c.changed_at.desc())
)
_WRITE = upserting(dialogues, ("member_id", "name"))


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """The dialogues under way, with the answers so far."""
    rows = await tx.all(
        select(dialogues).where(dialogues.c.member_id == member.id).order_by(dialogues.c.name)
    )
    return {
        "dialogues": [
            {"name": row.name, "question": row.state, "answers": _read(tx, member, row).draft} for row in rows
        ]
    }


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Erase the dialogues and the answers so far."""
    await tx.execute(delete(dialogues).where(dialogues.c.member_id == member.id))


def _at(member: Member, name: str) -> str:
    return f"dialogues|draft|{member.id}:{name}"


def _read(tx: Transaction, member: Member, row: Row[Any]) -> Dialogue:
    return Dialogue(row.name, row.state, tx.vault.open(member.key, row.draft, _at(member, row.name)))
