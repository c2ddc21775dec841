"""A screen survives being written down, and refuses what Telegram would refuse."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screen import Button, Entity, Keyboard, Picture, Screen, by_three, rows_from_json, rows_to_json

words = st.text(max_size=20)
buttons = st.builds(Button, words, words) | st.builds(lambda label, url: Button(label, url=url), words, words)
rows = st.lists(st.lists(buttons, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple)
entities = st.lists(
    st.builds(Entity, words, st.integers(0), st.integers(1), st.none() | words), max_size=3
).map(tuple)
markups = st.one_of(
    rows.map(lambda found: {"rows": found}),
    st.lists(st.lists(words, min_size=1).map(tuple), max_size=3).map(
        lambda found: {"keyboard": Keyboard(tuple(found), "where", "write here")}
    ),
    st.just({"drop_keyboard": True}),
)
pictures = st.none() | st.builds(
    Picture, words, st.dictionaries(words, st.integers() | st.lists(words), max_size=3)
)


@given(words, st.none() | entities, pictures, markups, st.booleans(), st.booleans())
def test_a_screen_read_back_is_equal(text, entity, picture, markup, protect, silent) -> None:  # type: ignore[no-untyped-def]
    screen = Screen(text, entities=entity, picture=picture, protect=protect, silent=silent, **markup)
    assert Screen.from_json(json.loads(json.dumps(screen.to_json()))) == screen


@given(rows)
def test_rows_read_back_are_equal(found: tuple[tuple[Button, ...], ...]) -> None:
    assert rows_from_json(json.loads(json.dumps(rows_to_json(found)))) == found


def test_with_rows_replaces_the_buttons_and_leaves_out_empty_rows() -> None:
    screen = Screen("a", rows=((Button("x", "x"),),))
    assert screen.with_rows([Button("y", "y")], []).rows == ((Button("y", "y"),),)


def test_a_row_takes_as_many_buttons_as_its_labels_allow() -> None:
    labels = ["abc", "def", "ghi", "jkl", "m" * 11, "n" * 20, "o" * 21, "pqr"]
    made = [[button.label for button in row] for row in by_three(Button(each, "x") for each in labels)]
    assert made == [labels[:3], labels[3:5], labels[5:6], labels[6:7], labels[7:]]
    assert by_three([]) == ()


def test_a_button_does_one_thing() -> None:
    with pytest.raises(ValueError, match="either an action or an address"):
        Button("x")
    with pytest.raises(ValueError, match="either an action or an address"):
        Button("x", "a", "https://example.org")


def test_a_message_has_one_kind_of_markup() -> None:
    with pytest.raises(ValueError, match="not two"):
        Screen("a", rows=((Button("x", "x"),),), drop_keyboard=True)


def test_reply_keyboards_make_a_message_that_is_never_edited() -> None:
    assert Screen("a").editable
    assert not Screen("a", keyboard=Keyboard((("x",),))).editable
    assert not Screen("a", drop_keyboard=True).editable
