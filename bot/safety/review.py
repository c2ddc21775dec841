"""For operators: the helplines that were not seen on a page of their own, to be checked and confirmed."""

from __future__ import annotations

from bot.content import helplines
from bot.content.helplines import Line
from bot.navigation import back_row, home_row
from bot.safety import lines
from bot.safety.actions import Confirm, Review, ReviewLine
from bot.screen import Button, Screen
from bot.texts import Html, Texts


def countries(t: Texts, confirmed: frozenset[str]) -> Screen:
    """The countries with lines to confirm, and how many of each are."""
    rows = []
    for key, name in lines.countries(t):
        waiting = _of(key)
        if waiting:
            done = sum(line.key in confirmed for line in waiting)
            label = t.plain("safety-review-country", country=name, done=done, all=len(waiting))
            rows.append((Button(label, Review(key).data),))
    return Screen(t("safety-review")).with_rows(*rows, home_row(t))


def country(t: Texts, key: str, confirmed: frozenset[str]) -> Screen:
    """The lines of one country that are or were to be confirmed."""
    rows = [
        (Button(_label(t, line, shown=line.key in confirmed), ReviewLine(line.key).data),)
        for line in _of(key)
    ]
    title = t("safety-review-lines", country=dict(lines.countries(t)).get(key, key))
    return Screen(title).with_rows(*rows, back_row(t, Review(None).data), home_row(t))


def line(t: Texts, one: Line, confirmed: frozenset[str]) -> Screen:
    """One line as people will read it, where to check it, and the decision."""
    is_shown = one.key in confirmed
    parts = [
        lines.told(t, [one]),
        Html(one.what(t.language)),
        t("safety-review-source", address=one.source_url),
        t("safety-review-shown" if is_shown else "safety-review-hidden"),
    ]
    decide = Button(
        t.plain("safety-review-hide" if is_shown else "safety-review-show"),
        Confirm(one.key, not is_shown).data,
    )
    return Screen("\n\n".join(parts)).with_rows((decide,), back_row(t, Review(one.country).data), home_row(t))


def find(key: str) -> Line | None:
    """The line of this key, if it is one that waits for a confirmation."""
    return next((one for one in helplines.unverified() if one.key == key), None)


def _of(country_key: str) -> list[Line]:
    return [one for one in helplines.unverified() if one.country == country_key]


def _label(t: Texts, one: Line, *, shown: bool) -> str:
    return t.plain("safety-review-label", name=one.name) if shown else one.name
