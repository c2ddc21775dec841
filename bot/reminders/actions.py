"""The buttons of hours and reminders."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions import Action, action


@action("rmh")
@dataclass(frozen=True, slots=True)
class Hour(Action):
    """Choose the hour of a kind of schedule."""

    kind: str


@action("rmset")
@dataclass(frozen=True, slots=True)
class SetHour(Action):
    """This hour (minutes from midnight) for that kind; None: no more of it."""

    kind: str
    minutes: int | None


@action("rmp")
@dataclass(frozen=True, slots=True)
class Pause(Action):
    """How long to pause."""


@action("rmpf")
@dataclass(frozen=True, slots=True)
class PauseFor(Action):
    """Pause for so many days; None: until I say."""

    days: int | None


@action("rmgo")
@dataclass(frozen=True, slots=True)
class GoOn(Action):
    """End the pause."""


@action("rmq")
@dataclass(frozen=True, slots=True)
class Quiet(Action):
    """Choose quiet hours."""


@action("rmqs")
@dataclass(frozen=True, slots=True)
class SetQuiet(Action):
    """Quiet from one hour until another (hours of the day); the same twice: none."""

    start: int
    end: int


@action("rmz")
@dataclass(frozen=True, slots=True)
class Where(Action):
    """Say what time it is for me."""


@action("rmzl")
@dataclass(frozen=True, slots=True)
class ByPlace(Action):
    """By sharing my location once."""


@action("rmzt")
@dataclass(frozen=True, slots=True)
class ByTime(Action):
    """By what my clock shows."""


@action("rmzo")
@dataclass(frozen=True, slots=True)
class MyTime(Action):
    """My clock shows UTC plus so many minutes; from which place of the list on."""

    offset: int
    first: int


@action("rmzz")
@dataclass(frozen=True, slots=True)
class MyZone(Action):
    """My time zone, to be told back before it counts."""

    zone: str


@action("rmzk")
@dataclass(frozen=True, slots=True)
class KeepZone(Action):
    """Yes, that is my time."""

    zone: str
