"""From rows to the values the rules look at: who seeks, and which circles there are."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.circles import service as circles
from bot.content.experiences import catalogue
from bot.db import Prepared, Transaction
from bot.matching.rules import CircleFacts, Seeker, Topic
from bot.matching.tables import seats
from bot.members.service import Member, Profile


def topics_of(profile: Profile) -> tuple[Topic, ...]:
    """What the person seeks a circle about, from where they stand: open experiences only, at most two."""
    known = catalogue()
    found: dict[str, Topic] = {}
    for key in (profile.experience, profile.second_experience):
        if known.find(key) is None or key is None:
            continue
        experience = known.seen_from(key, profile.perspective)
        if experience.opened:
            found[experience.key] = Topic(experience.family, experience.key)
    return tuple(found.values())


def perspective_of(profile: Profile) -> str | None:
    """From where they live through it: what they said, or the only place there is."""
    if profile.perspective is not None:
        return profile.perspective
    chosen = catalogue().find(profile.experience)
    return chosen.perspectives[0] if chosen and len(chosen.perspectives) == 1 else None


async def seeker_of(tx: Transaction, member: Member, now: datetime) -> Seeker | None:
    """The member as the rules see them; None when they named nothing a circle can be about."""
    topics = topics_of(member.profile)
    if not topics:
        return None
    apart = await circles.apart(tx, member.id, now)
    kept = await tx.run(_KEPT, {"member": member.id})
    return Seeker(
        id=member.id,
        languages=frozenset({member.language}),
        topics=topics,
        perspective=perspective_of(member.profile),
        space=member.profile.space,
        blocked=apart.people,
        banned_from=apart.barred,
        left=apart.left,
        inside=frozenset(each.circle_id for each in await circles.of(tx, member)),
        holds=frozenset(row.circle_id for row in kept),
    )


_KEPT = Prepared(select(seats.c.circle_id).where(seats.c.member_id == bindparam("member")))


def facts_of(found: circles.Aggregate, now: datetime, people: frozenset[int] = frozenset()) -> CircleFacts:
    """A circle's aggregate as the rules see it; `people`: who of the seeker's blocked ones is inside."""
    recent = found.recent
    return CircleFacts(
        id=found.circle_id,
        family=found.family,
        experience=found.experience,
        language=found.language,
        kind=found.kind,
        space=found.space,
        perspectives=found.perspectives,
        active=found.active,
        held=found.held,
        capacity=found.capacity,
        joins_last_week=recent.joins_since(now),
        facilitators_active=recent.facilitators_at_work(now),
        is_open=found.state == circles.OPEN_STATE,
        writers_week=recent.writers_since(now, 7),
        writers_fortnight=recent.writers_since(now, 14),
        approach=found.approach,
        topics=found.topics,
        people=people,
    )


async def circles_for(
    tx: Transaction, seeker: Seeker, now: datetime, *, close: bool = False
) -> list[CircleFacts]:
    """The open circles in the seeker's languages and families, from their aggregates alone.

    `close`: only those that may be about the seeker's very experiences.
    """
    about = seeker.experiences if close else None
    found = await circles.candidates(tx, seeker.languages, seeker.families, about)
    inside = await circles.inside(tx, seeker.blocked)
    return [facts_of(each, now, inside.get(each.circle_id, frozenset())) for each in found]


async def circle_for(tx: Transaction, seeker: Seeker, found: circles.Aggregate, now: datetime) -> CircleFacts:
    """One circle as this seeker's rules see it."""
    inside = await circles.inside(tx, seeker.blocked)
    return facts_of(found, now, inside.get(found.circle_id, frozenset()))
