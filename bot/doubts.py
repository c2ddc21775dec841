"""Messages at chosen hours of which nobody knows whether they arrived, and what an operator does then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from bot.db import Transaction
from bot.expiring import DOOR, Memo
from bot.members import service as members
from bot.mood import asking
from bot.mood import service as mood
from bot.mood.service import ASKED
from bot.outbox import service as outbox
from bot.rhythm import sweep
from bot.rhythm.rows import Schedule


async def useful(tx: Transaction, now: datetime) -> list[int]:
    """The rows in doubt that would still be of use: in time, still wanted, about a day that isn't noted."""
    alive = [one for one in await outbox.doubts(tx) if one.until is not None and now < one.until]
    memos = {
        one.row_id: (one.member_id, Memo.read(one.memo))
        for one in alive
        if one.member_id is not None and one.memo is not None
    }
    if not memos:
        return []
    people = await members.many(tx, sorted({who for who, _ in memos.values()}))
    wanted = {kind: await sweep.these(tx, people, kind) for kind in _kinds(memos.values())}
    noted = await mood.noted_days(tx, list(people), min(memo.day for _, memo in memos.values()))
    return [
        row_id
        for row_id, (who, memo) in memos.items()
        if who in people
        and people[who].reachable
        and all(_goes_on(wanted[_schedule(kind)], who, now) for kind in memo.kinds)
        and not (set(memo.kinds) & set(asking.KINDS) and (who, memo.day) in noted)
    ]


def _kinds(told: Collection[tuple[int, Memo]]) -> set[str]:
    return {_schedule(kind) for _, memo in told for kind in memo.kinds}


def _schedule(kind: str) -> str:
    """By which schedule somebody wants what a memo calls so: the question's, however it is asked."""
    return ASKED if kind == DOOR or kind in asking.KINDS else kind


def _goes_on(schedules: Mapping[int, Schedule], who: int, now: datetime) -> bool:
    return who in schedules and not schedules[who].is_paused(now)


async def send_again(tx: Transaction, now: datetime) -> int:
    """Send again what would still be of use, because an operator said so; gives how many."""
    return await outbox.resend(tx, await useful(tx, now), now=now)


async def leave(tx: Transaction) -> int:
    """Send nothing again: these doubts are over; gives how many."""
    return await outbox.leave(tx, [one.row_id for one in await outbox.doubts(tx)])
