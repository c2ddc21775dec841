"""Operators hear of what could not be worked on: neutrally, once an hour, and not at night."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.clock import MovableClock
from bot.db import Database
from bot.inbox import service as inbox
from bot.screen import Screen
from bot.simulator.phones import Phone
from tests.living import Living, living
from tests.settings import START

NIGHT = START + timedelta(hours=6)
"""Half past midnight in Paris."""
NOTICE = "Quelque chose vous attend, quand vous aurez un moment."


async def _breaks(*_: object) -> Screen:
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """/cancel fails, whoever types it."""
    monkeypatch.setattr("handlers.menu.home", _breaks)


async def _operator(home: Living) -> Phone:
    odile = home.town.phone("Odile")
    await odile.types("/start")
    return odile


def _notices(odile: Phone) -> int:
    return sum(NOTICE in message.text for message in odile.messages)


async def test_an_operator_is_told_once_an_hour_and_led_to_the_references(
    database: Database, clock: MovableClock
) -> None:
    async with living(database, clock) as home:
        odile, lea = await _operator(home), home.town.phone("Léa")
        await lea.types("/cancel")
        await lea.types("/cancel")
        assert _notices(odile) == 1
        assert odile.screen.text == NOTICE, "no person, no word, no reference before the tap"
        await odile.taps("Lire")
        async with database.reading() as tx:
            references = [reference for reference, _ in await inbox.dead_letters(tx)]
        assert len(references) == 2
        for reference in references:
            odile.sees(reference)
        clock.move_to(clock.now() + timedelta(hours=1))
        await lea.types("/cancel")
        assert _notices(odile) == 1
        assert NOTICE in odile.screen.text


async def test_an_update_that_is_none_is_told_too(database: Database, clock: MovableClock) -> None:
    async with living(database, clock) as home:
        odile, lea = await _operator(home), home.town.phone("Léa")
        await lea.raw({"message": {"message_id": "no number", "chat": {"id": lea.id, "type": "private"}}})
        assert _notices(odile) == 1


async def test_a_bad_night_is_one_notice_in_the_morning(database: Database, clock: MovableClock) -> None:
    async with living(database, clock) as home:
        odile, lea = await _operator(home), home.town.phone("Léa")
        for hour in (NIGHT, NIGHT + timedelta(hours=1), NIGHT + timedelta(hours=2)):
            clock.move_to(hour)
            await lea.types("/cancel")
        assert _notices(odile) == 0
        await home.entraide.travel(clock.now() + timedelta(days=1))
        assert _notices(odile) == 1


async def test_nobody_to_tell_keeps_nothing_back(database: Database, clock: MovableClock) -> None:
    async with living(database, clock) as home:
        lea = home.town.phone("Léa")
        await lea.types("/cancel")
        await lea.types("/numeros")
        lea.sees("112")
