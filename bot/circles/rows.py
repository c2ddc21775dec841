"""Circles and memberships as values, and their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from bot.circles.rules import Recent, same_name
from bot.content import lists
from bot.db import Row, Transaction
from bot.members import service as members
from bot.members.service import Member

DRAFT, OPEN_STATE, PAUSED, CLOSED = "draft", "open", "paused", "closed"
MEMBER, FACILITATOR = "member", "facilitator"
AS_IT_COMES, EVENING, ON_OPEN = "as_it_comes", "evening", "on_open"
READINGS = (AS_IT_COMES, EVENING, ON_OPEN)


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle. `family` None: for every family; `experience` None: for all of its family.

    `rhythm` is its own sentence about when it meets ("" without one), `agreement` lines of its own (none:
    the usual ones; all that is accepted: agreement_of).
    """

    id: int
    family: str | None
    experience: str | None
    language: str
    kind: str
    space: str
    state: str
    capacity: int
    name: str
    perspectives: frozenset[str]
    topics: frozenset[str] = frozenset()
    approach: str | None = None
    rhythm: str = ""
    agreement: tuple[str, ...] = ()
    created_at: datetime | None = field(default=None, compare=False)

    @property
    def is_open(self) -> bool:
        return self.state == OPEN_STATE


@dataclass(frozen=True, slots=True)
class Aggregate:
    """What proposals read of a circle: its own facts and its counts, nobody's profile, no name."""

    circle_id: int
    family: str | None
    experience: str | None
    language: str
    kind: str
    space: str
    state: str
    capacity: int
    perspectives: frozenset[str]
    topics: frozenset[str]
    approach: str | None
    active: int
    held: int
    recent: Recent

    @property
    def seats(self) -> int:
        """Seats that are neither taken nor kept for anyone."""
        return max(0, self.capacity - self.active - self.held)


@dataclass(frozen=True, slots=True)
class Membership:
    """One person in one circle, under the name they chose there. Days are UTC."""

    id: int
    circle_id: int
    member_id: int
    alias: str
    role: str
    joined_at: datetime
    reading: str
    last_wrote: date | None = None
    last_sign: date | None = None

    @property
    def is_facilitator(self) -> bool:
        return self.role == FACILITATOR


def agreement_of(circle: Circle, language: str) -> tuple[str, ...]:
    """What everybody who joins accepts: the usual lines in this language, or the circle's own in its own.

    Whatever a circle writes, what happens when somebody is in danger stands below it.
    """
    usual = lists.agreement()
    if circle.agreement:
        return (*circle.agreement, usual.in_danger(circle.language))
    return tuple(line(language) for line in usual.lines)


def circle_place(column: str, circle_id: int) -> str:
    """Where a sealed value of a circle is kept."""
    return f"circles|{column}|{circle_id}"


def alias_place(membership_id: int) -> str:
    """Where a chosen name is kept."""
    return f"memberships|alias|{membership_id}"


def alias_index(tx: Transaction, circle_id: int, alias: str) -> bytes:
    """By what a name that looks like this one is found in this circle."""
    return tx.vault.blind("alias", f"{circle_id}|{same_name(alias)}")


def circle_values(tx: Transaction, circle: Circle) -> dict[str, Any]:
    """The row of a circle, but for its id and the moment it was made."""
    vault, place = tx.vault, circle.id
    about = {"rhythm": circle.rhythm, "agreement": list(circle.agreement)}
    return {
        "family": circle.family,
        "experience": circle.experience,
        "language": circle.language,
        "kind": circle.kind,
        "space": circle.space,
        "state": circle.state,
        "capacity": circle.capacity,
        "perspectives": ",".join(sorted(circle.perspectives)),
        "topics": ",".join(sorted(circle.topics)),
        "approach": circle.approach,
        "name": vault.seal(vault.instance, circle.name, circle_place("name", place)),
        "about": vault.seal(vault.instance, about, circle_place("about", place)),
    }


def circle_from(tx: Transaction, row: Row) -> Circle:
    """The circle of a row."""
    vault = tx.vault
    about = vault.open(vault.instance, row.about, circle_place("about", row.id))
    return Circle(
        id=row.id,
        family=row.family,
        experience=row.experience,
        language=row.language,
        kind=row.kind,
        space=row.space,
        state=row.state,
        capacity=row.capacity,
        name=vault.open(vault.instance, row.name, circle_place("name", row.id)),
        perspectives=listed(row.perspectives),
        topics=listed(row.topics),
        approach=row.approach,
        rhythm=about["rhythm"],
        agreement=tuple(about["agreement"]),
        created_at=row.created_at,
    )


def aggregate_from(row: Row) -> Aggregate:
    """The aggregate of a joined row of circles and circle_counts; unseals nothing."""
    return Aggregate(
        circle_id=row.id,
        family=row.family,
        experience=row.experience,
        language=row.language,
        kind=row.kind,
        space=row.space,
        state=row.state,
        capacity=row.capacity,
        perspectives=listed(row.perspectives),
        topics=listed(row.topics),
        approach=row.approach,
        active=row.active,
        held=row.held,
        recent=Recent.read(row.recent),
    )


@lru_cache(maxsize=512)
def listed(text: str) -> frozenset[str]:
    """The keys of a list with commas; the same few lists come again and again."""
    return frozenset(text.split(",")) if text else frozenset()


def membership_from(tx: Transaction, row: Row, member: Member) -> Membership:
    """The membership of a row; `member` is the person, whose key opens the alias."""
    return Membership(
        id=row.id,
        circle_id=row.circle_id,
        member_id=row.member_id,
        alias=tx.vault.open(member.key, row.alias, alias_place(row.id)),
        role=row.role,
        joined_at=row.joined_at,
        reading=row.reading,
        last_wrote=row.last_wrote,
        last_sign=row.last_sign,
    )


async def memberships_from(tx: Transaction, rows: Sequence[Row]) -> list[Membership]:
    """The memberships of these rows, in their order; those of people who are gone are left out."""
    people = await members.many(tx, sorted({row.member_id for row in rows}))
    return [membership_from(tx, row, people[row.member_id]) for row in rows if row.member_id in people]
