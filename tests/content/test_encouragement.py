"""Encouragement: one set of rules in two languages, enough for each family, neutral on a lock screen."""

from copy import deepcopy
from typing import Any

import pytest

from bot.content.encouragement import LOW_TONE, Message, library, message, messages, parse_library
from bot.content.experiences import Family, catalogue
from bot.content.kinds import MESSAGE_KINDS, STATES
from bot.content.lexicon import propose
from bot.content.reading import LANGUAGES, ContentFault, read

LEAST_MESSAGES = 36
LEAST_PLAIN, LEAST_LOW = 12, 6
LONGEST = 240
FAMILIES = catalogue().opened_families()

# Words that a lock screen must not show beside the bot's name: illness, group, subject.
TELLING = {
    "fr": "cercle groupe réunion alcool drogue deuil mort décès maladie malade médecin soins traitement psy "
    "douleur dépression angoisse addiction sevrage suicide violence bot",
    "en": "circle group meeting alcohol drug grief death dead illness ill doctor treatment therapy pain "
    "depression anxiety addiction sober suicide violence bot",
}


def files() -> dict[str, Any]:
    return {language: deepcopy(read(f"encouragement/{language}.yaml")) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_in_each_language(language: str) -> None:
    assert len(messages(language)) >= LEAST_MESSAGES
    assert len({one.text for one in messages(language)}) == len(messages(language))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_open_family_has_enough_on_plain_and_on_low_days(language: str, family: Family) -> None:
    perspective = family.rules.perspectives[0]
    for state, least in (("plain", LEAST_PLAIN), ("low", LEAST_LOW)):
        suiting = [one for one in messages(language) if one.suits(family, state, perspective=perspective)]
        assert len(suiting) >= least


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_something_for_somebody(state: str) -> None:
    assert any(one.suits(family, state) for one in messages("fr") for family in FAMILIES)


def test_after_a_low_mood_nothing_loud_goes_out() -> None:
    for family in FAMILIES:
        for one in messages("fr"):
            if one.suits(family, "low") or one.suits(family, "low3"):
                assert one.tone <= LOW_TONE
                assert one.kind != "gratitude"


def test_the_grieving_and_the_ill_get_no_gratitude_whatever_a_message_says() -> None:
    for key in ("bereavement", "illness"):
        family = catalogue().family(key)
        for one in messages("fr"):
            if any(one.suits(family, state) for state in STATES):
                assert one.kind not in family.rules.never
                assert one.tone <= family.rules.tone


def test_kinds_are_spread_and_no_peer_is_invented() -> None:
    kinds = {one.kind for one in messages("fr")}
    assert kinds == set(MESSAGE_KINDS) - {"peer_story"}
    assert {one.author for one in messages("fr")} == {"project"}
    assert {one.licence for one in messages("fr")} == {"MIT"}
    assert all(one.reviewed is None for one in messages("fr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_names_what_somebody_lives_through(language: str) -> None:
    """The lexicon hears no experience in any of them, and no telling word is there."""
    for one in messages(language):
        assert propose(one.text, catalogue(), language) == [], one.key
        words = {word.strip("«»“”.,:;?").lower() for word in one.text.split()}
        assert not words & set(TELLING[language].split()), one.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_are_short_ask_nothing_and_fit_any_hour(language: str) -> None:
    hours = {"matin", "soir", "soirée", "nuit", "midi", "morning", "evening", "night", "noon", "tonight"}
    for one in messages(language):
        assert len(one.text) <= LONGEST, one.key
        assert "?" not in one.text, one.key
        assert not {word.strip(".,;:").lower() for word in one.text.split()} & hours, one.key


def test_the_same_key_is_the_same_message_in_each_language() -> None:
    assert [one.key for one in messages("fr")] == [one.key for one in messages("en")]
    here = message("fr", "one-breath")
    assert here is not None
    assert here.language == "fr"
    assert message("fr", "never written") is None
    assert library()["en"]["one-breath"].kind == here.kind


def _one(**changes: Any) -> Message:
    value = files()
    for language in LANGUAGES:
        value[language]["messages"] = {
            "one": {
                "text": language,
                "kind": "caring",
                "tone_max": 1,
                "families": ["addictions"],
                "states": ["plain"],
                **changes,
            }
        }
    return parse_library(value, catalogue())["fr"]["one"]


def test_who_a_message_suits() -> None:
    addictions, bereavement = catalogue().family("addictions"), catalogue().family("bereavement")
    assert _one().suits(addictions, "plain")
    assert not _one().suits(bereavement, "plain")
    assert not _one().suits(addictions, "low")
    assert not _one(families="all", kind="gratitude").suits(bereavement, "plain")
    assert not _one(families="all", tone_max=2).suits(bereavement, "plain")
    assert not _one(states=["low"], tone_max=2).suits(addictions, "low")
    assert _one(perspectives=["self"]).suits(addictions, "plain", perspective="self")
    assert not _one(perspectives=["self"]).suits(addictions, "plain", perspective="close")
    assert _one(perspectives=["self"]).suits(addictions, "plain")
    assert not _one(stages=["early"]).suits(addictions, "plain", stage="later")
    assert _one(stages=["early"]).suits(addictions, "plain")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": ""}, "has no text"),
        ({"kind": "joke"}, "joke"),
        ({"tone_max": 9}, "tone_max"),
        ({"families": ["weather"]}, "weather"),
        ({"states": []}, "no state"),
        ({"states": ["sunny"]}, "sunny"),
        ({"min_gap_days": 0}, "days"),
        ({"emoji": "x"}, "emoji"),
    ],
)
def test_a_fault_names_the_message(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ContentFault, match=rf"fr one.*{said}"):
        _one(**changes)


def test_a_message_that_one_language_misses_is_a_fault() -> None:
    value = files()
    del value["en"]["messages"]["one-breath"]
    with pytest.raises(ContentFault, match="one-breath"):
        parse_library(value, catalogue())


def test_rules_that_differ_between_languages_are_a_fault() -> None:
    value = files()
    value["en"]["messages"]["one-breath"]["tone_max"] = 2
    with pytest.raises(ContentFault, match=r"en one-breath.*tone"):
        parse_library(value, catalogue())
