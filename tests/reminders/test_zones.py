"""Zones as people can name them."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.reminders import zones
from bot.reminders.actions import KeepZone, MyZone

WINTER, SUMMER = datetime(2026, 11, 22, 17, 30, tzinfo=UTC), datetime(2026, 7, 1, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("now", [WINTER, SUMMER])
def test_every_clock_of_the_world_can_be_chosen(now: datetime) -> None:
    offsets = {
        shift.total_seconds() // 60
        for name in available_timezones()
        if not name.startswith(("Etc/", "SystemV/", "posix", "right"))
        and "/" in name
        and (shift := now.astimezone(ZoneInfo(name)).utcoffset()) is not None
    }
    assert {offset % zones.DAY for offset in offsets} <= {
        offset % zones.DAY for offset, _ in zones.times_now(now)
    }
    for offset, wall in zones.times_now(now):
        found = zones.places_at(offset, now, "fr")
        assert found
        for place in found:
            assert now.astimezone(ZoneInfo(place.zone)).time() == wall
            assert place.label


@pytest.mark.parametrize("now", [WINTER, SUMMER])
def test_no_time_is_offered_twice_and_the_pacific_is_in_reach_on_both_its_days(now: datetime) -> None:
    offered = [wall for _, wall in zones.times_now(now)]
    assert sorted(set(offered)) == sorted(offered)
    for offset in (-11 * 60, 13 * 60):
        names = {place.zone for place in zones.places_at(offset, now, "fr")}
        assert names >= {"Pacific/Pago_Pago", "Pacific/Tongatapu"}


def test_our_cities_come_first() -> None:
    assert zones.places_at(60, WINTER, "fr")[0].label == "Paris, Marseille"
    assert zones.label("Europe/Paris", "en").startswith("Paris")
    assert zones.label("Asia/Tehran", "fr") == "Téhéran"


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [(48.11, -1.68, "Europe/Paris"), (45.50, -73.57, "America/Toronto"), (-21.11, 55.53, "Indian/Reunion")],
)
def test_a_place_tells_its_zone(latitude: float, longitude: float, zone: str) -> None:
    assert zones.zone_at(latitude, longitude) == zone


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Paris",
        "../../etc/passwd",
        "/etc/passwd",
        "Europe",
        "Europe/\x00",
        "é" * 20,
        "posixrules",
        "Factory",
    ],
)
def test_a_forged_zone_is_none(name: str) -> None:
    assert not zones.is_zone(name)


def test_every_zone_fits_a_button() -> None:
    for place in zones.places("fr"):
        assert MyZone(place.zone).data
        assert KeepZone(place.zone).data
    assert time(23, 15) in {wall for _, wall in zones.times_now(WINTER)}, "Kathmandu's quarter of an hour"
