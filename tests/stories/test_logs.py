"""A whole evening with everything that can go wrong, logged at the most talkative level: nobody is in it."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

import pytest
from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.local import Local
from bot.simulator.town import TOKEN
from tests.stories.announcing import tick
from tests.stories.evening import (
    ALIAS,
    ANNOUNCED,
    BROUGHT,
    CIRCLE,
    FIRST_WORDS,
    NEWCOMER,
    NOTE,
    PEOPLE,
    Evening,
)
from tests.stories.people import HOSTS
from tests.stories.words import LANGUAGES, said

TYPED = "Rappelle Ariane au sujet du violoncelle"
"""Words at which a handler fails, quoting them."""


class Broken(Exception):
    """A fault of a handler, which quotes all it can get hold of."""


async def fails(update: Update, context: Any) -> None:
    words, who = update.effective_message, update.effective_user
    raise Broken(f"{words} of {who}: {words.text if words else None}")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nothing_of_anyone_is_in_the_log(house: Local, log: StringIO, language: str) -> None:
    evening = Evening(house, language)
    await evening.open()
    await evening.lea_is_matched()
    await evening.lea_joins()
    await evening.lea_writes()
    await evening.day(1)
    await evening.lea_notes_her_day()
    await a_handler_fails(evening)
    await telegram_refuses(evening)
    await evening.day(2)
    await tick(house)
    written = log.getvalue()
    assert "inbox.update_failed" in written
    assert "Broken" in written
    assert [
        secret for secret in secrets(house, language) if re.search(rf"\b{re.escape(secret)}\b", written)
    ] == []


async def a_handler_fails(evening: Evening) -> None:
    """Until the update is given up, and its person gets an apology."""
    handler: Any = MessageHandler(filters.Text([TYPED]), fails)
    evening.house.entraide.application.add_handler(handler, group=-1)
    await evening.lea.types(TYPED)
    evening.lea.sees(said(evening.language, "navigation-apology", reference="…").partition("…")[0])


async def telegram_refuses(evening: Evening) -> None:
    """One has blocked the bot; one connection is cut before, one after; one answer is no answer."""
    faults, amina, paul, karim, sophie = (
        evening.house.town.faults,
        *(evening.phone(name) for name, _ in PEOPLE),
    )
    faults.add("forbidden", chat_id=amina.id, times=1, words="Forbidden: bot was blocked by the user")
    faults.add("drop", chat_id=paul.id, times=1)
    faults.add("vanish", chat_id=karim.id, times=1)
    faults.add("error", chat_id=sophie.id, times=1)
    await evening.nadia_announces()
    await tick(evening.house)


def secrets(house: Local, language: str) -> list[str]:
    """The token, every id and name, every chosen name, and all that was typed, whole and word by word."""
    people = house.town.world.people.values()
    typed = [TYPED, *(words[language] for words in (BROUGHT, FIRST_WORDS, NOTE, ANNOUNCED))]
    names = [*(person.first_name for person in people), ALIAS, *(alias for _, alias in (*PEOPLE, *HOSTS))]
    long = [word for text in typed for word in re.findall(r"\w{6,}", text)]
    assert NEWCOMER in names
    return [
        *TOKEN.split(":"),
        *(str(person.id) for person in people),
        *names,
        *typed,
        *long,
        CIRCLE[language],
    ]
