"""Words of encouragement: offered once, at a rhythm, in one message with the line and the question."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.circles import service as circles
from bot.content.encouragement import messages
from bot.encouragement import service as encouragement
from bot.local import Local
from bot.members import service as members
from bot.rhythm import service as rhythm
from bot.simulator.phones import Phone
from bot.simulator.sight import Seen
from tests.stories.people import circle, settled
from tests.stories.words import LANGUAGES, label, said

PARIS = ZoneInfo("Europe/Paris")
ASK = label("fr", "mood-ask")
FAIRLY = {"fr": "Assez bien", "en": "Fairly good"}


async def accepts_daily_words(lea: Phone, language: str, hour: str) -> None:
    await lea.types("/checkin")
    if label(language, "mood-agree") in lea.screen.labels:
        await lea.taps(label(language, "mood-agree"))
    await lea.taps(FAIRLY[language])
    await lea.taps(label(language, "encouragement-rhythm", rhythm="daily"))
    await lea.taps(hour)
    await lea.taps(label(language, "encouragement-accept"))


def the_word(seen: Seen, language: str) -> str:
    found = [word.text for word in messages(language) if word.text in seen.text]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_are_offered_once_after_the_first_answer(house: Local, language: str) -> None:
    await settled(house, "Léa", language, experience="depression")
    lea = house.town.phone("Léa")
    await lea.types("/checkin")
    lea.sees(label(language, "mood-consent")[:60])
    await lea.taps(label(language, "mood-agree"))
    await lea.taps(FAIRLY[language])
    offer = lea.sees(label(language, "encouragement-consent")[:60])
    assert lea.screen.id == offer.id
    await lea.taps(label(language, "encouragement-refuse"))
    lea.sees(said(language, "encouragement-refused"))
    await lea.types("/checkin")
    await lea.taps(FAIRLY[language])
    lea.sees_no(label(language, "encouragement-consent")[:60])
    count = len(lea.messages)
    await house.town.travel(timedelta(days=3))
    assert len(lea.messages) == count, "no is an answer"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_day_another_word_until_told_otherwise(house: Local, language: str) -> None:
    await settled(house, "Léa", language, experience="depression")
    lea = house.town.phone("Léa")
    await accepts_daily_words(lea, language, "08:00")
    lea.sees(said(language, "encouragement-accepted", rhythm="daily", hour="08:00"))
    start, words = house.clock.now(), []
    for day in range(1, 11):
        await house.town.travel(at_day(start, day, 8))
        words.append(the_word(lea.screen, language))
        assert label(language, "encouragement-about") == lea.screen.labels[0]
    assert len(set(words)) == 10
    await lea.taps(label(language, "encouragement-about"))
    await lea.taps(label(language, "navigation-back"))
    await lea.taps(label(language, "encouragement-about"))
    await lea.taps(label(language, "encouragement-less"))
    assert the_word(lea.screen, language) == words[-1], "the word stays"
    member = await found(house, lea)
    async with house.database.reading() as tx:
        schedule = await rhythm.get(tx, member, encouragement.KIND)
    assert schedule is not None
    assert schedule.state["rhythm"] == "some"
    await lea.taps(label(language, "encouragement-about"))
    await lea.taps(label(language, "encouragement-stop"))
    assert label(language, "encouragement-about") not in lea.screen.labels
    count = len(lea.messages)
    await house.town.travel(timedelta(days=10))
    assert len(lea.messages) == count


async def test_not_this_kind_of_words(house: Local) -> None:
    await settled(house, "Léa", experience="depression")
    lea = house.town.phone("Léa")
    await accepts_daily_words(lea, "fr", "08:00")
    start, kinds = house.clock.now(), []
    by_text = {word.text: word.kind for word in messages("fr")}
    for day in range(1, 20):
        await house.town.travel(at_day(start, day, 8))
        kinds.append(by_text[the_word(lea.screen, "fr")])
        if day == 1:
            await lea.taps("⋯ Ce mot")
            await lea.taps("Pas ce genre de mots")
    assert kinds[0] not in kinds[1:]


async def one_evening(house: Local) -> Phone:
    """Léa, whose circle's line, word and question are due within an hour; Paul has written in the circle."""
    made = await circle(house, aliases=[("Léa", "Zoé"), ("Paul", "Tom")])
    lea, paul = house.town.phone("Léa"), house.town.phone("Paul")
    await lea.types("/reminders")
    await lea.taps("Point du jour")
    await lea.types("19h15")
    await accepts_daily_words(lea, "fr", "18:30")
    member = await found(house, lea)
    async with house.database.transaction() as tx:
        mine = await circles.membership(tx, made.id, member.id)
        assert mine is not None
        assert mine.reading == circles.EVENING
        await rhythm.set(tx, member, "evening_line", time(19), zone=PARIS, now=house.clock.now())
    start = house.clock.now()
    await house.town.travel(at_day(start, 1, 18, 45))
    await paul.types("/circle")
    await paul.taps("Écrire au cercle")
    await paul.types("Bonsoir à toutes et à tous")
    return lea


