"""An update that can't be worked on, nor even be apologised for, doesn't stop the chat."""

from __future__ import annotations

import pytest

from bot.clock import MovableClock
from bot.context import Context
from bot.db import Database
from bot.errors import OutOfDate
from bot.inbox import service as inbox
from bot.inbox import turns
from bot.screen import Screen
from tests.living import living


async def _breaks(*_: object) -> Screen:
    raise ZeroDivisionError


async def _out_of_date(*_: object) -> Screen:
    raise OutOfDate


async def test_an_apology_is_said_and_the_chat_goes_on(
    database: Database, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with living(database, clock) as home:
        lea = home.town.phone("Léa")
        monkeypatch.setattr("handlers.menu.home", _breaks)
        await lea.types("/cancel")
        async with database.reading() as tx:
            ((reference, _),) = await inbox.dead_letters(tx)
        lea.sees(reference)
        await lea.types("/numeros")
        lea.sees("112")


@pytest.mark.parametrize("fault", [_breaks, _out_of_date])
async def test_even_when_every_answer_fails_the_chat_goes_on(
    database: Database, clock: MovableClock, monkeypatch: pytest.MonkeyPatch, fault: object
) -> None:
    async def no_apology(context: Context) -> None:
        raise ZeroDivisionError

    async with living(database, clock) as home:
        lea = home.town.phone("Léa")
        monkeypatch.setattr("handlers.menu.home", fault)
        monkeypatch.setattr("bot.home.home", _breaks)
        monkeypatch.setattr(turns, "apology", lambda reference: no_apology)
        await lea.types("/cancel")
        async with database.reading() as tx:
            assert len(await inbox.dead_letters(tx)) == 1
        await lea.types("/numeros")
        lea.sees("112")


async def test_a_call_for_help_whose_turn_fails_is_answered_directly_and_once(
    database: Database, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with living(database, clock) as home:
        lea = home.town.phone("Léa")
        monkeypatch.setattr("bot.safety.service.known", _breaks)
        await lea.types("/numeros")
        assert sum("findahelpline.com" in seen.text for seen in lea.messages) == 1
        assert "findahelpline.com" in lea.messages[1].text


async def test_the_answer_comes_before_the_old_screen_loses_its_buttons(
    database: Database, clock: MovableClock
) -> None:
    async with living(database, clock) as home:
        lea = home.town.phone("Léa")
        await lea.types("/menu")
        before = len(home.town.ledger.entries)
        await lea.types("/menu")
        did = [entry.method for entry in home.town.ledger.entries[before:]]
        assert did == ["sendMessage", "editMessageReplyMarkup"]
