"""Announcements as they are written, aimed, planned and received."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.announcements.actions import Confirm, Pause, Stop, TakeBack
from bot.announcements.rows import CANCELLED, DONE, REFUSED, SCHEDULED, recent
from bot.circles import service as circles
from bot.entities import utf16_length
from bot.local import Local
from bot.members import consents
from bot.members import service as members
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


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_meeting_is_cancelled_in_four_taps_and_its_words(house: Local, language: str) -> None:
    await bench(house, language)
    nadia, amina = house.town.phone("Nadia"), house.town.phone("Amina")
    await nadia.types("/announce")
    await nadia.taps(label(language, "announcements-kind-name", kind="meeting"))
    nadia.sees(said(language, "announcements-lock-screen"))
    await nadia.types(WORDS[language])
    nadia.sees(said(language, "announcements-whom", audience="Le banc", people=SIX[language]))
    await nadia.taps(label(language, "announcements-now"))
    above, controls = nadia.messages[-2:]
    assert above.text == f"{FIRST[language]}\n\n{WORDS[language]}"
    assert SIX[language] in controls.labels[0], "the count stands on the button that sends"
    received_before = received(amina, WORDS[language])
    await nadia.taps(controls.labels[0])
    assert received_before == []
    for phone in phones(house, "Marc", *(name for name, _ in PEOPLE)):
        (seen,) = received(phone, WORDS[language])
        assert seen.text == above.text
        assert seen.buttons == ((label(language, "announcements-more"),),)
        assert phone.notifications[-1].startswith(FIRST[language]), "neutral on a lock screen"
    await tick(house)
    report = nadia.screen
    assert report.id == controls.id, "the one live message turned into the report"
    assert label(language, "announcements-report-sent", people=SIX[language]) in told(report)
    assert said(language, "announcements-not-read") in told(report)
    assert received(nadia, WORDS[language])[0].id == above.id, "its author has the preview, no copy"


async def test_formatting_is_kept_and_mentions_of_people_are_words(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    text = "🙂 Réunion annulée, voir le site ou Paul."
    entities = [
        {"type": kind, "offset": utf16_length(text[: text.index(word)]), "length": len(word), **more}
        for kind, word, more in (
            ("bold", "Réunion", {}),
            ("text_link", "site", {"url": "https://lesrives.example/"}),
            ("text_link", "Paul", {"url": f"tg://user?id={house.town.phone('Paul').id}"}),
        )
    ]
    await preview(nadia, text=text, entities=entities)
    shown = nadia.messages[-2].html
    await send(nadia)
    (seen,) = received(amina, "Réunion annulée")
    assert seen.html == shown
    assert "🙂 <b>Réunion</b> annulée" in seen.html
    assert '<a href="https://lesrives.example/">site</a>' in seen.html
    assert "tg://user" not in seen.html
    assert seen.text.endswith("Paul.")


async def test_markup_that_is_typed_stays_words(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await preview(nadia, text="<b>Demain</b> & après")
    await send(nadia)
    assert received(amina, "<b>Demain</b> & après")


async def test_every_step_has_back_and_a_change_of_text(house: Local) -> None:
    await bench(house)
    nadia = house.town.phone("Nadia")
    await preview(nadia)
    back = label("fr", "navigation-back")
    for question in ("announcements-ask-when", "announcements-ask-text", "announcements-ask-kind"):
        await nadia.taps(back)
        nadia.sees(said("fr", question))
    await nadia.taps(label("fr", "announcements-kind-name", kind="practical"))
    assert "Au-dessus" in nadia.screen.text, "what was answered stays answered"
    await nadia.taps(label("fr", "announcements-change-text"))
    await nadia.types("Le local ouvre à 10 h.")
    assert nadia.messages[-2].text.endswith("Le local ouvre à 10 h.")
    await send(nadia)
    announced = await newest(house)
    assert announced is not None
    assert announced.kind == "practical"
    assert not received(phones(house, "Amina")[0])


async def test_a_text_too_long_for_one_message_is_asked_for_again(house: Local) -> None:
    await bench(house)
    nadia = house.town.phone("Nadia")
    await nadia.types("/announce")
    await nadia.taps(label("fr", "announcements-kind-name", kind="practical"))
    await nadia.types("a" * 4090)
    # English has the longer first line: 21 letters and two line ends.
    nadia.sees(said("fr", "announcements-too-long", count=4090 + 23 - 4096))
    await nadia.types("a" * (4096 - 23))
    nadia.sees(said("fr", "announcements-ask-when"))


async def test_the_dialogue_survives_a_restart_and_other_things_in_between(house: Local) -> None:
    await bench(house)
    nadia = house.town.phone("Nadia")
    await compose(nadia)
    await house.restart()
    await nadia.types("/helpline")
    await nadia.sends_sticker()
    nadia.sees(said("fr", "announcements-ask-when"))
    await nadia.taps(label("fr", "announcements-now"))
    await house.kill()
    await nadia.types("Envoie donc")
    assert "Au-dessus" in nadia.screen.text
    await send(nadia)
    assert len(received(phones(house, "Amina")[0])) == 1


async def test_a_test_to_myself_reaches_nobody_else(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await preview(nadia)
    await nadia.taps(label("fr", "announcements-test"))
    assert nadia.messages[-2].text.endswith(WORDS["fr"])
    assert nadia.notifications[-2].startswith(FIRST["fr"]), "seen as others' phones will show it"
    assert received(amina) == []
    await send(nadia)
    assert len(received(amina)) == 1


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
    await nadia.taps("lundi 23 novembre, prévue")
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


# To whom


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
    listed = [[each for each in phone.screen.labels if "novembre" in each] for phone in (odile, nadia)]
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
    await amina.taps(
        label("fr", "privacy-withdraw", purpose=label("fr", "privacy-purpose-organisation-news"))
    )
    await house.travel(paris(23, 12))
    assert (received(amina), len(received(paul))) == ([], 1)
    await tick(house)
    assert "Pas envoyée" not in nadia.screen.text, "who opted out is counted nowhere"


async def test_the_button_that_sends_is_of_its_own_preview_and_works_once(house: Local) -> None:
    await bench(house)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await preview(nadia, text="Un premier texte.")
    first = nadia.screen
    old = house.town.world.chats[nadia.id].messages[first.id].buttons()[0][0]["callback_data"]
    await preview(nadia, text="Un autre texte.")
    await nadia.presses(first, old)
    assert nadia.toasts[-1] == label("fr", "navigation-out-of-date")
    assert await newest(house) is None, "an old button doesn't send what was written since"
    controls = nadia.screen
    data = house.town.world.chats[nadia.id].messages[controls.id].buttons()[0][0]["callback_data"]
    await nadia.presses(controls, data)
    await nadia.presses(controls, data)
    assert len(received(amina, "Un autre texte.")) == 1
    async with house.database.reading() as tx:
        assert len(await recent(tx, 9)) == 1


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
