"""Time zones as people can name them: a city, a place, or what time it is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import get_timezone_location

from bot.content.lists import cities

DAY = 24 * 60
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A zone and how it is called: by its cities, or by the time zone data's own example."""

    zone: str
    label: str


@cache
def places(language: str) -> tuple[Place, ...]:
    """Zones that differ from now on somewhere in the world, those of our cities first, in their order."""
    called: dict[str, list[str]] = {}
    for city in cities():
        called.setdefault(city.zone, []).append(city.name(language))
    known = [Place(zone, ", ".join(names[:2])) for zone, names in called.items()]
    others = [
        Place(zone, get_timezone_location(zone, return_city=True, locale=language))
        for zone in _zones_now()
        if zone not in called
    ]
    return (*known, *others)


def _zones_now() -> Iterator[str]:
    """One zone for each way in which clocks will run from now on (tzdata, zonenow.tab)."""
    table = files("tzdata").joinpath("zoneinfo", "zonenow.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")[2]


def times_now(now: datetime) -> tuple[tuple[int, time], ...]:
    """Every time that a clock shows somewhere now, once, from west to east, with an offset (minutes).

    Clocks of the Pacific show the same time a day apart (UTC-11 and UTC+13): `places_at` gives both.
    """
    found: dict[time, int] = {}
    for place in places("en"):
        local = now.astimezone(ZoneInfo(place.zone))
        found[local.time()] = min(_offset(local), found.get(local.time(), DAY))
    return tuple(sorted((offset, wall) for wall, offset in found.items()))


def places_at(offset: int, now: datetime, language: str) -> tuple[Place, ...]:
    """The zones in which clocks now show UTC plus so many minutes, on whatever day."""
    return tuple(
        place
        for place in places(language)
        if (_offset(now.astimezone(ZoneInfo(place.zone))) - offset) % DAY == 0
    )


def zone_at(latitude: float, longitude: float) -> str | None:
    """The zone of a place on earth, looked up on this machine; None where there is none."""
    # Imported here: its map takes memory that only those who share a place need.
    from tzfpy import get_tz  # noqa: PLC0415

    found: str = get_tz(longitude, latitude)
    return found if is_zone(found) else None


def is_zone(name: str) -> bool:
    """Whether a name from outside is a time zone that a person can live in."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    # Files beside the zones, which have no place and no name.
    return frozenset(available_timezones() - {"Factory", "localtime", "posixrules"})


def label(zone: str, language: str) -> str:
    """How a zone is called: by its first city of ours, else by its own example city."""
    known = next((place.label for place in places(language) if place.zone == zone), None)
    return known or get_timezone_location(zone, return_city=True, locale=language)


def _offset(local: datetime) -> int:
    shift = local.utcoffset()
    return 0 if shift is None else int(shift.total_seconds() // 60)
