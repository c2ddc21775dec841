"""Whom an announcement may be aimed at and by whom, and who of them receives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.announcements import rules
from bot.announcements.draft import Audience
from bot.announcements.rules import InQuiet, Kind, Plan
from bot.circles import service as circles
from bot.circles.service import Circle
from bot.clock import next_local
from bot.db import Transaction
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER, Member

CHUNK = 1000
"""How many people are looked at in one transaction."""
NEWS = "organisation_news"
"""The consent that "life of the organisation" needs."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who writes an announcement, with the right that the settings give them."""

    member: Member
    is_operator: bool


async def choices(tx: Transaction, writer: Writer) -> list[Circle]:
    """The circles this person may write to: their own, or all that ever opened for an operator."""
    if writer.is_operator:
        return [each for each in await circles.listed(tx) if each.state != circles.DRAFT]
    return await circles.facilitated_by(tx, writer.member.id)


async def may_aim(tx: Transaction, writer: Writer, audience: Audience) -> bool:
    """Whether this person may write to these people, now."""
    if writer.is_operator:
        return not audience.is_empty
    if audience.everyone or audience.is_empty:
        return False
    mine = {each.id for each in await circles.facilitated_by(tx, writer.member.id)}
    return mine.issuperset(audience.circle_ids)


async def people(tx: Transaction, audience: Audience, after: int, limit: int = CHUNK) -> list[int]:
    """The next so many row ids of an audience after one, each person once; fewer: these are the last."""
    if audience.everyone:
        return await members.everyone(tx, after=after, limit=limit)
    found: set[int] = set()
    for circle_id in audience.circle_ids:
        found |= {each.member_id for each in await circles.members(tx, circle_id)}
    return sorted(each for each in found if each > after)[:limit]


async def recipients(
    tx: Transaction, ids: Sequence[int], kind: Kind, author_id: int | None
) -> dict[int, Member]:
    """Those of these people who receive this kind: reachable, not refusing it, never its author."""
    agreed = await consents.among(tx, ids, NEWS) if kind is Kind.LIFE else frozenset()
    found = await members.many(tx, list(ids))
    return {
        member.id: member
        for member in found.values()
        if member.id != author_id
        and member.reachable
        and member.stage == MEMBER
        and rules.wants(kind, member.profile.opted_out, member.id in agreed)
    }


def plan(
    found: dict[int, Member], leaves: datetime, until: datetime, in_quiet: InQuiet, default_zone: str
) -> Plan:
    """Who gets it when, by each person's own quiet hours."""
    ends = {member.id: quiet_end(member, leaves, member.zone(default_zone)) for member in found.values()}
    return rules.settle(leaves, until, dict(sorted(ends.items())), in_quiet)


def quiet_end(member: Member, at: datetime, zone: ZoneInfo) -> datetime | None:
    """When this person's quiet hours are over, if it is quiet for them at this instant."""
    start, end = (
        time.fromisoformat(wall) for wall in (member.profile.quiet_from, member.profile.quiet_until)
    )
    local = at.astimezone(zone).time()
    quiet = start <= local < end if start <= end else local >= start or local < end
    return next_local(end, zone, at).at if quiet else None


@dataclass(slots=True)
class Outlook:
    """What an announcement would do: how many get it now (`silently`: without a sound), later, too late.

    `hours`: the local hours at which the quiet hours end that hold as it leaves.
    """

    now: int = 0
    silently: int = 0
    later: int = 0
    too_late: int = 0
    hours: frozenset[time] = frozenset()

    @property
    def count(self) -> int:
        """How many receive it at all."""
        return self.now + self.later


async def outlook(
    tx: Transaction,
    audience: Audience,
    kind: Kind,
    author_id: int | None,
    leaves: datetime,
    until: datetime,
    in_quiet: InQuiet,
    default_zone: str,
) -> Outlook:
    """What would become of an announcement if nothing changed until it leaves."""
    found, after = Outlook(), 0
    while True:
        ids = await people(tx, audience, after)
        persons = await recipients(tx, ids, kind, author_id)
        settled = plan(persons, leaves, until, in_quiet, default_zone)
        found.now += len(settled.now)
        found.silently += sum(each.silent for each in settled.now)
        found.later += len(settled.later)
        found.too_late += len(settled.too_late)
        waiting = [each for each in (*settled.now, *settled.later) if each.silent or each.not_before > leaves]
        found.hours |= {time.fromisoformat(persons[each.recipient].profile.quiet_until) for each in waiting}
        if len(ids) < CHUNK:
            return found
        after = ids[-1]
