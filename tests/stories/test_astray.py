"""People who leave a question in the middle, or write where nothing asks: there is always a way on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.local import Local
from tests.stories.people import settled
from tests.stories.steps import A_PARENT, MY_MOTHER
from tests.stories.words import LANGUAGES, label, said


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_newcomer_who_leaves_the_first_questions_finds_the_first_screen_again(
    house: Local, language: str
) -> None:
    lea = house.town.phone("Léa", language=language)
    for key in ("menu-first-match", "onboarding-language-keep"):
        if key == "menu-first-match":
            await lea.types("/start")
        await lea.taps(label(language, key))
    await lea.taps(label(language, "navigation-menu"))
    lea.sees(said(language, "menu-first"))
    for key in ("navigation-resume", "menu-first-match", "menu-first-look", "menu-first-language"):
        assert label(language, key) in lea.screen.labels
    await lea.taps(label(language, "navigation-resume"))
    lea.sees(said(language, "onboarding-agree", organisation="", contact="", country="", hosting=""))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_that_nothing_asked_for_are_shown_the_way_to_a_person(
    house: Local, language: str
) -> None:
    lea = house.town.phone("Léa", language=language)
    too_much = {"fr": "je ne sais plus quoi faire", "en": "i don’t know what to do"}[language]
    await lea.types("/start")
    await lea.types(too_much)
    assert label(language, "menu-helpline") in lea.screen.text
    await lea.taps(label(language, "menu-first-match"))
    await lea.types(too_much)
    assert label(language, "navigation-helpline") in lea.screen.text, "also where only buttons answer"
    for key in ("onboarding-language-keep", "onboarding-agree-yes"):
        await lea.taps(label(language, key))
    await lea.types(too_much)
    assert label(language, "navigation-helpline") in lea.screen.text, "also when no subject was recognised"
    assert label(language, "navigation-helpline") in lea.screen.labels


async def test_cancelling_ends_what_was_set_aside_when_nothing_is_open(house: Local) -> None:
    await settled(house, "Léa", "fr")
    lea = house.town.phone("Léa")
    await lea.types("/checkin")
    await lea.types("/match")
    await lea.types("/menu")
    assert label("fr", "navigation-resume") in lea.screen.labels
    await lea.types("/cancel")
    lea.sees(said("fr", "navigation-cancelled"))
    assert label("fr", "navigation-resume") not in lea.screen.labels
    await lea.types("/cancel")
    lea.sees(said("fr", "navigation-nothing-open"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_waits_can_stop_and_is_never_told_of_a_place_in_line_afterwards(
    house: Local, language: str
) -> None:
    lea = house.town.phone("Léa", language=language)
    await lea.types("/start")
    for key in ("menu-first-match", "onboarding-language-keep", "onboarding-agree-yes"):
        await lea.taps(label(language, key))
    await lea.types(MY_MOTHER[language])
    await lea.taps(A_PARENT[language])
    place = said(language, "matching-waiting-place", position=1)
    lea.sees(place)
    await lea.types("/menu")
    await house.travel(house.clock.now() + timedelta(days=3))
    await lea.taps(label(language, "matching-waiting-stop"))
    lea.sees(said(language, "matching-waiting-stopped"))
    await lea.types("/menu")
    await lea.taps(label(language, "navigation-resume"))
    assert place not in lea.screen.text
    await lea.taps(label(language, "onboarding-wait"))
    lea.sees(place)
    await lea.taps(label(language, "matching-waiting-stop"))
    lea.sees(said(language, "matching-waiting-stopped"))
    await lea.types("/menu")
    assert label(language, "navigation-resume") not in lea.screen.labels


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_message_deleted_before_its_tap_is_answered_is_answered_below(
    house: Local, language: str
) -> None:
    lea = house.town.phone("Léa", language=language)
    await lea.types("/start")
    tapped = lea.screen
    lea.quiet = _nothing
    await lea.taps(label(language, "menu-helpline"), on=tapped)
    await lea.deletes(tapped)
    await house.town.quiet()
    lea.sees(said(language, "safety-title"))


async def _nothing() -> None:
    """The bot isn't waited for."""
