"""The buttons of the check-in and of the fortnight's picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.actions import Action, action


@action("ci")
@dataclass(frozen=True, slots=True)
class CheckIn(Action):
    """Note this score (1 to 5) for this day, as its answer number `slot`."""

    day: date
    score: int
    slot: int


@action("cisn")
@dataclass(frozen=True, slots=True)
class Snooze(Action):
    """Ask about this day again in an hour."""

    day: date


@action("cifx")
@dataclass(frozen=True, slots=True)
class Correct(Action):
    """Show the question again, for an answer already given."""

    day: date
    slot: int


@action("cifi")
@dataclass(frozen=True, slots=True)
class FillIn(Action):
    """Ask about one of the last days that nothing is noted for."""

    day: date


@action("cino")
@dataclass(frozen=True, slots=True)
class AddNote(Action):
    """Write a few words about an answer."""

    day: date
    slot: int


@action("cind")
@dataclass(frozen=True, slots=True)
class DropNote(Action):
    """Erase the words written about an answer."""

    day: date
    slot: int


@action("cinx")
@dataclass(frozen=True, slots=True)
class NoNote(Action):
    """Write nothing after all."""


@action("cioff")
@dataclass(frozen=True, slots=True)
class NothingNow(Action):
    """Nothing of what is offered after a low answer."""

    day: date
    slot: int


@action("ciok")
@dataclass(frozen=True, slots=True)
class Agree(Action):
    """Agree to check-ins being kept (True), or not."""

    yes: bool


@action("cieve")
@dataclass(frozen=True, slots=True)
class ChooseEvening(Action):
    """Ask how I am from tomorrow on, at this hour (minutes from midnight); None: no."""

    minutes: int | None


@action("cigo")
@dataclass(frozen=True, slots=True)
class AskAgain(Action):
    """Take up the daily question again after a silence."""


@action("cinr")
@dataclass(frozen=True, slots=True)
class ReadNotes(Action):
    """Show the words of the last fortnight."""
