"""Announcements and time: quiet hours, planned moments, what comes too late."""

from __future__ import annotations

import pytest

from bot.announcements.rows import CANCELLED, DONE, SCHEDULED
from bot.circles import service as circles
from bot.local import Local
from bot.members import service as members
from tests.stories.announcing import (
    WORDS,
    bench,
    compose,
    newest,
    paris,
    phones,
    preview,
    received,
    send,
    tick,
    told,
)
from tests.stories.people import circle
from tests.stories.words import LANGUAGES, label, said

SIX = {"fr": "6 personnes", "en": "6 people"}


# Quiet hours


async def _night_owl(house: Local, name: str) -> None:
    """Somebody without quiet hours."""
    phone = house.town.phone(name)
    async with house.database.transaction() as tx:
        member = await members.find(tx, phone.id)
        assert member is not None
        await members.change(tx, member, quiet_from="08:00", quiet_until="08:00")


async def test_quiet_hours_are_settled_at_preview_and_hold_until_morning(house: Local) -> None:
    await bench(house)
    await _night_owl(house, "Karim")
    await _night_owl(house, "Paul")
    await house.travel(paris(22, 22))
    nadia, (amina, paul, karim) = house.town.phone("Nadia"), phones(house, "Amina", "Paul", "Karim")
    await preview(nadia)
    nadia.sees(label("fr", "announcements-quiet", now="2 personnes", later="4 personnes"))
    assert f"✓ {label('fr', 'announcements-quiet-later', hour='08:00')}" in nadia.screen.labels
    await send(nadia)
    await tick(house)
    assert [len(received(phone)) for phone in (amina, paul, karim)] == [0, 1, 1]
    assert label("fr", "announcements-report-sent", people="2 personnes") in told(nadia.screen)
    waiting = label(
        "fr", "announcements-report-waiting-until", people="4 personnes", moment="lundi 23 novembre, 08:00"
    )
    assert waiting in told(nadia.screen)
    await house.travel(paris(23, 7, 59))
    assert received(amina) == []
    await house.travel(paris(23, 8, 1))
    assert len(received(amina)) == 1
    assert not received(amina)[0].silent
    await tick(house)
    assert label("fr", "announcements-report-sent", people=SIX["fr"]) in told(nadia.screen)
    announced = await newest(house)
    assert announced is not None
    assert announced.state == DONE


async def test_who_leaves_the_circle_at_night_is_not_written_to_in_the_morning(house: Local) -> None:
    await bench(house)
    other = await circle(house, "Le pont", held_by=[("Nadia", "Nadine"), ("Marc", "Marcel")])
    nadia, (amina, paul, karim) = house.town.phone("Nadia"), phones(house, "Amina", "Paul", "Karim")
    async with house.database.transaction() as tx:
        member = await members.find(tx, paul.id)
        assert member is not None
        await circles.join(tx, other, member, "Tomé", house.clock.now())
    await house.travel(paris(22, 22))
    await compose(nadia)
    await nadia.taps("Le banc")
    await nadia.taps("Le pont")
    await nadia.taps(label("fr", "announcements-aimed"))
    await nadia.taps(label("fr", "announcements-now"))
    await send(nadia)
    for phone in (amina, paul):
        await phone.types("/circle")
        if phone is paul:
            await phone.taps("Le banc")
        await phone.taps(label("fr", "rooms-good-bye"))
        await phone.taps(label("fr", "rooms-good-bye-leave"))
        phone.sees(said("fr", "rooms-good-bye-said"))
    await house.travel(paris(23, 9))
    assert received(amina) == [], "she is in neither circle now"
    assert len(received(paul)) == 1, "he is still in the other one"
    assert len(received(karim)) == 1
    await tick(house)
    announced = await newest(house)
    assert announced is not None
    assert announced.state == DONE


