"""An answer as a value, and as the row it is kept in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select

from bot.db import Prepared, Row, Transaction, new_id
from bot.members.service import Member
from bot.mood.tables import check_ins


@dataclass(frozen=True, slots=True)
class Noted:
    """One answer: its day and number, the score from 1 to 5, and what the person sent with it."""

    day: date
    slot: int
    score: int
    at: datetime
    later: bool = False
    """Filled in after the day's end."""
    offered: bool = False
    """Help was offered after it."""
    note: str | None = None


async def row_of(tx: Transaction, member: Member, day: date, slot: int) -> Row | None:
    """The row of one answer."""
    c = check_ins.c
    return await tx.one(select(check_ins).where(c.member_id == member.id, c.day == day, c.slot == slot))


async def store(tx: Transaction, member: Member, noted: Noted) -> None:
    """Write an answer; the words kept with it stay."""
    known = await row_of(tx, member, noted.day, noted.slot)
    await tx.upsert(check_ins, _values(tx, member, noted, known.id if known else new_id()), ["id"])


async def store_new(tx: Transaction, member: Member, answers: Iterable[Noted]) -> None:
    """Write answers to questions that have none yet, in one statement."""
    values = [_values(tx, member, noted, new_id()) for noted in answers]
    if values:
        await tx.run_each(_STORE_NEW, values)


_STORE_NEW = Prepared(insert(check_ins), columns=("id", "member_id", "day", "slot", "answer"))


def _values(tx: Transaction, member: Member, noted: Noted, row_id: int) -> dict[str, Any]:
    answer = {
        "score": noted.score,
        "at": noted.at.isoformat(),
        "later": noted.later,
        "offered": noted.offered,
    }
    return {
        "id": row_id,
        "member_id": member.id,
        "day": noted.day,
        "slot": noted.slot,
        "answer": tx.vault.seal(member.key, answer, f"check_ins|answer|{row_id}"),
    }


def noted_of(tx: Transaction, member: Member, row: Row) -> Noted:
    """The answer in a row."""
    answer = tx.vault.open(member.key, row.answer, f"check_ins|answer|{row.id}")
    note = None if row.note is None else tx.vault.open(member.key, row.note, f"check_ins|note|{row.id}")
    at = datetime.fromisoformat(answer["at"])
    return Noted(row.day, row.slot, answer["score"], at, answer["later"], answer["offered"], note)
