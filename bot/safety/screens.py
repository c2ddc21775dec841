"""What a person sees who needs to talk to someone now: numbers first, then what helps to call them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.content.helplines import Line
from bot.navigation import Menu, Resume
from bot.safety import lines
from bot.safety.actions import ELSEWHERE, AskCountry, Country, Danger, Hesitate, Hurt, Reason
from bot.safety.lines import Known
from bot.screen import Button, Screen, by_three
from bot.texts import LANGUAGES, Html, Texts, texts

REASONS: Final = ("enough", "words", "sent", "bother", "heard", "tried", "known")
"""Why people don't call, in the order they are shown."""

CALLS: Final = tuple(
    {texts(code).plain(key) for code in LANGUAGES for key in ("navigation-helpline", "menu-helpline")}
)
"""The labels of the button in every language: a reply keyboard sends them as words."""

Rows = list[tuple[Button, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the screen is shown: in private, or in the group, where only numbers and countries are.

    `username`: the bot's own, for the way from a group to the private chat; empty when unknown.
    """

    private: bool = True
    username: str = ""


PRIVATE: Final = Place()


def numbers(t: Texts, country: str | None, known: Known, place: Place = PRIVATE) -> Screen:
    """The numbers of a country, or the question where one is while that is unknown."""
    if country is None:
        return ask_country(t, place)
    if country == ELSEWHERE:
        return _elsewhere(t, place)
    listed = known.general(country)
    told = lines.told(t, listed) if listed else Html(f"{t('safety-no-line')} {t('safety-finder')}")
    known_numbers = Html(f"{told}\n{lines.emergency(t, country)}")
    parts = [t("safety-title"), known_numbers, _happens(t, listed)]
    return _with_danger(t, parts, country, place)


def _elsewhere(t: Texts, place: Place) -> Screen:
    parts = [
        t("safety-title"),
        _anywhere(t),
        t("safety-other"),
        _happens(t, ()),
    ]
    return _with_danger(t, parts, ELSEWHERE, place)


def _anywhere(t: Texts) -> Html:
    """What holds in no particular country: the number first, then the directory."""
    return Html(f"{lines.emergency(t, ELSEWHERE)}\n{t('safety-finder')}")


def _happens(t: Texts, listed: Sequence[Line]) -> Html:
    """What happens when one calls, and that nothing is needed for it."""
    return Html(f"{lines.happens(t, listed)} {t('safety-nothing-needed')}")


def _with_danger(t: Texts, parts: list[Html], country: str, place: Place) -> Screen:
    if not place.private:
        return _screen(parts, [_country_row(t), *_to_private(t, place)])
    rows: Rows = [
        (Button(t.plain("safety-hurt-button"), Hurt(country).data),),
        (Button(t.plain("safety-hesitate-button"), Hesitate(country).data),),
        (
            Button(t.plain("safety-danger-yes"), Danger(country, True).data),
            Button(t.plain("safety-danger-no"), Danger(country, False).data),
        ),
        (*_country_row(t, "safety-country-short"), *_back_row(t)),
    ]
    return _screen([*parts, t("safety-danger-ask")], rows)


def ask_country(t: Texts, place: Place = PRIVATE) -> Screen:
    """The countries; until one is tapped, what holds without knowing it."""
    parts = [t("safety-title"), _anywhere(t), t("safety-country-ask")]
    rows = countries(t, lambda key: Country(key).data)
    rows.extend([_back_row(t)] if place.private else _to_private(t, place))
    return _screen(parts, rows)


def countries(t: Texts, leads_to: Callable[[str], str]) -> Rows:
    """A button for each country there are numbers for, and one for elsewhere, as many to a row as fit."""
    offered = [*lines.countries(t), (ELSEWHERE, t.plain("safety-country-other"))]
    return list(by_three(Button(name, leads_to(key)) for key, name in offered))


def hurt(t: Texts, country: str, known: Known) -> Screen:
    """Someone is hurting me: police, how to ask for help without speaking, violence lines."""
    parts = [t("safety-hurt-title"), lines.police(t, country)]
    found = known.of(country, "violence", "sexual_abuse", "victims")
    if found:
        parts.append(Html(f"{t('safety-hurt-lines')}\n{lines.told(t, found)}"))
    else:
        parts.append(t("safety-finder"))
    parts.append(t("safety-hurt-phone"))
    return _screen(parts, _onward(t, country))


def hesitate(t: Texts, country: str) -> Screen:
    """What holds people back, each a button."""
    rows: Rows = [
        (Button(t.plain(f"safety-reason-{reason}"), Reason(country, reason).data),) for reason in REASONS
    ]
    return _screen([t("safety-hesitate")], [*rows, *_onward(t, country)])


def reason(t: Texts, country: str, name: str, known: Known) -> Screen:
    """The answer to one reason, and the numbers again below it."""
    parts = [t(f"safety-answer-{name}")]
    written = known.written(country) if name == "heard" else []
    if written:
        parts.append(Html(f"{t('safety-answer-write')}\n{lines.told(t, written)}"))
    parts.append(lines.shortly(t, country, known))
    other = (Button(t.plain("safety-other-reason"), Hesitate(country).data),)
    return _screen(parts, [other, *_onward(t, country)])


def danger(t: Texts, country: str, known: Known, *, now: bool) -> Screen:
    """What is said to someone in danger now, or not at this moment."""
    if now:
        return _screen([t("safety-danger-now", call=lines.police(t, country))], _onward(t, country))
    words = t("safety-danger-later", lines=lines.shortly(t, country, known))
    hesitates = (Button(t.plain("safety-hesitate-button"), Hesitate(country).data),)
    return _screen([words], [hesitates, *_onward(t, country)])


def _screen(parts: list[Html], rows: Rows) -> Screen:
    return Screen("\n\n".join(part for part in parts if part)).with_rows(*rows)


def _country_row(t: Texts, label: str = "safety-country-button") -> tuple[Button, ...]:
    return (Button(t.plain(label), AskCountry().data),)


def _back_row(t: Texts) -> tuple[Button, ...]:
    return (
        Button(t.plain("safety-back"), Resume(None).data),
        Button(t.plain("navigation-menu"), Menu().data),
    )


def _onward(t: Texts, country: str) -> Rows:
    back = Button(t.plain("safety-numbers-button"), Country(country).data)
    return [(back,), _back_row(t)]


def _to_private(t: Texts, place: Place) -> Rows:
    if not place.username:
        return []
    return [(Button(t.plain("safety-private-button"), url=f"https://t.me/{place.username}"),)]
