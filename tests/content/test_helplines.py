"""Helplines: the seen ones are shown, the others wait for an operator, and the old ones are called out."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from bot.content import helplines
from bot.content.helplines import FAIL_AFTER, WARN_AFTER, ageing, directory, for_country, parse_directory
from bot.content.kinds import HELPLINE_KINDS
from bot.content.reading import ContentFault, read

SEEN = {date(2026, 11, 22), date(2026, 11, 27)}
# The numbers that were seen on a page, and nothing else, may be shown unasked.
VERIFIED = {
    "FR": {
        "3114",
        "01 45 39 40 00",
        "0 800 858 858",
        "3919",
        "0 800 05 95 95",
        "119",
        "0 800 235 236",
        "114",
        "116 006",
    },
    "BE": {"0800 32 123", "1813", "107", "0800 30 030", "0800 98 100", "103"},
    "CH": {"143", "147"},
    "CA": {"988", "1 833 621-0728"},
    "CA-QC": {"1 866 277-3553", "1 800 265-2626", "1 888 933-9007"},
    "US": {"988", "741741", "1-800-799-7233", "1-800-221-7437"},
    "GB": {"116 123", "85258"},
    "IE": {"1800 77 88 88", "1800 80 70 77"},
    "LU": {"45 45 45", "116 111", "26 00 37-1"},
}
# care.md: "general and by family". Belgium's and France's seen lines for the bereaved are those after a
# suicide: for Belgium no line after other deaths was found, the lines for everybody stand in.
PROMISED = ("violence", "sexual_abuse", "addiction", "youth", "bereavement")
EVERYTHING = frozenset(line.key for line in helplines.unverified())


def test_the_promised_countries_are_there_and_can_be_named() -> None:
    assert [key for key, _ in helplines.countries()] == list(VERIFIED)
    assert dict(helplines.countries())["GB"]("fr") == "Royaume-Uni"


def test_only_what_was_seen_counts_as_verified() -> None:
    found: dict[str, set[str]] = {country: set() for country in VERIFIED}
    for line in directory().lines():
        if line.verified:
            assert line.verified_on in SEEN
            found[line.country].add(line.number or line.sms or "")
    assert found == VERIFIED


@pytest.mark.parametrize("country", VERIFIED)
def test_an_unverified_line_is_shown_only_once_confirmed(country: str) -> None:
    waiting = [line for line in helplines.unverified() if line.country == country]
    shown = for_country(country)
    assert not {line.key for line in waiting} & {line.key for line in shown.general}
    for line in waiting:
        confirmed = for_country(country, frozenset({line.key}))
        assert line in [one for kind in line.kinds for one in confirmed.by_kind[kind]]
        assert all(line not in shown.by_kind[kind] for kind in line.kinds)


@pytest.mark.parametrize("country", VERIFIED)
def test_every_country_has_a_line_of_each_promised_kind_once_confirmed(country: str) -> None:
    here = for_country(country, EVERYTHING)
    assert here.general
    assert [kind for kind in PROMISED if not here.by_kind[kind]] == []


def test_a_part_of_a_country_does_not_inherit_the_lines_of_another_part() -> None:
    canada, quebec = (
        {line.key for lines in for_country(country, EVERYTHING).by_kind.values() for line in lines}
        for country in ("CA", "CA-QC")
    )
    regional = {line.key for line in directory().lines() if line.regional}
    assert regional <= canada
    assert canada - quebec == regional


def test_the_english_says_which_line_speaks_no_english_and_the_french_which_speaks_no_french() -> None:
    for line in directory().lines():
        if "phone" in line.channels and line.languages == ("fr",):
            assert line.what.en.endswith("In French."), line.key
        if "phone" in line.channels and "fr" not in line.languages:
            assert "En anglais" in line.what.fr or "En néerlandais" in line.hours.fr, line.key


def test_without_a_line_of_its_own_a_country_has_its_emergency_number_and_the_directory() -> None:
    ireland = for_country("IE")
    assert ireland.needs_elsewhere
    assert ireland.emergency.number == "112"
    assert ireland.elsewhere.address == "findahelpline.com"
    assert not for_country("IE", frozenset({"ie-samaritans"})).needs_elsewhere


@pytest.mark.parametrize("country", [None, "", "XX", "fr", "FR "])
def test_an_unknown_country_is_never_guessed(country: str | None) -> None:
    here = for_country(country)
    assert here.country is None
    assert here.emergency.number == "112"
    assert here.needs_elsewhere
    assert here.numbers_for("violence") == ()
    assert here.emergency_text is None


def test_quebec_shows_its_own_line_before_the_country_s() -> None:
    assert [line.key for line in for_country("CA-QC").general] == ["qc-appelle", "ca-988"]
    assert [line.key for line in for_country("CA").general] == ["ca-988"]


def test_numbers_of_a_kind_come_before_the_general_ones_and_none_twice() -> None:
    keys = [line.key for line in for_country("FR").numbers_for("bereavement")]
    assert keys == ["fr-3114", "fr-suicide-ecoute", "fr-croix-rouge"]
    assert for_country("FR").numbers_for("violence")[0].key == "fr-3919"
    assert for_country("FR").numbers_for(None) == for_country("FR").general


def test_the_emergency_services_of_france_can_be_written_to() -> None:
    text = for_country("FR").emergency_text
    assert text is not None
    assert (text.sms, text.number) == ("114", None)
    assert helplines.emergency("FR") == helplines.Emergency("112", "17", "15")
    assert helplines.emergency("US").number == "911"


def test_the_young_have_lines_even_where_the_country_is_unknown() -> None:
    found = {name("en"): [line.key for line in lines] for name, lines in helplines.youth()}
    assert found == {
        "France": ["fr-119", "fr-fil-sante-jeunes"],
        "Belgium": ["be-103"],
        "Switzerland": ["ch-147"],
        "Luxembourg": ["lu-jugendtelefon"],
    }


@pytest.mark.parametrize(
    ("days", "warns", "fails"),
    [
        (0, False, False),
        (WARN_AFTER - 1, False, False),
        (WARN_AFTER, True, False),
        (FAIL_AFTER - 1, True, False),
        (FAIL_AFTER, False, True),
        (900, False, True),
    ],
)
def test_a_line_seen_too_long_ago_warns_then_fails(days: int, warns: bool, fails: bool) -> None:
    seen = max(SEEN)
    found = ageing(seen + timedelta(days=days), parse_directory(_all_seen_on(seen)))
    everything = tuple(line.key for line in directory().lines() if line.verified)
    assert tuple(line.key for line in found.warning) == (everything if warns else ())
    assert tuple(line.key for line in found.failing) == (everything if fails else ())


def _all_seen_on(day: date) -> Any:
    value = deepcopy(read("helplines.yaml"))
    for country in value["countries"].values():
        for line in country["lines"].values():
            if line["verified"]:
                line["verified_on"] = day
    return value


def test_every_line_says_what_happens_and_when_in_both_languages() -> None:
    for line in directory().lines():
        assert set(line.kinds) <= set(HELPLINE_KINDS)
        for language in ("fr", "en"):
            assert len(line.what(language)) > 20
            assert line.hours(language).endswith(".")


def test_numbers_are_written_as_people_dial_them() -> None:
    for line in directory().lines():
        for number in filter(None, (line.number, line.sms)):
            assert set(number) <= set("0123456789 -"), line.key


def _spoilt(change: dict[str, Any]) -> Any:
    value = deepcopy(read("helplines.yaml"))
    value["countries"]["FR"]["lines"]["fr-3114"] |= change
    return value


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"verified_on": None}, "needs the day"),
        ({"verified": False}, "isn't verified"),
        ({"number": None}, "neither a number"),
        ({"kinds": ["pizza"]}, "pizza"),
        ({"channels": ["pigeon"]}, "pigeon"),
        ({"regional": "perhaps"}, "regional"),
        ({"source_url": "somewhere"}, "page"),
        ({"what": {"fr": "Rien."}}, "lacks en"),
    ],
)
def test_a_fault_names_the_line(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ContentFault, match=rf"fr-3114.*{said}"):
        parse_directory(_spoilt(change))
