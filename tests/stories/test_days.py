"""A person's days: the question at its hour, one tap, words, the fortnight, and silence."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.local import Local
from bot.members import service as members
from bot.members.service import Member
from bot.mood import service as mood
from bot.rhythm import sweep
from bot.simulator.phones import Phone
from bot.texts import texts
from tests.stories.people import settled
from tests.stories.words import LANGUAGES, label, said

PARIS = ZoneInfo("Europe/Paris")
SCORES = {"fr": ("Très dur", "Assez bien"), "en": ("Very hard", "Fairly good")}


class Days:
    """Local days and hours of a story, counted from the day on which it begins."""

    def __init__(self, house: Local) -> None:
        self.first = house.clock.now().astimezone(PARIS).date()

    def __call__(self, days: int, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(self.day(days), time(hour, minute), PARIS).astimezone(UTC)

    def day(self, days: int) -> date:
        return self.first + timedelta(days=days)


async def lea_of(house: Local, language: str = "fr") -> Phone:
    """Léa, a member whose question comes at 18:30 from tomorrow (Monday 23 November) on."""
    await settled(house, "Léa", language)
    lea = house.town.phone("Léa")
    await lea.types("/reminders")
    await lea.taps(label(language, "reminders-question"))
    lea.sees(label(language, "mood-consent")[:60])
    await lea.taps(label(language, "reminders-evening", hour="18:30"))
    lea.sees(said(language, "reminders-question-set", hour="18:30"))
    return lea


async def member_of(house: Local, phone: Phone) -> Member:
    async with house.database.reading() as tx:
        found = await members.find(tx, phone.id)
    assert found is not None
    return found


async def noted(house: Local, phone: Phone) -> list[tuple[date, int, bool, str | None]]:
    member = await member_of(house, phone)
    async with house.database.reading() as tx:
        return [
            (each.day, each.score, each.later, each.note) for each in await mood.since(tx, member, date.min)
        ]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_one_tap_is_an_answer_and_the_question_turns_into_the_thanks(
    house: Local, language: str
) -> None:
    at = Days(house)
    lea = await lea_of(house, language)
    await house.town.travel(at(1, 18, 29))
    lea.sees_no(label(language, "mood-ask"))
    await house.town.travel(at(1, 18, 30))
    question = lea.sees(label(language, "mood-ask"))
    five = [label(language, "mood-choice", score=score) for score in range(1, 6)]
    assert list(question.labels[:5]) == five
    assert lea.notifications[-1].endswith(" ".join(label(language, "mood-ask").split()))
    await lea.taps(SCORES[language][1], on=question)
    thanks = next(seen for seen in lea.messages if seen.id == question.id)
    assert label(language, "mood-word", score=4) in thanks.text
    assert label(language, "mood-ask") not in thanks.text
    assert await noted(house, lea) == [(at.day(1), 4, False, None)]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_are_kept_only_if_they_are_sent(house: Local, language: str) -> None:
    lea = await lea_of(house, language)
    await lea.types("/checkin")
    await lea.taps(SCORES[language][1])
    thanks = next(seen for seen in lea.messages if label(language, "mood-add-note") in seen.labels)
    await lea.taps(label(language, "mood-add-note"), on=thanks)
    await lea.taps(label(language, "mood-note-none"))
    lea.sees(said(language, "mood-note-nothing"))
    assert [each[3] for each in await noted(house, lea)] == [None]
    await lea.taps(label(language, "mood-add-note"), on=thanks)
    await lea.types("x" * 1001)
    lea.sees(said(language, "mood-note-too-long", limit=1000, length=1001))
    await house.town.kill()
    await lea.types("J’ai <b>marché</b> & dormi.")
    lea.sees(said(language, "mood-note-kept"))
    assert [each[3] for each in await noted(house, lea)] == ["J’ai <b>marché</b> & dormi."]
    await lea.types("/mood")
    assert lea.screen.photo
    await lea.taps(label(language, "mood-read-notes"))
    lea.sees("J’ai <b>marché</b> & dormi.")
    await lea.taps(label(language, "mood-add-note"), on=thanks)
    await lea.types("/menu")
    await lea.types("pas une note")
    assert [each[3] for each in await noted(house, lea)] == ["J’ai <b>marché</b> & dormi."]


async def test_after_midnight_counts_for_the_day_that_was_asked_about(house: Local) -> None:
    at = Days(house)
    lea = await lea_of(house)
    await house.town.travel(at(1, 18, 30))
    first = lea.screen
    await house.town.travel(at(2, 0, 40))
    await lea.taps("Entre les deux", on=first)
    assert await noted(house, lea) == [(at.day(1), 3, False, None)]
    await house.town.travel(at(2, 18, 31))
    second = lea.screen
    await house.town.travel(at(4, 9))
    await lea.taps("Bien", on=second)
    assert (at.day(2), 5, True, None) in await noted(house, lea)
    lea.sees("après coup")
    await house.town.travel(at(5, 9))
    third = next(
        seen
        for seen in lea.messages
        if "Comment ça va" in seen.text and seen.date == at(3, 18, 30).timestamp()
    )
    await house.town.travel(at(6, 9))
    await lea.taps("Bien", on=third)
    lea.sees("je ne peux plus noter ce jour-là")
    assert at.day(3) not in {each[0] for each in await noted(house, lea)}
    await lea.taps("Assez bien")
    assert (at.day(6), 4, False, None) in await noted(house, lea)


async def test_a_noted_day_is_not_asked_about_and_an_hour_later_can_be(house: Local) -> None:
    at = Days(house)
    lea = await lea_of(house)
    await house.town.travel(at(1, 12))
    await lea.types("/point")
    await lea.taps("Assez bien")
    count = len(lea.messages)
    await house.town.travel(at(2, 18))
    assert len(lea.messages) == count
    await house.town.travel(at(2, 18, 30))
    question = lea.screen
    await lea.taps("Dans une heure", on=question)
    lea.sees("à 19:30")
    await house.town.travel(at(2, 19, 29))
    assert lea.screen.id == question.id
    await house.town.travel(at(2, 19, 30))
    lea.sees("Comment ça va aujourd’hui ?")
    await lea.taps("Dans une heure")
    await lea.types("/checkin")
    await lea.taps("Bien")
    count = len(lea.messages)
    await house.town.travel(at(2, 23))
    assert len(lea.messages) == count, "noted meanwhile: nothing comes an hour later"


async def test_silence_is_met_with_fewer_questions_and_one_open_door(house: Local) -> None:
    at = Days(house)
    lea = await lea_of(house)
    await house.town.travel(at(39, 12))
    asked = [
        datetime.fromtimestamp(seen.date, PARIS).date()
        for seen in lea.messages
        if "Comment ça va" in seen.text
    ]
    assert [(day - at.day(1)).days for day in asked] == [0, 1, 2, 4, 6, 8, 10, 17, 24]
    door = lea.sees("La porte reste ouverte")
    assert door.date == at(29, 18, 30).timestamp()
    assert lea.screen.id == door.id
    await lea.taps("Dire comment ça va")
    await lea.taps("Entre les deux")
    await lea.types("/rappels")
    lea.sees("la question ne vient plus pour l’instant")
    await lea.taps("Point du jour")
    await lea.taps("Matin, 08:00")
    await house.town.travel(at(40, 8, 1))
    lea.sees("Comment ça va aujourd’hui ?")


async def test_a_low_answer_offers_and_pushes_nothing(house: Local) -> None:
    lea = await lea_of(house)
    await lea.types("/checkin")
    await lea.taps("Très dur")
    low = lea.sees("Voici ce qui est possible")
    assert lea.screen.id == low.id, "nothing else is proposed after a low answer"
    assert low.buttons[0] == ("Parler à quelqu’un maintenant",)
    await lea.taps("Rien pour l’instant")
    lea.sees("Merci. C’est noté")
    await lea.types("/checkin")
    await lea.taps("Très dur")
    lea.sees_no("Voici ce qui est possible")


async def test_late_questions_are_skipped_and_counted_never_hours_late(house: Local) -> None:
    at = Days(house)
    lea = await lea_of(house)
    count = len(lea.messages)
    house.clock.move_to(at(1, 22))
    await house.entraide.tick()
    await house.town.quiet()
    assert len(lea.messages) == count
    async with house.database.reading() as tx:
        tally = (await sweep.tallied(tx, date.min))["check_in"]
    assert (tally.served, tally.skipped) == (0, 1)
    await house.town.travel(at(2, 18, 30))
    lea.sees("Comment ça va aujourd’hui ?")


async def without_a_sender(house: Local, due: datetime, until: datetime) -> None:
    """What is due is put into the outbox, and nothing leaves before `until`; then the bot is there again."""
    await house.town.travel(due - timedelta(minutes=1))
    await house.entraide.sender.stop()
    house.clock.move_to(due)
    await house.entraide.tick()
    house.clock.move_to(until)
    await house.kill()


async def tally_of(house: Local, kind: str) -> tuple[int, int, int]:
    async with house.database.reading() as tx:
        tally = (await sweep.tallied(tx, date.min))[kind]
    return tally.served, tally.late, tally.skipped


async def test_a_question_that_could_not_be_sent_in_time_is_skipped_and_nobody_left_it_unanswered(
    house: Local,
) -> None:
    at = Days(house)
    lea = await lea_of(house)
    for day in (1, 2, 3):
        await without_a_sender(house, at(day, 18, 30), at(day, 21, 30))
    lea.sees_no(label("fr", "mood-ask"))
    assert await tally_of(house, "check_in") == (0, 0, 3)
    odile = house.town.phone("Odile")
    await odile.types("/admin")
    await odile.taps(label("fr", "admin-health"))
    odile.sees(said("fr", "admin-health-kind", kind="check_in", served=0, late=0, worst=0, skipped=3))
    await house.town.travel(at(4, 18, 29))
    lea.sees_no(label("fr", "mood-ask"))
    await house.town.travel(at(4, 18, 30))
    lea.sees(label("fr", "mood-ask"))
    assert await tally_of(house, "check_in") == (1, 0, 3)


async def test_a_door_that_could_not_be_told_of_is_told_of_the_next_day(house: Local) -> None:
    at = Days(house)
    lea = await lea_of(house)
    await without_a_sender(house, at(29, 18, 30), at(30, 0, 30))
    lea.sees_no("La porte reste ouverte")
    await house.town.travel(at(30, 18, 31))
    lea.sees("La porte reste ouverte")
    count = len(lea.messages)
    await house.town.travel(at(40, 12))
    assert len(lea.messages) == count


async def test_a_pause_and_going_on(house: Local) -> None:
    at = Days(house)
    lea = await lea_of(house)
    await lea.taps("Faire une pause")
    await lea.taps("Une semaine")
    lea.sees(f"En pause jusqu’au {texts('fr').day(at.day(7))}")
    await house.town.travel(at(7, 18, 29))
    lea.sees_no("Comment ça va")
    await house.town.travel(at(7, 18, 31))
    lea.sees("Comment ça va")
    await lea.types("/reminders")
    await lea.taps("Faire une pause")
    await lea.taps("Jusqu’à ce que je le dise")
    count = len(lea.messages)
    await house.town.travel(timedelta(days=40))
    assert len(lea.messages) == count
    await lea.types("/reminders")
    await lea.taps("Reprendre")
    await house.town.travel(timedelta(days=1))
    lea.sees("Comment ça va")
