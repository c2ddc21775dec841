"""The buttons of announcements: of writing one, of watching it leave, and on each as it is received."""

from __future__ import annotations

from bot.actions import Action, action
from bot.announcements.rules import Kind
from bot.errors import OutOfDate

# Writing


@action("anst")
class Step(Action):
    """Go to a question of the dialogue, by the name of its state."""

    state: str


@action("ank")
class Choose(Action):
    """This kind."""

    kind: str


@action("ane")
class Everyone(Action):
    """To everyone."""


@action("anc")
class Pick(Action):
    """With this circle, or without it."""

    circle: int


@action("anpg")
class Page(Action):
    """Show the circles from that page on."""

    page: int


@action("ana")
class Aimed(Action):
    """To the circles that are marked."""


@action("anw")
class When(Action):
    """Now, this evening, or tomorrow morning."""

    when: str


@action("anq")
class Quiet(Action):
    """What happens to those in quiet hours."""

    choice: str


@action("anu")
class UsefulFor(Action):
    """Useful for so many hours from when it leaves."""

    hours: int


@action("ante")
class Test(Action):
    """Send it to myself first."""


@action("anok")
class Confirm(Action):
    """Send it, or plan it: the draft with this mark."""

    mark: str


# Afterwards


@action("anh")
class History(Action):
    """The last announcements, and those to come."""


@action("ano")
class Show(Action):
    """How an announcement stands."""

    announcement: int


@action("anpa")
class Pause(Action):
    """Let nothing more leave for now."""

    announcement: int


@action("ango")
class GoOn(Action):
    """Let it go on."""

    announcement: int


@action("ansp")
class Stop(Action):
    """Let nothing more leave, for good; of a planned one: it never leaves."""

    announcement: int


@action("anag")
class SendAgain(Action):
    """Send those again of which nobody knows whether they arrived."""

    announcement: int


@action("antb")
class TakeBack(Action):
    """Take it back from everyone; asked first unless `sure`."""

    announcement: int
    sure: bool


@action("antx")
class PlainText(Action):
    """Its words without formatting, to copy."""

    announcement: int


# As it is received


@action("anm")
class More(Action):
    """What can be done about announcements of this kind."""

    kind: str


@action("anno")
class Refuse(Action):
    """No more of this kind."""

    kind: str


@action("anke")
class Keep(Action):
    """Go on receiving this kind."""

    kind: str


def kind_of(name: str) -> Kind:
    """The kind that a button names; raises OutOfDate for any other word."""
    try:
        return Kind(name)
    except ValueError as fault:
        raise OutOfDate from fault
