"""An evening that is killed again and again: people write to their circle while bulk goes out."""

from __future__ import annotations

import asyncio
import base64
import random
import sqlite3
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import daily
from bot.announcements import service as announcements
from bot.announcements.draft import Audience, Draft, Words
from bot.announcements.live import House
from bot.announcements.rules import Kind
from bot.circles import service as circles
from bot.clock import MovableClock, SystemClock
from bot.config import Settings
from bot.db import Database, Transaction
from bot.encouragement import service as encouragement
from bot.identity.service import open_database
from bot.members import service as members
from bot.members.service import MEMBER, Member
from bot.mood import service as mood
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.kill.child import KEY, Child
from tests.waiting import until

RECIPIENTS = 200
ASKED = 30
"""How many are asked how it goes, and how many others receive a word."""
TALKERS = 4
PARIS = ZoneInfo("Europe/Paris")
BULK = "La réunion de demain est déplacée."
KIND = Kind.PRACTICAL


@dataclass(slots=True)
class Seen:
    """What the whole evening left behind."""

    in_flight: list[int] = field(default_factory=list)
    """Rows in `sending` at each kill."""
    asked_in_flight: list[int] = field(default_factory=list)
    """Those of them that were questions or words."""
    said: list[str] = field(default_factory=list)


class Evening:
    """A town on real time: a circle whose members talk, an announcement to `RECIPIENTS` people, and others
    whose hour has come for a question or a word.
    """

    def __init__(self, folder: Path, seed: int, *, module: str = "bot") -> None:
        self.file = folder / "evening.db"
        self.random = random.Random(seed)
        self.town = Town(MovableClock(SystemClock().now(), running=True), seed=seed)
        self.seen = Seen()
        self.batch = 0
        self._module = module
        self._talking = True

    async def prepare(self) -> None:
        """Start the town, and fill the database while no bot runs."""
        await self.town.start()
        self.town.faults.add("latency", methods=["sendMessage"], low=0.05, high=0.15)
        operator = self.town.phone("Host 0").id
        self.child = Child(self.town.url, self.town.token, self.file, operator, module=self._module)
        database = await self.open()
        try:
            await self._fill(database)
        finally:
            await database.close()

    async def open(self) -> Database:
        """The database, while no bot runs on it."""
        settings = Settings(
            database_url=f"sqlite+aiosqlite:///{self.file}", entraide_key=base64.b64decode(KEY)
        )
        return await open_database(settings, self.town.world.bot.id, self.town.clock.now())

    async def _fill(self, database: Database) -> None:
        now = self.town.clock.now()
        async with database.transaction() as tx:
            hosts = [await self._person(tx, f"Host {n}", KIND.value) for n in range(2)]
            self.operator = hosts[0]
            circle = await circles.create(
                tx, family="addictions", experience="alcohol", language="fr", name="Le banc", now=now
            )
            for n, host in enumerate(hosts):
                await circles.appoint(tx, circle, host, f"Animation {'AB'[n]}", now)
            circle = await circles.open(tx, circle, now)
            for n in range(TALKERS):
                talker = await self._person(tx, talker_name(n), KIND.value)
                joined = await circles.join(tx, circle, talker, f"Voix {'ABCD'[n]}", now - timedelta(weeks=2))
                await circles.set_reading(tx, joined, circles.AS_IT_COMES)
            self.listeners = [await self._person(tx, f"Listener {n}") for n in range(RECIPIENTS)]
            self.asked = [await self._person(tx, f"Asked {n}", KIND.value) for n in range(2 * ASKED)]

    async def _person(self, tx: Transaction, name: str, *unwanted: str) -> Member:
        phone = self.town.phone(name)
        phone.person.started = True
        now = self.town.clock.now()
        met = await members.set_stage(tx, await members.meet(tx, phone.id, "fr", now), MEMBER)
        far = now.astimezone(met.zone("Europe/Paris")) + timedelta(hours=10)
        return await members.change(
            tx,
            met,
            quiet_from=f"{far:%H:%M}",
            quiet_until=f"{far + timedelta(hours=1):%H:%M}",
            opted_out=unwanted,
        )

    async def hours_come(self) -> None:
        """It is the hour at which some want to be asked, and others want a word; no bot runs."""
        now, zone = self.town.clock.now(), PARIS
        before, wall = now - timedelta(minutes=2), (now - timedelta(minutes=1)).astimezone(zone).time()
        database = await self.open()
        try:
            async with database.transaction() as tx:
                for one in self.asked[:ASKED]:
                    await mood.agree(tx, one, "read", before)
                    await mood.ask_daily(tx, one, wall, zone=zone, now=before)
                for one in self.asked[ASKED:]:
                    await encouragement.accept(tx, one, "daily", wall, "read", zone=zone, now=before)
                assert await daily.write_due(tx, now, zone.key) == len(self.asked)
        finally:
            await database.close()

    async def announce(self) -> None:
        """The operator's announcement to everyone, confirmed while no bot runs."""
        database = await self.open()
        draft = Draft(kind=KIND, words=Words(BULK), audience=Audience(everyone=True), timed=True)
        house = House("Europe/Paris", 28.0, frozenset({self.operator.telegram_id}))
        try:
            async with database.transaction() as tx:
                writer = house.writer(self.operator)
                sent = await announcements.send(tx, writer, draft, self.town.clock.now(), house)
                self.batch = sent.id
        finally:
            await database.close()

    async def enter_the_room(self) -> None:
        """Everybody who talks enters the circle's room."""
        for n in range(TALKERS):
            phone = self.town.phone(talker_name(n))
            await phone.types("/cercle")
            await until(lambda phone=phone: has(phone, "Écrire au cercle"))  # type: ignore[misc]
            await phone.taps("Écrire au cercle")
            await until(lambda phone=phone: bool(phone.keyboard))  # type: ignore[misc]

    async def talk(self) -> None:
        """Say one thing after the other, whether the bot lives or not."""
        while self._talking:
            words = f"mot numéro {len(self.seen.said)}"
            self.seen.said.append(words)
            await self.town.phone(talker_name(self.random.randrange(TALKERS))).types(words)
            await asyncio.sleep(self.random.uniform(0.4, 0.9))

    async def killed(self, times: int, *, talk: bool) -> None:
        """Live `times` lives, each ended at a random moment; then one to the end."""
        self._talking = talk
        talking = asyncio.create_task(self.talk())
        for _ in range(times):
            await self.child.start()
            await asyncio.sleep(self.random.uniform(0.5, 1.2))
            await self.child.kill()
            flying = "SELECT count(*) FROM outbox WHERE state = 'sending'"
            self.seen.in_flight.append(self.rows(flying)[0][0])
            self.seen.asked_in_flight.append(self.rows(f"{flying} AND key LIKE 'daily:%'")[0][0])
        self._talking = False
        await talking
        await self.child.start()
        await until(self.is_over, seconds=120)
        await self.child.stop()

    def is_over(self) -> bool:
        """Nothing is left to work on, nothing is left to send."""
        waiting = "SELECT count(*) FROM inbox WHERE state = 'pending'"
        owed = "SELECT count(*) FROM outbox WHERE state IN ('pending', 'claimed', 'sending')"
        fetched = not self.town.world.updates.waiting
        return fetched and self.rows(waiting)[0][0] == 0 and self.rows(owed)[0][0] == 0

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What the database file holds, read from outside."""
        connection = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()

    async def end(self) -> None:
        """End whatever still runs."""
        await self.child.kill()
        await self.town.stop()


def talker_name(number: int) -> str:
    """The first name of one who talks."""
    return f"Talker {number}"


def has(phone: Phone, label: str) -> bool:
    """Whether a button with this label is on the phone."""
    return any(label in row for seen in phone.messages for row in seen.buttons)
