"""The buttons of the waiting list."""

from __future__ import annotations

from bot.actions import Action, action


@action("mts")
class SeeSeat(Action):
    """Show the circle of which a seat is kept for me."""

    seat: int


@action("mtd")
class DeclineSeat(Action):
    """No thank you: leave this seat to somebody else."""

    seat: int


@action("mtq")
class StopWaiting(Action):
    """Look for a circle no longer."""
