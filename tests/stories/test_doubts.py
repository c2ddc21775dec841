"""Messages of which nobody knows whether they arrived: an operator sends them again, or leaves them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.admin.actions import Doubts
from bot.local import Local
from bot.moderation import audit
from bot.outbox import batches
from bot.outbox.tables import outbox
from bot.simulator.phones import Phone
from tests.stories.people import settled
from tests.stories.test_days import SCORES, Days
from tests.stories.words import LANGUAGES, label, said


async def asked(house: Local, *names: str, language: str = "fr") -> list[Phone]:
    """People whose question comes at 18:30 from tomorrow on."""
    for name in names:
        await settled(house, name, language)
        phone = house.town.phone(name)
        await phone.types("/reminders")
        await phone.taps(label(language, "reminders-question"))
        await phone.taps(label(language, "reminders-evening", hour="18:30"))
    return [house.town.phone(name) for name in names]


def lose(house: Local, phone: Phone, kind: str = "vanish") -> None:
    """The connection breaks once while a message goes to this phone, before or after it is there."""
    house.town.faults.add(kind, methods=("sendMessage",), chat_id=phone.id, times=1)  # type: ignore[arg-type]


def questions(phone: Phone, language: str = "fr") -> list[int]:
    ask = label(language, "mood-ask")
    return [seen.id for seen in phone.messages if seen.from_bot and ask in seen.text]


async def looks(house: Local, language: str = "fr") -> Phone:
    """The operator, before the screen of sending."""
    odile = house.town.phone("Odile")
    await odile.types("/language")
    await odile.taps({"fr": "Français", "en": "English"}[language])
    await odile.types("/admin")
    await odile.taps(label(language, "admin-health"))
    return odile


@pytest.mark.parametrize("language", LANGUAGES)
async def test_only_who_is_in_doubt_gets_it_again(house: Local, language: str) -> None:
    people = await asked(house, "Léa", "Jo", "Marie", "Paul", "Zoé", language=language)
    lea, jo, marie, paul, zoe = people
    for phone in (lea, paul, zoe):
        lose(house, phone)
    lose(house, jo, "drop")
    await house.town.travel(Days(house)(1, 18, 30))
    assert [len(questions(phone, language)) for phone in people] == [1, 0, 1, 1, 1]
    odile = await looks(house, language)
    odile.sees(said(language, "admin-doubts", count=4, useful=4))
    await paul.taps(SCORES[language][1], on=paul.sees(label(language, "mood-ask")))
    await zoe.types("/checkin")
    await zoe.taps(SCORES[language][1])
    before = len(questions(zoe, language))
    await odile.taps(label(language, "admin-health-again"))
    odile.sees(said(language, "admin-doubts", count=3, useful=2))
    shown = odile.screen
    await odile.taps(label(language, "admin-doubts-again", count=2))
    odile.sees(said(language, "admin-doubts-sent", count=2))
    assert [len(questions(phone, language)) for phone in (lea, jo, marie, paul)] == [2, 1, 1, 0]
    assert len(questions(zoe, language)) == before, "whose day is noted isn't asked again"
    await odile.presses(shown, Doubts(True).data)
    odile.sees(said(language, "admin-doubts-sent", count=0))
    assert [len(questions(phone, language)) for phone in (lea, jo, marie, paul)] == [2, 1, 1, 0]
    await odile.taps(label(language, "admin-doubts-leave"))
    odile.sees(said(language, "admin-doubts-left", count=1))
    async with house.database.reading() as tx:
        assert [act for _, act in await audit.entries(tx)][:2] == ["doubts_left", "doubts_again"]
        assert await batches.uncertain(tx) == []


async def test_what_is_left_is_never_sent_and_its_words_are_gone(house: Local) -> None:
    lea, jo = await asked(house, "Léa", "Jo")
    for phone in (lea, jo):
        lose(house, phone, "drop")
    await house.town.travel(Days(house)(1, 18, 30))
    odile = await looks(house)
    await odile.taps(label("fr", "admin-doubts-leave"))
    odile.sees(said("fr", "admin-doubts-left", count=2))
    await house.town.travel(timedelta(hours=1))
    await odile.taps(label("fr", "admin-health-again"))
    assert {label("fr", "admin-doubts-leave"), label("fr", "admin-doubts-again", count=2)}.isdisjoint(
        odile.screen.labels
    )
    assert questions(lea) == questions(jo) == []
    async with house.database.reading() as tx:
        rows = await tx.all(select(outbox.c.body, outbox.c.doubt_at).where(outbox.c.memo.is_not(None)))
    assert [tuple(row) for row in rows] == [(None, None)] * 2
    await house.town.travel(Days(house)(1, 18, 31))
    assert len(questions(lea)) == len(questions(jo)) == 1


async def test_a_question_of_hours_ago_can_only_be_left(house: Local) -> None:
    lea, jo = await asked(house, "Léa", "Jo")
    lose(house, lea, "drop")
    lose(house, jo, "drop")
    at = Days(house)
    await house.town.travel(at(1, 18, 30))
    await jo.types("/reminders")
    await jo.taps(label("fr", "reminders-pause"))
    await jo.taps(label("fr", "reminders-pause-week"))
    odile = await looks(house)
    odile.sees(said("fr", "admin-doubts", count=2, useful=1))
    shown = odile.screen
    await house.town.travel(at(1, 21, 30))
    await odile.presses(shown, Doubts(True).data)
    odile.sees(said("fr", "admin-doubts-sent", count=0))
    odile.sees(said("fr", "admin-doubts", count=2, useful=0))
    assert label("fr", "admin-doubts-leave") in odile.screen.labels
    assert questions(lea) == questions(jo) == []
