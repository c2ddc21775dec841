"""Fluent texts in every language, escaped in one place."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from fluent.runtime import FluentBundle, FluentResource

HERE = Path(__file__).parent
_NAME = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"{ *([a-zA-Z][\w-]*) *}")
LANGUAGES: Final = ("fr", "en")
"""French first; every text exists in each of them."""


def spoken(code: object) -> str:
    """The language to speak with somebody of whom Telegram says this language code (an IETF tag).

    Theirs where we have it, else English; French where nothing is said.
    """
    found = code.partition("-")[0].lower() if isinstance(code, str) and code else LANGUAGES[0]
    return found if found in LANGUAGES else "en"


class Html(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()


class Texts:
    """The texts of one language, called like a function: `t("mood-ask", name=…)`.

    Gives HTML as Telegram reads it. Every str value is escaped here, unless it is `Html`.
    Raises KeyError for a text that doesn't exist, and ValueError for a variable that is missing.
    A file is parsed when the first of its texts is asked for: to parse all of them is a tenth of a start.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._unparsed: dict[str, str] = {}
        for path in sorted((HERE / language).glob("*.ftl")):
            source = path.read_text(encoding="utf-8")
            self._unparsed |= dict.fromkeys(_NAME.findall(source), source)

    def __call__(self, key: str, **values: Any) -> Html:
        return Html(self._format(key, {name: _escaped(value) for name, value in values.items()}))

    def plain(self, key: str, **values: Any) -> str:
        """The same text where markup isn't read: button labels, callback answers, files."""
        return html.unescape(self._format(key, values))

    def _format(self, key: str, values: Mapping[str, Any]) -> str:
        if not self._has(key):
            raise KeyError(f"no text {key} in {self.language}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(f"the text {key} has no words in {self.language}")
        words, faults = self._bundle.format_pattern(pattern, dict(values))
        if faults:
            raise ValueError(f"the text {key} in {self.language}: {faults[0]}")
        return str(words)

    def _has(self, key: str) -> bool:
        """Whether there is such a text; its file is parsed by now, and those of the texts it is made of."""
        if not self._bundle.has_message(key) and (source := self._unparsed.get(key)) is not None:
            self._bundle.add_resource(FluentResource(source))
            for other in set(_REFERENCE.findall(source)):
                self._has(other)
        return bool(self._bundle.has_message(key))

    def hour(self, wall: time) -> str:
        """An hour as people write it: 18:30."""
        return format_time(wall, "HH:mm", locale=self.language)

    def day(self, day: date) -> str:
        """A day in words, without the year: lundi 3 mars."""
        return self._date(day, "EEEE d MMMM")

    def month_day(self, day: date) -> str:
        """A day of the year in words, without the weekday: 3 mars."""
        return self._date(day, "d MMMM")

    def weekday(self, day: date) -> str:
        """The name of a day: lundi."""
        return format_date(day, "EEEE", locale=self.language)

    def brief(self, day: date) -> str:
        """A day where there is little room: 3 nov."""
        return self._date(day, "d MMM")

    def _date(self, day: date, pattern: str) -> str:
        """By Babel's pattern; in French the first of a month is « 1er », which no pattern tells."""
        told = format_date(day, pattern, locale=self.language)
        return re.sub(r"\b1\b", "1er", told) if self.language == "fr" else told

    def moment(self, instant: datetime, zone: ZoneInfo) -> str:
        """A day and an hour in the person's own time: lundi 3 mars, 18:30."""
        local = instant.astimezone(zone)
        return f"{self.day(local.date())}, {self.hour(local.time())}"


def _escaped(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Html):
        return html.escape(value, quote=False)
    return value


@lru_cache
def texts(language: str) -> Texts:
    """The texts of `language`; of French when there are none in it."""
    return Texts(language if language in LANGUAGES else "fr")
