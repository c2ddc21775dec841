"""The demo town: people with some weeks behind them, so that everything can be tried within a minute."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import menu
from bot.circles import service as circles
from bot.circles.service import Circle
from bot.clock import Clock
from bot.commands import menu_for
from bot.content.demo import Person, Plan, Said, demo_town
from bot.db import Database, Transaction
from bot.inbox.after import described
from bot.members import consents
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.mood import service as mood
from bot.mood.rows import Noted, store_new
from bot.outbox.service import Lane, Put, Send, ToMember, put_many
from bot.roles import roles_of
from bot.rooms import positions, rows
from bot.rooms import screens as room_screens
from bot.rooms import service as rooms
from bot.screen import Screen
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from bot.simulator.world.messages import words
from bot.texts import texts

NEWCOMER = "Léa"
OPERATOR = "Odile"
SHOWN_FIRST = (
    (NEWCOMER, "vient d’arriver", "just arrived"),
    ("Nadia", "anime des cercles", "runs circles"),
    (OPERATOR, "responsable", "runs the instance"),
    ("Marc", "anime des cercles", "runs circles"),
)
"""Whose phones the page shows first, and the line below their names."""
WEEKS = 3
LEFT_OUT = 0.25
"""How many days out of all nobody noted anything."""
HOURS = (time(18, 45), time(19, 0), time(19, 30), time(20, 0))
"""When they are asked how it goes."""
CONSENT = "demo town"


async def settle_in(
    database: Database, town: Town, clock: Clock, zone: ZoneInfo, operators: frozenset[int]
) -> None:
    """Fill a fresh database and its town through the product's own services. Seeded: always the same.

    One transaction. `operators`: Telegram ids, as in the settings.
    """
    for name, french, english in SHOWN_FIRST:
        town.introduce(town.phone(name), fr=french, en=english)
    async with database.transaction() as tx:
        settling = Settling(tx, town, clock.now(), zone)
        await settling.everybody(operators)


@dataclass(frozen=True, slots=True)
class Inhabitant:
    """Somebody of the town, once they are a member."""

    phone: Phone
    member: Member


class Settling:
    """The town while people move in. Moods are of people who don't exist."""

    def __init__(self, tx: Transaction, town: Town, now: datetime, zone: ZoneInfo) -> None:
        self.tx, self.town, self.now, self.zone = tx, town, now, zone
        self.rng = random.Random(24)  # noqa: S311
        self.since = now - timedelta(weeks=WEEKS)
        self.inside: list[Member] = []

    async def everybody(self, operators: frozenset[int]) -> None:
        """The operator, those who hold the circles, the circles and everyone in them; each has a menu."""
        plan = demo_town()
        self.inside.append((await self._member(OPERATOR, "fr")).member)
        hosts = [(await self._member(host.name, "fr"), host.alias) for host in plan.facilitators]
        for circle in plan.circles:
            await self._circle(circle, hosts)
        for one, _ in hosts:
            await rooms.settle(self.tx, one.member, self.zone, self.now)
        await self._menus([*(one.member for one, _ in hosts), *self.inside], operators)

    async def _member(self, name: str, language: str) -> Inhabitant:
        phone = self.town.phone(name, language=language)
        phone.person.started = True
        met = await members.meet(self.tx, phone.id, language, self.since)
        return Inhabitant(phone, await members.set_stage(self.tx, met, MEMBER))

    async def _circle(self, plan: Plan, hosts: list[tuple[Inhabitant, str]]) -> None:
        circle = await circles.create(
            self.tx,
            family=plan.family,
            experience=plan.experience,
            language=plan.language,
            name=plan.name,
            now=self.since,
            kind=plan.kind,
            rhythm=plan.rhythm,
        )
        known: dict[str, Inhabitant] = {}
        for host, alias in hosts:
            await circles.appoint(self.tx, circle, host.member, alias, self.now)
            known[alias] = host
        circle = await circles.open(self.tx, circle, self.since)
        for person in plan.people:
            known[person.alias] = await self._person(person, circle)
            self.inside.append(known[person.alias].member)
        await self._talk(circle, plan.said, known)
        await self._read(circle, plan.people, known)

    async def _person(self, person: Person, circle: Circle) -> Inhabitant:
        one = await self._member(person.name, circle.language)
        answers = {"experience": circle.experience, "perspective": _perspective(circle)}
        member = await members.change(self.tx, one.member, **answers)
        await consents.give(self.tx, member, "matching", CONSENT, self.since)
        await circles.join(self.tx, circle, member, person.alias, self.since)
        await self._moods(member, person.mood)
        return Inhabitant(one.phone, member)

    async def _moods(self, member: Member, usual: int) -> None:
        """Three weeks of check-ins around the person's usual mood, with days left out."""
        await mood.agree(self.tx, member, CONSENT, self.since)
        noted = []
        for days in range(WEEKS * 7, 0, -1):
            score = min(5, max(1, usual + self.rng.choice((-1, 0, 0, 1))))
            if self.rng.random() >= LEFT_OUT:
                at = self.now - timedelta(days=days)
                noted.append(Noted(at.astimezone(self.zone).date(), 0, score, at))
        await store_new(self.tx, member, noted)
        hour = HOURS[len(self.inside) % len(HOURS)]
        await mood.ask_daily(self.tx, member, hour, zone=self.zone, now=self.now)

    # What was said

    async def _talk(self, circle: Circle, said: tuple[Said, ...], known: dict[str, Inhabitant]) -> None:
        """The words of the last days; what is older than yesterday was read by everybody."""
        made: list[rooms.Message] = []
        for one in said:
            message = await self._say(circle, one, known[one.by])
            if one.answers is not None:
                await rows.change(self.tx, message.id, reply_to=made[one.answers].id)
            made.append(message)
        read = [message.place for message, one in zip(made, said, strict=True) if one.days > 1]
        if read:
            ids = [one.member.id for one in known.values()]
            await positions.advance(self.tx, circle.id, ids, max(read))

    async def _say(self, circle: Circle, said: Said, writer: Inhabitant) -> rooms.Message:
        day = self.now.astimezone(self.zone).date() - timedelta(days=said.days)
        at = min(datetime.combine(day, said.at, self.zone).astimezone(UTC), self.now)
        room = await rooms.room(self.tx, writer.member, circle.id)
        if room is None:
            raise ValueError("nobody writes in a circle of others")
        typed = self._shown(writer.phone, writer.phone.id, Screen(said.text), at)
        spoken = rooms.Words(said.text, (), typed)
        message = await rooms.say(self.tx, writer.member, room, spoken, at, self.zone.key)
        t = texts(writer.member.language)
        answer = room_screens.said(t, [(message.id, None, False)], self.zone)
        self._shown(writer.phone, self.town.world.bot.id, answer, at, reply_to=typed)
        return message

    def _shown(
        self, phone: Phone, sender: int, screen: Screen, at: datetime, reply_to: int | None = None
    ) -> int:
        """A message that already stands in somebody's chat; gives its number there."""
        world = self.town.world
        keys = [[{"text": key.label, "callback_data": key.action} for key in row] for row in screen.rows]
        inline = {"inline_keyboard": keys} if keys else None
        content = words(screen.text, [])
        shown = world.add_message(world.chats[phone.id], sender, content, inline=inline, reply_to=reply_to)
        shown.date, shown.fetched = int(at.timestamp()), True
        world.notifications.pop(phone.id, None)
        return shown.id

    async def _read(self, circle: Circle, people: tuple[Person, ...], known: dict[str, Inhabitant]) -> None:
        """How each of them reads from now on."""
        for person in people:
            member = known[person.alias].member
            me = await circles.membership(self.tx, circle.id, member.id)
            if me is not None and me.reading != person.reading:
                await circles.set_reading(self.tx, me, person.reading)
            await rooms.settle(self.tx, member, self.zone, self.now)

    # What stands on their phones

    async def _menus(self, people: list[Member], operators: frozenset[int]) -> None:
        """Everybody who lives here already has their menu on the phone."""
        puts = []
        for member in people:
            t, roles = texts(member.language), await roles_of(self.tx, member, operators)
            screen = Send(menu.menu(t, roles, None))
            puts.append(Put(f"demo:{member.id}", ToMember(member.id, member.key), screen, Lane.REPLY))
            told = [
                {"command": each.command, "description": each.description}
                for each in described(t, menu_for(roles))
            ]
            self.town.world.menus.set(("chat", member.telegram_id, 0), "", told)
        made = await put_many(self.tx, puts, now=self.now)
        for member in people:
            await members.set_screen(self.tx, member.id, row=made[f"demo:{member.id}"], message=None)


def _perspective(circle: Circle) -> str:
    """From where people of this circle live through it."""
    return "self" if "self" in circle.perspectives else sorted(circle.perspectives)[0]
