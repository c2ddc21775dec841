"""A person's hours: typed or tapped, and what time it is where they are."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.local import Local
from bot.members import service as members
from bot.simulator.phones import Phone
from tests.stories.people import settled
from tests.stories.words import LANGUAGES, label, said

TYPED = {"fr": "21h15", "en": "9:15 pm"}


async def lea_of(house: Local, language: str = "fr") -> Phone:
    await settled(house, "Léa", language)
    lea = house.town.phone("Léa")
    await lea.types("/reminders")
    return lea


async def zone_of(house: Local, phone: Phone) -> str | None:
    async with house.database.reading() as tx:
        found = await members.find(tx, phone.id)
    assert found is not None
    return found.profile.zone


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_hour_is_typed_and_misspelt(house: Local, language: str) -> None:
    lea = await lea_of(house, language)
    await lea.taps(label(language, "reminders-question"))
    await lea.types("le soir, quoi")
    lea.sees(said(language, "reminders-hour-lost"))
    await lea.types("/helpline")
    await lea.types(TYPED[language])
    lea.sees(said(language, "reminders-question-set", hour="21:15"))
    today = house.clock.now().astimezone(ZoneInfo("Europe/Paris")).date()
    at = datetime.combine(today, time(21, 15), ZoneInfo("Europe/Paris")).astimezone(UTC)
    await house.town.travel(at - timedelta(minutes=1))
    lea.sees_no(label(language, "mood-ask"))
    await house.town.travel(at)
    lea.sees(label(language, "mood-ask"))
    await lea.types("/reminders")
    await lea.taps(label(language, "reminders-question"))
    await lea.taps(label(language, "reminders-hour-none"))
    lea.sees(said(language, "reminders-question-none"))
    count = len(lea.messages)
    await house.town.travel(timedelta(days=5))
    assert len(lea.messages) == count


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_location_is_shared_once_and_not_kept(house: Local, language: str) -> None:
    lea = await lea_of(house, language)
    await lea.taps(label(language, "reminders-where"))
    await lea.taps(label(language, "reminders-by-place"))
    assert label(language, "reminders-place-share") in [key for row in lea.keyboard for key in row]
    await lea.sends_location(45.50169, -73.56725)
    lea.sees(said(language, "reminders-place-not-kept"))
    assert lea.keyboard == []
    lea.sees("12:30")
    await lea.taps(label(language, "reminders-yes"))
    lea.sees(said(language, "reminders-zone-kept"))
    assert await zone_of(house, lea) == "America/Toronto"
    await house.town.travel(timedelta(minutes=1))
    stored = b"".join(path.read_bytes() for path in house.database_file.parent.glob("*.db*"))
    assert b"45.5" not in stored
    assert b"73.56" not in stored


async def test_a_city_by_name(house: Local) -> None:
    lea = await lea_of(house)
    await lea.taps("L’heure chez moi")
    await lea.taps("Par ma ville ou ma position")
    await lea.types("Zzyzx")
    lea.sees("Je ne trouve pas cet endroit")
    await house.town.kill()
    await lea.types("montreal")
    lea.sees("(Montréal)")
    await lea.taps("Non")
    await lea.taps("Par ma ville ou ma position")
    await lea.taps("Laisser comme c’est")
    lea.sees("Rien n’est changé")
    assert await zone_of(house, lea) is None


async def test_the_zones_where_it_is_that_time_now(house: Local) -> None:
    lea = await lea_of(house)
    await lea.taps("Point du jour")
    await lea.taps("Soir, 18:30")
    await lea.taps("L’heure chez moi")
    await lea.taps("Par l’heure qu’il est chez moi")
    assert "23:15" in lea.screen.labels, "Kathmandu is a quarter of an hour beside the others"
    await lea.taps("21:30")
    await lea.taps(lea.screen.labels[0])
    lea.sees("Il est 21:30 chez vous")
    await lea.taps("Oui")
    lea.sees("C’est noté, vos heures suivent.")
    zone = await zone_of(house, lea)
    assert zone is not None
    day = house.clock.now().astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    at = datetime.combine(day, time(18, 30), ZoneInfo(zone)).astimezone(UTC)
    await house.town.travel(at - timedelta(minutes=1))
    lea.sees_no("Comment ça va")
    await house.town.travel(at)
    lea.sees("Comment ça va")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_place_can_be_left_for_the_menu_by_its_key(house: Local, language: str) -> None:
    lea = await lea_of(house, language)
    await lea.taps(label(language, "reminders-where"))
    await lea.taps(label(language, "reminders-by-place"))
    home = [label(language, "navigation-menu"), label(language, "navigation-helpline")]
    assert lea.keyboard[-1] == home
    await lea.taps(home[1])
    assert said(language, "safety-title") in lea.screen.text
    assert lea.keyboard[-1] == home, "the question is still open"
    await lea.taps(home[0])
    lea.sees(said(language, "reminders-place-left"))
    assert lea.screen.text == said(language, "menu-title")
    assert label(language, "navigation-resume") in lea.screen.labels
    assert lea.keyboard == []


async def test_quiet_hours_and_leaving_the_place_visibly(house: Local) -> None:
    lea = await lea_of(house)
    await lea.taps("Heures calmes")
    await lea.taps("22:00 à 07:00")
    lea.sees("de 22:00 à 07:00")
    await lea.taps("L’heure chez moi")
    await lea.taps("Par ma ville ou ma position")
    await lea.types("/menu")
    assert lea.keyboard == []
    lea.sees("Que souhaitez-vous faire")
