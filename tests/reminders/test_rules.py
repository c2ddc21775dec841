"""Hours as people type them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.rules import hour_of


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("21h15", time(21, 15)),
        ("21 h 15", time(21, 15)),
        ("21H", time(21)),
        ("à 21 h", time(21)),
        ("vers 8h30", time(8, 30)),
        ("8:05", time(8, 5)),
        ("08.30", time(8, 30)),
        ("7", time(7)),
        ("19 heures", time(19)),
        ("9 pm", time(21)),
        ("at 9:15pm", time(21, 15)),
        ("9 p.m.", time(21)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("8 o’clock", time(8)),
        ("midi", time(12)),
        ("Minuit.", time(0)),
        ("21\u202fh\u202f15", time(21, 15)),
        ("24h", None),
        ("21h75", None),
        ("13 pm", None),
        ("0 pm", None),
        ("le soir", None),
        ("", None),
        ("21h15 ou 22h", None),
        ("1234", None),
    ],
)
def test_hours_as_typed(words: str, wall: time | None) -> None:
    assert hour_of(words) == wall


@given(st.text(max_size=60))
def test_any_words_are_an_hour_or_none(words: str) -> None:
    found = hour_of(words)
    assert found is None or isinstance(found, time)


@given(st.times())
def test_every_hour_as_it_is_shown_is_read_back(wall: time) -> None:
    wall = wall.replace(second=0, microsecond=0, fold=0)
    assert hour_of(f"{wall:%H:%M}") == wall
    assert hour_of(f"{wall:%Hh%M}") == wall
