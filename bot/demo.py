"""The demo town: people with some weeks behind them, so that everything can be tried within a minute."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import menu
from bot.circles import service as circles
from bot.circles.service import Circle
from bot.clock import Clock
from bot.db import Database, Transaction
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.mood import service as mood
from bot.outbox.service import Lane, Send, ToMember, put
from bot.roles import roles_of
from bot.simulator.town import Town
from bot.texts import texts

NEWCOMER = "Léa"
OPERATOR = "Odile"
FACILITATORS = (("Nadia", "Nadia"), ("Marc", "Marc"))
"""Telegram first names, and the names they chose in their circles."""
SHOWN_FIRST = (
    (NEWCOMER, "vient d’arriver", "just arrived"),
    ("Nadia", "anime des cercles", "runs circles"),
    (OPERATOR, "responsable", "runs the instance"),
    ("Marc", "anime des cercles", "runs circles"),
)
"""Whose phones the page shows first, and the line below their names."""
WEEKS = 3
CONSENT = "demo town"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the town: Telegram first name, chosen name, circle, language, usual mood."""

    name: str
    alias: str
    circle: str
    language: str = "fr"
    mood: int = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """A circle of the town."""

    name: str
    family: str
    experience: str | None
    language: str = "fr"
    kind: str = "small"
    rhythm: str = ""


PLANS = (
    Plan("Les mots simples", "bereavement", "loss_parent", rhythm="On s’y écrit surtout le soir."),
    Plan("Le banc", "bereavement", None),
    Plan("La grande table", "bereavement", None, kind="open"),
    Plan("Un jour après l’autre", "addictions", "alcohol"),
    Plan("The kitchen light", "mental_health", "anxiety", language="en"),
)
PEOPLE = (
    Person("Amina", "Iris", "Les mots simples", mood=3),
    Person("Paul", "Tom", "Les mots simples", mood=2),
    Person("Hélène", "Jeanne", "Les mots simples", mood=4),
    Person("Karim", "Sami", "Les mots simples", mood=3),
    Person("Sophie", "Lou", "Le banc", mood=3),
    Person("Bruno", "Gaspard", "Le banc", mood=2),
    Person("Inès", "Mina", "Le banc", mood=4),
    Person("Yann", "Malo", "La grande table", mood=3),
    Person("Claire", "Alma", "La grande table", mood=3),
    Person("Olivier", "Basile", "La grande table", mood=2),
    Person("Fatou", "Rose", "Un jour après l’autre", mood=4),
    Person("Denis", "Félix", "Un jour après l’autre", mood=3),
    Person("Grace", "Wren", "The kitchen light", language="en", mood=3),
    Person("Owen", "Robin", "The kitchen light", language="en", mood=2),
)


async def settle_in(
    database: Database, town: Town, clock: Clock, zone: ZoneInfo, operators: frozenset[int]
) -> None:
    """Fill a fresh database and its town through the product's own services. Seeded: always the same."""
    for name, french, english in SHOWN_FIRST:
        town.introduce(town.phone(name), fr=french, en=english)
    now = clock.now()
    async with database.transaction() as tx:
        operator = await _member(tx, town, OPERATOR, "fr", now)
        hosts = [(await _member(tx, town, name, "fr", now), alias) for name, alias in FACILITATORS]
        found = {plan.name: await _circle(tx, plan, hosts, now) for plan in PLANS}
        rng = random.Random(7)  # noqa: S311 (moods of people who don't exist)
        settled = [operator, *(host for host, _ in hosts)]
        for number, person in enumerate(PEOPLE):
            since = now - timedelta(weeks=WEEKS) + timedelta(hours=number)
            settled.append(await _person(tx, town, person, found[person.circle], since, now))
            await _moods(tx, settled[-1], person.mood, rng, zone, now)
        for member in settled:
            await _welcome(tx, member, operators, now)


async def _member(tx: Transaction, town: Town, name: str, language: str, now: datetime) -> Member:
    phone = town.phone(name, language=language)
    phone.person.started = True
    met = await members.meet(tx, phone.id, language, now)
    return await members.set_stage(tx, met, MEMBER)


async def _circle(tx: Transaction, plan: Plan, hosts: list[tuple[Member, str]], now: datetime) -> Circle:
    circle = await circles.create(
        tx,
        family=plan.family,
        experience=plan.experience,
        language=plan.language,
        name=plan.name,
        now=now,
        kind=plan.kind,
        rhythm=plan.rhythm,
    )
    for host, alias in hosts:
        await circles.appoint(tx, circle, host, alias, now)
    return await circles.open(tx, circle, now)


async def _person(
    tx: Transaction, town: Town, person: Person, circle: Circle, since: datetime, now: datetime
) -> Member:
    member = await _member(tx, town, person.name, person.language, since)
    member = await members.change(tx, member, experience=circle.experience, perspective="self")
    await consents.give(tx, member, "matching", CONSENT, since)
    joined = await circles.join(tx, circle, member, person.alias, since)
    await circles.wrote(tx, joined, now - timedelta(days=1))
    return member


async def _moods(
    tx: Transaction, member: Member, usual: int, rng: random.Random, zone: ZoneInfo, now: datetime
) -> None:
    """Three weeks of check-ins around the person's usual mood, with days left out."""
    await mood.agree(tx, member, CONSENT, now - timedelta(weeks=WEEKS))
    for days in range(WEEKS * 7, 0, -1):
        if rng.random() < 0.25:
            continue
        at = now - timedelta(days=days)
        score = min(5, max(1, usual + rng.choice((-1, 0, 0, 1))))
        await mood.note(tx, member, at.astimezone(zone).date(), score, 0, now=at, zone=zone)
    await mood.ask_daily(tx, member, time(18, 45), zone=zone, now=now)


async def _welcome(tx: Transaction, member: Member, operators: frozenset[int], now: datetime) -> None:
    """Everybody who lives here already has their menu on the phone."""
    t = texts(member.language)
    screen = menu.menu(t, await roles_of(tx, member, operators), None)
    key = f"demo:{member.id}"
    row = await put(tx, key, ToMember(member.id, member.key), Send(screen), Lane.REPLY, now=now)
    await members.set_screen(tx, member.id, row=row, message=None)
