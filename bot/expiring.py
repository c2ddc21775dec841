"""What came too late to be sent at all: it counts as skipped, and its question as never asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.db import Transaction
from bot.members import service as members
from bot.mood import asking
from bot.mood.service import ASKED
from bot.outbox.wiring import Expired
from bot.rhythm import sweep
from bot.rhythm.rows import Schedule
from bot.rhythm.sweep import Tally

DOOR = "door"
"""How a memo calls the message that the door stays open, which stands in the question's place."""


@dataclass(frozen=True, slots=True)
class Memo:
    """What one message was put with: its day, its kinds (DOOR among them), and those that were late then."""

    day: date
    kinds: tuple[str, ...]
    late: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return " ".join([self.day.isoformat(), *(kind + "!" * (kind in self.late) for kind in self.kinds)])

    @classmethod
    def read(cls, text: str) -> Memo:
        """The memo that was written so."""
        day, *kinds = text.split()
        late = frozenset(kind[:-1] for kind in kinds if kind.endswith("!"))
        return cls(date.fromisoformat(day), tuple(kind.rstrip("!") for kind in kinds), late)

    def lost(self, *, instead: bool) -> list[str]:
        """The kinds that never arrived: at first the question alone, where the rest still goes `instead`."""
        first = [kind for kind in self.kinds if kind in asking.KINDS]
        if instead:
            return first
        return [kind for kind in self.kinds if kind not in first or len(self.kinds) == 1]


async def expired(tx: Transaction, gone: Sequence[Expired], now: datetime, *, default_zone: str) -> None:
    """Move these from what was sent to what was skipped, on the day that counted them; mend the back-off."""
    tallies: dict[datetime, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    unasked: list[tuple[int, date, bool]] = []
    for one in gone:
        memo = Memo.read(one.memo)
        for kind in memo.lost(instead=one.instead):
            counted = ASKED if kind == DOOR else kind
            tallies[one.put_at][counted].lose(late=kind in memo.late)
            if kind in (ASKED, DOOR):
                unasked.append((one.member_id, memo.day, kind == DOOR))
    for put_at, lost in tallies.items():
        await sweep.count(tx, put_at, lost)
    for first in range(0, len(unasked), sweep.BATCH):
        await _never_asked(tx, unasked[first : first + sweep.BATCH], now, default_zone)


async def _never_asked(
    tx: Transaction, unasked: Iterable[tuple[int, date, bool]], now: datetime, default_zone: str
) -> None:
    """Mend the schedules of these members: for each of these days, of the question or of the open door."""
    days: dict[int, list[tuple[date, bool]]] = defaultdict(list)
    for member_id, day, door in unasked:
        days[member_id].append((day, door))
    people = await members.many(tx, list(days))
    known = await sweep.these(tx, people, ASKED)
    changed = []
    for member_id, schedule in known.items():
        member = people[member_id]
        mended: Schedule = schedule
        for day, door in sorted(days[member_id]):
            mend = asking.door_unsaid if door else asking.never_asked
            mended = mend(mended, day, member.zone(default_zone), now)
        changed.append((member, mended))
    await sweep.save_many(tx, changed)
