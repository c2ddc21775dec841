"""A town in which somebody stands at every step of every dialogue, and is put back there after each try."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.admin import service as admin
from bot.app import Entraide
from bot.circles.service import Circle
from bot.clock import MovableClock
from bot.db import Database
from bot.dialogues.tables import dialogues
from bot.inbox.tables import inbox
from bot.members import service as members
from bot.outbox.tables import FAILED, OPEN, UNCERTAIN, outbox
from bot.simulator.phones import Phone
from bot.simulator.town import TOKEN, Town
from bot.simulator.world.ledger import Entry
from bot.vault import Vault
from tests.conftest import MASTER
from tests.settings import START, story_settings
from tests.stories.people import circle, settled
from tests.stories.steps import (
    BENCH,
    BETWEEN_US,
    FIRST,
    HOST,
    INSIDE,
    INVITED,
    MEMBER,
    OPERATOR,
    PATHS,
    SECOND,
    Walker,
)
from tests.stories.steps_apart import people_apart, secrets, their_rows
from tests.stories.steps_kept import Kept, rows_of
from tests.stories.words import label


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody at a step."""

    dialogue: str
    state: str
    who: str
    phone: Phone

    def __str__(self) -> str:
        return f"“{self.state}” of “{self.dialogue}”"


@dataclass(slots=True)
class Steps:
    """The town, who stands where, and how everything was when they had come there."""

    language: str
    town: Town
    entraide: Entraide
    database: Database
    clock: MovableClock
    everyone: list[Standing] = field(default_factory=list)
    apart: list[Phone] = field(default_factory=list)
    ids: dict[str, list[int]] = field(default_factory=dict)
    """By table, the rows of the circle apart and of all that happened in it."""
    secrets: list[str] = field(default_factory=list)
    """What only the people of the circle apart may see."""
    _kept: Kept = field(default_factory=lambda: Kept({}, b""))
    _mark: int = 0

    async def at_once(self, acts: Iterable[Callable[[], Awaitable[object]]]) -> None:
        """Do all of this before the bot answers any; then wait for all its answers."""
        for one in self.everyone:
            one.phone.quiet = _not_yet
        try:
            for act in acts:
                await act()
        finally:
            for one in self.everyone:
                one.phone.quiet = self.town.quiet
        await self.town.quiet()

    async def remember(self) -> None:
        """This is how everything is to be from now on."""
        self._kept = await Kept.of(self.database, self.town)
        self._mark = len(self.town.ledger.entries)

    async def put_back(self) -> None:
        """Everybody is where they stood, in the database and on the phones."""
        await self._kept.put_back(self.database, self.town)
        self._mark = len(self.town.ledger.entries)

    def answers(self) -> list[Entry]:
        """What the bot has done on Telegram since everybody came to where they stand."""
        return self.town.ledger.of(after=self._mark)

    async def changed_apart(self) -> list[str]:
        """The rows of the people apart that are no longer as they were."""
        now, whose = await rows_of(self.database), {each for ids in self.ids.values() for each in ids}
        return [
            f"{name} of another: {row}"
            for name, rows in now.items()
            for row in _of(whose, rows) ^ _of(whose, self._kept.rows[name])
        ]

    async def steps(self) -> dict[int, tuple[str, str]]:
        """At which question of which dialogue people are, by Telegram id."""
        found: dict[int, tuple[str, str]] = {}
        async with self.database.reading() as tx:
            for row in await tx.all(select(dialogues).where(dialogues.c.is_open)):
                member = await members.get(tx, row.member_id)
                assert member is not None
                found[member.telegram_id] = (row.name, row.state)
        return found

    def apology(self) -> str:
        """How the bot begins to say that something of its own is broken."""
        return label(self.language, "navigation-apology", reference="|").partition("|")[0]

    async def broken(self) -> list[str]:
        """What went wrong inside: updates given up or waiting, messages that never left, others' rows."""
        due = outbox.c.state.in_(OPEN) & (outbox.c.due_at <= self.clock.now())
        async with self.database.reading() as tx:
            left = await tx.all(select(inbox).where(inbox.c.state != "done"))
            stuck = await tx.all(select(outbox).where(outbox.c.state.in_([FAILED, UNCERTAIN]) | due))
        return (
            [f"update {row.state}" for row in left]
            + [f"{row.act} {row.state} ({row.reason})" for row in stuck]
            + await self.changed_apart()
        )


