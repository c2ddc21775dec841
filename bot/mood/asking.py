"""What becomes of a daily question that is due: asked, the door left open, let pass, or silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from bot.db import Transaction
from bot.members import consents
from bot.mood import rules
from bot.mood.service import ASKED, ASKED_AGAIN, PURPOSE, noted_days
from bot.rhythm.rows import Schedule
from bot.rhythm.service import served
from bot.rhythm.sweep import Claimed

KINDS = (ASKED, ASKED_AGAIN)


class Part(Enum):
    """What a due question puts into the message."""

    QUESTION = "question"
    DOOR = "door"
    """The one message that says that the door stays open."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to write, the schedule from now on (None: it ends), and how many questions were let pass."""

    claimed: Claimed
    part: Part
    after: Schedule | None
    skipped: int = 0

    @property
    def day(self) -> date:
        return self.claimed.due.day


async def asked(
    tx: Transaction, due: Sequence[Claimed], *, now: datetime, default_zone: str
) -> list[Outcome]:
    """What becomes of these questions, found with two statements for all of them."""
    if not due:
        return []
    ids = [claimed.member.id for claimed in due]
    agreed = await consents.among(tx, ids, PURPOSE)
    noted = await noted_days(tx, ids, min(claimed.due.day for claimed in due))
    return [
        decide(
            claimed,
            agreed=claimed.member.id in agreed,
            noted=(claimed.member.id, claimed.due.day) in noted,
            zone=claimed.member.zone(default_zone),
            now=now,
        )
        for claimed in due
    ]


def decide(claimed: Claimed, *, agreed: bool, noted: bool, zone: ZoneInfo, now: datetime) -> Outcome:
    """What becomes of one question. Without consent it ends; a day already noted isn't asked about."""
    expired = claimed.late > rules.PROMPT_LIVES
    rhythm = claimed.schedule.rhythm
    if not agreed:
        return Outcome(claimed, Part.NOTHING, None)
    if rhythm is None:
        asks = not noted and not expired
        return Outcome(claimed, Part.QUESTION if asks else Part.NOTHING, None, int(expired and not noted))
    silence = _Silence.of(claimed, rhythm.every_days)
    every = silence.pace(claimed.due.day).every_days or rhythm.every_days
    # In back-off most of the nominal days wouldn't have been asked about.
    missed = claimed.missed * rhythm.every_days // every
    if noted:
        return Outcome(claimed, Part.NOTHING, _next(claimed, silence, None, zone, now), missed)
    if expired:
        following = silence.next_day(claimed.due.day)
        return Outcome(claimed, Part.NOTHING, _next(claimed, silence, following, zone, now), missed + 1)
    if silence.pace(claimed.due.day).door_open:
        gone = replace(claimed.schedule, next_due_at=None, day=None, last=claimed.due.day)
        return Outcome(claimed, Part.DOOR, gone, missed)
    silence = silence.asked(claimed.due.day)
    following = silence.next_day(claimed.due.day)
    return Outcome(claimed, Part.QUESTION, _next(claimed, silence, following, zone, now), missed)


@dataclass(frozen=True, slots=True)
class _Silence:
    """Questions in a row without an answer, and the day since when."""

    chosen: int
    unanswered: int = 0
    since: date | None = None

    @classmethod
    def of(cls, claimed: Claimed, chosen: int) -> _Silence:
        state, last = claimed.schedule.state, claimed.schedule.last
        # Long without a question (a pause, a blocked bot, an outage): that silence was not the person's.
        longest = max(rules.WEEKLY_FROM, chosen) + 1
        if last is None or (claimed.due.day - last).days > longest or not state.get("since"):
            return cls(chosen)
        return cls(chosen, int(state.get("unanswered", 0)), date.fromisoformat(state["since"]))

    def pace(self, day: date) -> rules.Pace:
        days = (day - self.since).days if self.since else 0
        return rules.pace(self.unanswered, days, chosen=self.chosen)

    def asked(self, day: date) -> _Silence:
        return replace(self, unanswered=self.unanswered + 1, since=self.since or day)

    def next_day(self, day: date) -> date | None:
        return rules.next_day(day, self.since or day, self.unanswered, chosen=self.chosen)


def _next(claimed: Claimed, silence: _Silence, first: date | None, zone: ZoneInfo, now: datetime) -> Schedule:
    state = {
        "unanswered": silence.unanswered,
        "since": silence.since.isoformat() if silence.since else None,
    }
    return served(claimed.schedule, claimed.due.day, zone, now, first, state)
