"""The buttons under relayed messages, and those of the people who look after a circle."""

from __future__ import annotations

from bot.actions import Action, action


@action("mm")
class More(Action):
    """Show what can be done about a message of the room (its row id)."""

    message: int


@action("ml")
class Less(Action):
    """Fold these choices away again."""

    message: int


@action("mr")
class Report(Action):
    """Report a message: ask for the reason (None), or report it for this one."""

    message: int
    reason: str | None


@action("ms")
class StopReading(Action):
    """Read this message's writer no longer, for oneself."""

    message: int


@action("mb")
class Block(Action):
    """Block this message's writer: explain, or (`sure`) do it."""

    message: int
    sure: bool


@action("mw")
class Worry(Action):
    """I'm worried about this message's writer: explain, or (`sure`) do it."""

    message: int
    sure: bool


@action("mv")
class Decline(Action):
    """Neither block nor worry after all; nobody leaves the room for it."""


@action("mq")
class Apart(Action):
    """Show whom I no longer read, and whom I blocked."""


@action("mu")
class ReadAgain(Action):
    """Read this person again (the row id of the stop)."""

    stop: int


@action("mx")
class Unblock(Action):
    """Take back my block of this person (row ids of members tell nothing of who they are)."""

    person: int


@action("mi")
class Reports(Action):
    """What waits for somebody who looks after circles."""


@action("mo")
class OpenReport(Action):
    """Show a report."""

    report: int


@action("ma")
class Decide(Action):
    """Decide on a report, in one tap."""

    report: int
    decision: str


@action("mf")
class Lift(Action):
    """Take back an act."""

    act: int


@action("mn")
class ShowAct(Action):
    """Show the person what was decided about them."""

    act: int


@action("mg")
class Appeal(Action):
    """Ask for an act to be looked at again."""

    act: int


@action("me")
class OpenAppeal(Action):
    """Show an act that somebody asked to be looked at again."""

    act: int


@action("mt")
class Review(Action):
    """Leave that act as it is, or lift it."""

    act: int
    lift: bool


@action("mh")
class ShowHold(Action):
    """Show the person that what they write waits to be read."""

    hold: int


@action("mk")
class AskToRead(Action):
    """Ask for somebody of the team to read now what the hold is about."""

    hold: int


@action("mp")
class OpenHold(Action):
    """Show the team what somebody asked to be read now."""

    hold: int


@action("mj")
class OpenWorry(Action):
    """Show that somebody worries about a person, and what helps."""

    worry: int


@action("mz")
class TakeWorry(Action):
    """I look after this person."""

    worry: int
