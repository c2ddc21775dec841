"""Helplines by country and kind, which of them may be shown, and which must be looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from bot.content.kinds import HELPLINE_KINDS
from bot.content.reading import Words, fields, flag, mapping, names, need, one_of, read, words

CHANNELS: Final = ("phone", "text", "chat", "email")
GENERAL: Final = ("crisis", "listening")
"""Kinds for everybody, in the order in which they are shown."""
WARN_AFTER: Final = 150
FAIL_AFTER: Final = 180
"""Days since a line was last seen (care.md, E2)."""

_LINE: Final = ("name", "number", "kinds", "channels", "languages", "hours", "what", "source_url", "verified")


@dataclass(frozen=True, slots=True)
class Line:
    """One helpline. `number` and `sms` are written as people dial them; one of the two may be missing.

    `regional`: it answers in a part of the country only.
    """

    key: str
    country: str
    name: str
    number: str | None
    sms: str | None
    kinds: tuple[str, ...]
    channels: tuple[str, ...]
    languages: tuple[str, ...]
    regional: bool
    hours: Words
    what: Words
    source_url: str
    verified: bool
    verified_on: date | None


@dataclass(frozen=True, slots=True)
class Emergency:
    """The numbers of a country's emergency services; 112 where no country is known."""

    number: str
    police: str
    ambulance: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is true where no country is known, and where a country has no line that may be shown."""

    address: str
    what: Words


@dataclass(frozen=True, slots=True)
class Helplines:
    """What may be shown in one country; `name` is None when no country is known."""

    country: str | None
    name: Words | None
    emergency: Emergency
    general: tuple[Line, ...]
    by_kind: Mapping[str, tuple[Line, ...]]
    elsewhere: Elsewhere

    @property
    def needs_elsewhere(self) -> bool:
        """Whether no line of its own may be shown: then the emergency number and the directory are."""
        return not self.general

    def numbers_for(self, kind: str | None) -> tuple[Line, ...]:
        """The lines of this kind, then those for everybody; nothing twice."""
        own = self.by_kind.get(kind or "", ())
        return tuple(dict.fromkeys((*own, *self.general)))

    @property
    def emergency_text(self) -> Line | None:
        """How the emergency services are reached without speaking, where that is known."""
        return next(iter(self.by_kind.get("emergency_text", ())), None)


@dataclass(frozen=True, slots=True)
class _Country:
    key: str
    name: Words
    inherits: str | None
    emergency: Emergency
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """Every country of the file."""

    countries: Mapping[str, _Country]
    emergency: Emergency
    elsewhere: Elsewhere

    def lines(self) -> tuple[Line, ...]:
        """All lines of all countries, verified or not."""
        return tuple(line for country in self.countries.values() for line in country.lines)

    def for_country(self, country: str | None, confirmed: frozenset[str] = frozenset()) -> Helplines:
        """See the function of this name."""
        here = self.countries.get(country or "")
        if here is None:
            return Helplines(None, None, self.emergency, (), MappingProxyType({}), self.elsewhere)
        parent = self.countries[here.inherits].lines if here.inherits else ()
        lines = (*here.lines, *(line for line in parent if not line.regional))
        shown = tuple(line for line in lines if line.verified or line.key in confirmed)
        by_kind = {kind: tuple(line for line in shown if kind in line.kinds) for kind in HELPLINE_KINDS}
        general = dict.fromkeys(line for kind in GENERAL for line in by_kind[kind])
        return Helplines(
            here.key, here.name, here.emergency, tuple(general), MappingProxyType(by_kind), self.elsewhere
        )


@dataclass(frozen=True, slots=True)
class Ageing:
    """Verified lines that were last seen too long ago; `failing` ones are not among `warning`."""

    warning: tuple[Line, ...]
    failing: tuple[Line, ...]


def for_country(country: str | None, confirmed: frozenset[str] = frozenset()) -> Helplines:
    """The lines that may be shown in `country` (FR, BE, CH, CA, CA-QC, US, GB, IE, LU).

    `confirmed` holds the keys of the unverified lines that an operator confirmed. An unknown
    country, or none, has no lines: 112 and the directory of helplines stand in.
    """
    return directory().for_country(country, confirmed)


def emergency(country: str | None) -> Emergency:
    """The emergency numbers of `country`; 112 when it is unknown."""
    return for_country(country).emergency


def countries() -> tuple[tuple[str, Words], ...]:
    """The countries that can be chosen: key and name, in the order of the file."""
    return tuple((item.key, item.name) for item in directory().countries.values())


def unverified() -> tuple[Line, ...]:
    """The lines that wait for an operator's confirmation."""
    return tuple(line for line in directory().lines() if not line.verified)


