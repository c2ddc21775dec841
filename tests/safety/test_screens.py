"""The screens of the door: numbers first, in every country and language, short enough to be sent."""

from __future__ import annotations

from itertools import product

import pytest

from bot.content import helplines
from bot.entities import TEXT_LIMIT
from bot.navigation import Menu, Resume
from bot.safety import lines, screens
from bot.safety.actions import ELSEWHERE, Country
from bot.safety.lines import Known
from bot.screen import Screen
from bot.texts import LANGUAGES, texts

EVERY = Known(frozenset(line.key for line in helplines.unverified()))
COUNTRIES = (*(key for key, _ in helplines.countries()), ELSEWHERE)


def everything(language: str, country: str, known: Known) -> list[Screen]:
    t = texts(language)
    return [
        screens.numbers(t, country, known),
        screens.numbers(t, None, known),
        screens.hurt(t, country, known),
        screens.hesitate(t, country),
        *(screens.reason(t, country, name, known) for name in screens.REASONS),
        screens.danger(t, country, known, now=True),
        screens.danger(t, country, known, now=False),
    ]


@pytest.mark.parametrize(("language", "country"), list(product(LANGUAGES, COUNTRIES)))
def test_every_screen_can_be_sent_and_left(language: str, country: str) -> None:
    for known in (Known(), EVERY):
        for screen in everything(language, country, known):
            assert 0 < len(screen.text) <= TEXT_LIMIT
            actions = [button.action for row in screen.rows for button in row]
            assert Resume(None).data in actions
            assert Menu().data in actions


@pytest.mark.parametrize(("language", "country"), list(product(LANGUAGES, COUNTRIES)))
def test_a_number_stands_before_anything_else_is_told(language: str, country: str) -> None:
    t = texts(language)
    told = screens.numbers(t, country, Known()).text.split("\n\n")
    assert "<code>" in "".join(told[1:3]) or "findahelpline.com" in told[1]
    assert told[-1] == t("safety-danger-ask")


def test_only_verified_lines_are_told_until_an_operator_confirms_one() -> None:
    t, line = texts("fr"), next(one for one in helplines.unverified() if "listening" in one.kinds)
    assert line.number is not None
    assert line.number not in screens.numbers(t, line.country, Known()).text
    confirmed = Known(frozenset({line.key}))
    assert line.number in screens.numbers(t, line.country, confirmed).text


def test_every_country_has_an_emergency_number_of_its_own() -> None:
    t = texts("fr")
    for country in COUNTRIES[:-1]:
        assert f"<code>{helplines.emergency(country).number}</code>" in lines.emergency(t, country)


def test_a_number_comes_before_anything_to_read_or_to_open() -> None:
    t = texts("fr")
    for screen in (screens.ask_country(t), screens.numbers(t, ELSEWHERE, lines.Known())):
        assert screen.text.split("\n\n")[1].startswith(lines.emergency(t, ELSEWHERE))


def test_the_country_is_carried_by_the_button() -> None:
    asked = screens.ask_country(texts("fr"))
    offered = [button.action for row in asked.rows for button in row]
    assert [Country(country).data for country in COUNTRIES] == [
        action for action in offered if action and action.startswith(f"{Country.prefix}:")
    ]


def test_the_labels_of_a_keyboard_call_for_help_in_both_languages() -> None:
    assert {"Parler à quelqu’un", "Talk to someone"} < set(screens.CALLS)
