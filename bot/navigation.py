"""The buttons every screen shares: the menu, the numbers, going on with a dialogue."""

from __future__ import annotations

from typing import Final

from bot.actions import Action, action
from bot.screen import Button
from bot.texts import LANGUAGES, Texts, texts

MENU_KEYS: Final = tuple({texts(code).plain("navigation-menu") for code in LANGUAGES})
"""The labels of the button to the menu in every language: a reply keyboard sends them as words."""


@action("menu")
class Menu(Action):
    """Show the menu; an open dialogue is set aside."""


@action("sos")
class Helpline(Action):
    """I need to talk to someone now."""


@action("go")
class Resume(Action):
    """Go on with a dialogue that was set aside (its name), or with the open one (None)."""

    dialogue: str | None


@action("stop")
class Leave(Action):
    """End the open dialogue and show the menu."""


def home_row(t: Texts) -> tuple[Button, ...]:
    """The last row of every screen: the way to the menu and to someone to talk to."""
    return (
        Button(t.plain("navigation-menu"), Menu().data),
        Button(t.plain("navigation-helpline"), Helpline().data),
    )


def home_keys(t: Texts) -> tuple[str, ...]:
    """The same row on a reply keyboard, where keys have labels only."""
    return tuple(button.label for button in home_row(t))


def back_row(t: Texts, data: str) -> tuple[Button, ...]:
    """A row of one button that leads one step back."""
    return (Button(t.plain("navigation-back"), data),)