async def _not_yet() -> None:
    """The bot is waited for later."""


def _of(ids: set[int], rows: Iterable[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    return {row for row in rows if any(isinstance(value, int) and value in ids for value in row)}


@asynccontextmanager
async def opened(template: Path, folder: Path) -> AsyncIterator[Database]:
    """A database of its own, in no hurry to reach the disk: nothing here must survive a power cut."""
    shutil.copy(template, path := folder / "entraide.db")
    database = await Database.open(f"sqlite+aiosqlite:///{path}", vault=Vault(MASTER))
    try:
        async with database._writer.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            await driver.execute("PRAGMA synchronous = OFF")
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def standing(database: Database, language: str) -> AsyncIterator[Steps]:
    """Everybody has walked their path, each for real, side by side."""
    clock = MovableClock(START)
    town = Town(clock, seed=7)
    await town.start()
    phones = {step: town.phone("Zz" + "".join(step).title(), language=language) for step in PATHS}
    operators = frozenset(phones[step].id for step, path in PATHS.items() if path.who == OPERATOR)
    given = story_settings(bot_token=TOKEN, bot_api_url=town.url, operators=operators)
    entraide = Entraide(given, database, clock)
    await entraide.start(health=False)
    town.settle = entraide.settle
    everyone = [Standing(*step, PATHS[step].who, phones[step]) for step in PATHS]
    steps = Steps(language, town, entraide, database, clock, everyone)
    try:
        steps.apart = await people_apart(steps, language)
        steps.ids, steps.secrets = await their_rows(steps), secrets(steps.apart)
        await _walk(steps, await _prepare(steps))
        # Whatever falls due has happened, so that from now on only what people send changes anything.
        await entraide.tick()
        await entraide.settle()
        entraide.scheduler.pause()
        await steps.remember()
        yield steps
    finally:
        town.settle = None
        await entraide.stop()
        await town.stop()


async def _prepare(steps: Steps) -> dict[int, str]:
    """Circles to be proposed, to be inside of, to be held; gives the links that people were sent."""
    language = steps.language
    offered = await circle(steps, BENCH[language], language=language)
    await circle(
        steps, BETWEEN_US[language], language=language,
        family="addictions", experience="alcohol", space="women",
    )  # fmt: skip
    for number, one in enumerate(steps.everyone):
        name = one.phone.person.first_name
        if one.who in (MEMBER, OPERATOR):
            await settled(steps, name, language)
        if one.who == INSIDE:
            people = [(name, "Iris"), (f"Zzamie{number}", "Lou")]
            await circle(
                steps, f"Cercle {number}", language=language,
                family="addictions", experience="gambling", aliases=people,
            )  # fmt: skip
    hosts = [one.phone.person.first_name for one in steps.everyone if one.who == HOST]
    for title in (FIRST, SECOND):
        held_by = [(name, f"Alias{number}") for number, name in enumerate(hosts)]
        await circle(steps, title[language], language=language, held_by=held_by, experience="loss_friend")
    return await _links(steps, offered)


async def _links(steps: Steps, offered: Circle) -> dict[int, str]:
    (operator, *_) = (one.phone.id for one in steps.everyone if one.who == OPERATOR)
    async with steps.database.transaction() as tx:
        found = await members.find(tx, operator)
        assert found is not None
        return {
            one.phone.id: (await admin.invite(tx, found, offered, steps.clock.now()))[0]
            for one in steps.everyone
            if one.who == INVITED
        }


async def _walk(steps: Steps, links: Mapping[int, str]) -> None:
    """Every path, one act of everybody at a time."""
    walkers = [
        (Walker(one.phone, steps.language, links.get(one.phone.id, "")), PATHS[one.dialogue, one.state].acts)
        for one in steps.everyone
    ]
    for number in range(max(len(acts) for _, acts in walkers)):
        due = [(walker, acts[number]) for walker, acts in walkers if number < len(acts)]
        await steps.at_once([partial(act, walker) for walker, act in due])
