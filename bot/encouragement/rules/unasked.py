"""How much comes unasked, and when: quiet hours, the three classes of messages, merging."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)

# Quiet hours


@dataclass(frozen=True, slots=True)
class Quiet:
    """A person's quiet hours in their own time, from `start` until before `end`; equal: none."""

    start: time
    end: time
    zone: ZoneInfo

    def holds(self, at: datetime) -> bool:
        wall = at.astimezone(self.zone).time()
        if self.start <= self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end

    def ends(self, at: datetime) -> datetime | None:
        """When the quiet hours that hold at this instant are over (UTC); None when none hold."""
        if not self.holds(at):
            return None
        local = at.astimezone(self.zone)
        day = local.date() if local.time() < self.end else local.date() + DAY
        wall = datetime.combine(day, self.end, tzinfo=self.zone)
        first, second = (wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
        # An end that comes twice and is over the first time: the second one ends this night.
        return first if first > at else second


# How much the bot writes (product.md §5)

INITIATIVES_A_DAY = 1
INITIATIVES_A_WEEK = 5


class MessageClass(StrEnum):
    """Why a message comes: at an hour that was asked for, by the bot's own initiative, for safety."""

    ASKED = "asked"
    INITIATIVE = "initiative"
    SAFETY = "safety"


def has_room(day: date, written: Iterable[date]) -> bool:
    """Whether one more message of the bot's own initiative may be written on this local day.

    `written` are the local days of those already written or planned, around `day` on both sides.
    """
    days = [each for each in written if abs((each - day).days) < 7]
    if days.count(day) >= INITIATIVES_A_DAY:
        return False
    weeks = ([day - back * DAY + each * DAY for each in range(7)] for back in range(7))
    return all(sum(each in week for each in days) < INITIATIVES_A_WEEK for week in weeks)


def leaves_at(
    message: MessageClass,
    due: datetime,
    quiet: Quiet,
    written: Sequence[date] = (),
    *,
    hour_picked: bool = True,
) -> datetime:
    """When a message due at that instant may leave (UTC): then, or after quiet hours and budget.

    Safety and an hour the person picked never wait; what was asked for without an hour waits for
    quiet hours only.
    """
    if message is MessageClass.SAFETY or (message is MessageClass.ASKED and hour_picked):
        return due
    leaves = quiet.ends(due) or due
    while message is MessageClass.INITIATIVE and not has_room(_local(leaves, quiet), written):
        later = leaves + DAY
        leaves = quiet.ends(later) or later
    return leaves


def _local(at: datetime, quiet: Quiet) -> date:
    return at.astimezone(quiet.zone).date()


# One message for what is due together

TOGETHER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Batch:
    """What leaves as one message, and when, in the order it is read."""

    at: datetime
    kinds: tuple[str, ...]


def merged(
    due: Iterable[tuple[str, datetime]], order: Sequence[str], exact: Collection[str] = ()
) -> tuple[Batch, ...]:
    """One person's due kinds, those within an hour of the first together; `order` says who leads.

    A kind that isn't in `order` comes first. A batch leaves at its first one's instant; where it holds one of
    the `exact` kinds, at that one's.
    """
    groups: list[list[tuple[str, datetime]]] = []
    for kind, at in sorted(due, key=lambda each: (each[1], each[0])):
        if groups and at - groups[-1][0][1] <= TOGETHER:
            groups[-1].append((kind, at))
        else:
            groups.append([(kind, at)])
    rank = {kind: place for place, kind in enumerate(order)}
    found = []
    for group in groups:
        at = min((at for kind, at in group if kind in exact), default=group[0][1])
        kinds = sorted((kind for kind, _ in group), key=lambda kind: rank.get(kind, -1))
        found.append(Batch(at, tuple(kinds)))
    return tuple(found)