def youth(confirmed: frozenset[str] = frozenset()) -> tuple[tuple[Words, tuple[Line, ...]], ...]:
    """Every country's lines for young people: for someone under age whose country isn't known."""
    found = ((name, for_country(key, confirmed)) for key, name in countries())
    return tuple((name, here.by_kind["youth"]) for name, here in found if here.by_kind["youth"])


def ageing(today: date, directory_: Directory | None = None) -> Ageing:
    """The verified lines last seen 150 days ago or more, and those of 180 or more."""
    lines = (directory_ or directory()).lines()
    old = [(line, (today - line.verified_on).days) for line in lines if line.verified_on is not None]
    return Ageing(
        warning=tuple(line for line, days in old if WARN_AFTER <= days < FAIL_AFTER),
        failing=tuple(line for line, days in old if days >= FAIL_AFTER),
    )


@cache
def directory() -> Directory:
    """The file, read once; ContentFault if it is not sound."""
    return parse_directory(read("helplines.yaml"))


def parse_directory(value: Any) -> Directory:
    """The directory of a loaded file; ContentFault names what is wrong."""
    top = fields(value, "helplines.yaml", ("elsewhere", "countries"))
    other = fields(top["elsewhere"], "elsewhere", ("emergency", "address", "what"))
    found = {key: _country(key, item) for key, item in mapping(top["countries"], "countries").items()}
    for country in found.values():
        need(country.inherits is None or country.inherits in found, country.key, "inherits from nobody")
    keys = [line.key for country in found.values() for line in country.lines]
    need(len(set(keys)) == len(keys), "helplines.yaml", "one key names two lines")
    return Directory(
        MappingProxyType(found),
        Emergency(other["emergency"], other["emergency"], other["emergency"]),
        Elsewhere(other["address"], words(other["what"], "elsewhere")),
    )


def _country(key: str, value: Any) -> _Country:
    item = fields(value, key, ("name", "emergency", "lines"), ("inherits",))
    numbers = fields(item["emergency"], f"{key} emergency", ("number", "police", "ambulance"))
    return _Country(
        key=key,
        name=words(item["name"], key),
        inherits=item.get("inherits"),
        emergency=Emergency(**numbers),
        lines=tuple(_line(key, name, line) for name, line in mapping(item["lines"], key).items()),
    )


def _line(country: str, key: str, value: Any) -> Line:
    item = fields(value, key, _LINE, ("sms", "regional", "verified_on"))
    verified = flag(item["verified"], f"{key} verified")
    seen = item.get("verified_on")
    need(item["number"] or item.get("sms"), key, "has neither a number nor an address for texts")
    need(not verified or isinstance(seen, date), key, "is verified: it needs the day")
    need(verified or seen is None, key, "has a day but isn't verified")
    need(str(item["source_url"]).startswith("https://"), key, "needs the page where it can be checked")
    return Line(
        key=key,
        country=country,
        name=str(item["name"]),
        number=item["number"],
        sms=item.get("sms"),
        kinds=names(item["kinds"], f"{key} kinds", HELPLINE_KINDS),
        channels=tuple(one_of(one, f"{key} channels", CHANNELS) for one in item["channels"]),
        languages=names(item["languages"], f"{key} languages"),
        regional=flag(item.get("regional", False), f"{key} regional"),
        hours=words(item["hours"], f"{key} hours"),
        what=words(item["what"], f"{key} what"),
        source_url=item["source_url"],
        verified=verified,
        verified_on=seen,
    )
