"""A newcomer's message that waited: let through or not, in the audit log, and looked at again on demand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.circles import service as circles
from bot.local import Local
from bot.moderation import audit
from bot.moderation.tables import reports
from bot.simulator.phones import Phone
from tests.stories.people import settled
from tests.stories.test_reports import town_of
from tests.stories.test_room import enters, later
from tests.stories.words import LANGUAGES, label, said

NUMBER = "06 11 11 11 11"


async def waiting(house: Local, language: str = "fr") -> dict[str, Phone]:
    """Fatou (Awa) has just joined and wrote a number, which Nadia opens."""
    phones = await town_of(house, language)
    newcomer = await settled(house, "Fatou", language, experience="loss_parent")
    async with house.database.transaction() as tx:
        (bench,) = [one for one in await circles.listed(tx) if one.name == "Le banc"]
        await circles.join(tx, bench, newcomer, "Awa", house.clock.now())
    phones["Fatou"] = fatou = house.town.phone("Fatou")
    await enters(fatou, language)
    await fatou.types(f"Mon numéro : {NUMBER}")
    await fatou.taps(label(language, "rooms-ask-yes"))
    await phones["Nadia"].types("/reports")
    await phones["Nadia"].taps(label(language, "rooms-held-line", alias="Awa"))
    return phones


async def refused(house: Local, language: str = "fr") -> dict[str, Phone]:
    """Nadia doesn't pass it on, and Fatou reads so."""
    phones = await waiting(house, language)
    await phones["Nadia"].taps(label(language, "rooms-held-refuse"))
    phones["Fatou"].sees(said(language, "moderation-notice-refused"))
    await reads(phones["Fatou"], language)
    return phones


async def reads(phone: Phone, language: str = "fr") -> None:
    await phone.taps(label(language, "moderation-notice-open"))


async def looks_again(house: Local, phone: Phone, choice: str, language: str = "fr") -> None:
    await phone.types("/reports")
    await phone.taps(label(language, "moderation-line-appeal", alias="Awa"))
    assert NUMBER in phone.screen.text
    assert label(language, "moderation-decide-refuse") in phone.screen.text
    await phone.taps(label(language, f"moderation-review-{choice}"))


async def logged(house: Local) -> list[str]:
    """What the audit log holds, oldest first; its chain is whole."""
    async with house.database.reading() as tx:
        assert await audit.verify(tx) is None
        return [action for _, action in reversed(await audit.entries(tx))]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_refusal_is_logged_and_looked_at_again_by_somebody_else(house: Local, language: str) -> None:
    phones = await refused(house, language)
    fatou, nadia, marc, paul = (phones[name] for name in ("Fatou", "Nadia", "Marc", "Paul"))
    assert NUMBER in fatou.screen.text
    fatou.sees(said(language, "moderation-act-refuse", circle="Le banc"))
    assert await logged(house) == ["held_refuse"]
    told = fatou.screen
    await fatou.taps(label(language, "moderation-appeal"), on=told)
    fatou.sees(said(language, "moderation-appealed"))
    await nadia.types("/reports")
    nadia.sees(said(language, "moderation-inbox-empty"))
    await looks_again(house, marc, "lift", language)
    marc.sees(said(language, "moderation-lifted"))
    assert NUMBER in paul.sees("Awa").text
    await reads(fatou, language)
    fatou.sees(said(language, "moderation-act-lifted-refuse"))
    assert await logged(house) == ["held_refuse", "lift_refuse"]
    await fatou.types("/menu")
    await paul.types("/circle")
    await paul.taps(label(language, "rooms-read-week"))
    assert sum(NUMBER in seen.text for seen in paul.messages) == 2, "and can be read again like any"


async def test_a_refusal_that_is_left_as_it_is_can_be_asked_about_once_and_its_words_go(house: Local) -> None:
    phones = await refused(house)
    fatou, marc, paul = phones["Fatou"], phones["Marc"], phones["Paul"]
    await fatou.taps(label("fr", "moderation-appeal"))
    await looks_again(house, marc, "keep")
    await reads(fatou)
    fatou.sees(said("fr", "moderation-act-kept"))
    assert label("fr", "moderation-appeal") not in fatou.screen.labels
    assert await logged(house) == ["held_refuse", "keep_refuse"]
    await later(house, timedelta(days=31))
    paul.sees_no(NUMBER)
    async with house.database.reading() as tx:
        assert await tx.value(select(func.count()).select_from(reports)) == 0


async def test_what_its_writer_took_back_after_the_refusal_is_never_passed_on(house: Local) -> None:
    phones = await refused(house)
    fatou, marc, paul = phones["Fatou"], phones["Marc"], phones["Paul"]
    await fatou.taps(label("fr", "moderation-appeal"))
    await fatou.taps(label("fr", "rooms-take-back"))
    await looks_again(house, marc, "lift")
    marc.sees(said("fr", "moderation-lifted-not-sent"))
    paul.sees_no(NUMBER)


async def test_who_let_a_message_through_is_logged(house: Local) -> None:
    phones = await waiting(house)
    await phones["Nadia"].taps(label("fr", "rooms-held-let"))
    assert NUMBER in phones["Paul"].sees("Awa").text
    assert await logged(house) == ["held_release"]
