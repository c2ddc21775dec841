"""Circles and people that stories begin with, made through the product's own services."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from bot.circles import service as circles
from bot.circles.service import Circle
from bot.clock import MovableClock
from bot.db import Database
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.simulator.town import Town

HOSTS = (("Nadia", "Nadia"), ("Marc", "Marc"))


class House(Protocol):
    """Where a story takes place: bot.local.Local, or a bot put together by a test."""

    town: Town
    database: Database
    clock: MovableClock


async def settled(house: House, name: str, language: str = "fr", **answers: object) -> Member:
    """A member with a phone, who agreed to matching some weeks ago."""
    phone = house.town.phone(name, language=language)
    phone.person.started = True
    since = house.clock.now() - timedelta(weeks=4)
    async with house.database.transaction() as tx:
        met = await members.meet(tx, phone.id, language, since)
        met = await members.set_stage(tx, met, MEMBER)
        await consents.give(tx, met, "matching", "a story", since)
        return await members.change(tx, met, **{"perspective": "self", **answers})


async def circle(
    house: House,
    name: str = "Le banc",
    *,
    experience: str | None = "loss_parent",
    family: str = "bereavement",
    language: str = "fr",
    kind: str = "small",
    aliases: Sequence[tuple[str, str]] = (),
    capacity: int | None = None,
    space: str = "mixed",
    held_by: Sequence[tuple[str, str]] = HOSTS,
) -> Circle:
    """An open circle; `aliases`: phones and the names they chose, weeks ago."""
    since = house.clock.now() - timedelta(weeks=3)
    hosts = [(await settled(house, phone, language), alias) for phone, alias in held_by]
    inside = [
        (await settled(house, phone, language, experience=experience), alias) for phone, alias in aliases
    ]
    async with house.database.transaction() as tx:
        made = await circles.create(
            tx,
            family=family,
            experience=experience,
            language=language,
            name=name,
            now=since,
            kind=kind,
            capacity=capacity,
            space=space,
        )
        for host, alias in hosts:
            await circles.appoint(tx, made, host, alias, house.clock.now())
        made = await circles.open(tx, made, since)
        for member, alias in inside:
            joined = await circles.join(tx, made, member, alias, since)
            await circles.wrote(tx, joined, house.clock.now() - timedelta(days=1))
        return made
