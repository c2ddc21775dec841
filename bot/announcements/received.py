"""An announcement as people receive it: a neutral first line, the words below, one button."""

from __future__ import annotations

from bot.announcements.actions import Keep, More, Refuse
from bot.announcements.draft import Words
from bot.announcements.rules import Kind
from bot.entities import TEXT_LIMIT, shifted, utf16_length
from bot.screen import Button, Rows, Screen
from bot.texts import LANGUAGES, Texts, texts


def received(t: Texts, words: Words, kind: Kind, *, silent: bool = False) -> Screen:
    """The message; `t` is in the language of who receives it."""
    head = _head(t)
    entities = shifted(words.entities, head)
    return Screen(head + words.text, more(t, kind), entities=entities, silent=silent)


def more(t: Texts, kind: Kind) -> Rows:
    """The one button under an announcement."""
    return ((Button(t.plain("announcements-more"), More(kind).data),),)


def choices(t: Texts, kind: Kind) -> Rows:
    """No more of this kind, or keep."""
    return (
        (Button(t.plain("announcements-refuse"), Refuse(kind).data),),
        (Button(t.plain("announcements-keep"), Keep(kind).data),),
    )


def excess(words: Words) -> int:
    """By how many characters the words are too long for one message, in any language; 0 when they fit."""
    longest = max(utf16_length(_head(texts(language))) for language in LANGUAGES)
    return max(0, longest + utf16_length(words.text) - TEXT_LIMIT)


def emptied(t: Texts) -> Screen:
    """What is left of an announcement that was taken back and can't be deleted any more."""
    return Screen(t("announcements-emptied"))


def _head(t: Texts) -> str:
    return f"{t.plain('announcements-first-line')}\n\n"
