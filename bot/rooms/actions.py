"""The buttons of the room and of one's circles."""

from __future__ import annotations

from bot.actions import Action, action


@action("rc")
class ShowCircle(Action):
    """Show a circle of mine, or (None) all of them."""

    circle: int | None


@action("re")
class Enter(Action):
    """Write to this circle: enter its room."""

    circle: int


@action("ru")
class ReadNew(Action):
    """Read what is new in all my circles: the button of the evening line."""


@action("ro")
class ReadOn(Action):
    """Read what is left of what was new on entering this circle's room."""

    circle: int


@action("rw")
class ReadWeek(Action):
    """Read the last seven days of this circle, from after this place on (None: from the start)."""

    circle: int
    after: int | None


@action("rr")
class Reading(Action):
    """How I read this circle: show the ways (None), or choose one."""

    circle: int
    way: str | None


@action("rg")
class GoodBye(Action):
    """Leave this circle: ask (None), leave ("leave"), or leave and take back all I wrote ("erase")."""

    circle: int
    how: str | None


@action("rs")
class ForCircle(Action):
    """The answer to "For the circle?"."""

    yes: bool


@action("rt")
class TakeBack(Action):
    """Take back a message of mine."""

    message: int


@action("rh")
class OpenHeld(Action):
    """Show the team a message that waits to be read."""

    message: int


@action("rl")
class LetThrough(Action):
    """Let a message that waits go out, or not."""

    message: int
    yes: bool
