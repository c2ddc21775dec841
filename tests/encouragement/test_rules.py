"""Which word comes: by tables, and over ten thousand simulated days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from bot.encouragement.rules import (
    Reader,
    Seen,
    State,
    Word,
    is_eligible,
    is_held_back,
    select,
    tiers,
    tone_limit,
)

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
WORD = Word("a", "fr", "practical")
LEA = Reader(seed=7, language="fr", families=frozenset({"addictions"}), perspective="self", stage="early")


@pytest.mark.parametrize(
    ("word", "reader", "expected"),
    [
        ({}, {}, True),
        ({"language": "en"}, {}, False),
        ({"families": frozenset({"addictions", "mind"})}, {}, True),
        ({"families": frozenset({"mind"})}, {}, False),
        ({"perspectives": frozenset({"close"})}, {}, False),
        ({"perspectives": frozenset({"self"})}, {"perspective": None}, False),
        ({"stages": frozenset({"later"})}, {}, False),
        ({"stages": frozenset({"early"})}, {}, True),
        ({"tone_max": 3}, {}, True),
        ({"tone_max": 2}, {"mood": 2}, False),
        ({"tone_max": 1}, {"mood": 1}, True),
        ({"tone_max": 2}, {"mood": 2.5}, True),
        ({"tone_max": 2}, {"grieving": True}, False),
        ({"tone_max": 2}, {"states": frozenset({State.LOW})}, False),
        ({"kind": "gratitude"}, {"grieving": True}, False),
        ({"kind": "gratitude"}, {}, True),
        ({"kind": "gratitude"}, {"refused": frozenset({"gratitude"})}, False),
        ({"tone_max": 1}, {"tone_limit": 0}, False),
    ],
)
def test_what_may_reach_whom(word: dict[str, Any], reader: dict[str, Any], expected: bool) -> None:
    assert is_eligible(replace(WORD, **word), replace(LEA, **reader)) is expected


LIBRARY = (
    Word("plain-1", "fr", "practical"),
    Word("plain-2", "fr", "caring"),
    Word("low-1", "fr", "caring", tone_max=0, states=frozenset({"low"})),
    Word("back-1", "fr", "caring", tone_max=0, states=frozenset({"missed7"})),
    Word("first-1", "fr", "practical", states=frozenset({"first_week"})),
    Word("any-1", "fr", "caring", states=frozenset({"plain", "low", "low3"})),
    Word("day-1", "fr", "caring", states=frozenset({"plain"})),
)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (set(), [["plain-1", "plain-2", "any-1", "day-1"]]),
        ({State.LOW}, [["low-1", "any-1"], ["plain-2"]]),
        ({State.MISSED}, [["back-1"], ["plain-2", "any-1", "day-1"]]),
        ({State.FIRST_WEEK}, [["first-1"], ["plain-1", "plain-2", "any-1", "day-1"]]),
        ({State.FIRST_WEEK, State.LOW, State.MISSED}, [["low-1", "any-1"], ["plain-2"]]),
        ({State.FIRST_WEEK, State.MISSED}, [["back-1"], ["plain-2", "any-1", "day-1"]]),
    ],
)
def test_the_most_pressing_state_is_answered_first(states: set[State], expected: list[list[str]]) -> None:
    found = tiers(LIBRARY, replace(LEA, states=frozenset(states)))
    assert [[word.id for word in tier] for tier in found] == expected


def test_nothing_fits_and_nothing_is_sent() -> None:
    assert select([], LEA, [], TODAY) is None
    assert select(LIBRARY, replace(LEA, language="en"), [], TODAY) is None


def test_kinds_take_turns() -> None:
    words = [
        Word(f"{kind}-{n}", "fr", kind) for kind in ("caring", "practical", "strength") for n in range(4)
    ]
    kinds = [word.kind for word in days(words, LEA, 12)]
    for start in range(10):
        assert len(set(kinds[start : start + 3])) == 3


def days(words: list[Word], reader: Reader, count: int) -> list[Word]:
    """The words of so many days in a row, one a day."""
    seen: list[Seen] = []
    found = []
    for number in range(count):
        day = TODAY + number * DAY
        word = select(words, reader, seen, day)
        if word is not None:
            seen.append(Seen(word.id, word.kind, day))
            found.append(word)
    return found


def test_every_word_is_seen_before_one_returns() -> None:
    words = [Word(str(number), "fr", "caring") for number in range(30)]
    found = [word.id for word in days(words, LEA, 90)]
    assert len(set(found[:30])) == 30
    assert found[30:60] == found[:30], "then the oldest first"


def test_with_enough_words_none_returns_within_180_days() -> None:
    words = [Word(str(number), "fr", "caring") for number in range(180)]
    seen = [Seen(word.id, word.kind, TODAY - 179 * DAY) for word in words]
    assert select(words, LEA, seen, TODAY) is None
    assert select(words, LEA, seen, TODAY + DAY) is not None
    weekly = replace(LEA, every_days=7)
    assert select(words[:26], weekly, seen, TODAY) is None, "26 weeks are enough words for a weekly rhythm"
    assert select(words[:25], weekly, seen, TODAY) is not None


def test_a_word_keeps_its_own_gap() -> None:
    words = [replace(WORD, min_gap_days=30), replace(WORD, id="b")]
    seen = [Seen("a", "practical", TODAY - 20 * DAY), Seen("b", "practical", TODAY - DAY)]
    chosen = select(words, LEA, seen, TODAY)
    assert chosen is not None
    assert chosen.id == "b"


def test_the_same_reader_gets_the_same_word_and_another_reader_another_order() -> None:
    words = [Word(str(number), "fr", "caring") for number in range(40)]
    mine = [word.id for word in days(words, LEA, 40)]
    assert mine == [word.id for word in days(list(reversed(words)), LEA, 40)]
    assert mine != [word.id for word in days(words, replace(LEA, seed=8), 40)]


KINDS = ("caring", "normalise", "practical", "strength", "gratitude", "peer_story")


def a_library(draw: Random, size: int) -> list[Word]:
    def some(values: tuple[str, ...], chance: float) -> frozenset[str]:
        return frozenset({draw.choice(values)}) if draw.random() < chance else frozenset()

    return [
        Word(
            id=f"w{number}",
            language=draw.choice(("fr", "fr", "fr", "en")),
            kind=draw.choice(KINDS),
            tone_max=draw.randint(0, 3),
            families=some(("addictions", "mind", "bereavement"), 0.4),
            perspectives=some(("self", "close", "loss"), 0.2),
            states=some(("low", "missed7", "first_week", "plain"), 0.3),
            min_gap_days=draw.choice((0, 0, 0, 30)),
        )
        for number in range(size)
    ]


def a_day(draw: Random, reader: Reader) -> Reader:
    states = {state for state in State if draw.random() < 0.1}
    return replace(reader, states=frozenset(states), mood=draw.choice((None, 1, 2, 3, 4, 5)))


@pytest.mark.parametrize("size", [30, 400])
def test_ten_thousand_days(size: int) -> None:
    draw = Random(size)
    words = a_library(draw, size)
    readers = [
        Reader(number, "fr", frozenset({family}), "self", grieving=family == "bereavement")
        for number, family in enumerate(("addictions", "mind", "bereavement"))
    ]
    sent = 0
    for reader in readers:
        seen: list[Seen] = []
        for number in range(10_000 // len(readers) + 1):
            today, now = TODAY + number * DAY, a_day(draw, reader)
            word = select(words, now, seen[-600:], today)
            if word is None:
                continue
            sent += 1
            the_word_was_right(word, now, words, seen[-600:], today)
            seen.append(Seen(word.id, word.kind, today))
    assert sent > 5_000


def the_word_was_right(word: Word, reader: Reader, words: list[Word], seen: list[Seen], today: date) -> None:
    """The policy told again, day by day, from the text of domain.md §C3."""
    assert word.language == reader.language
    assert word.tone_max <= tone_limit(reader)
    assert not (reader.mood is not None and reader.mood <= 2 and word.tone_max > 1)
    assert not (reader.grieving and (word.kind == "gratitude" or word.tone_max > 1))
    last = {each.word: each.day for each in seen}
    if word.id not in last:
        return
    eligible = [each for tier in tiers(words, reader) for each in tier]
    others = [each for each in eligible if each.id != word.id]
    assert all(each.id in last for each in others), "one returned before all were seen"
    for each in others:
        resting = (today - last[each.id]).days < each.min_gap_days
        assert resting or last[each.id] >= last[word.id], "an older one waited"
    away = (today - last[word.id]).days
    assert away >= max(1, word.min_gap_days)
    if len(eligible) >= 180:
        assert away >= 180


NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facts", "held"),
    [
        ({}, False),
        ({"paused": True}, True),
        ({"rest_until": NOW + timedelta(hours=1)}, True),
        ({"rest_until": NOW}, False),
        ({"grave_at": NOW - timedelta(hours=71)}, True),
        ({"grave_at": NOW - timedelta(hours=72)}, False),
    ],
)
def test_when_no_word_goes_out(facts: dict[str, Any], held: bool) -> None:
    assert is_held_back(NOW, **facts) is held
