"""Small towns of people and circles for the tests of circles and of matching."""

from datetime import datetime
from typing import Any

from bot.circles import service as circles
from bot.circles.rows import Circle
from bot.db import Transaction
from bot.members import service as members
from bot.members.service import MEMBER, Member

_next = iter(range(1_000, 1_000_000))


async def person(tx: Transaction, now: datetime, **answers: Any) -> Member:
    """An adult who agreed to be a member, with these answers."""
    someone = await members.meet(tx, next(_next), "fr", now)
    someone = await members.set_stage(tx, someone, MEMBER)
    return await members.change(tx, someone, **answers)


async def an_open_circle(tx: Transaction, now: datetime, **facts: Any) -> Circle:
    """A circle about alcohol with two facilitators, open."""
    said = {"family": "addictions", "experience": "alcohol", "language": "fr", "name": "Les matins"}
    circle = await circles.create(tx, now=now, **(said | facts))
    for alias in ("Anne", "Bruno"):
        await circles.appoint(tx, circle, await person(tx, now), alias, now)
    return await circles.open(tx, circle, now)


async def fill(tx: Transaction, circle: Circle, people: int, now: datetime) -> list[circles.Membership]:
    """So many members more, who joined at that moment."""
    found = []
    for _ in range(people):
        someone = await person(tx, now)
        found.append(await circles.join(tx, circle, someone, f"Ami {someone.telegram_id}", now))
    return found