async def test_line_word_and_question_are_one_message_and_only_the_question_turns(house: Local) -> None:
    start, lea = house.clock.now(), await one_evening(house)
    count = len(lea.messages)
    await house.town.travel(at_day(start, 1, 19, 15))
    assert len(lea.messages) == count + 1, "one message"
    merged = lea.screen
    line, word, question = merged.text.split("\n\n")
    assert line == label("fr", "rooms-evening", count=1, people=1)
    assert word == the_word(merged, "fr")
    assert question == ASK
    assert merged.labels[:3] == ("Lire", "⋯ Ce mot", "Très dur (1)")
    await lea.taps("⋯ Ce mot")
    assert "Entre les deux (3)" in lea.screen.labels
    await lea.taps("‹ Retour")
    await lea.taps("Entre les deux")
    thanks = next(seen for seen in lea.messages if seen.id == merged.id)
    assert thanks.text.startswith(f"{line}\n\n{word}\n\nMerci.")
    assert thanks.labels[:2] == ("Lire", "⋯ Ce mot")
    assert "Très dur (1)" not in thanks.labels
    await lea.taps("Écrire une note", on=thanks)
    assert next(seen for seen in lea.messages if seen.id == merged.id).text == thanks.text


async def found(house: Local, phone: Phone) -> members.Member:
    async with house.database.reading() as tx:
        member = await members.find(tx, phone.id)
    assert member is not None
    return member


def at_day(start: datetime, days: int, hour: int, minute: int = 0) -> datetime:
    day = start.astimezone(PARIS).date() + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), PARIS).astimezone(UTC)


@pytest.mark.parametrize(("danger", "days"), [("yes", [3, 4]), ("no", [1, 2, 3, 4])])
async def test_no_word_in_the_two_days_after_saying_that_one_is_in_danger(
    house: Local, danger: str, days: list[int]
) -> None:
    await settled(house, "Léa", experience="depression", country="FR")
    lea = house.town.phone("Léa")
    await accepts_daily_words(lea, "fr", "08:00")
    await lea.types("/numeros")
    await lea.taps(label("fr", f"safety-danger-{danger}"))
    lea.sees("112")
    start, came = house.clock.now(), []
    for day in range(1, 5):
        before = len(lea.messages)
        await house.town.travel(at_day(start, day, 8))
        new = [seen for seen in lea.messages[before:] if seen.from_bot]
        came += [day for seen in new if any(word.text in seen.text for word in messages("fr"))]
    assert came == days
    async with house.database.reading() as tx:
        member = await members.find(tx, lea.id)
        assert member is not None
        schedule = await rhythm.get(tx, member, encouragement.KIND)
        assert schedule is not None
        assert schedule.state == {"rhythm": "daily"}, "of a rest that is over nothing is kept"
