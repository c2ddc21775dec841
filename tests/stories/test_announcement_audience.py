"""Whom announcements reach, who may send them, and who no longer wants them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.announcements.actions import Confirm, Pause, Stop, TakeBack
from bot.announcements.rows import REFUSED
from bot.circles import service as circles
from bot.local import Local
from bot.members import consents
from tests.stories.announcing import (
    PEOPLE,
    WORDS,
    bench,
    compose,
    member_of,
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

FIRST = {"fr": "Message de l’équipe", "en": "Message from the team"}
SIX = {"fr": "6 personnes", "en": "6 people"}


async def test_each_person_once_even_in_several_circles(house: Local) -> None:
    await bench(house)
    await circle(house, "Les mots simples", aliases=[("Amina", "Rose"), ("Inès", "Mina")])
    nadia = house.town.phone("Nadia")
    await compose(nadia)
    await nadia.taps("Le banc")
    await nadia.taps("Les mots simples")
    nadia.sees("7 personnes")
    await nadia.taps(label("fr", "announcements-aimed"))
    await nadia.taps(label("fr", "announcements-now"))
    await send(nadia)
    for phone in phones(house, "Amina", "Inès", "Marc"):
        assert len(received(phone)) == 1


async def test_fewer_than_five_are_not_counted(house: Local) -> None:
    await circle(house, "Le banc", aliases=PEOPLE[:2])
    nadia = house.town.phone("Nadia")
    await preview(nadia)
    nadia.sees("moins de 5 personnes")
    await send(nadia)
    await tick(house)
    assert label("fr", "announcements-report-sent", people="moins de 5 personnes") in told(nadia.screen)


async def test_an_operator_writes_to_everyone_and_sees_every_announcement(house: Local) -> None:
    await bench(house)
    await circle(house, "Les mots simples", language="en", aliases=[("Grace", "Wren")])
    odile = house.town.phone("Odile")
    await compose(odile)
    await odile.taps(label("fr", "announcements-everyone"))
    await odile.taps(label("fr", "announcements-now"))
    odile.sees("8 personnes")
    await send(odile)
    grace = house.town.phone("Grace")
    assert received(grace)[0].text.startswith(FIRST["en"]), "the first line is in the reader's language"
    nadia = house.town.phone("Nadia")
    await compose(nadia, text="Au banc seul.", kind="practical")
    await nadia.taps("Le banc")
    await nadia.taps(label("fr", "announcements-aimed"))
    await nadia.taps(label("fr", "announcements-now"))
    await send(nadia)
    for phone in (odile, nadia):
        await phone.types("/announce")
        await phone.taps(label("fr", "announcements-history"))
    listed = [[each for each in phone.screen.labels if "nov." in each] for phone in (odile, nadia)]
    assert [len(lines) for lines in listed] == [2, 1]
    assert "Au banc seul." in listed[1][0]


async def test_life_of_the_organisation_goes_to_those_who_said_yes(house: Local) -> None:
    await bench(house)
    nadia, (amina, paul) = house.town.phone("Nadia"), phones(house, "Amina", "Paul")
    member = await member_of(house, amina)
    async with house.database.transaction() as tx:
        await consents.give(tx, member, "organisation_news", "a story", house.clock.now())
    await preview(nadia, kind="life")
    nadia.sees(said("fr", "announcements-only-agreed"))
    nadia.sees("moins de 5 personnes")
    await send(nadia)
    assert (len(received(amina)), received(paul)) == (1, [])
    await amina.taps(label("fr", "announcements-more"))
    await amina.taps(label("fr", "announcements-refuse"))
    await preview(nadia, kind="life")
    nadia.sees(said("fr", "announcements-nobody"))
    assert not any(each.startswith("Envoyer") for each in nadia.screen.labels)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_more_of_this_kind_but_others_still_come(house: Local, language: str) -> None:
    await bench(house, language)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await preview(nadia, language)
    await send(nadia, language)
    before = received(amina, WORDS[language])[0]
    await amina.taps(label(language, "announcements-more"))
    assert received(amina, WORDS[language])[0].text == before.text, "the words stay"
    await amina.taps(label(language, "announcements-refuse"))
    assert amina.toasts[-1] == label(language, "announcements-refused")
    await preview(nadia, language)
    nadia.sees({"fr": "5 personnes", "en": "5 people"}[language])
    await send(nadia, language)
    assert len(received(amina, WORDS[language])) == 1
    await preview(nadia, language, kind="grave", text="Une nouvelle.")
    await send(nadia, language)
    assert received(amina, "Une nouvelle.")
    await amina.taps(label(language, "announcements-more"), on=received(amina, WORDS[language])[0])
    await amina.taps(label(language, "announcements-keep"))
    await preview(nadia, language)
    await send(nadia, language)
    assert len(received(amina, WORDS[language])) == 2


async def test_withdrawn_at_night_it_does_not_come_in_the_morning(house: Local) -> None:
    await bench(house)
    await house.travel(paris(22, 22))
    nadia, (amina, paul) = house.town.phone("Nadia"), phones(house, "Amina", "Paul")
    for phone in (amina, paul):
        member = await member_of(house, phone)
        async with house.database.transaction() as tx:
            await consents.give(tx, member, "organisation_news", "a story", house.clock.now())
    await preview(nadia, kind="life")
    await send(nadia)
    await amina.types("/mydata")
    await amina.taps(label("fr", "privacy-consents-button"))
    await amina.taps(
        label("fr", "privacy-withdraw", purpose=label("fr", "privacy-purpose-organisation-news"))
    )
    await house.travel(paris(23, 12))
    assert (received(amina), len(received(paul))) == ([], 1)
    await tick(house)
    assert "Pas envoyée" not in nadia.screen.text, "who opted out is counted nowhere"


# Rights


async def test_who_holds_no_circle_announces_nothing(house: Local) -> None:
    await bench(house)
    (amina,) = phones(house, "Amina")
    await amina.types("/announce")
    amina.sees(said("fr", "announcements-only-team"))
    await amina.presses(amina.screen, Confirm("0").data)
    assert await newest(house) is None


async def _relieved(house: Local, name: str) -> None:
    member = await member_of(house, house.town.phone(name))
    async with house.database.transaction() as tx:
        for membership in await circles.of(tx, member):
            await circles.relieve(tx, membership, house.clock.now())


async def test_who_no_longer_holds_the_circle_presses_in_vain(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await preview(nadia)
    await _relieved(house, "Nadia")
    await send(nadia)
    nadia.sees(said("fr", "announcements-not-yours"))
    assert received(amina) == []
    assert await newest(house) is None


async def test_rights_are_looked_at_again_when_it_starts(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await compose(nadia)
    await nadia.taps(label("fr", "announcements-morning", hour="09:00"))
    await nadia.taps(label("fr", "announcements-plan", people=SIX["fr"]))
    await _relieved(house, "Nadia")
    await house.travel(paris(23, 10))
    assert received(amina) == []
    nadia.sees(said("fr", "announcements-state-refused"))
    announced = await newest(house)
    assert announced is not None
    assert announced.state == REFUSED


async def test_a_forged_button_steers_nothing(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await house.travel(paris(22, 22))
    await preview(nadia)
    await send(nadia)
    announced = await newest(house)
    assert announced is not None
    await amina.types("/menu")
    for action in (Pause(announced.id), Stop(announced.id), TakeBack(announced.id, True), Stop(12345)):
        await amina.presses(amina.screen, action.data)
        assert amina.screen.text == said("fr", "announcements-not-yours"), "gone and not yours read alike"
    after = await newest(house)
    assert after is not None
    assert (after.state, after.is_paused) == (announced.state, False)
    await house.travel(house.clock.now() + timedelta(hours=12))
    assert len(received(amina)) == 1
