"""Answering a question leaves the rest of its message as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.encouragement.actions import About
from bot.mood import screens
from bot.mood.merged import Rest, is_merged, rest_of, under
from bot.screen import Button, Entity, Rows, Screen

WORD_ROW = (Button("⋯", About("put-it-down").data),)
QUESTION = screens.prompt("fr", date(2026, 11, 23))


@dataclass(frozen=True)
class Message:
    text: str
    entities: tuple[Entity, ...]
    rows: Rows


def test_what_stands_above_the_question_stays_with_its_formatting() -> None:
    above = "Six messages 🌿\n\nUn mot, <b>tel quel</b>."
    inside, beyond = Entity("bold", 0, 3), Entity("bold", 30, 200)
    message = Message(f"{above}\n\n{QUESTION.text}", (inside, beyond), (WORD_ROW, *QUESTION.rows))
    rest = rest_of(message)
    assert rest == Rest(above, (inside,), (WORD_ROW,))
    turned = under(rest, Screen("Merci.", ((Button("Menu", "menu"),),)))
    assert turned.text == f"{above}\n\nMerci."
    assert turned.entities == (inside,)
    assert turned.rows == (WORD_ROW, (Button("Menu", "menu"),))
    again = Message(turned.text, (inside,), turned.rows)
    assert rest_of(again) == rest, "and stays when the thanks are tapped"


def test_a_question_alone_leaves_nothing_and_takes_no_markup() -> None:
    alone = Message(QUESTION.text, (), QUESTION.rows)
    assert not is_merged(alone)
    assert under(rest_of(alone), Screen("« Moins < plus »")) == Screen("« Moins < plus »", entities=())
    assert rest_of(None) == Rest()
