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
    day, chosen = claimed.due.day, rhythm.every_days
    unanswered, since = _silence(claimed, chosen)
    pace = rules.pace(unanswered, (day - since).days if since else 0, chosen=chosen)
    # In back-off most of the nominal days wouldn't have been asked about.
    missed = claimed.missed * chosen // (pace.every_days or chosen)
    if noted:
        return Outcome(claimed, Part.NOTHING, _next(claimed, unanswered, since, None, zone, now), missed)
    if not expired and pace.door_open:
        gone = replace(claimed.schedule, next_due_at=None, day=None, last=day)
        return Outcome(claimed, Part.DOOR, gone, missed)
    if not expired:
        unanswered, since = unanswered + 1, since or day
    following = rules.next_day(day, since or day, unanswered, chosen=chosen)
    after = _next(claimed, unanswered, since, following, zone, now)
    if expired:
        return Outcome(claimed, Part.NOTHING, after, missed + 1)
    return Outcome(claimed, Part.QUESTION, after, missed)


def never_asked(schedule: Schedule, day: date, zone: ZoneInfo, now: datetime) -> Schedule:
    """The schedule once it is known that the question of this day never arrived: nobody left it unanswered.

    As it was, where an answer has ended that silence, or nothing was counted.
    """
    unanswered, since = int(schedule.state.get("unanswered", 0)), schedule.state.get("since")
    if not unanswered or since is None or date.fromisoformat(since) > day:
        return schedule
    begun = date.fromisoformat(since)
    left = unanswered - 1
    known = None if left == 0 and begun == day else begun
    state = schedule.state | {"unanswered": left, "since": known.isoformat() if known else None}
    if schedule.rhythm is None or schedule.last is None or schedule.next_due_at is None or schedule.paused:
        return replace(schedule, state=state)
    following = rules.next_day(schedule.last, known or schedule.last, left, chosen=schedule.rhythm.every_days)
    return served(schedule, schedule.last, zone, now, following, state)


def door_unsaid(schedule: Schedule, day: date, zone: ZoneInfo, now: datetime) -> Schedule:
    """The schedule once it is known that nobody read that the door stays open: it is said the next day."""
    if schedule.next_due_at is not None or schedule.paused or schedule.last != day:
        return schedule
    return served(schedule, day, zone, now, day + rules.DAY)


def _silence(claimed: Claimed, chosen: int) -> tuple[int, date | None]:
    """Questions in a row without an answer, and the day since when."""
    state, last = claimed.schedule.state, claimed.schedule.last
    since = state.get("since")
    # Long without a question (a pause, a blocked bot, an outage): that silence was not the person's.
    longest = max(rules.WEEKLY_FROM, chosen) + 1
    if since is None or last is None or (claimed.due.day - last).days > longest:
        return 0, None
    return int(state.get("unanswered", 0)), date.fromisoformat(since)


def _next(
    claimed: Claimed,
    unanswered: int,
    since: date | None,
    first: date | None,
    zone: ZoneInfo,
    now: datetime,
) -> Schedule:
    state = {"unanswered": unanswered, "since": since.isoformat() if since else None}
    return served(claimed.schedule, claimed.due.day, zone, now, first, state)
