"""The screens about words that wait to be read by the team."""

from __future__ import annotations

from bot.circles.service import Circle
from bot.moderation.actions import Reports
from bot.moderation.screens import notice
from bot.navigation import home_row
from bot.rooms.actions import LetThrough, OpenHeld
from bot.screen import Button, Screen
from bot.texts import Texts


def held_notice(t: Texts, message: int) -> Screen:
    """A neutral line for the team."""
    return notice(t, "moderation-notice-new", OpenHeld(message).data)


def held_line(t: Texts, alias: str, message: int) -> tuple[str, str]:
    """A waiting message in the team's list: its label and its action."""
    return t.plain("rooms-held-line", alias=alias), OpenHeld(message).data


def held(t: Texts, circle: Circle, alias: str, words: str, message: int) -> Screen:
    """A message that waits to be read, for the team."""
    text = t("rooms-held-shown", alias=alias, circle=circle.name, words=words)
    return Screen(text, protect=True).with_rows(
        (Button(t.plain("rooms-held-let"), LetThrough(message, True).data),),
        (Button(t.plain("rooms-held-refuse"), LetThrough(message, False).data),),
        (Button(t.plain("moderation-inbox-back"), Reports().data),),
        home_row(t),
    )


def held_decided(t: Texts, *, let_through: bool) -> Screen:
    """What became of it."""
    key = "rooms-held-went" if let_through else "rooms-held-stayed"
    return Screen(t(key)).with_rows((Button(t.plain("moderation-inbox-back"), Reports().data),), home_row(t))


def dropped(t: Texts, count: int) -> Screen:
    """Told to the writer of messages that waited when the team decided otherwise; neutral, for it
    comes unasked.
    """
    return Screen(t("rooms-held-dropped", count=count)).with_rows(home_row(t))
