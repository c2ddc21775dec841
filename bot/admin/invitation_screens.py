"""The screens of somebody who is asked to hold a circle."""

from __future__ import annotations

from bot.admin.actions import Accept, Charter, NotNow, OtherName, Young
from bot.circles.service import Circle
from bot.config import Settings
from bot.content.experiences import catalogue
from bot.navigation import home_row
from bot.screen import Button, Screen
from bot.texts import Texts


def charter(
    t: Texts, circle: Circle, alias: str, settings: Settings, *, known_there: bool, stranger: bool
) -> Screen:
    """The charter in short. Who is in the circle already keeps their name; a stranger may be under age."""
    unset = t.plain("onboarding-organisation-unset")
    text = t(
        "admin-charter",
        circle=circle.name,
        about=_about(t, circle),
        alias=alias,
        organisation=settings.organisation or unset,
        contact=settings.privacy_contact or unset,
    )
    other = () if known_there else (Button(t.plain("admin-other-name"), OtherName().data),)
    young = (Button(t.plain("admin-under-age"), Young().data),) if stranger else ()
    return Screen(text).with_rows(
        (Button(t.plain("admin-accept"), Accept().data),),
        other,
        young,
        (Button(t.plain("admin-not-now"), NotNow().data),),
        home_row(t),
    )


def _about(t: Texts, circle: Circle) -> str:
    known = catalogue()
    chosen = known.find(circle.experience)
    if chosen is not None:
        return chosen.about(t.language)
    if circle.family is None:
        return t.plain("admin-about-everyone")
    return known.family(circle.family).about(t.language)


def name(t: Texts, key: str = "onboarding-alias-write") -> Screen:
    """The question for another name; `key` says why it is asked again."""
    return Screen(t(key)).with_rows((Button(t.plain("navigation-back"), Charter().data),), home_row(t))


def thanks(t: Texts, number: str) -> Screen:
    """Accepted; an operator confirms."""
    return Screen(t("admin-thanks", number=number)).with_rows(home_row(t))


def refused(t: Texts) -> Screen:
    """They would rather not."""
    return Screen(t("admin-refused")).with_rows(home_row(t))
