"""Data files: faults are named by file and place, and a language left out is one of them."""

import pytest

from bot.content import reading
from bot.content.reading import ContentFault, Words


def test_a_text_is_said_in_each_language_and_in_no_other() -> None:
    said = Words(fr="oui", en="yes")
    assert (said("fr"), said("en")) == ("oui", "yes")
    with pytest.raises(KeyError):
        said("de")


@pytest.mark.parametrize("value", [{"fr": "oui"}, {"fr": "oui", "en": " "}, {"fr": "oui", "en": 3}, "oui"])
def test_a_text_without_both_languages_is_a_fault(value: object) -> None:
    with pytest.raises(ContentFault, match="here"):
        reading.words(value, "here")


def test_a_key_written_twice_is_a_fault_and_not_a_silent_loss() -> None:
    with pytest.raises(ContentFault, match=r"file\.yaml.*twice"):
        reading.parse("a: {b: 1}\na: {c: 2}\n", "file.yaml")


def test_what_is_no_yaml_names_the_file() -> None:
    with pytest.raises(ContentFault, match=r"file\.yaml"):
        reading.parse("a: [", "file.yaml")


def test_a_python_object_is_never_made_of_a_data_file() -> None:
    with pytest.raises(ContentFault, match=r"file\.yaml"):
        reading.parse("!!python/object/apply:os.getcwd []", "file.yaml")


def test_unknown_and_missing_keys_are_named() -> None:
    with pytest.raises(ContentFault, match="lacks b"):
        reading.fields({"a": 1}, "here", ("a", "b"))
    with pytest.raises(ContentFault, match="does not know c"):
        reading.fields({"a": 1, "c": 1}, "here", ("a",))
