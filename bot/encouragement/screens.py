"""What people see of a word of encouragement: the word, its small menu, its rhythm and hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bot.content.encouragement import Message
from bot.encouragement import actions
from bot.encouragement.service import RHYTHMS
from bot.navigation import home_row
from bot.screen import Button, Rows, Screen
from bot.texts import Html, Texts


def text(t: Texts, word: Message) -> Html:
    """The word as it is read."""
    return t("encouragement-word", text=word.text)


def word_row(t: Texts, key: str) -> tuple[Button, ...]:
    """The ⋯ of a word."""
    return (Button(t.plain("encouragement-about"), actions.About(key).data),)


def about_rows(t: Texts, key: str) -> Rows:
    """What can be done about a word."""
    return (
        (Button(t.plain("encouragement-less"), actions.LessOften(key).data),),
        (Button(t.plain("encouragement-not-this-kind"), actions.NotThisKind(key).data),),
        (Button(t.plain("encouragement-stop"), actions.Stop(key).data),),
        (Button(t.plain("navigation-back"), actions.Close(key).data),),
    )


_OWN = tuple(
    f"{each.prefix}:"
    for each in (actions.About, actions.LessOften, actions.NotThisKind, actions.Stop, actions.Close)
)


def with_word_rows(rows: Rows, own: Rows) -> Rows:
    """A message's rows with these in place of the word's; all others stay as they are."""
    found: list[tuple[Button, ...]] = []
    placed = False
    for row in rows:
        if not any((button.action or "").startswith(_OWN) for button in row):
            found.append(row)
        elif not placed:
            found.extend(own)
            placed = True
    return tuple(found)


def choose(t: Texts, rhythm: str, wall: time, hours: Sequence[time], *, agreed: bool) -> Screen:
    """Rhythm and hour on one screen, nothing set before the last button; agreeing is to the words shown."""
    words = t("encouragement-offer") if not agreed else t("encouragement-change")
    if not agreed:
        words = Html(f"{words}\n\n{t('encouragement-consent')}")
    no = "encouragement-none" if agreed else "encouragement-refuse"
    return Screen(words).with_rows(
        *_rhythms(t, rhythm, wall),
        *_hours(t, rhythm, wall, hours),
        (Button(t.plain("encouragement-other-hour"), actions.OtherHour(rhythm).data),),
        (
            Button(t.plain("encouragement-accept"), actions.Accept(rhythm, _minutes(wall)).data),
            Button(t.plain(no), actions.Refuse().data),
        ),
        home_row(t),
    )


def _rhythms(t: Texts, chosen: str, wall: time) -> Rows:
    buttons = [
        Button(
            _marked(t, t.plain("encouragement-rhythm", rhythm=name), name == chosen),
            actions.Choose(name, _minutes(wall)).data,
        )
        for name in RHYTHMS
    ]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def _hours(t: Texts, rhythm: str, chosen: time, hours: Sequence[time]) -> Rows:
    every = sorted({*hours, chosen})
    buttons = [
        Button(_marked(t, t.hour(wall), wall == chosen), actions.Choose(rhythm, _minutes(wall)).data)
        for wall in every
    ]
    return tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))


def _marked(t: Texts, label: str, chosen: bool) -> str:
    return t.plain("encouragement-chosen", label=label) if chosen else label


def accepted(t: Texts, rhythm: str, wall: time) -> Screen:
    """The rhythm is set."""
    words = t("encouragement-accepted", rhythm=rhythm, hour=t.hour(wall))
    return Screen(words).with_rows(home_row(t))


def refused(t: Texts) -> Screen:
    """No words come."""
    return Screen(t("encouragement-refused")).with_rows(home_row(t))


def rhythm_words(t: Texts, rhythm: str) -> str:
    """A rhythm in words."""
    return t.plain("encouragement-rhythm-words", rhythm=rhythm)


def _minutes(wall: time) -> int:
    return wall.hour * 60 + wall.minute
