"""What people write, and what is understood of it, on labelled sentences in both languages."""

import random
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content.experiences import catalogue
from bot.content.lexicon import AT_MOST, Proposal, propose
from bot.content.speech import LONGEST, fold

WANTS_TO_DIE = [
    Proposal("suicidal_thoughts", "close", False),
    Proposal("close_mental_health", "close", True),
]
"""Somebody close, still alive: numbers first, then the circles for relatives. Never a loss."""
SENTENCES = Path(__file__).parent / "sentences"
LEAST_SENTENCES = 120
LEAST_PRECISION = LEAST_RECALL = 0.95


@dataclass(frozen=True)
class Labelled:
    """A sentence, and the experiences in it, each with its perspective if that is part of the label."""

    text: str
    expected: dict[str, str | None]


def labelled(language: str) -> list[Labelled]:
    rows = yaml.load((SENTENCES / f"{language}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [
        Labelled(
            text, {key: perspective or None for key, _, perspective in (one.partition(":") for one in keys)}
        )
        for text, *keys in rows
    ]


def understood(text: str, hint: str = "fr") -> dict[str, str]:
    return {one.experience: one.perspective for one in propose(text, catalogue(), hint)}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_labelled_sentences_are_understood(language: str) -> None:
    table = labelled(language)
    assert len({row.text for row in table}) >= LEAST_SENTENCES
    assert {key for row in table for key in row.expected} <= set(catalogue().experiences)
    right = found = wanted = 0
    wrong = []
    for row in table:
        got = understood(row.text, language)
        hits = [key for key in got if key in row.expected and row.expected[key] in (None, got[key])]
        right, found, wanted = right + len(hits), found + len(got), wanted + len(row.expected)
        if len(hits) != len(got) or len(hits) != len(row.expected):
            wrong.append(f"{row.text!r}: {got} instead of {row.expected}")
    precision, recall = right / found, right / wanted
    assert precision >= LEAST_PRECISION, (precision, wrong)
    assert recall >= LEAST_RECALL, (recall, wrong)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_experience_is_recognised_in_each_language(language: str) -> None:
    """No experience of the catalogue is deaf: each is in the labelled sentences of each language."""
    assert {key for row in labelled(language) for key in row.expected} == set(catalogue().experiences)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_closed_experiences_come_first_and_are_flagged(language: str) -> None:
    for row in labelled(language):
        proposals = propose(row.text, catalogue(), language)
        assert proposals == sorted(proposals, key=lambda one: one.opened)
        assert all(one.opened is catalogue().experience(one.experience).opened for one in proposals)
        assert len(proposals) <= AT_MOST


@pytest.mark.parametrize("language", ["fr", "en"])
def test_case_accents_and_spelling_do_not_matter(language: str) -> None:
    for row in labelled(language)[:60]:
        plain = understood(row.text, language)
        assert understood(row.text.upper(), language) == plain, row.text
        assert understood(fold(row.text), language) == plain, row.text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_languages_are_heard_whatever_the_hint(language: str) -> None:
    other = {"fr": "en", "en": "fr"}[language]
    table = [row for row in labelled(language) if row.expected]
    heard = sum(understood(row.text, other) == understood(row.text, language) for row in table)
    assert heard / len(table) >= LEAST_RECALL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mon frère s'est suicidé", [Proposal("loss_suicide", "loss", False)]),
        ("my brother killed himself", [Proposal("loss_suicide", "loss", False)]),
        ("j'ai envie de me suicider", [Proposal("suicidal_thoughts", "self", False)]),
        ("I want to kill myself", [Proposal("suicidal_thoughts", "self", False)]),
        ("mon mari boit", [Proposal("close_addiction", "close", True)]),
        ("my husband's drinking", [Proposal("close_addiction", "close", True)]),
        (
            "ma femme m'a quitté parce que je bois",
            [
                Proposal("separation", "self", True),
                Proposal("alcohol", "self", True),
            ],
        ),
        ("my parents found out about my drinking", [Proposal("alcohol", "self", True)]),
        ("ma mère est morte d'un cancer", [Proposal("loss_parent", "loss", True)]),
        ("ma grand-mère est morte", [Proposal("loss_grandparent", "loss", True)]),
        ("je suis une femme de 40 ans, alcoolique", [Proposal("alcohol", "self", True)]),
        ("mon mari est violent", [Proposal("domestic_violence", "self", False)]),
        ("elle me manque tellement", [Proposal("loss", "loss", True)]),
        ("I miss him so much", [Proposal("loss", "loss", True)]),
        ("il y a un manque", []),
        ("mon fils veut mourir", WANTS_TO_DIE),
        ("my son wants to die", WANTS_TO_DIE),
        ("j'ai vu ma mère mourir", [Proposal("loss_parent", "loss", True)]),
        ("mon père me touchait", [Proposal("incest", "self", False)]),
        ("my dad used to touch me", [Proposal("incest", "self", False)]),
        ("mon ex me suit", [Proposal("harassment", "self", False)]),
        ("I am tired of living", [Proposal("suicidal_thoughts", "self", False)]),
        ("j'arrête pas de boire", [Proposal("alcohol", "self", True)]),
        ("je suis mort de rire", []),
        ("peur de perdre ma mère", []),
        ("", []),
        ("😀🙏", []),
    ],
)
def test_who_it_is_about_and_what_is_only_a_manner_of_speaking(text: str, expected: list[Proposal]) -> None:
    hint = "en" if text.isascii() and any(word in text.split() for word in ("my", "I")) else "fr"
    assert propose(text, catalogue(), hint) == expected


def test_a_closed_experience_of_someone_close_leads_on_to_the_circles_for_relatives() -> None:
    assert propose("ma fille est anorexique", catalogue(), "fr") == [
        Proposal("eating_disorders", "close", False),
        Proposal("close_mental_health", "close", True),
    ]


def test_the_same_words_give_the_same_answer() -> None:
    rows = labelled("fr")
    first = [propose(row.text, catalogue(), "fr") for row in rows]
    order = list(range(len(rows)))
    random.Random(7).shuffle(order)
    again = {index: propose(rows[index].text, catalogue(), "fr") for index in order}
    assert [again[index] for index in range(len(rows))] == first


def test_a_flood_of_words_is_looked_at_up_to_a_limit() -> None:
    assert propose("bla " * LONGEST + "alcool", catalogue(), "fr") == []
    assert propose("alcool " + "bla " * LONGEST, catalogue(), "fr")[0].experience == "alcohol"


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    assert len(propose(text, catalogue(), "fr")) <= AT_MOST
