"""News of the organisation's life: asked once, at the first circle; a yes can be given later, and again."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from bot.announcements import news
from bot.local import Local
from bot.members import consents
from bot.simulator.phones import Phone
from bot.texts import texts
from tests.stories.announcing import WORDS, bench, member_of, phones, preview, received, send
from tests.stories.people import circle, settled
from tests.stories.words import LANGUAGES, label, said

CIRCLES = ("Le banc", "La cour")


async def joins(phone: Phone, language: str, name: str) -> None:
    """From the proposals to the welcome."""
    await phone.types("/match")
    await phone.taps(label(language, "onboarding-join", name=name))
    await phone.taps({"fr": "D’accord, je suis", "en": "I agree, I am"}[language])


async def her_consents(house: Local, phone: Phone) -> list[dict[str, Any]]:
    member = await member_of(house, phone)
    async with house.database.reading() as tx:
        given: list[dict[str, Any]] = (await consents.export(tx, member))["consents"]
    return [each for each in given if each["purpose"] == news.PURPOSE]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answer", ["onboarding-news-no", "onboarding-news-yes", None])
async def test_it_is_asked_at_the_first_circle_and_never_again(
    house: Local, language: str, answer: str | None
) -> None:
    for name in CIRCLES:
        await circle(house, name, language=language, aliases=[(f"Amina {name}", "Iris")])
    await settled(house, "Léa", language, experience="loss_parent", perspective="loss")
    lea = house.town.phone("Léa")
    question = said(language, "onboarding-news", organisation="Les Rives")
    await joins(lea, language, CIRCLES[0])
    lea.sees(question)
    if answer is not None:
        await lea.taps(label(language, answer))
    seen = len(lea.messages)
    await joins(lea, language, CIRCLES[1])
    assert not any(question in message.text for message in lea.messages[seen:])
    lea.sees(said(language, "mood-propose"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_said_no_can_say_yes_later(house: Local, language: str) -> None:
    await bench(house, language)
    await settled(house, "Léa", language, experience="loss_parent", perspective="loss")
    nadia, lea = house.town.phone("Nadia"), house.town.phone("Léa")
    await joins(lea, language, "Le banc")
    await lea.taps(label(language, "onboarding-news-no"))
    assert await her_consents(house, lea) == []
    await lea.types("/mydata")
    await lea.taps(label(language, "privacy-consents-button"))
    await lea.taps(label(language, "privacy-news-button"))
    lea.sees(said(language, "onboarding-news", organisation="Les Rives"))
    question = lea.screen
    await lea.taps(label(language, "onboarding-news-no"))
    assert await her_consents(house, lea) == []
    await lea.taps(label(language, "privacy-news-button"))
    await lea.taps(label(language, "onboarding-news-yes"))
    lea.sees(said(language, "privacy-agreed-organisation-news"))
    assert label(language, "privacy-news-button") not in lea.screen.labels
    (given,) = await her_consents(house, lea)
    shown = news.text(texts(language), house.entraide.instance.settings)
    assert (given["language"], given["withdrawn_at"]) == (language, None)
    assert given["text_sha256"] == hashlib.sha256(shown.encode()).hexdigest()
    await lea.presses(question, question.buttons[0][0])
    assert len(await her_consents(house, lea)) == 1
    await preview(nadia, language, kind="life")
    await send(nadia, language)
    assert len(received(lea, WORDS[language])) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_after_no_more_of_this_kind_one_can_agree_again(house: Local, language: str) -> None:
    await bench(house, language)
    nadia, (amina,) = house.town.phone("Nadia"), phones(house, "Amina")
    await amina.types("/mydata")
    await _says_yes(amina, language)
    await preview(nadia, language, kind="life")
    await send(nadia, language)
    first = received(amina, WORDS[language])[0]
    await amina.taps(label(language, "announcements-more"), on=first)
    await amina.taps(label(language, "announcements-keep"))
    assert amina.toasts[-1] == label(language, "announcements-kept")
    await amina.taps(label(language, "announcements-more"), on=received(amina, WORDS[language])[0])
    await amina.taps(label(language, "announcements-refuse"))
    # "Keep" can't bring back a consent by itself: it asks the question, with its text.
    await amina.taps(label(language, "announcements-more"), on=received(amina, WORDS[language])[0])
    await amina.taps(label(language, "announcements-keep"))
    amina.sees(said(language, "onboarding-news", organisation="Les Rives"))
    assert amina.toasts[-1] != label(language, "announcements-kept"), "nothing is kept yet"
    assert not await _agrees(house, amina)
    await amina.taps(label(language, "onboarding-news-yes"))
    assert await _agrees(house, amina)
    await preview(nadia, language, kind="life", text="Une fête.")
    await send(nadia, language)
    assert len(received(amina, "Une fête.")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_with_every_consent_withdrawn_one_can_agree_again(house: Local, language: str) -> None:
    await bench(house, language)
    (amina,) = phones(house, "Amina")
    await amina.types("/mydata")
    await _says_yes(amina, language)
    for purpose in ("matching", "organisation-news"):
        name = label(language, f"privacy-purpose-{purpose}")
        await amina.taps(label(language, "privacy-withdraw", purpose=name))
    amina.sees(said(language, "privacy-consents-none"))
    await amina.types("/mydata")
    await _says_yes(amina, language)
    assert await _agrees(house, amina)
    given = await her_consents(house, amina)
    assert [each["withdrawn_at"] is None for each in given] == [False, True]


async def _says_yes(phone: Phone, language: str) -> None:
    for key in ("privacy-consents-button", "privacy-news-button", "onboarding-news-yes"):
        await phone.taps(label(language, key))


async def _agrees(house: Local, phone: Phone) -> bool:
    member = await member_of(house, phone)
    async with house.database.reading() as tx:
        return await consents.has(tx, member.id, news.PURPOSE)
