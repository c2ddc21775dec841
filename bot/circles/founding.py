"""Making, changing, opening, pausing and closing circles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update

from bot.circles import counts, rules
from bot.circles.rows import (
    CLOSED,
    DRAFT,
    FACILITATOR,
    OPEN_STATE,
    PAUSED,
    Circle,
    circle_from,
    circle_values,
)
from bot.circles.tables import circles, memberships
from bot.content.experiences import CIRCLE_KINDS, SPACES, catalogue
from bot.db import Prepared, Transaction, listing, new_id
from bot.errors import Refusal

LONGEST_NAME = 40


async def get(tx: Transaction, circle_id: int) -> Circle | None:
    """The circle of this id, whatever its state."""
    row = (await tx.run(_GET, {"circle": circle_id})).first()
    return None if row is None else circle_from(tx, row)


_GET = Prepared(select(circles).where(circles.c.id == bindparam("circle")))


async def many(tx: Transaction, circle_ids: Collection[int]) -> dict[int, Circle]:
    """The circles of these ids, by id."""
    return {row.id: circle_from(tx, row) for row in await tx.run(_THESE, {"ids": circle_ids})}


_THESE = listing(lambda listed: select(circles).where(listed(circles.c.id, "ids")))


async def listed(tx: Transaction, *states: str) -> list[Circle]:
    """All circles in these states (any, when none is named), oldest first."""
    statement = select(circles).order_by(circles.c.id)
    if states:
        statement = statement.where(circles.c.state.in_(states))
    return [circle_from(tx, row) for row in await tx.all(statement)]


async def create(  # noqa: PLR0913 (what a circle is made of)
    tx: Transaction,
    *,
    family: str | None,
    experience: str | None,
    language: str,
    name: str,
    now: datetime,
    kind: str = rules.SMALL,
    space: str = "mixed",
    capacity: int | None = None,
    **terms: Any,
) -> Circle:
    """A new circle, a draft until it is opened. Refusal when the catalogue or its size forbids it.

    `terms`: perspectives, topics, approach, rhythm, agreement as of Circle. Perspectives left out are
    the experience's own, without those that have a circle of their own kind.
    """
    terms.setdefault("perspectives", admitted(family, experience))
    capacity = rules.CAPACITY.get(kind, 0) if capacity is None else capacity
    circle = Circle(
        new_id(), family, experience, language, kind, space, DRAFT, capacity, " ".join(name.split()), **terms
    )
    _allowed(circle)
    await tx.execute(circles.insert().values(id=circle.id, created_at=now, **circle_values(tx, circle)))
    await counts.begin(tx, circle.id)
    return replace(circle, created_at=now)


def admitted(family: str | None, experience: str | None) -> frozenset[str]:
    """From where one can live through this, without the places that have their own experience."""
    known = catalogue()
    if family is None:
        return frozenset({"self", "close", "loss"})
    own, chosen = known.family(family), known.find(experience)
    elsewhere = {"close": own.close, "loss": own.loss}
    everyone = (chosen.rules if chosen else own.rules).perspectives
    return frozenset(one for one in everyone if elsewhere.get(one) is None)


def _allowed(circle: Circle) -> None:
    known = catalogue()
    if circle.kind not in CIRCLE_KINDS or circle.space not in SPACES or not circle.perspectives:
        raise ValueError("no such kind, space or perspective")
    if not 1 <= len(circle.name) <= LONGEST_NAME:
        raise Refusal("circles-name-length", longest=LONGEST_NAME)
    if not rules.SMALLEST <= circle.capacity <= rules.CAPACITY[circle.kind]:
        raise Refusal("circles-size", smallest=rules.SMALLEST, largest=rules.CAPACITY[circle.kind])
    if circle.experience is not None:
        chosen = known.experience(circle.experience)
        if chosen.family != circle.family:
            raise ValueError("an experience of another family")
        is_open = chosen.opened
    else:
        is_open = circle.family is None or bool(known.of(circle.family, opened=True))
    if not is_open:
        raise Refusal("circles-experience-closed")


async def change(tx: Transaction, circle: Circle, now: datetime, **changes: Any) -> Circle:
    """The circle with these fields changed and stored. Refusal as for a new one, but to rest or to end."""
    changed = replace(circle, **changes)
    if changes.get("state") not in (PAUSED, CLOSED):
        _allowed(changed)
    await tx.execute(update(circles).where(circles.c.id == circle.id).values(**circle_values(tx, changed)))
    await counts.recount(tx, circle.id, now, offer=changed.is_open)
    return changed


async def open(tx: Transaction, circle: Circle, now: datetime) -> Circle:  # noqa: A001 (circles.open)
    """Open a draft or paused circle to newcomers; Refusal until it has two facilitators."""
    if circle.state == CLOSED:
        raise Refusal("circles-not-there")
    holding = await tx.value(
        select(func.count()).where(memberships.c.circle_id == circle.id, memberships.c.role == FACILITATOR)
    )
    if holding < rules.FACILITATORS_TO_OPEN:
        raise Refusal("circles-needs-facilitators", missing=rules.FACILITATORS_TO_OPEN - holding)
    return await change(tx, circle, now, state=OPEN_STATE)


async def pause(tx: Transaction, circle: Circle, now: datetime) -> Circle:
    """Take no newcomers for a while; those inside go on."""
    return await change(tx, circle, now, state=PAUSED)


async def close(tx: Transaction, circle: Circle, now: datetime) -> Circle:
    """Say good-bye: the circle takes nobody any more. Those inside stay until they leave."""
    return await change(tx, circle, now, state=CLOSED)
