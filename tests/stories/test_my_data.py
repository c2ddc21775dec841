"""Seeing one's data, taking it away, withdrawing one consent after the other; and just looking around."""

from __future__ import annotations

import json
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.local import Local
from bot.members import consents
from bot.mood import service as mood
from bot.privacy.actions import Withdraw
from tests.stories.people import circle, settled
from tests.stories.words import LANGUAGES, label, said

PARIS = ZoneInfo("Europe/Paris")
NOTE = "la chanson du jardin"


async def noted(house: Local, name: str, language: str) -> None:
    """Someone who agreed to check-ins, noted a day with a few words, and is asked at nine."""
    member = await settled(house, name, language, experience="loss_parent")
    async with house.database.transaction() as tx:
        now = house.clock.now()
        await consents.give(tx, member, "check_ins", "the text", now)
        await mood.note(tx, member, now.date(), 2, 0, now=now, zone=PARIS)
        await mood.add_note(tx, member, now.date(), 0, NOTE)
        await mood.ask_daily(tx, member, time(9), zone=PARIS, now=now)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_of_it_is_told_and_given_as_a_file(house: Local, language: str) -> None:
    await circle(house, language=language, aliases=[("Léa", "Iris"), ("Karim", "Sami")])
    await noted(house, "Léa", language)
    lea = house.town.phone("Léa")
    await lea.types("/mydata")
    lea.sees(said(language, "privacy-count-check-ins", count=1))
    lea.sees(said(language, "privacy-count-circles", count=1))
    lea.sees(label(language, "privacy-purpose-check-ins"))
    lea.sees_no(NOTE)
    await lea.taps(label(language, "privacy-take-away"))
    assert lea.screen.document is not None
    name, content = lea.screen.document
    assert name == label(language, "privacy-file-name")
    file = json.loads(content)
    assert file["data"]["mood"]["check_ins"][0]["note"] == NOTE
    assert file["data"]["circles"]["circles"][0]["chosen_name"] == "Iris"
    assert file["data"]["person"]["telegram_id"] == lea.id
    assert set(file["schema"]["properties"]) == set(file["data"])
    assert "Sami" not in content.decode()
    assert str(house.town.phone("Karim").id) not in content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_withdrawn_consent_stops_its_feature_at_the_next_tick(house: Local, language: str) -> None:
    await noted(house, "Léa", language)
    lea = house.town.phone("Léa")
    await lea.types("/mydata")
    assert len(lea.screen.labels) == 5, "what can be withdrawn stands behind one button"
    await lea.taps(label(language, "privacy-consents-button"))
    old = lea.screen
    await lea.taps(label(language, "privacy-withdraw", purpose=label(language, "privacy-purpose-check-ins")))
    lea.sees(said(language, "privacy-withdrawn-check-ins"))
    assert label(language, "privacy-purpose-matching") in lea.screen.text
    await noted(house, "Ana", language)
    quiet = len(lea.messages)
    await house.travel(house.clock.now() + timedelta(days=3))
    assert len(lea.messages) == quiet
    assert house.town.phone("Ana").screen.from_bot
    # Its button from before does nothing more, and nothing else is withdrawn.
    await lea.presses(old, Withdraw("check_ins").data)
    lea.sees_no(said(language, "privacy-withdrawn-check-ins"))
    await lea.types("/mydata")
    await lea.taps(label(language, "privacy-consents-button"))
    assert label(language, "privacy-withdraw", purpose=label(language, "privacy-purpose-check-ins")) not in (
        lea.screen.labels
    )
    assert label(language, "privacy-withdraw", purpose=label(language, "privacy-purpose-matching")) in (
        lea.screen.labels
    )
    await lea.taps(label(language, "privacy-withdraw", purpose=label(language, "privacy-purpose-matching")))
    lea.sees(said(language, "privacy-consents-none"))
    await lea.taps(label(language, "navigation-back"))
    lea.sees(label(language, "privacy-title-plain"))
    assert label(language, "privacy-consents-button") in lea.screen.labels, "one can agree again"


async def test_what_is_kept_of_someone_new_is_told_too(house: Local) -> None:
    lea = house.town.phone("Léa")
    await lea.types("/mesdonnees")
    lea.sees(said("fr", "privacy-title"))
    assert label("fr", "privacy-consents-button") not in lea.screen.labels
    await lea.types("/effacer")
    await lea.taps(label("fr", "privacy-erase-no"))
    lea.sees(said("fr", "menu-first"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_just_looking_around(house: Local, language: str) -> None:
    lea = house.town.phone("Léa", language=language)
    await lea.types("/start")
    await lea.taps(label(language, "menu-first-look"))
    lea.sees(said(language, "guide-what"))
    lea.sees("Les Rives")
    await lea.taps(label(language, "guide-to-circle"))
    lea.sees(said(language, "guide-circle"))
    await lea.taps(label(language, "guide-to-what"))
    await lea.taps(label(language, "guide-to-sees"))
    lea.sees("Telegram")
    lea.sees("Rennes, France")
    await lea.taps(label(language, "guide-to-what"))
    await lea.taps(label(language, "guide-to-commands"))
    assert "/effacer" in lea.screen.text if language == "fr" else "/forget" in lea.screen.text
    assert "/admin" not in lea.screen.text
    await lea.taps(label(language, "guide-to-what"))
    await lea.taps(label(language, "guide-to-match"))
    lea.sees_no(said(language, "guide-what"))


async def test_looking_for_help_in_the_middle_of_a_question(house: Local) -> None:
    lea = house.town.phone("Léa")
    await lea.types("/start")
    await lea.taps(label("fr", "menu-first-match"))
    question = lea.screen.text
    await lea.types("/aide")
    await lea.taps(label("fr", "navigation-resume"))
    assert lea.screen.text == question
