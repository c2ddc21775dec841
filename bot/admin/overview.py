"""The circles as operators see them: facts, counts and chosen names, never anybody's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.admin import invitations, rules
from bot.admin.invitations import Invitation
from bot.circles import service as circles
from bot.circles.rules import FACILITATORS_TO_OPEN
from bot.circles.service import CLOSED, DRAFT, OPEN_STATE, PAUSED, Circle, Membership
from bot.db import Transaction
from bot.errors import Refusal
from bot.matching import service as matching


@dataclass(frozen=True, slots=True)
class Seen:
    """A circle as operators see it: its facts, its counts, the chosen names of those who hold it."""

    circle: Circle
    active: int
    held: int
    waiting: int
    facilitators: tuple[Membership, ...] = ()
    links: tuple[Invitation, ...] = ()
    accepted: tuple[Invitation, ...] = ()

    @property
    def missing(self) -> int:
        """How many people it lacks before it can open."""
        return max(0, FACILITATORS_TO_OPEN - len(self.facilitators))


@dataclass(frozen=True, slots=True)
class Overview:
    """The house at a glance: circles by state, and who waits to be confirmed, with the circle's name."""

    states: dict[str, int]
    families: dict[str, int]
    accepted: tuple[tuple[Invitation, str], ...]

    @property
    def is_empty(self) -> bool:
        return not self.families and not self.states


async def overview(tx: Transaction, now: datetime) -> Overview:
    """What there is, and what waits for an operator."""
    found = await alive(tx)
    names = {circle.id: circle.name for circle in found}
    states: dict[str, int] = {}
    families: dict[str, int] = {}
    for circle in found:
        states[circle.state] = states.get(circle.state, 0) + 1
        if circle.family is not None:
            families[circle.family] = families.get(circle.family, 0) + 1
    accepted = [one for one in await invitations.waiting(tx, now) if one.state == invitations.ACCEPTED]
    return Overview(states, families, tuple((one, names.get(one.circle_id, "")) for one in accepted))


async def alive(tx: Transaction) -> list[Circle]:
    """All circles but the closed ones, oldest first."""
    return await circles.listed(tx, DRAFT, OPEN_STATE, PAUSED)


async def listed(tx: Transaction, number: int) -> tuple[list[Seen], rules.Page]:
    """A page of the circles, each with its seats and who waits."""
    found = await alive(tx)
    page = rules.page(number, len(found))
    return [await _counted(tx, circle) for circle in found[page.first : page.last]], page


async def _counted(tx: Transaction, circle: Circle) -> Seen:
    counts = await circles.aggregate(tx, circle.id)
    waiting = await matching.how_many_wait(tx, circle.language, circle.family)
    return Seen(circle, counts.active if counts else 0, counts.held if counts else 0, waiting)


async def circle_of(tx: Transaction, circle_id: int) -> Circle:
    """The circle, unless it is closed or never was: Refusal."""
    found = await circles.get(tx, circle_id)
    if found is None or found.state == CLOSED:
        raise Refusal("circles-not-there")
    return found


async def seen(tx: Transaction, circle_id: int, now: datetime) -> Seen:
    """A circle with all that operators see of it."""
    counted = await _counted(tx, await circle_of(tx, circle_id))
    waiting = await invitations.waiting(tx, now, circle_id)
    return Seen(
        counted.circle,
        counted.active,
        counted.held,
        counted.waiting,
        tuple(await circles.facilitators(tx, circle_id)),
        tuple(one for one in waiting if one.state != invitations.ACCEPTED),
        tuple(one for one in waiting if one.state == invitations.ACCEPTED),
    )