async def test_or_everybody_gets_it_now_without_a_sound_where_it_is_night(house: Local) -> None:
    await bench(house)
    await _night_owl(house, "Karim")
    await house.travel(paris(22, 22))
    nadia, (amina, karim) = house.town.phone("Nadia"), phones(house, "Amina", "Karim")
    await preview(nadia)
    await nadia.taps(label("fr", "announcements-quiet-silently"))
    nadia.sees(label("fr", "announcements-quiet-silent", people="5 personnes"))
    await send(nadia)
    assert received(amina)[0].silent
    assert not received(karim)[0].silent


async def test_what_would_come_too_late_for_some_is_said_and_does_not_come(house: Local) -> None:
    await bench(house)
    await _night_owl(house, "Karim")
    await house.travel(paris(22, 22))
    nadia, (amina, karim) = house.town.phone("Nadia"), phones(house, "Amina", "Karim")
    await preview(nadia)
    await nadia.taps(label("fr", "announcements-change-until"))
    await nadia.types("demain 7h")
    nadia.sees(label("fr", "announcements-quiet-too-late", people="5 personnes"))
    await send(nadia)
    await house.travel(paris(23, 12))
    assert (len(received(karim)), received(amina)) == (1, [])
    assert label("fr", "announcements-report-expired", people="5 personnes") in told(nadia.screen)


# At a date and hour


@pytest.mark.parametrize("language", LANGUAGES)
async def test_planned_for_tomorrow_it_leaves_then(house: Local, language: str) -> None:
    await bench(house, language)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await compose(nadia, language)
    await nadia.types({"fr": "n’importe quand", "en": "whenever"}[language])
    nadia.sees(said(language, "announcements-moment-lost"))
    await nadia.types({"fr": "aujourd’hui 9h", "en": "today 9am"}[language])
    nadia.sees(said(language, "announcements-moment-past"))
    await nadia.types({"fr": "demain 9h30", "en": "tomorrow 9:30 am"}[language])
    await nadia.taps(label(language, "announcements-plan", people=SIX[language]))
    announced = await newest(house)
    assert announced is not None
    assert (announced.state, announced.leaves_at) == (SCHEDULED, paris(23, 9, 30))
    await nadia.types("/menu")
    already = len(nadia.notifications)
    await house.travel(paris(23, 9, 29))
    assert received(amina, WORDS[language]) == []
    await house.travel(paris(23, 9, 31))
    assert len(received(amina, WORDS[language])) == 1
    await tick(house)
    assert label(language, "announcements-report-sent", people=SIX[language]) in told(nadia.screen)
    lines = nadia.notifications[already:]
    assert lines, "its author is told that it leaves"
    assert not [line for line in lines if "banc" in line], "what comes unasked names no circle"


async def test_a_planned_one_is_cancelled_from_the_list(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await compose(nadia)
    await nadia.taps(label("fr", "announcements-morning", hour="09:00"))
    await nadia.taps(label("fr", "announcements-plan", people=SIX["fr"]))
    await nadia.types("/announce")
    await nadia.taps(label("fr", "announcements-history"))
    await nadia.taps("23 nov., prévue")
    await nadia.taps(label("fr", "announcements-cancel"))
    nadia.sees(said("fr", "announcements-state-cancelled"))
    await house.travel(paris(23, 12))
    assert received(amina) == []
    announced = await newest(house)
    assert announced is not None
    assert announced.state == CANCELLED


async def test_a_moment_that_goes_by_while_writing_is_asked_again(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await compose(nadia)
    await nadia.taps(label("fr", "announcements-evening", hour="20:00"))
    plan = nadia.screen
    await house.travel(paris(22, 20, 30))
    await nadia.taps(label("fr", "announcements-plan", people=SIX["fr"]), on=plan)
    nadia.sees(said("fr", "announcements-moment-past"))
    await nadia.taps(label("fr", "announcements-now"))
    await send(nadia)
    assert len(received(amina)) == 1
