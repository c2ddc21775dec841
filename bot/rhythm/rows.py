"""A schedule as a value, and as the row it is kept in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from bot.db import Row, Transaction
from bot.members.service import Member
from bot.rhythm.hours import Rhythm


@dataclass(frozen=True, slots=True)
class Schedule:
    """When one person is next written to, for one kind. Without a rhythm it happens once.

    `day` is the nominal local day of `next_due_at`; `last` the last nominal day that was served, which is
    never served again. `state` is the feature's own (JSON). Nothing is due while `paused`, until
    `paused_until` if that is given.
    """

    id: int
    member_id: int
    kind: str
    rhythm: Rhythm | None
    next_due_at: datetime | None = None
    day: date | None = None
    last: date | None = None
    paused: bool = False
    paused_until: datetime | None = None
    state: dict[str, Any] = field(default_factory=dict)

    def is_paused(self, now: datetime) -> bool:
        """Whether it rests at this moment."""
        return self.paused and (self.paused_until is None or now < self.paused_until)


def to_row(tx: Transaction, member: Member, schedule: Schedule) -> dict[str, Any]:
    """The row of a schedule, its settings sealed under the member's key."""
    rhythm = schedule.rhythm
    settings = {
        "wall": rhythm and rhythm.wall.isoformat("minutes"),
        "every_days": rhythm and rhythm.every_days,
        "weekdays": rhythm and list(rhythm.weekdays),
        "last": schedule.last and schedule.last.isoformat(),
        "paused": schedule.paused,
        "paused_until": schedule.paused_until and schedule.paused_until.isoformat(),
        "state": schedule.state,
    }
    return {
        "id": schedule.id,
        "member_id": schedule.member_id,
        "kind": schedule.kind,
        "next_due_at": schedule.next_due_at,
        "nominal_day": schedule.day,
        "settings": tx.vault.seal(member.key, settings, _at(schedule.id)),
    }


def from_row(tx: Transaction, member: Member, row: Row) -> Schedule:
    """The schedule of a row."""
    settings = tx.vault.open(member.key, row.settings, _at(row.id))
    wall, last, until = settings["wall"], settings["last"], settings["paused_until"]
    rhythm = None
    if wall is not None:
        rhythm = _rhythm(wall, settings["every_days"], tuple(settings["weekdays"]))
    return Schedule(
        id=row.id,
        member_id=row.member_id,
        kind=row.kind,
        rhythm=rhythm,
        next_due_at=row.next_due_at,
        day=row.nominal_day,
        last=date.fromisoformat(last) if last else None,
        paused=settings["paused"],
        paused_until=datetime.fromisoformat(until) if until else None,
        state=settings["state"],
    )


@lru_cache(maxsize=4096)
def _rhythm(wall: str, every_days: int, weekdays: tuple[int, ...]) -> Rhythm:
    return Rhythm(time.fromisoformat(wall), every_days, weekdays)


def _at(schedule_id: int) -> str:
    return f"schedules|settings|{schedule_id}"
