"""The buttons of a word of encouragement, and of its rhythm."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions import Action, action


@action("wo")
@dataclass(frozen=True, slots=True)
class About(Action):
    """Show what can be done about a word (its key in the library)."""

    word: str


@action("woback")
@dataclass(frozen=True, slots=True)
class Close(Action):
    """Show the word's own button again."""

    word: str


@action("woless")
@dataclass(frozen=True, slots=True)
class LessOften(Action):
    """Words less often from now on."""

    word: str


@action("wokind")
@dataclass(frozen=True, slots=True)
class NotThisKind(Action):
    """No more words of this word's kind."""

    word: str


@action("wostop")
@dataclass(frozen=True, slots=True)
class Stop(Action):
    """No more words at all."""

    word: str


@action("woch")
@dataclass(frozen=True, slots=True)
class Choose(Action):
    """Show this rhythm and hour (minutes from midnight) as chosen; nothing is agreed to yet."""

    rhythm: str
    minutes: int


@action("woh")
@dataclass(frozen=True, slots=True)
class OtherHour(Action):
    """Type another hour for this rhythm."""

    rhythm: str


@action("wook")
@dataclass(frozen=True, slots=True)
class Accept(Action):
    """Agree to words at this rhythm and hour."""

    rhythm: str
    minutes: int


@action("wono")
@dataclass(frozen=True, slots=True)
class Refuse(Action):
    """No words, or no more of them."""
