"""Announcements as they are written, previewed and received."""

from __future__ import annotations

import pytest

from bot.announcements.rows import recent
from bot.entities import utf16_length
from bot.local import Local
from tests.stories.announcing import (
    PEOPLE,
    WORDS,
    bench,
    compose,
    newest,
    phones,
    preview,
    received,
    send,
    tick,
    told,
)
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
    assert "Ci-dessus" in nadia.screen.text, "what was answered stays answered"
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
    assert "Ci-dessus" in nadia.screen.text
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
