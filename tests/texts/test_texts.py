"""Every text exists in every language, with the same variables, and values are escaped in one place."""

from __future__ import annotations

from datetime import date

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.texts import HERE, LANGUAGES, Html, Texts, texts


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.found.add(node.id.name)


class _References(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.found.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """Each message of a language with the variables it uses."""
    found: dict[str, set[str]] = {}
    for path in sorted((HERE / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} twice"
                variables = _Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.found
    return found


def references(language: str) -> dict[str, set[str]]:
    """Each message of a language with the messages it is made of."""
    found: dict[str, set[str]] = {}
    for path in (HERE / language).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                used = _References()
                used.visit(entry)
                found[entry.id.name] = used.found
    return found


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_all_languages_have_the_same_messages_with_the_same_variables(language: str) -> None:
    assert messages(language) == messages(LANGUAGES[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_named_for_its_keys(language: str) -> None:
    assert {path.name for path in (HERE / language).glob("*.ftl")} == {
        path.name for path in (HERE / LANGUAGES[0]).glob("*.ftl")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_whole_whichever_is_asked_for_first(language: str) -> None:
    """Files are parsed when they are needed; a text may be made of texts of another file."""
    made = [key for key, used in references(language).items() if used]
    values = dict.fromkeys(set().union(*messages(language).values()), "1")
    assert made
    for key in made:
        assert Texts(language)(key, **values), key


def test_a_file_is_parsed_only_when_one_of_its_texts_is_asked_for() -> None:
    t = Texts("fr")
    assert t.plain("admin-title")
    assert t._bundle.has_message("admin-title")
    assert not t._bundle.has_message("mood-ask")


def test_values_are_escaped_and_markup_is_not() -> None:
    t = texts("fr")
    assert "&lt;b&gt;" in t("navigation-apology", reference="<b>")
    assert "<b>" in t("navigation-apology", reference=Html("<b>"))
    assert "<b>" in t.plain("navigation-apology", reference="<b>")


def test_a_missing_text_or_variable_is_loud() -> None:
    t = Texts("fr")
    with pytest.raises(KeyError):
        t("no-such-text")
    with pytest.raises(ValueError, match="reference"):
        t("navigation-apology")


def test_days_are_told_as_people_say_them() -> None:
    first, third = date(2027, 1, 1), date(2027, 1, 3)
    french, english = texts("fr"), texts("en")
    assert [french.day(first), french.month_day(first), french.brief(first)] == [
        "vendredi 1er janvier",
        "1er janvier",
        "1er janv.",
    ]
    assert (french.month_day(third), french.month_day(date(2027, 1, 31))) == ("3 janvier", "31 janvier")
    assert (english.day(first), english.month_day(first)) == ("Friday 1 January", "1 January")
