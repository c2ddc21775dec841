"""Which screen a button of this feature opens; it needs no database."""

from __future__ import annotations

from bot.errors import OutOfDate
from bot.navigation import Helpline
from bot.safety import screens
from bot.safety.actions import ELSEWHERE, AskCountry, Country, Danger, Hesitate, Hurt, Reason
from bot.safety.lines import Known, is_country
from bot.safety.screens import PRIVATE, Place
from bot.screen import Screen
from bot.texts import Texts


def shown(t: Texts, data: str, country: str | None, known: Known, place: Place = PRIVATE) -> Screen:
    """The screen behind this callback data; `country` is the person's own, where it is known.

    Raises OutOfDate for data of no button there is.
    """
    match data.partition(":")[0]:
        case Helpline.prefix:
            return screens.numbers(t, country, known, place)
        case AskCountry.prefix:
            return screens.ask_country(t, place)
        case Country.prefix:
            return screens.numbers(t, checked(Country.read(data).country), known, place)
        case Hurt.prefix:
            return screens.hurt(t, checked(Hurt.read(data).country), known)
        case Hesitate.prefix:
            return screens.hesitate(t, checked(Hesitate.read(data).country))
        case Reason.prefix:
            return _reason(t, Reason.read(data), known)
        case Danger.prefix:
            asked = Danger.read(data)
            return screens.danger(t, checked(asked.country), known, now=asked.now)
    raise OutOfDate


def _reason(t: Texts, asked: Reason, known: Known) -> Screen:
    if asked.reason not in screens.REASONS:
        return screens.hesitate(t, checked(asked.country))
    return screens.reason(t, checked(asked.country), asked.reason, known)


def checked(country: str) -> str:
    """A country of ours; what a forged or old button says instead is elsewhere."""
    return country if is_country(country) else ELSEWHERE
