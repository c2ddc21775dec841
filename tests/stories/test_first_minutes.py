"""From the first word to a seat in a circle, as people type and tap it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.dialogues.tables import dialogues
from bot.local import Local
from bot.members.tables import members
from bot.onboarding.actions import NumbersIn
from bot.simulator.phones import Phone
from tests.stories.people import circle
from tests.stories.steps import ALCOHOL, DRINK
from tests.stories.words import LANGUAGES, label, said

MY_MOTHER = {"fr": "ma mère est morte en septembre", "en": "my mother died in september"}
NAMES = {
    "fr": ("Le banc", "Les mots simples", "La grande table"),
    "en": ("The bench", "Plain words", "The table"),
}


async def three_circles(house: Local, language: str) -> None:
    first, second, third = NAMES[language]
    people = [("Amina", "Iris"), ("Paul", "Tom"), ("Karim", "Sami")]
    await circle(house, first, language=language, aliases=people)
    await circle(house, second, language=language, experience=None)
    await circle(house, third, language=language, experience=None, kind="open")


class Taps:
    """Counts what a person does until the proposals are there."""

    def __init__(self, phone: Phone, language: str) -> None:
        self.phone, self.language, self.count = phone, language, 0

    async def __call__(self, key: str, **values: object) -> None:
        self.count += 1
        await self.phone.taps(label(self.language, key, **values))


async def to_the_question(phone: Phone, language: str) -> Taps:
    taps = Taps(phone, language)
    await phone.types("/start")
    await taps("menu-first-match")
    await taps("onboarding-language-keep")
    await taps("onboarding-agree-yes")
    phone.sees(said(language, "onboarding-words"))
    return taps


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_question_has_a_way_back(house: Local, language: str) -> None:
    await circle(
        house, "Entre nous", language=language, family="addictions", experience="alcohol", space="women"
    )
    lea = house.town.phone("Léa", language=language)
    taps = await to_the_question(lea, language)
    for answers in ((), ("onboarding-perspective-self",)):
        await lea.types(DRINK[language])
        await lea.taps(ALCOHOL[language])
        for answer in answers:
            await taps(answer)
        lea.sees(said(language, "onboarding-space" if answers else "onboarding-perspective"))
        await taps("navigation-back")
        lea.sees(said(language, "onboarding-words"))
    await lea.types(MY_MOTHER[language])
    lea.sees(said(language, "onboarding-confirm"))
    await taps("navigation-back")
    await taps("onboarding-words-list")
    lea.sees(said(language, "onboarding-families"))
    await taps("navigation-back")
    lea.sees(said(language, "onboarding-words"))
    await taps("navigation-back")
    await taps("navigation-back")
    lea.sees(said(language, "onboarding-language"))
    await taps("onboarding-language-keep")
    await taps("onboarding-agree-yes")
    lea.sees(said(language, "onboarding-words"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_newcomer_finds_a_circle_in_at_most_ten_taps(house: Local, language: str) -> None:
    await three_circles(house, language)
    lea = house.town.phone("Léa", language=language)
    taps = await to_the_question(lea, language)
    await lea.types(MY_MOTHER[language])
    taps.count += 1
    await lea.taps({"fr": "La perte d’un parent", "en": "Losing a parent"}[language])
    assert taps.count + 1 <= 10
    for name in NAMES[language]:
        assert name in lea.screen.text
    lea.sees(said(language, "matching-why-writers", count=3))
    lea.sees_no("Amina")
    await lea.taps(label(language, "onboarding-join", name=NAMES[language][0]))
    await lea.taps(label(language, "onboarding-alias-other"))
    await lea.types("iris")
    lea.sees(said(language, "onboarding-alias-taken"))
    await lea.types("@lea06")
    lea.sees(said(language, "onboarding-alias-unfit"))
    await lea.types("Zoé")
    await lea.taps(label(language, "onboarding-agreement-yes", alias="Zoé"))
    lea.sees(said(language, "onboarding-welcome", alias="Zoé", opening="…"))
    await lea.taps(label(language, "onboarding-news-no"))
    await lea.taps(label(language, "reminders-evening", hour="18:30"))
    lea.sees(said(language, "mood-evening-chosen", hour="18:30", now="18:30"))


async def test_the_words_of_the_first_question_are_kept_nowhere(house: Local) -> None:
    await three_circles(house, "fr")
    lea = house.town.phone("Léa")
    await to_the_question(lea, "fr")
    await lea.types(MY_MOTHER["fr"])
    async with house.database.reading() as tx:
        drafts = [row.draft for row in await tx.all(select(dialogues))]
        person = await tx.one(select(members).order_by(members.c.id.desc()).limit(1))
        assert person is not None
        key = tx.vault.unwrap(person.wrapped_key)
        opened = [tx.vault.open(key, draft, f"dialogues|draft|{person.id}:match") for draft in drafts]
    assert "septembre" not in str(opened)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_left_in_the_middle_it_goes_on_at_the_same_question(house: Local, language: str) -> None:
    await three_circles(house, language)
    lea = house.town.phone("Léa", language=language)
    await to_the_question(lea, language)
    await house.restart()
    await lea.types(MY_MOTHER[language])
    lea.sees(said(language, "onboarding-confirm"))
    await house.kill()
    await lea.taps({"fr": "La perte d’un parent", "en": "Losing a parent"}[language])
    assert NAMES[language][0] in lea.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_button_that_nothing_reads_shows_where_one_is(house: Local, language: str) -> None:
    await three_circles(house, language)
    lea = house.town.phone("Léa", language=language)
    await lea.types("/start")
    first = lea.screen
    await lea.taps(label(language, "menu-first-match"))
    await lea.presses(first, "obl:xx:yy")
    assert said(language, "navigation-out-of-date") in lea.toasts[-1]
    lea.sees(said(language, "onboarding-language"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_typed_where_buttons_answer_are_met_kindly(house: Local, language: str) -> None:
    await three_circles(house, language)
    lea = house.town.phone("Léa", language=language)
    await lea.types(MY_MOTHER[language])
    lea.sees(said(language, "navigation-stray"))
    await to_the_question(lea, language)
    await lea.sends_sticker()
    lea.sees(said(language, "navigation-only-words"))
    await lea.types(MY_MOTHER[language])
    await lea.taps({"fr": "La perte d’un parent", "en": "Losing a parent"}[language])
    await lea.types("Zoé")
    lea.sees(said(language, "navigation-only-buttons"))
    lea.sees(NAMES[language][1])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_someone_under_age_gets_youth_lines_and_nothing_is_stored(house: Local, language: str) -> None:
    tim = house.town.phone("Tim", language=language)
    await tim.types("/start")
    await tim.taps(label(language, "menu-first-match"))
    await tim.taps(label(language, "onboarding-language-keep"))
    await tim.taps(label(language, "onboarding-under-age"))
    tim.sees(said(language, "onboarding-young", numbers="…"))
    assert "119" in tim.screen.text
    async with house.database.reading() as tx:
        assert await tx.value(select(func.count()).select_from(members)) == 0


async def test_an_age_said_in_words_is_heard_too(house: Local) -> None:
    tim = house.town.phone("Tim")
    await to_the_question(tim, "fr")
    await tim.types("j'ai 15 ans et ma mère est morte")
    tim.sees(said("fr", "onboarding-young", numbers="…"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nothing_fits_is_told_with_the_true_length_of_the_list(house: Local, language: str) -> None:
    await circle(house, "Le banc", language=language, family="addictions", experience="alcohol")
    for number, name in enumerate(("Léa", "Jo"), 1):
        phone = house.town.phone(name, language=language)
        await to_the_question(phone, language)
        await phone.types(MY_MOTHER[language])
        await phone.taps({"fr": "La perte d’un parent", "en": "Losing a parent"}[language])
        phone.sees(said(language, "onboarding-nothing"))
        phone.sees(said(language, "matching-waiting-place", position=number))
        assert "Le banc" not in phone.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_closed_experience_answers_with_numbers_and_keeps_nothing(
    house: Local, language: str
) -> None:
    lea = house.town.phone("Léa", language=language)
    await to_the_question(lea, language)
    await lea.types({"fr": "mon mari me frappe", "en": "my husband hits me"}[language])
    lea.sees(said(language, "onboarding-closed-where", numbers="…", contact="…"))
    async with house.database.reading() as tx:
        person = await tx.one(select(members))
        draft = await tx.value(select(dialogues.c.draft))
        assert person is not None
        key = tx.vault.unwrap(person.wrapped_key)
        assert tx.vault.open(key, draft, f"dialogues|draft|{person.id}:match") == {}
        assert tx.vault.open(key, person.profile, f"members|profile|{person.id}")["experience"] is None
    await lea.taps(label(language, "onboarding-closed-other"))
    lea.sees(said(language, "onboarding-families"))


@pytest.mark.parametrize(
    ("language", "country", "number"), [("fr", "France", "3919"), ("en", "France", "3919")]
)
async def test_a_closed_experience_asks_for_the_country_and_gives_that_kind_s_numbers(
    house: Local, language: str, country: str, number: str
) -> None:
    lea = house.town.phone("Léa", language=language)
    await to_the_question(lea, language)
    await lea.types({"fr": "mon mari me frappe", "en": "my husband hits me"}[language])
    lea.sees(said(language, "onboarding-closed-where", numbers="…", contact="…"))
    asked = lea.screen
    assert number not in asked.text
    assert "112" in asked.text.split("\n\n")[1], "what answers in most places stands before any explanation"
    await lea.taps(country)
    assert lea.screen.id == asked.id, "on the same message"
    lea.sees(said(language, "onboarding-closed", numbers="…", contact="…"))
    assert number in lea.screen.text.split("\n\n")[1], "the numbers come first, then the truth"
    await lea.taps(label(language, "onboarding-closed-other"))
    lea.sees(said(language, "onboarding-families"))
    async with house.database.reading() as tx:
        person = await tx.one(select(members))
        assert person is not None
        key = tx.vault.unwrap(person.wrapped_key)
        profile = tx.vault.open(key, person.profile, f"members|profile|{person.id}")
        assert (profile["experience"], profile["extra"]) == (None, {})
        assert profile["country"] == "FR"
    # The old button works on, and a country we know nothing of is told so.
    forged = NumbersIn("violence", "other").data
    await lea.presses(asked, forged)
    assert "112" in lea.screen.text
    # The next time the country is known.
    await lea.types("/cancel")
    await lea.types("/match")
    await lea.types({"fr": "mon mari me frappe", "en": "my husband hits me"}[language])
    assert number in lea.screen.text.split("\n\n")[1]
    assert country not in lea.screen.labels


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_waits_in_another_language_keeps_their_place_and_gets_the_seat(
    house: Local, language: str
) -> None:
    before = "en" if language == "fr" else "fr"
    first, second = house.town.phone("Léa", language=before), house.town.phone("Jo", language=language)
    for phone, speaks in ((first, before), (second, language)):
        await to_the_question(phone, speaks)
        await phone.types(MY_MOTHER[speaks])
        await phone.taps({"fr": "La perte d’un parent", "en": "Losing a parent"}[speaks])
        phone.sees(said(speaks, "matching-waiting-place", position=1))
        await house.travel(house.clock.now() + timedelta(minutes=5))
    await first.types("/language")
    await first.taps(label(language, f"language-{language}"))
    first.sees(said(language, "matching-waiting-place", position=1))
    await second.types("/match")
    second.sees(said(language, "matching-waiting-place", position=2))
    name = NAMES[language][0]
    await circle(house, name, language=language, aliases=[("Amina", "Iris"), ("Paul", "Tom")], capacity=3)
    await house.travel(house.clock.now().replace(hour=12, minute=0) + timedelta(days=1))
    await first.taps(label(language, "matching-seat-see"))
    first.sees(name)
    assert label(language, "matching-seat-see") not in second.screen.labels, "there was one seat"


async def test_a_seat_that_comes_free_is_kept_for_who_waits(house: Local) -> None:
    lea = house.town.phone("Léa")
    await to_the_question(lea, "fr")
    await lea.types(MY_MOTHER["fr"])
    await lea.taps("La perte d’un parent")
    lea.sees(said("fr", "onboarding-nothing"))
    await circle(house, "Le banc", aliases=[("Amina", "Iris")])
    await house.travel(house.clock.now().replace(hour=12, minute=0) + timedelta(days=1))
    await lea.taps(label("fr", "matching-seat-see"))
    assert "Le banc" in lea.screen.text
    await lea.taps(label("fr", "matching-seat-accept"))
    lea.sees(said("fr", "onboarding-agreement", name="Le banc", agreement="…", alias="…"))
