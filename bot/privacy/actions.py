"""The buttons of one's own data."""

from __future__ import annotations

from bot.actions import Action, action


@action("mydata")
class Summary(Action):
    """Show what is kept."""


@action("mywhole")
class TakeAway(Action):
    """Send everything as a file."""


@action("myyes")
class Consents(Action):
    """Show what one agreed to."""


@action("myno")
class Withdraw(Action):
    """Withdraw the consent to a purpose."""

    purpose: str


@action("mynews")
class AskForNews(Action):
    """Ask whether news of the organisation's life is wanted."""


@action("myagree")
class AgreeToNews(Action):
    """Agree to news of the organisation's life."""


@action("myend")
class Erase(Action):
    """Erase everything of this member (a row id, so that an old button can't erase a later beginning)."""

    member: int
