"""What people see of their last fourteen days: a picture, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from bot.menu import Open
from bot.mood import actions, rules
from bot.mood.rows import Noted
from bot.navigation import home_row
from bot.screen import Button, Picture, Screen
from bot.texts import Texts

PICTURE = "fortnight"
"""The kind of the picture, and the name of its drawer."""


def show(t: Texts, dots: Sequence[rules.Dot], found: Sequence[Noted], today: date) -> Screen:
    """Fourteen days as a picture, and the same in words below it."""
    described = rules.describe(dots)
    empty = [day for day, score in described.each[-1 - rules.FILL_IN_DAYS : -1] if score is None]
    fill = tuple(
        Button(t.plain("mood-fill-in", day=t.weekday(day)), actions.FillIn(day).data) for day in empty
    )
    today_row = () if described.each[-1][1] else (Button(t.plain("menu-checkin"), Open("checkin").data),)
    if not described.noted:
        return Screen(t("mood-empty")).with_rows(today_row, fill, home_row(t))
    words = any(noted.note for noted in found)
    read = (Button(t.plain("mood-read-notes"), actions.ReadNotes().data),) if words else ()
    return Screen(in_words(t, described), picture=_picture(t, dots)).with_rows(
        today_row, fill, read, home_row(t)
    )


def in_words(t: Texts, described: rules.Description) -> str:
    """The picture's text equivalent: what stands out, then each day."""
    lines = [
        t("mood-fortnight", days=described.days, noted=described.noted),
        t(
            "mood-between",
            lowest=t.plain("mood-word", score=described.lowest or 0),
            highest=t.plain("mood-word", score=described.highest or 0),
            often=_often(t, described.most_often),
            same=str(described.lowest == described.highest).lower(),
            some=str(bool(described.most_often)).lower(),
        ),
    ]
    days = "\n".join(_line(t, day, score) for day, score in described.each)
    return "\n".join(lines) + f"\n<blockquote expandable>{days}</blockquote>"


def _often(t: Texts, scores: Sequence[int]) -> str:
    """One or two words in quotation marks; none when nothing stands out."""
    words = [t.plain("mood-word", score=score) for score in scores]
    if not words:
        return ""
    return t.plain("mood-often", first=words[0], second=words[-1], two=str(len(words) > 1).lower())


def _line(t: Texts, day: date, score: int | None) -> str:
    short = format_date(day, "EEE d", locale=t.language)
    if score is None:
        return t("mood-line-nothing", day=short)
    return t("mood-line", day=short, word=t.plain("mood-word", score=score))


def _picture(t: Texts, dots: Sequence[rules.Dot]) -> Picture:
    days = [
        {
            "label": format_date(dot.day, "EEEEE", locale=t.language) + f"\n{dot.day.day}",
            "score": dot.score,
            "median": dot.median,
            "later": dot.marked,
        }
        for dot in dots
    ]
    return Picture(
        PICTURE,
        {
            "title": t.plain("mood-picture-title"),
            "words": [t.plain("mood-word", score=score) for score in range(rules.WORST, rules.BEST + 1)],
            "nothing": t.plain("mood-picture-nothing"),
            "later": t.plain("mood-picture-later"),
            "median": t.plain("mood-picture-median"),
            "days": days,
        },
    )
