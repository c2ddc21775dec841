"""The buttons behind "I need to talk to someone now". Each carries the country: none needs the database."""

from __future__ import annotations

from bot.actions import Action, action

ELSEWHERE = "other"
"""A country whose numbers aren't known here."""


@action("sosin")
class Country(Action):
    """The numbers of a country."""

    country: str


@action("soswhere")
class AskCountry(Action):
    """Ask for the country (again)."""


@action("soshurt")
class Hurt(Action):
    """Someone is hurting me."""

    country: str


@action("sosbut")
class Hesitate(Action):
    """I hesitate to call: what holds people back."""

    country: str


@action("soswhy")
class Reason(Action):
    """The answer to one thing that holds people back."""

    country: str
    reason: str


@action("sosnow")
class Danger(Action):
    """Whether the person is in danger now."""

    country: str
    now: bool


ALL = (Country, AskCountry, Hurt, Hesitate, Reason, Danger)
