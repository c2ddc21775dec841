"""Three people reported: what waits, until when, asking for it to be read now, and what comes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.local import Local
from bot.moderation import audit
from bot.moderation.actions import AskToRead, OpenHold, ShowHold
from bot.moderation.tables import holds
from bot.privacy import service as privacy
from bot.simulator.phones import Phone
from tests.stories.test_reports import CRUEL, report, town_of
from tests.stories.test_room import enters, later
from tests.stories.words import LANGUAGES, label, said

ALL = ("Paul", "Karim", "Hugo")
NEW, PERSON = "moderation-notice-new", "moderation-notice-person"


async def held(
    house: Local, language: str = "fr", reporters: tuple[str, ...] = ALL, reason: str = "hurtful"
) -> dict[str, Phone]:
    """Amina (Iris) wrote, and these people reported it."""
    phones = await town_of(house, language)
    await enters(phones["Amina"], language)
    await phones["Amina"].types(CRUEL)
    for name in reporters:
        await report(phones[name], CRUEL, reason, language)
    return phones


async def opens_hold(amina: Phone, language: str = "fr") -> None:
    assert amina.notifications[-1].startswith(said(language, PERSON))
    await amina.taps(label(language, "moderation-notice-open"))


def told(phone: Phone, words: str) -> int:
    """How many messages on this phone begin with these words."""
    return sum(seen.text.startswith(words) for seen in phone.messages)


async def hold_id(house: Local) -> int:
    async with house.database.reading() as tx:
        return int(await tx.value(select(holds.c.id)))


async def test_three_reporters_hold_writing_and_nothing_else(house: Local) -> None:
    phones = await held(house, reporters=("Paul", "Karim", "Karim"))
    amina, julie = phones["Amina"], phones["Julie"]
    await amina.types("toujours là")
    julie.sees("toujours là")
    await report(phones["Hugo"], CRUEL)
    await opens_hold(amina)
    assert "attendent d’être lus jusqu’au lundi 23 novembre, 18:30, puis partent" in amina.screen.text
    await enters(amina)
    await amina.types("vous m’entendez ?")
    julie.sees_no("vous m’entendez ?")
    amina.sees("Votre message attend d’être lu par l’équipe, jusqu’au lundi 23 novembre, 18:30")
    await enters(julie)
    await julie.types("il fait calme")
    amina.sees("il fait calme")
    await amina.types("/circle")
    await amina.taps(label("fr", "rooms-read-week"))
    amina.sees(said("fr", "rooms-given"))
    await amina.types("/checkin")
    await amina.taps(label("fr", "mood-agree"))
    await amina.taps(label("fr", "mood-choice", score=2))
    amina.sees("Merci")
    await amina.types("/helpline")
    amina.sees("112")
    await later(house, timedelta(hours=23, minutes=55))
    julie.sees_no("vous m’entendez ?")
    await later(house, timedelta(minutes=10))
    julie.sees("vous m’entendez ?")
    await enters(amina)
    await amina.types("merci d’être là")
    julie.sees("merci d’être là")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_is_held_asks_once_for_somebody_to_read_now(house: Local, language: str) -> None:
    phones = await held(house, language)
    amina, nadia, marc = phones["Amina"], phones["Nadia"], phones["Marc"]
    await opens_hold(amina, language)
    screen = amina.sees(said(language, "moderation-hold-may-ask"))
    notices = {name: told(phones[name], said(language, NEW)) for name in ("Nadia", "Marc", "operator", *ALL)}
    for _ in range(2):
        await amina.presses(screen, AskToRead(await hold_id(house)).data)
        assert label(language, "moderation-hold-ask") not in amina.screen.labels
    assert said(language, "moderation-hold-asked", when="…").split("…")[0] in amina.screen.text
    assert said(language, "moderation-hold-may-ask") not in amina.screen.text
    for name, before in notices.items():
        asked = name not in ALL
        assert told(phones[name], said(language, NEW)) == before + asked, name
    await marc.types("/reports")
    assert label(language, "moderation-line-hold", alias="Iris") in marc.screen.labels
    await nadia.taps(label(language, "moderation-notice-open"))
    shown = nadia.screen.text
    assert "Iris" in shown
    for secret in ("Amina", "Paul", "Tom", "Karim", "Sami", "Hugo", "Léo"):
        assert secret not in shown
    await enters(amina, language)
    await amina.types("vous m’entendez ?")
    phones["Julie"].sees_no("vous m’entendez ?")
    await nadia.taps(label(language, "moderation-hold-report", number=1, count=1))
    nadia.sees(CRUEL)
    await nadia.taps(label(language, "moderation-decide-nothing"))
    phones["Julie"].sees("vous m’entendez ?")
    await opens_hold(amina, language)
    amina.sees(said(language, "moderation-hold-seen", circle="Le banc"))
    await marc.types("/reports")
    marc.sees(said(language, "moderation-inbox-empty"))
    await marc.presses(marc.screen, OpenHold(await hold_id(house)).data)
    marc.sees(said(language, "moderation-already-decided"))
    await enters(amina, language)
    await amina.types("de nouveau là")
    phones["Julie"].sees("de nouveau là")


async def test_who_reported_is_not_asked_to_read(house: Local) -> None:
    phones = await held(house, reporters=("Paul", "Karim", "Nadia"))
    amina, nadia, marc = phones["Amina"], phones["Nadia"], phones["Marc"]
    before = told(nadia, said("fr", NEW))
    await opens_hold(amina)
    await amina.taps(label("fr", "moderation-hold-ask"))
    assert told(nadia, said("fr", NEW)) == before
    await nadia.types("/reports")
    assert label("fr", "moderation-line-hold", alias="Iris") not in nadia.screen.labels
    await nadia.presses(nadia.screen, OpenHold(await hold_id(house)).data)
    nadia.sees(said("fr", "moderation-not-there"))
    for other in (marc, phones["operator"]):
        await other.types("/reports")
        assert label("fr", "moderation-line-hold", alias="Iris") in other.screen.labels


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("decision", ["mute_day", "remove"])
async def test_what_waited_is_refused_with_words(house: Local, decision: str, language: str) -> None:
    phones = await held(house, language)
    amina, nadia, julie = phones["Amina"], phones["Nadia"], phones["Julie"]
    await enters(amina, language)
    for words in ("un", "deux"):
        await amina.types(words)
    await nadia.types("/reports")
    await nadia.taps(label(language, "moderation-line-report", alias="Iris"))
    await nadia.taps(label(language, f"moderation-decide-{decision}"))
    refused = said(language, "rooms-held-dropped", count=2)
    assert told(amina, refused) == 1
    assert said(language, PERSON) in [line.splitlines()[0] for line in amina.notifications[-2:]]
    await later(house, timedelta(days=2))
    for words in ("un", "deux"):
        julie.sees_no(f"\n{words}")
    hold = await hold_id(house)
    for action in (ShowHold(hold), AskToRead(hold)):
        await amina.presses(amina.screen, action.data)
        amina.sees(
            said(
                language,
                "moderation-hold-over" if decision == "remove" else "moderation-hold-seen",
                circle="Le banc",
            )
        )
    async with house.database.reading() as tx:
        assert await tx.value(select(holds.c.asked_at)) is None


async def test_what_was_refused_at_night_is_told_in_the_morning(house: Local) -> None:
    phones = await held(house)
    amina, nadia = phones["Amina"], phones["Nadia"]
    await enters(amina)
    await amina.types("vous m’entendez ?")
    await later(house, timedelta(hours=5))
    await nadia.types("/reports")
    await nadia.taps(label("fr", "rooms-held-line", alias="Iris"))
    await nadia.taps(label("fr", "rooms-held-refuse"))
    amina.sees_no(said("fr", "moderation-notice-refused"))
    await later(house, timedelta(hours=9))
    amina.sees(said("fr", "moderation-notice-refused"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_old_button_says_that_it_is_over(house: Local, language: str) -> None:
    phones = await held(house, language)
    amina, nadia = phones["Amina"], phones["Nadia"]
    await opens_hold(amina, language)
    hold = amina.screen
    await amina.types("/menu")
    before = told(nadia, said(language, NEW))
    await later(house, timedelta(hours=24, minutes=1))
    await amina.taps(label(language, "moderation-hold-ask"), on=hold)
    over = amina.sees(said(language, "moderation-hold-free", circle="Le banc"))
    assert label(language, "moderation-hold-ask") not in over.labels
    assert told(nadia, said(language, NEW)) == before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_answer_comes_though_the_day_is_over(house: Local, language: str) -> None:
    phones = await held(house, language)
    amina, nadia = phones["Amina"], phones["Nadia"]
    await opens_hold(amina, language)
    await amina.taps(label(language, "moderation-hold-ask"))
    await later(house, timedelta(hours=25))
    await nadia.taps(label(language, "moderation-notice-open"))
    over = said(language, "moderation-hold-shown-over", alias="Iris", circle="Le banc", until="", count=1)
    nadia.sees(over)
    await nadia.taps(label(language, "moderation-hold-report", number=1, count=1))
    await nadia.taps(label(language, "moderation-decide-nothing"))
    await opens_hold(amina, language)
    amina.sees(said(language, "moderation-hold-seen", circle="Le banc"))


async def test_threats_wait_until_a_human_has_seen_them(house: Local) -> None:
    phones = await held(house, reporters=("Paul",), reason="threat")
    amina, julie, nadia = phones["Amina"], phones["Julie"], phones["Nadia"]
    assert nadia.notifications[-1].startswith(said("fr", "moderation-notice-urgent"))
    for name in ("Karim", "Hugo"):
        await report(phones[name], CRUEL)
    await opens_hold(amina)
    amina.sees(said("fr", "moderation-hold-until-seen", circle="Le banc"))
    await enters(amina)
    await amina.types("alors ?")
    amina.sees(said("fr", "rooms-waits-seen"))
    await later(house, timedelta(days=3))
    julie.sees_no("alors ?")
    await nadia.types("/reports")
    await nadia.taps(label("fr", "moderation-line-report-urgent", alias="Iris"))
    await nadia.taps(label("fr", "moderation-decide-nothing"))
    julie.sees("alors ?")
    await opens_hold(amina)
    amina.sees(said("fr", "moderation-hold-seen", circle="Le banc"))


async def test_who_is_held_is_told_when_a_threat_takes_the_end_away(house: Local) -> None:
    phones = await held(house)
    amina, julie = phones["Amina"], phones["Julie"]
    await enters(amina)
    await amina.types("vous m’entendez ?")
    before = told(amina, said("fr", PERSON))
    await report(julie, CRUEL, "sexual")
    assert told(amina, said("fr", PERSON)) == before + 1
    await opens_hold(amina)
    amina.sees(said("fr", "moderation-hold-until-seen", circle="Le banc"))
    await amina.taps(label("fr", "moderation-hold-ask"))
    await later(house, timedelta(days=2))
    julie.sees_no("vous m’entendez ?")
    await phones["Marc"].types("/reports")
    await phones["Marc"].taps(label("fr", "moderation-line-hold", alias="Iris"))
    await phones["Marc"].taps(label("fr", "moderation-hold-report", number=1, count=1))
    await phones["Marc"].taps(label("fr", "moderation-decide-warn"))
    julie.sees("vous m’entendez ?")
    await opens_hold(amina)
    amina.sees(said("fr", "moderation-act-warn", circle="Le banc"))


async def test_nobody_else_asks_or_looks(house: Local) -> None:
    phones = await held(house)
    hold = await hold_id(house)
    await opens_hold(phones["Amina"])
    for name in ("Paul", "Nadia", "operator"):
        for action in (ShowHold(hold), AskToRead(hold), OpenHold(hold), OpenHold(7), AskToRead(7)):
            await phones[name].presses(phones[name].screen, action.data)
            phones[name].sees(said("fr", "moderation-not-there"))
    await phones["Amina"].taps(label("fr", "moderation-hold-ask"))
    for name in ("Paul", "Julie", "Amina"):
        await phones[name].presses(phones[name].screen, OpenHold(hold).data)
        phones[name].sees(said("fr", "moderation-not-there"))


async def test_asking_is_in_one_s_data_and_goes_with_it(house: Local) -> None:
    from bot.members import service as members

    phones = await held(house)
    await opens_hold(phones["Amina"])
    await phones["Amina"].taps(label("fr", "moderation-hold-ask"))
    async with house.database.reading() as tx:
        amina = await members.find(tx, phones["Amina"].id)
        assert amina is not None
        (kept,) = (await privacy.known(tx, amina))["moderation"]["holds"]
        assert await audit.verify(tx) is None
    assert kept["asked_to_read_now"] == house.clock.now().isoformat()
    assert kept["seen_by_the_team"] is None
    hold = await hold_id(house)
    await phones["Amina"].types("/forget")
    await phones["Amina"].taps(label("fr", "privacy-erase-yes"))
    async with house.database.reading() as tx:
        assert await tx.all(select(holds)) == []
    await phones["Nadia"].presses(phones["Nadia"].screen, OpenHold(hold).data)
    phones["Nadia"].sees(said("fr", "moderation-not-there"))
