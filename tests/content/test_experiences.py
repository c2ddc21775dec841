"""The catalogue: what product.md §2.3 names is there, closed things answer with numbers, faults are found."""

from copy import deepcopy
from typing import Any

import pytest

from bot.content import helplines
from bot.content.experiences import PERSPECTIVES, Catalogue, catalogue, parse_catalogue
from bot.content.reading import ContentFault, read

# product.md §2.3, in its order.
WANTED = [
    "alcohol",
    "drugs",
    "tobacco",
    "gambling",
    "food",
    "screens",
    "sex",
    "depression",
    "anxiety",
    "obsessions",
    "bipolar",
    "psychosis",
    "eating_disorders",
    "self_harm",
    "neurodivergence",
    "burnout",
    "domestic_violence",
    "sexual_abuse",
    "incest",
    "crime",
    "harassment",
    "accident",
    "cancer",
    "chronic_pain",
    "diabetes",
    "heart",
    "neurological",
    "rare_disease",
    "disability",
    "terminal_illness",
    "loss_partner",
    "loss_parent",
    "loss_child",
    "loss_sibling",
    "loss_grandparent",
    "loss_friend",
    "loss_animal",
    "loss_suicide",
    "loss_perinatal",
    "close_addiction",
    "close_mental_health",
    "close_illness",
    "close_violence",
    "isolation",
    "separation",
    "exile",
    "unemployment",
    "new_parent",
]
OPEN_FAMILIES = {"addictions", "mental_health", "bereavement", "illness", "carers", "loneliness"}
# care.md: what needs protections that aren't built.
CLOSED = {
    "domestic_violence",
    "sexual_abuse",
    "incest",
    "crime",
    "harassment",
    "accident",
    "close_violence",
    "eating_disorders",
    "self_harm",
    "suicidal_thoughts",
    "loss_child",
    "loss_suicide",
    "loss_perinatal",
}


@pytest.fixture
def files() -> tuple[Any, Any]:
    return deepcopy(read("experiences.yaml")), read("lexicon.yaml")


def test_everything_that_was_promised_is_in_the_catalogue() -> None:
    assert set(WANTED) <= set(catalogue().experiences)


def test_six_families_are_open_and_what_needs_protection_is_closed() -> None:
    known = catalogue()
    assert {family.key for family in known.opened_families()} == OPEN_FAMILIES
    assert {item.key for item in known.experiences.values() if not item.opened} == CLOSED


def test_naming_a_closed_experience_has_numbers_to_answer_with_in_france() -> None:
    here = helplines.for_country("FR")
    for key in CLOSED:
        assert here.numbers_for(catalogue().experience(key).numbers), key


@pytest.mark.parametrize("key", sorted(CLOSED - {"accident"}))
def test_a_closed_experience_would_ask_a_human_first(key: str) -> None:
    assert catalogue().experience(key).rules.admission == "human"


def test_the_grieving_get_neither_gratitude_nor_cheer() -> None:
    rules = catalogue().family("bereavement").rules
    assert "gratitude" in rules.never
    assert rules.tone <= 1
    assert not rules.counters


def test_a_relative_is_led_to_the_relatives_and_a_bereaved_person_to_the_bereaved() -> None:
    known = catalogue()
    assert known.seen_from("alcohol", "close").key == "close_addiction"
    assert known.seen_from("psychosis", "close").key == "close_mental_health"
    assert known.seen_from("cancer", "loss").key == "loss"
    assert known.seen_from("alcohol", "self").key == "alcohol"
    assert known.seen_from("alcohol", None).key == "alcohol"
    assert known.seen_from("loss_parent", "close").key == "loss_parent"


def test_where_a_perspective_leads_it_is_admitted() -> None:
    """A person sent to another experience by their perspective could join its circles (H4)."""
    known = catalogue()
    for item in known.experiences.values():
        for perspective in item.perspectives:
            assert perspective in known.seen_from(item.key, perspective).perspectives, item.key


def test_the_space_is_asked_only_where_it_protects() -> None:
    known = catalogue()
    assert known.experience("alcohol").asks_space
    assert known.experience("sexual_abuse").asks_space
    assert not known.experience("loss_parent").asks_space


def test_names_are_told_apart_in_both_languages() -> None:
    for language in ("fr", "en"):
        said = [item.name(language) for item in catalogue().experiences.values()]
        assert len(set(said)) == len(said)
        assert max(map(len, said)) <= 60, "a button's label"


def test_about_reads_after_a_circle_that_speaks_of() -> None:
    known = catalogue()
    abouts = [item.about for item in known.experiences.values()] + [
        item.about for item in known.families.values()
    ]
    assert all(about("fr").startswith(("de ", "d’", "du ", "des ")) for about in abouts)


def _spoil(files: tuple[Any, Any], experience: str, **changes: Any) -> Catalogue:
    value, speech = files
    value["experiences"][experience] |= changes
    return parse_catalogue(value, speech)


@pytest.mark.parametrize(
    ("experience", "changes", "said"),
    [
        ("alcohol", {"family": "weather"}, "weather"),
        ("alcohol", {"opened": "perhaps"}, "neither yes nor no"),
        ("alcohol", {"opened": False}, "needs the kind of numbers"),
        ("self_harm", {"numbers": "pizza"}, "needs the kind of numbers"),
        ("alcohol", {"name": {"fr": "L’alcool"}}, "lacks en"),
        ("alcohol", {"tone": 7}, "tone"),
        ("alcohol", {"perspectives": ["theirs"]}, "theirs"),
        ("alcohol", {"perspectives": []}, "empty"),
        ("alcohol", {"admission": "queue"}, "queue"),
        ("alcohol", {"colour": "blue"}, "colour"),
    ],
)
def test_a_fault_is_named_by_its_place(
    files: tuple[Any, Any], experience: str, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(ContentFault, match=rf"experience {experience}.*{said}"):
        _spoil(files, experience, **changes)


def test_a_family_that_points_nowhere_is_a_fault(files: tuple[Any, Any]) -> None:
    value, speech = files
    value["families"]["addictions"]["close"] = "nobody"
    with pytest.raises(ContentFault, match=r"family addictions.*nobody"):
        parse_catalogue(value, speech)


def test_an_operator_may_open_and_close(files: tuple[Any, Any]) -> None:
    changed = _spoil(files, "alcohol", opened=False, numbers="addiction")
    assert not changed.experience("alcohol").opened
    assert changed.of("addictions", opened=False) == (changed.experience("alcohol"),)


def test_every_perspective_has_a_family() -> None:
    asked = {one for family in catalogue().families.values() for one in family.rules.perspectives}
    assert asked == set(PERSPECTIVES)
    assert catalogue().find("no such thing") is None
    assert catalogue().find(None) is None
