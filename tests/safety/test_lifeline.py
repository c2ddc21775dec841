"""With a database that can't be written, help is a message away all the same, within two seconds."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from telegram.ext import ExtBot

from bot.clock import MovableClock
from bot.db import Database
from bot.inbox import service as inbox
from bot.inbox.lanes import Lanes, Outcome
from bot.inbox.polling import Polling
from bot.instance import Instance
from bot.navigation import Helpline, Menu
from bot.request import AiohttpRequest
from bot.safety.actions import ALL, AskCountry, Country, Danger, Hesitate, Hurt, Reason
from bot.safety.lifeline import Lifeline, answer
from bot.simulator.phones import Phone
from bot.simulator.town import TOKEN, Town
from tests.settings import START, story_settings

PROMISED = 2.0
"""Seconds (architecture.md, Everything the bot says is a row)."""


@pytest.fixture
async def town(clock: MovableClock) -> AsyncIterator[Town]:
    town = Town(clock, seed=7)
    await town.start()
    yield town
    await town.stop()


@pytest.fixture
async def polling(town: Town, database: Database, clock: MovableClock) -> AsyncIterator[Polling]:
    """The way in alone: updates are stored, and nobody works on them."""
    polls = AiohttpRequest()
    bot = ExtBot(TOKEN, f"{town.url}/bot", request=AiohttpRequest(), get_updates_request=AiohttpRequest())
    await bot.initialize()
    await polls.initialize()
    instance = Instance(story_settings(), database, clock, bot.username)
    lanes = Lanes(instance, _nothing, workers=0)
    polling = Polling(instance, polls, f"{town.url}/bot{TOKEN}", lanes, Lifeline(bot))
    await polling.start()
    yield polling
    await polling.stop()
    await polls.shutdown()
    await bot.shutdown()


async def _nothing(lane: bytes) -> Outcome:
    return Outcome(empty=True)


async def _pragma(database: Database, words: str) -> Any:
    async with database._writer.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        rows = list(await driver.execute_fetchall(f"PRAGMA {words}"))
        return rows[0][0] if rows else None


@asynccontextmanager
async def read_only(database: Database) -> AsyncIterator[None]:
    """SQLite refuses every write."""
    await _pragma(database, "query_only = ON")
    try:
        yield
    finally:
        await _pragma(database, "query_only = OFF")


@asynccontextmanager
async def full(database: Database) -> AsyncIterator[None]:
    """No page is left: writing says SQLITE_FULL, as on a full disk."""
    await _pragma(database, f"max_page_count = {await _pragma(database, 'page_count')}")
    with pytest.raises(Exception, match="full"):
        await _fill(database)
    yield
    await _pragma(database, "max_page_count = 1000000")


async def _fill(database: Database) -> None:
    for number in range(1, 10_000):
        async with database.transaction() as tx:
            raw = {"update_id": number, "message": {"text": "x" * 100, "chat": {"id": 1}}}
            await inbox.store(tx, [raw], START)


@asynccontextmanager
async def locked(database: Database) -> AsyncIterator[None]:
    """Another process holds the write lock."""
    held = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", held, str(database.path),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    assert await process.stdout.readline()
    yield
    process.stdin.close()
    await process.wait()


FAULTS: list[Callable[[Database], AbstractAsyncContextManager[None]]] = [read_only, full, locked]


async def _within(seconds: float, happens: Callable[[], bool]) -> None:
    async with asyncio.timeout(seconds):
        while not happens():
            await asyncio.sleep(0.01)


def _from_bot(phone: Phone) -> int:
    return sum(seen.from_bot for seen in phone.messages)


async def _helped(phone: Phone, act: Callable[[], Awaitable[Any]], words: str) -> None:
    """After the act there is a new message with these words within the promised time."""
    before, began = _from_bot(phone), time.monotonic()
    await act()
    await _within(10, lambda: _from_bot(phone) > before)
    assert time.monotonic() - began < PROMISED
    assert words in phone.screen.text


@pytest.mark.parametrize("fault", FAULTS)
async def test_help_is_there_while_the_inbox_cannot_be_written(
    town: Town, polling: Polling, database: Database, fault: Callable[..., AbstractAsyncContextManager[None]]
) -> None:
    lea, kim = town.phone("Léa"), town.phone("Kim", language="en")
    async with fault(database):
        await lea.types("bonsoir")
        await _helped(lea, lambda: lea.types("/numeros"), "112")
        assert "findahelpline.com" in lea.screen.text
        await _helped(lea, lambda: lea.taps("France"), "3114")
        await _helped(lea, lambda: lea.taps("J’hésite à appeler"), "Qu’est-ce qui vous retient")
        # In the middle of the outage, by someone else, in their language.
        await _helped(kim, lambda: kim.types("/helpline"), "You can talk to someone now")
        await _helped(kim, lambda: kim.taps("United Kingdom"), "116 123")
        await asyncio.sleep(2 * PROMISED)
        assert (_from_bot(lea), _from_bot(kim)) == (3, 2)
    await _within(20, lambda: not town.world.updates.waiting)
    async with database.reading() as tx:
        waiting, _ = await inbox.depth(tx)
    # Nothing was lost: what came during the outage is there to be worked on.
    assert waiting >= 6


async def test_everything_else_is_left_to_the_inbox(town: Town, polling: Polling, database: Database) -> None:
    lea = town.phone("Léa")
    async with read_only(database):
        await lea.types("/start")
        await lea.types("je veux parler à quelqu'un")
        await asyncio.sleep(PROMISED)
        assert _from_bot(lea) == 0


def _said(text: str, **more: Any) -> dict[str, Any]:
    chat = {"id": 5, "type": "private"}
    return {"update_id": 1, "message": {"text": text, "chat": chat, "from": {"language_code": "fr"}, **more}}


def _tapped(data: str) -> dict[str, Any]:
    message = {"message_id": 3, "chat": {"id": 5, "type": "private"}}
    query = {"id": "1", "data": data, "message": message, "from": {"language_code": "en-GB"}}
    return {"update_id": 1, "callback_query": query}


@pytest.mark.parametrize("text", ["/helpline", "/numeros", "/helpline@entraide_bot", "Parler à quelqu’un"])
def test_the_command_and_the_label_call_for_help(text: str) -> None:
    screen = answer(_said(text))
    assert screen is not None
    assert "112" in screen.text


@pytest.mark.parametrize("text", ["/help", "/start", "helpline", "", "/", "/helplines"])
def test_other_words_do_not(text: str) -> None:
    assert answer(_said(text)) is None


@pytest.mark.parametrize(
    "asked",
    [
        Helpline(),
        AskCountry(),
        Country("FR"),
        Hurt("FR"),
        Hesitate("FR"),
        Reason("FR", "words"),
        Danger("FR", True),
    ],
)
def test_every_button_of_the_door_is_answered_without_a_database(asked: Any) -> None:
    assert answer(_tapped(asked.data)) is not None
    assert {type(asked)} <= {Helpline, *ALL}


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"update_id": 1},
        {"message": None},
        {"message": {"text": 3}},
        {"callback_query": {"data": None}},
        {"callback_query": {"data": Menu().data}},
        {"edited_message": {"text": "/helpline"}},
        {"message": {"text": "/helpline", "from": {"language_code": 3}, "chat": 7}},
    ],
)
def test_any_shape_of_update_is_survived(raw: dict[str, Any]) -> None:
    answer(raw)


def test_a_button_with_a_forged_country_invents_no_number() -> None:
    screen = answer(_tapped("sosin:XX"))
    assert screen is not None
    assert "findahelpline.com" in screen.text
    assert answer(_tapped("sosin:a:b:c")) is not None


def test_in_a_group_only_numbers_and_countries_are_offered() -> None:
    raw = _said("/helpline", chat={"id": -5, "type": "supergroup"})
    screen = answer(raw, "entraide_bot")
    assert screen is not None
    kinds = {(button.action or "url").partition(":")[0] for row in screen.rows for button in row}
    assert kinds == {Country.prefix, "url"}


async def test_one_answer_per_update_whatever_the_number_of_tries(town: Town) -> None:
    bot = ExtBot(TOKEN, f"{town.url}/bot", request=AiohttpRequest(), get_updates_request=AiohttpRequest())
    await bot.initialize()
    lea, lifeline = town.phone("Léa"), Lifeline(bot)
    await lea.types("/start")
    for _ in range(3):
        await lifeline(_said("/helpline", chat={"id": lea.id, "type": "private"}))
    assert _from_bot(lea) == 1
    await bot.shutdown()


async def test_a_silent_telegram_does_not_stop_the_poll(town: Town) -> None:
    bot = ExtBot(TOKEN, f"{town.url}/bot", request=AiohttpRequest(), get_updates_request=AiohttpRequest())
    await bot.initialize()
    await Lifeline(bot)(_said("/helpline", chat={"id": 404, "type": "private"}))
    await bot.shutdown()
