"""What never reaches the room: notes, answers to unasked words, and what follows them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.local import Local
from bot.simulator.phones import Phone
from tests.stories.test_room import enters, reads, three
from tests.stories.test_words import FAIRLY, accepts_daily_words, the_word
from tests.stories.words import LANGUAGES, label, said

PARIS = ZoneInfo("Europe/Paris")


def at(house: Local, hour: int, minute: int = 0, days: int = 1) -> datetime:
    day = house.clock.now().astimezone(PARIS).date() + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), PARIS).astimezone(UTC)


async def asked_each_evening(phone: Phone, language: str) -> None:
    """The check-in comes at 18:30 from tomorrow on."""
    await phone.types("/reminders")
    await phone.taps(label(language, "reminders-question"))
    await phone.taps(label(language, "reminders-evening", hour="18:30"))


async def test_the_evening_line_brings_what_was_said(house: Local) -> None:
    amina, paul, karim = await three(house)
    await reads(paul, "evening")
    await enters(amina)
    await amina.types("Un soir de plus")
    await enters(karim)
    await karim.types("Ici aussi")
    await house.travel(at(house, 19, days=0))
    line = paul.sees(said("fr", "rooms-evening", count=2, people=2))
    paul.sees_no("Un soir de plus")
    for word in ("Le banc", "Iris", "cercle", "deuil", "parent"):
        assert word not in paul.notifications[-1]
    await paul.taps(label("fr", "rooms-read"), on=line)
    paul.sees("Un soir de plus")
    paul.sees("Ici aussi")
    paul.sees(said("fr", "rooms-given"))
    await house.travel(at(house, 19))
    assert sum("Un soir de plus" in seen.text for seen in paul.messages) == 1
    assert len([seen for seen in paul.messages if "attend" in seen.text or "messages de" in seen.text]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_after_the_check_in_was_asked_are_asked_about(house: Local, language: str) -> None:
    amina, paul, _ = await three(house, language)
    await asked_each_evening(amina, language)
    await house.travel(at(house, 18, 20))
    await enters(amina, language)
    await amina.types("Bonsoir à tous")
    paul.sees("Bonsoir à tous")
    await house.travel(at(house, 18, 30, days=0))
    amina.sees(label(language, "mood-ask"))
    await amina.types("plutôt mal, j’ai pleuré au travail")
    paul.sees_no("j’ai pleuré")
    amina.sees(said(language, "rooms-ask", count=1, circle="Le banc"))
    await amina.taps(label(language, "rooms-ask-no"))
    await amina.types("vraiment mal")
    paul.sees_no("vraiment mal")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("replying", [False, True], ids=["typed", "replied"])
async def test_an_answer_to_a_word_of_encouragement_never_reaches_the_room(
    house: Local, language: str, replying: bool
) -> None:
    amina, paul, karim = await three(house, language)
    await accepts_daily_words(amina, language, "12:30")
    await house.travel(at(house, 12, 25))
    await enters(amina, language)
    await amina.types("Bonjour à tous")
    paul.sees("Bonjour à tous")
    await house.travel(at(house, 12, 30, days=0))
    word = amina.screen
    assert the_word(word, language)
    await amina.types("merci, j’en avais besoin", reply_to=word.id if replying else None)
    amina.sees(said(language, "rooms-ask", count=1, circle="Le banc"))
    await amina.types("je n’en peux plus", reply_to=word.id if replying else None)
    await amina.taps(label(language, "rooms-ask-no"))
    for phone in (paul, karim):
        phone.sees_no("j’en avais besoin")
        phone.sees_no("je n’en peux plus")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_note_typed_after_having_been_in_the_room_never_reaches_it(
    house: Local, language: str
) -> None:
    amina, paul, _ = await three(house, language)
    await asked_each_evening(amina, language)
    await house.travel(at(house, 18, 25))
    await enters(amina, language)
    await amina.types("Bonsoir à tous")
    await house.travel(at(house, 18, 30, days=0))
    await amina.taps(FAIRLY[language])
    await amina.taps(label(language, "mood-add-note"))
    amina.sees(said(language, "rooms-left"))
    assert amina.keyboard == []
    await amina.types("mon secret du jour")
    paul.sees_no("mon secret du jour")
    await amina.types("et un autre")
    paul.sees_no("et un autre")
    await amina.types("/menu")
    await amina.types("et un troisième")
    paul.sees_no("et un troisième")


async def test_a_menu_set_the_room_aside_and_it_can_be_gone_on_with(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await amina.types("/menu")
    amina.sees(said("fr", "rooms-left"))
    await amina.types("à personne")
    paul.sees_no("à personne")
    await amina.taps(label("fr", "navigation-resume"))
    amina.sees(said("fr", "rooms-inside", circle="Le banc", alias="Iris").split("«")[0])
    await amina.types("me revoilà")
    paul.sees("me revoilà")


@pytest.mark.parametrize("what", ["sticker", "location", "contact", "poll", "voice", "photo", "dice"])
async def test_only_words_are_relayed(house: Local, what: str) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    before = len(paul.messages)
    match what:
        case "sticker":
            await amina.sends_sticker()
        case "location":
            await amina.sends_location(48.1, 2.1)
        case "contact":
            await amina.sends_contact()
        case "poll":
            await amina.sends_poll()
        case "voice":
            await amina.sends_voice()
        case "photo":
            await amina.sends_photo(caption="moi")
        case _:
            await amina.sends_dice()
    assert len(paul.messages) == before
    amina.sees(said("fr", "navigation-only-words"))


async def test_another_circle_s_words_are_something_else(house: Local) -> None:
    from tests.stories.people import circle

    amina, paul, _ = await three(house)
    await circle(house, "La rive", aliases=[("Amina", "Mina"), ("Zoé", "Lou")])
    zoe = house.town.phone("Zoé")
    await amina.types("/circle")
    await amina.taps("La rive")
    await amina.taps(label("fr", "rooms-reading"))
    await amina.taps(label("fr", "rooms-way-as_it_comes", present="False"))
    await amina.types("/circle")
    await amina.taps("Le banc")
    await amina.taps(label("fr", "rooms-write"))
    await amina.types("Bonsoir le banc")
    paul.sees("Bonsoir le banc")
    await enters(zoe)
    await zoe.types("Qui est là ?")
    seen = amina.sees("Qui est là ?")
    await amina.types("moi !")
    paul.sees_no("moi !")
    await amina.taps(label("fr", "rooms-ask-no"))
    zoe.sees_no("moi !")
    await amina.taps(label("fr", "rooms-more"), on=seen)
    assert label("fr", "moderation-report") in next(s for s in amina.messages if s.id == seen.id).labels
