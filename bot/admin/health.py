"""How sending goes: what waits, what could not be worked on, how punctual the bot was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot import doubts
from bot.db import Transaction
from bot.inbox import service as inbox
from bot.members.service import Member
from bot.moderation import audit
from bot.outbox import faults
from bot.outbox import service as outbox
from bot.outbox.faults import Fault
from bot.outbox.service import Depth
from bot.rhythm import sweep
from bot.rhythm.sweep import Tally

WEEK: Final = timedelta(days=7)
DEAD_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Sending:
    """What an operator sees of sending; no number tells anything of a person."""

    now: datetime
    outbox: Sequence[Depth]
    inbox: int
    dead: Sequence[tuple[str, datetime]]
    """References of updates that could not be worked on, the newest."""
    week: Mapping[str, Tally]
    failed: Sequence[Fault] = ()
    """What could not be sent in these seven days."""
    doubts: int = 0
    """Messages at chosen hours of which nobody knows whether they arrived."""
    useful: int = 0
    """Those of them that would still be of use."""


async def sending(tx: Transaction, now: datetime) -> Sending:
    """How sending goes at this moment."""
    waiting, _oldest = await inbox.depth(tx)
    dead = (await inbox.dead_letters(tx))[-DEAD_SHOWN:]
    since = (now - WEEK).astimezone(UTC).date()
    week, failed = await sweep.tallied(tx, since), await faults.since(tx, since)
    doubt, useful = len(await outbox.doubts(tx)), len(await doubts.useful(tx, now))
    return Sending(now, await outbox.depth(tx), waiting, dead, week, failed, doubt, useful)


async def settle(tx: Transaction, operator: Member, now: datetime, *, again: bool) -> int:
    """End the doubts: what is of use is sent `again`, or nothing is; gives how many."""
    count = await (doubts.send_again(tx, now) if again else doubts.leave(tx))
    if count:
        await audit.append(tx, operator.id, "doubts_again" if again else "doubts_left", None, now)
    return count
