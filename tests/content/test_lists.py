"""The short lists: counts, both languages, zones that exist, five lines that name no name."""

from zoneinfo import ZoneInfo

import pytest

from bot.content import helplines
from bot.content.experiences import PERSPECTIVES, catalogue
from bot.content.lexicon import propose
from bot.content.lists import (
    agreement,
    aliases,
    cities,
    find_cities,
    first_words,
    interests,
    parse_agreement,
    strengths,
)
from bot.content.reading import LANGUAGES, ContentFault

# Countries where French is an official language, and where one of their cities is listed.
FRENCH_SPEAKING = {
    "FR",
    "BE",
    "CH",
    "LU",
    "MC",
    "CA-QC",
    "CA",
    "HT",
    "SN",
    "ML",
    "GN",
    "CI",
    "BF",
    "NE",
    "TG",
    "BJ",
    "CM",
    "TD",
    "CF",
    "GA",
    "GQ",
    "CG",
    "CD",
    "BI",
    "RW",
    "DJ",
    "KM",
    "MG",
    "SC",
    "VU",
}


def test_twenty_strengths_and_twenty_five_interests() -> None:
    assert (len(strengths()), len(interests())) == (20, 25)
    for table in (strengths(), interests()):
        for language in LANGUAGES:
            said = [words(language) for words in table.values()]
            assert len(set(said)) == len(said)
            assert max(map(len, said)) <= 40, "a button's label"


def test_no_interest_is_something_a_circle_is_about() -> None:
    for words in interests().values():
        for language in LANGUAGES:
            assert propose(words(language), catalogue(), language) == []


def test_enough_chosen_names_to_be_unique_in_a_circle() -> None:
    assert len(aliases()) >= 120
    assert all(name.isalpha() and name[0].isupper() and len(name) <= 12 for name in aliases())


def test_the_agreement_has_five_lines_and_the_emergency_sentence() -> None:
    here = agreement()
    assert here.text("fr").count("\n") == 4
    assert "l’équipe appelle les secours avec ce qu’elle sait" in here.text("fr")
    assert (
        "If someone seems in danger, the team calls the emergency services with what it knows. "
        "It knows neither your name nor your address: only you can give them." in here.text("en")
    )
    assert len(here.digest("fr")) == 64
    assert here.digest("fr") != here.digest("en")


def test_the_agreement_promises_no_secrecy() -> None:
    assert "Personne ne peut le garantir" in agreement().text("fr")
    assert "Nobody can guarantee it" in agreement().text("en")


def test_an_agreement_of_four_lines_is_a_fault() -> None:
    line = {"fr": "Un.", "en": "One."}
    with pytest.raises(ContentFault, match="five lines"):
        parse_agreement({"version": 1, "lines": dict.fromkeys("abcd", line)})
    with pytest.raises(ContentFault, match="version"):
        parse_agreement({"version": 0, "lines": dict.fromkeys("abcde", line)})


@pytest.mark.parametrize("perspective", [*PERSPECTIVES, None])
def test_everybody_is_offered_a_first_word(perspective: str | None) -> None:
    offered = first_words(perspective)
    assert len(offered) >= 3
    assert all(perspective in one.perspectives for one in offered if perspective)


def test_the_first_words_for_somebody_close_come_before_those_for_everybody() -> None:
    assert first_words("close")[0].perspectives == ("close",)


def test_about_a_hundred_and_twenty_cities_in_real_zones() -> None:
    assert len(cities()) >= 120
    assert all(ZoneInfo(city.zone) for city in cities())
    assert {city.country for city in cities()} >= FRENCH_SPEAKING | {key for key, _ in helplines.countries()}
    assert len({(city.name.fr, city.country) for city in cities()}) == len(cities())


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("montreal", "America/Toronto"),
        ("GENÈVE", "Europe/Zurich"),
        ("geneva", "Europe/Zurich"),
        ("saint denis", "Indian/Reunion"),
        ("Nouméa", "Pacific/Noumea"),
        ("londr", "Europe/London"),
    ],
)
def test_a_city_is_found_as_people_type_it(text: str, zone: str) -> None:
    assert find_cities(text)[0].zone == zone


@pytest.mark.parametrize("text", ["", "x", "Ys-la-Perdue", "😀"])
def test_what_is_no_city_finds_nothing(text: str) -> None:
    assert find_cities(text) == ()


def test_a_name_that_begins_like_it_comes_before_one_that_holds_it() -> None:
    assert [city.name.en for city in find_cities("york")] == ["New York"]
    assert find_cities("port", 3)[0].name.fr == "Port-au-Prince"
