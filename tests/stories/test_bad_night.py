"""A bad night: numbers in one tap, whatever is under way, before any consent, and when all is broken."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.dialogues.tables import dialogues
from bot.local import Local
from bot.members import service as members
from bot.outbox.tables import FAILED, OPEN, UNCERTAIN, outbox
from bot.safety.screens import REASONS
from tests.safety.test_lifeline import FAULTS, PROMISED, read_only
from tests.stories.people import settled
from tests.stories.steps_town import Steps, opened, standing
from tests.stories.words import LANGUAGES, label, said
from tests.waiting import until

COUNTRY = {"fr": "France", "en": "United Kingdom"}
NUMBER = {"fr": "3114", "en": "116 123"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_whole_door_before_anything_was_agreed_to(house: Local, language: str) -> None:
    lea = house.town.phone("Léa", language=language)

    async def tap(key: str) -> None:
        await lea.taps(label(language, key))

    await lea.types("/start")
    await tap("menu-helpline")
    # The country is asked, never guessed; what holds everywhere is there at once.
    assert "112" in lea.screen.text
    assert "findahelpline.com" in lea.screen.text
    await lea.taps(COUNTRY[language])
    first = lea.screen.text
    assert first.index(NUMBER[language]) < first.index(said(language, "safety-danger-ask"))
    await tap("safety-hurt-button")
    assert said(language, "safety-hurt-phone") in lea.screen.text
    await tap("safety-numbers-button")
    assert lea.screen.text == first
    await tap("safety-hesitate-button")
    for reason in REASONS:
        await tap(f"safety-reason-{reason}")
        assert NUMBER[language] in lea.screen.text
        await tap("safety-other-reason")
    await tap("safety-numbers-button")
    await tap("safety-danger-yes")
    assert said(language, "safety-danger-now", call="") in lea.screen.text
    await tap("safety-numbers-button")
    await tap("safety-danger-no")
    await tap("safety-back")
    assert said(language, "menu-first") in lea.screen.text
    # The second time, the numbers come at once; another country is a tap away.
    await lea.types("/helpline")
    assert NUMBER[language] in lea.screen.text
    await tap("safety-country-short")
    await tap("safety-country-other")
    assert "findahelpline.com" in lea.screen.text
    assert NUMBER[language] not in lea.screen.text


async def test_someone_hurt_in_france_sees_police_and_how_to_ask_in_silence(house: Local) -> None:
    lea = house.town.phone("Léa")
    await lea.types("/numeros")
    await lea.taps("France")
    await lea.taps(label("fr", "safety-hurt-button"))
    for number in ("17", "112", "114", "3919", "0 800 05 95 95"):
        assert number in lea.screen.html


@pytest.mark.parametrize("typed", ["/helpline", "/numeros", "Parler à quelqu’un"])
async def test_help_in_the_middle_of_a_question_leaves_it_open(house: Local, typed: str) -> None:
    lea = house.town.phone("Léa")
    await lea.types("/start")
    await lea.taps(label("fr", "menu-first-match"))
    question = lea.screen.text
    await lea.types(typed)
    assert said("fr", "safety-title") in lea.screen.text
    await lea.taps(label("fr", "safety-back"))
    assert lea.screen.text == question


async def dialogue_of(database: Database, telegram_id: int) -> list[Any]:
    async with database.reading() as tx:
        member = await members.find(tx, telegram_id)
        assert member is not None
        statement = select(dialogues.c.name, dialogues.c.state).where(
            dialogues.c.member_id == member.id, dialogues.c.is_open
        )
        return [tuple(row) for row in await tx.all(statement)]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
async def test_with_a_database_that_cannot_be_written_help_comes_all_the_same(
    house: Local, fault: Callable[[Database], AbstractAsyncContextManager[None]]
) -> None:
    lea, kim = house.town.phone("Léa"), house.town.phone("Kim", language="en")
    await lea.types("/start")
    await kim.types("/start")
    async with nobody_waits(house), fault(house.database):
        began = time.monotonic()
        await lea.taps(label("fr", "menu-helpline"))
        await kim.types("/helpline")
        await until(lambda: said("fr", "safety-title") in lea.screen.text)
        await until(lambda: said("en", "safety-title") in kim.screen.text)
        assert time.monotonic() - began < PROMISED
        await lea.taps("France")
        await until(lambda: "3114" in lea.screen.text)
    # It all comes in once the database is well again, and the chat goes on.
    await lea.types("/menu")
    lea.sees(said("fr", "menu-first"))


@asynccontextmanager
async def nobody_waits(house: Local | Steps) -> AsyncIterator[None]:
    """Acts on phones return at once; at the end the bot is waited for again."""
    house.town.settle = None
    try:
        yield
    finally:
        house.town.settle = house.entraide.settle


@pytest.mark.parametrize("language", LANGUAGES)
async def test_at_every_step_numbers_come_while_nothing_can_be_written(
    sqlite_template: Path, tmp_path: Path, language: str
) -> None:
    async with opened(sqlite_template, tmp_path) as database, standing(database, language) as steps:
        where, title = await steps.steps(), said(language, "safety-title")
        async with nobody_waits(steps), read_only(database):
            for one in steps.everyone:
                await one.phone.types("/helpline")
            await until(lambda: all(title in one.phone.screen.text for one in steps.everyone), seconds=200)
            for one in steps.everyone:
                await one.phone.taps(COUNTRY[language])
            told = NUMBER[language]
            await until(lambda: all(told in one.phone.screen.text for one in steps.everyone), seconds=200)
        await steps.town.quiet()
        assert await steps.steps() == where, "the questions are where they were"


async def test_in_a_group_the_command_answers_with_numbers_and_nothing_of_anyone(house: Local) -> None:
    lea, karim = house.town.phone("Léa"), house.town.phone("Karim")
    await settled(house, "Léa", country="FR")
    group = await house.town.group("Le jardin", karim, lea)
    await group.says(lea, "/numeros@entraide_bot")
    answer = group.messages[-1]
    assert "112" in answer.text
    # Not even that the bot knows her, or where she is.
    assert "3114" not in answer.text
    assert label("fr", "safety-hurt-button") not in answer.labels
    assert "France" in answer.labels
    assert await dialogue_of(house.database, lea.id) == []


async def test_the_bot_stops_in_good_order_while_nothing_can_be_written(house: Local) -> None:
    lea = house.town.phone("Léa")
    await lea.types("/start")
    async with nobody_waits(house), read_only(house.database):
        await lea.types("/menu")
        await house.entraide.stop()
    await house.database.close()
    await house._compose(is_new=False)
    await house.town.quiet()
    lea.sees(said("fr", "menu-first"))
    async with house.database.reading() as tx:
        assert await tx.all(select(outbox).where(outbox.c.state.in_([FAILED, UNCERTAIN, *OPEN]))) == []
