"""A room between three phones, as people type and tap in it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.circles import service as circles
from bot.local import Local
from bot.members import service as members
from bot.privacy import service as privacy
from bot.rooms import rows
from bot.rooms import service as rooms
from bot.rooms.actions import Enter, ReadWeek
from bot.simulator.phones import Phone
from tests.stories.people import circle
from tests.stories.words import LANGUAGES, label, said

PEOPLE = [("Amina", "Iris"), ("Paul", "Tom"), ("Karim", "Sami")]


async def three(house: Local, language: str = "fr") -> tuple[Phone, Phone, Phone]:
    """Three people of one circle; Paul and Karim read as it comes."""
    await circle(house, "Le banc", language=language, aliases=PEOPLE)
    amina, paul, karim = (house.town.phone(name, language=language) for name, _ in PEOPLE)
    await reading(house, paul, karim)
    return amina, paul, karim


async def reading(house: Local, *phones: Phone) -> None:
    """These people read all their circles as it comes."""
    async with house.database.transaction() as tx:
        for phone in phones:
            member = await members.find(tx, phone.id)
            assert member is not None
            for membership in await circles.of(tx, member):
                await circles.set_reading(tx, membership, circles.AS_IT_COMES)


async def reads(phone: Phone, way: str, language: str = "fr") -> None:
    await phone.types("/circle")
    await phone.taps(label(language, "rooms-reading"))
    await phone.taps(label(language, f"rooms-way-{way}", present="False"))


async def later(house: Local, by: timedelta) -> None:
    await house.travel(house.clock.now() + by)


async def enters(phone: Phone, language: str = "fr") -> None:
    await phone.types("/circle")
    await phone.taps(label(language, "rooms-write"))


async def test_how_one_reads_is_chosen_and_its_price_said(house: Local) -> None:
    amina, paul, karim = await three(house)
    await reads(paul, "on_open")
    paul.sees(said("fr", "rooms-reading-changed", way="on_open"))
    await reads(amina, "as_it_comes")
    amina.sees("Un écran verrouillé peut montrer les mots des autres")
    await enters(karim)
    await karim.types("Qui lit ?")
    amina.sees("Qui lit ?")
    paul.sees_no("Qui lit ?")
    await later(house, timedelta(hours=24))
    paul.sees_no("Qui lit ?")
    paul.sees_no(said("fr", "rooms-evening", count=1, people=1))
    await enters(paul)
    paul.sees("Qui lit ?")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_said_reaches_the_others_under_a_chosen_name(house: Local, language: str) -> None:
    amina, paul, karim = await three(house, language)
    await enters(amina, language)
    assert amina.keyboard == [[label(language, "rooms-leave")], [label(language, "menu-helpline")]]
    await amina.types("Je n’ai pas dormi <b>de la nuit</b>.")
    for phone in (paul, karim):
        seen = phone.sees("Je n’ai pas dormi <b>de la nuit</b>.")
        assert seen.text.splitlines()[:2] == [said(language, "rooms-first-line"), "Iris"]
        assert seen.protected
        phone.sees_no("Amina")
        assert phone.notifications[-1].startswith(said(language, "rooms-first-line"))
    amina.sees(said(language, "rooms-said"))
    await amina.taps(label(language, "rooms-leave"))
    assert amina.keyboard == []
    amina.sees(said(language, "rooms-left"))
    await amina.types("ceci n’est pour personne")
    paul.sees_no("ceci n’est pour personne")


async def test_replies_stay_replies_in_each_chat(house: Local) -> None:
    amina, paul, karim = await three(house)
    await enters(amina)
    own = await amina.types("Comment faites-vous le soir ?")
    await enters(paul)
    await paul.replies(paul.sees("Comment faites-vous le soir ?"), "Je marche.")
    assert amina.sees("Je marche.").reply_to == own.id
    assert karim.sees("Je marche.").reply_to == karim.sees("Comment faites-vous le soir ?").id
    await amina.replies(amina.sees("Je marche."), "Longtemps ?")
    assert karim.sees("Longtemps ?").reply_to == karim.sees("Je marche.").id


async def test_an_edit_is_carried_over_and_take_back_deletes(house: Local) -> None:
    amina, paul, karim = await three(house)
    await enters(amina)
    message = await amina.types("On se voit mardi")
    await amina.edits(message, "On se voit mercredi")
    paul.sees("On se voit mercredi")
    paul.sees_no("mardi")
    assert label("fr", "rooms-more") in paul.sees("mercredi").labels
    await amina.taps("Retirer mon message")
    amina.sees(said("fr", "rooms-taken-back"))
    for phone in (paul, karim):
        phone.sees_no("mercredi")
        phone.sees_no(said("fr", "rooms-emptied"))


async def test_what_is_too_old_to_be_deleted_is_emptied(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await amina.types("Ma sœur s’appelle Blanche")
    paul.sees("Blanche")
    await later(house, timedelta(days=3))
    await amina.taps("Retirer mon message")
    paul.sees_no("Blanche")
    paul.sees(said("fr", "rooms-emptied"))


@pytest.mark.parametrize("forgotten", [False, True])
async def test_held_up_until_it_is_too_old_to_be_deleted_it_is_emptied(house: Local, forgotten: bool) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await amina.types("Je regrette.")
    paul.sees("Je regrette.")
    await later(house, timedelta(hours=46))
    async with house.database.transaction() as tx:
        member = await members.find(tx, amina.id)
        assert member is not None
        (message,) = await rows.by(tx, member.id)
        if forgotten:
            await privacy.forget(tx, member, house.clock.now())
        else:
            await rooms.take_back(tx, member, message.id, house.clock.now())
        # As if the sender came to it three hours later: nothing leaves before the commit.
        house.clock.move_to(house.clock.now() + timedelta(hours=3))
    await house.entraide.settle()
    paul.sees_no("Je regrette.")
    paul.sees(said("fr", "rooms-emptied"))


async def test_a_very_long_message_arrives_whole_in_two_parts(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    long = ("mot " * 1022).strip() + " fin."
    assert 4080 < len(long) <= 4096
    await amina.types(long)
    heard = [seen.text.split("\n", 2)[2] for seen in paul.messages if seen.text.startswith("Un message pour")]
    assert len(heard) == 2
    assert " ".join(heard).split() == long.split()


async def test_mentions_of_people_are_words_only(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    entities = [
        {
            "type": "text_mention",
            "offset": 0,
            "length": 4,
            "user": {"id": 42, "is_bot": False, "first_name": "Z"},
        },
        {"type": "bold", "offset": 5, "length": 5},
    ]
    await amina.types("Zora vient ce soir", entities=entities)
    await amina.taps(label("fr", "rooms-ask-yes"))
    seen = paul.sees("Zora vient ce soir")
    assert "<b>Iris</b>" in seen.html
    assert "Zora <b>vient</b> ce soir" in seen.html


async def test_after_half_an_hour_of_silence_it_is_asked_first(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await amina.types("Bonsoir")
    await later(house, timedelta(minutes=31))
    await amina.types("acheter du lait")
    paul.sees_no("acheter du lait")
    amina.sees(said("fr", "rooms-ask", count=1, circle="Le banc"))
    await amina.types("et du pain")
    amina.sees(said("fr", "rooms-ask", count=2, circle="Le banc"))
    await amina.taps(label("fr", "rooms-ask-no"))
    paul.sees_no("du pain")
    assert amina.keyboard == []
    await amina.types("encore du lait")
    paul.sees_no("encore du lait")


async def test_asked_and_sent_nothing_is_lost_in_between(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await later(house, timedelta(minutes=31))
    await amina.types("Je reviens")
    await house.restart()
    await amina.types("me voilà")
    await amina.taps(label("fr", "rooms-ask-yes"))
    paul.sees("Je reviens")
    paul.sees("me voilà")
    await amina.types("Et vous ?")
    paul.sees("Et vous ?")


async def test_other_screens_since_then_make_it_ask(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await amina.types("/helpline")
    await amina.types("j’ai peur")
    paul.sees_no("j’ai peur")
    await amina.taps(label("fr", "rooms-ask-no"))
    await enters(amina)
    await amina.types("Bonsoir")
    paul.sees("Bonsoir")
    await amina.taps("Retirer mon message")
    await amina.types("Bonsoir à vous")
    paul.sees("Bonsoir à vous")


async def test_a_reply_to_something_else_is_asked_about(house: Local) -> None:
    amina, paul, _ = await three(house)
    await amina.types("/menu")
    menu = amina.screen
    await enters(amina)
    await amina.replies(menu, "le point du jour, plutôt")
    paul.sees_no("plutôt")
    amina.sees(said("fr", "rooms-ask", count=1, circle="Le banc"))


@pytest.mark.parametrize("typed", ["Revenir au menu", "back to the menu", "Parler à quelqu’un maintenant"])
async def test_the_labels_of_the_keys_are_never_relayed(house: Local, typed: str) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await amina.types(typed)
    paul.sees_no(typed)


async def test_the_key_to_the_menu_of_another_keyboard_leads_out_and_is_not_relayed(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await amina.types(label("fr", "navigation-menu"))
    assert [seen for seen in paul.messages if seen.text.endswith(label("fr", "navigation-menu"))] == []
    amina.sees(said("fr", "rooms-left"))
    assert amina.screen.text == said("fr", "menu-title")
    assert amina.keyboard == []


async def test_the_evening_line_is_the_default_and_reads_everything(house: Local) -> None:
    amina, paul, karim = await three(house)
    await reads(paul, "evening")
    await enters(amina)
    await amina.types("Un")
    await amina.types("Deux")
    await enters(karim)
    await karim.types("Trois")
    paul.sees_no("Deux")
    await enters(paul)
    for word in ("Un", "Deux", "Trois"):
        paul.sees(f"\n{word}")
    inside = paul.sees(said("fr", "rooms-inside-new", count=3))
    assert all(inside.id < paul.sees(f"\n{word}").id for word in ("Un", "Deux", "Trois"))
    await amina.types("Quatre")
    paul.sees("Quatre")


def times(phone: Phone, words: str) -> int:
    """How often these words stand on a phone."""
    return sum(words in seen.text for seen in phone.messages)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_of_many_messages_that_waited_none_is_lost(house: Local, language: str) -> None:
    amina, paul, karim = await three(house, language)
    await reads(paul, "evening", language)
    await enters(amina, language)
    for number in range(26):
        await amina.types(f"n° {number}.")
    await enters(paul, language)
    paul.sees(said(language, "rooms-inside-new-first", count=26, first=20))
    paul.sees(said(language, "rooms-given-rest", count=6))
    paul.sees("n° 19.")
    paul.sees_no("n° 20.")
    await amina.types("Et vous ?")
    paul.sees("Et vous ?")
    await paul.taps(label(language, "rooms-go-on"))
    paul.sees(said(language, "rooms-given"))
    assert [times(paul, f"n° {number}.") for number in range(26)] == [1] * 26
    assert times(paul, "Et vous ?") == 1
    await paul.types("Je vous ai lus.")
    karim.sees("Je vous ai lus.")


async def test_what_was_left_unread_is_told_in_the_evening_and_given_on_the_next_entry(house: Local) -> None:
    amina, paul, _ = await three(house)
    await reads(paul, "evening")
    await enters(amina)
    for number in range(26):
        await amina.types(f"n° {number}.")
    await enters(paul)
    await amina.types("Et vous ?")
    await paul.taps(label("fr", "rooms-leave"))
    await amina.types("Bonne soirée à tous.")
    await later(house, timedelta(hours=1))
    paul.sees(said("fr", "rooms-evening", count=7, people=1))
    await enters(paul)
    paul.sees(said("fr", "rooms-inside-new", count=7))
    heard = [*(f"n° {number}." for number in range(26)), "Et vous ?", "Bonne soirée à tous."]
    assert [times(paul, words) for words in heard] == [1] * 28


async def test_what_waited_is_not_lost_when_one_chooses_to_read_as_it_comes(house: Local) -> None:
    amina, paul, _ = await three(house)
    await reads(paul, "evening")
    await enters(amina)
    await amina.types("Le premier.")
    await reads(paul, "as_it_comes")
    await amina.types("Le second.")
    paul.sees("Le second.")
    paul.sees_no("Le premier.")
    await enters(paul)
    paul.sees(said("fr", "rooms-inside-new", count=1))
    assert (times(paul, "Le premier."), times(paul, "Le second.")) == (1, 1)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_evening_line_once_stopped_stays_stopped(house: Local, language: str) -> None:
    amina, paul, _ = await three(house, language)
    await reads(paul, "evening", language)
    await paul.types("/reminders")
    await paul.taps(label(language, "reminders-line"))
    await paul.taps(label(language, "reminders-hour-none"))
    paul.sees(said(language, "reminders-line-stopped"))
    assert label(language, "reminders-line") not in paul.screen.labels
    await enters(paul, language)
    await paul.taps(label(language, "rooms-leave"))
    await enters(amina, language)
    await amina.types("Bonsoir à tous.")
    await later(house, timedelta(hours=24))
    paul.sees_no(said(language, "rooms-evening", count=1, people=1))
    paul.sees_no("Bonsoir à tous.")
    await paul.types("/circle")
    await paul.taps(label(language, "rooms-reading"))
    assert label(language, "rooms-way-on_open", present="True") in paul.screen.labels
    await enters(paul, language)
    paul.sees("Bonsoir à tous.")


async def test_quiet_hours_hold_what_comes_as_it_is_said(house: Local) -> None:
    amina, paul, _ = await three(house)
    await later(house, timedelta(hours=4))
    await enters(amina)
    await amina.types("Je ne dors pas")
    paul.sees_no("Je ne dors pas")
    await later(house, timedelta(hours=9, minutes=45))
    paul.sees("Je ne dors pas")


async def test_entering_at_night_brings_what_waited_for_the_morning(house: Local) -> None:
    amina, paul, _ = await three(house)
    await later(house, timedelta(hours=4))
    await enters(amina)
    await amina.types("Je ne dors pas")
    await enters(paul)
    paul.sees("Je ne dors pas")
    assert sum("Je ne dors pas" in seen.text for seen in paul.messages) == 1


async def test_the_last_seven_days_can_be_read_again_a_page_at_a_time(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    for number in range(12):
        await amina.types(f"numéro {number}.")
    await paul.types("/circle")
    await paul.taps(label("fr", "rooms-read-week"))
    assert sum("numéro 3." in seen.text for seen in paul.messages) == 2
    assert sum("numéro 11." in seen.text for seen in paul.messages) == 1
    await paul.taps(label("fr", "rooms-go-on"))
    assert sum("numéro 11." in seen.text for seen in paul.messages) == 2
    paul.sees(said("fr", "rooms-given"))
    await later(house, timedelta(days=8))
    await paul.types("/circle")
    await paul.taps(label("fr", "rooms-read-week"))
    paul.sees(said("fr", "rooms-given-nothing"))


async def test_good_bye_is_silent_and_may_take_words_along(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await amina.types("Merci à vous")
    before = len(paul.messages)
    await amina.types("/circle")
    await amina.taps(label("fr", "rooms-good-bye"))
    await amina.taps(label("fr", "rooms-good-bye-erase"))
    amina.sees(said("fr", "rooms-good-bye-erased"))
    paul.sees_no("Merci à vous")
    assert len(paul.messages) == before - 1
    assert amina.keyboard == []
    await amina.types("/circle")
    amina.sees(said("fr", "rooms-none"))


async def test_contact_details_are_confirmed_before_they_go_out(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await amina.types("Mon numéro : 06 12 34 56 78")
    paul.sees_no("06 12 34 56 78")
    amina.sees(said("fr", "rooms-ask-contact", circle="Le banc"))
    await amina.taps(label("fr", "rooms-ask-yes"))
    paul.sees("06 12 34 56 78")


async def test_an_edit_that_adds_contact_details_is_not_carried_over(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    message = await amina.types("Écrivez-moi")
    await amina.edits(message, "Écrivez-moi à @amina38")
    paul.sees_no("@amina38")
    amina.sees(said("fr", "rooms-edit-contact"))


async def test_a_circle_that_is_not_mine_reads_like_none(house: Local) -> None:
    amina, _, _ = await three(house)
    other = await circle(house, "Ailleurs", aliases=[("Zoé", "Lou")])
    await amina.types("/menu")
    for action in (Enter(other.id), Enter(7), ReadWeek(other.id, None)):
        await amina.presses(amina.screen, action.data)
        amina.sees(said("fr", "rooms-no-circle"))
        amina.sees_no("Ailleurs")


async def test_a_first_word_is_suggested_once(house: Local) -> None:
    amina, _, _ = await three(house)
    await enters(amina)
    opening = said("fr", "rooms-first-time", alias="Iris")
    assert opening in amina.screen.text
    await amina.types("Bonjour")
    await enters(amina)
    assert opening not in amina.screen.text


async def test_the_room_survives_a_restart_and_a_kill(house: Local) -> None:
    amina, paul, _ = await three(house)
    await enters(amina)
    await house.restart()
    await amina.types("Toujours là")
    paul.sees("Toujours là")
    await house.kill()
    await amina.types("Encore là")
    paul.sees("Encore là")
    assert amina.keyboard
