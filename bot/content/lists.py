"""The short lists: strengths, interests, chosen names, first words, cities, and the agreement of a circle."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any
from zoneinfo import available_timezones

from bot.content.experiences import PERSPECTIVES
from bot.content.reading import LANGUAGES, Words, fields, mapping, names, need, read, words
from bot.content.speech import plain


@dataclass(frozen=True, slots=True)
class FirstWord:
    """A whole first message that is offered to people of these perspectives."""

    key: str
    words: Words
    perspectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class City:
    """A city by which somebody can tell their time zone (an IANA name)."""

    name: Words
    zone: str
    country: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What everybody accepts on joining a circle; `in_danger` is the line that every agreement has."""

    version: int
    lines: tuple[Words, ...]
    in_danger: Words

    def text(self, language: str) -> str:
        """The lines, one under the other, as they are shown and accepted."""
        return "\n".join(line(language) for line in self.lines)

    def digest(self, language: str) -> str:
        """SHA-256 of the text, in hex: which words somebody accepted."""
        return hashlib.sha256(self.text(language).encode()).hexdigest()


@cache
def strengths() -> Mapping[str, Words]:
    """Everyday strengths by key, in the order of the file."""
    return _named("strengths.yaml")


@cache
def interests() -> Mapping[str, Words]:
    """Interests by key, in the order of the file."""
    return _named("interests.yaml")


@cache
def aliases() -> tuple[str, ...]:
    """Chosen names that can be offered; none twice, whatever the case and accents."""
    found = [name for row in read("aliases.yaml") for name in row]
    need(all(isinstance(name, str) for name in found), "aliases.yaml", "should hold names")
    need(len({plain(name) for name in found}) == len(found), "aliases.yaml", "offers one name twice")
    return tuple(found)


@cache
def agreement() -> Agreement:
    """The agreement as it stands."""
    return parse_agreement(read("agreement.yaml"))


def parse_agreement(value: Any) -> Agreement:
    """The agreement of a loaded file; ContentFault names what is wrong."""
    top = fields(value, "agreement.yaml", ("version", "lines"))
    need(isinstance(top["version"], int) and top["version"] > 0, "agreement.yaml", "needs a version")
    lines = mapping(top["lines"], "agreement.yaml lines")
    need(len(lines) == 5, "agreement.yaml", "has five lines")
    need("in_danger" in lines, "agreement.yaml", "says what the team does when somebody is in danger")
    found = {key: words(line, f"agreement {key}") for key, line in lines.items()}
    return Agreement(top["version"], tuple(found.values()), found["in_danger"])


@cache
def _first_words() -> tuple[FirstWord, ...]:
    found = []
    for key, value in mapping(read("first_words.yaml"), "first_words.yaml").items():
        item = fields(value, key, ("perspectives", *LANGUAGES))
        said = words({language: item[language] for language in LANGUAGES}, key)
        found.append(FirstWord(key, said, names(item["perspectives"], key, PERSPECTIVES)))
    return tuple(found)


def first_words(perspective: str | None) -> tuple[FirstWord, ...]:
    """The openings for this perspective; without one, those that suit everybody. The closest first."""
    suiting = [
        word
        for word in _first_words()
        if (perspective in word.perspectives if perspective else set(PERSPECTIVES) <= set(word.perspectives))
    ]
    return tuple(sorted(suiting, key=lambda word: len(word.perspectives)))


@cache
def cities() -> tuple[City, ...]:
    """Every city of the file; ContentFault for a zone that doesn't exist."""
    zones = available_timezones()
    found = []
    for value in read("cities.yaml"):
        item = fields(value, "cities.yaml", ("fr", "en", "zone", "country"))
        name = words({"fr": item["fr"], "en": item["en"]}, "cities.yaml")
        need(item["zone"] in zones, name.fr, f"is in no zone called {item['zone']}")
        found.append(City(name, item["zone"], item["country"]))
    return tuple(found)


def find_cities(text: str, at_most: int = 6) -> tuple[City, ...]:
    """The cities whose French or English name begins like `text`, then those that hold it.

    Case, accents and hyphens don't matter; fewer than two letters find nothing.
    """
    wanted = plain(text)
    if len(wanted) < 2:
        return ()
    found: dict[City, bool] = {}
    for city in cities():
        called = [plain(city.name(language)) for language in LANGUAGES]
        if any(wanted in name for name in called):
            found[city] = not any(name.startswith(wanted) for name in called)
    return tuple(sorted(found, key=lambda city: found[city]))[:at_most]


def _named(file: str) -> Mapping[str, Words]:
    items = mapping(read(file), file)
    return MappingProxyType({key: words(value, f"{file} {key}") for key, value in items.items()})
