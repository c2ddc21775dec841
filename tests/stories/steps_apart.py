"""A circle that nobody else belongs to, and all that can happen in one: what no step may ever show."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.db import metadata
from bot.moderation.actions import Appeal, AskToRead, Decide, Report, StopReading, Worry
from bot.moderation.tables import acts, holds, reports
from bot.rooms.tables import messages
from bot.simulator.phones import Phone
from tests.stories.people import House, circle
from tests.stories.words import label

# No text of the bot, and nobody at a step, has these names and words.
CIRCLE = "Le phare du Nord"
HOSTS = (("Wandrille", "Solveig"), ("Xavière", "Théophane"))
PEOPLE = (("Zénaïde", "Quirin"), ("Yseult", "Philae"), ("Ysoline", "Zélie"), ("Xénia", "Thècle"))
_SMALLEST_ROW_ID = 1 << 50
"""Smaller ones are of tables with a single row."""
WROTE, NOTED = "la clé est sous le pot bleu", "rêvé d'une baleine violette"


async def people_apart(house: House, language: str) -> list[Phone]:
    """They write, note, report, stop reading, worry, decide, appeal, and three hold one who asks to be read.

    Gives their phones, hosts first.
    """
    await circle(
        house, CIRCLE, experience="psychosis", family="mental_health", language=language,
        aliases=PEOPLE, held_by=HOSTS,
    )  # fmt: skip
    phones = [house.town.phone(name) for name, _ in (*HOSTS, *PEOPLE)]
    host, _, writer, reader, *others = phones
    await _notes_and_writes(writer, language)
    for each in (reader, *others):
        await _enters(each, language)
    message = await _first(house, messages)
    for action in (Report(message, "hurtful"), StopReading(message), Worry(message, True)):
        await _presses(reader, action)
    await _presses(host, Decide(await _first(house, reports), "mute_day"))
    await _presses(writer, Appeal(await _first(house, acts)))
    for each in (reader, *others):
        await _presses(each, Report(message, "other"))
    await _presses(writer, AskToRead(await _first(house, holds)))
    return phones


async def _notes_and_writes(writer: Phone, language: str) -> None:
    await writer.types("/checkin")
    await writer.taps(label(language, "mood-agree"))
    await writer.taps(label(language, "mood-choice", score=4))
    await writer.taps(label(language, "mood-add-note"))
    await writer.types(NOTED)
    await _enters(writer, language)
    await writer.types(WROTE)


async def _enters(phone: Phone, language: str) -> None:
    await phone.types("/circle")
    await phone.taps(label(language, "rooms-write"))


async def _presses(phone: Phone, action: Any) -> None:
    if not any(seen.from_bot for seen in phone.messages):
        await phone.types("/menu")
    await phone.presses(phone.screen, action.data)


async def _first(house: House, table: Any) -> int:
    async with house.database.reading() as tx:
        return int(await tx.value(select(table.c.id)))


async def their_rows(house: House) -> dict[str, list[int]]:
    """The ids of all rows there are, by table: what a forged button could name."""
    found: dict[str, list[int]] = {}
    async with house.database.reading() as tx:
        for table in metadata.sorted_tables:
            if "id" in table.c:
                numbers = [row[0] for row in await tx.all(select(table.c.id))]
                found[table.name] = [each for each in numbers if each > _SMALLEST_ROW_ID]
    return found


def secrets(phones: list[Phone]) -> list[str]:
    """Words and numbers that belong to these people alone."""
    names = [name for pair in (*HOSTS, *PEOPLE) for name in pair]
    return [CIRCLE, WROTE, NOTED, *names, *(str(phone.id) for phone in phones)]
