"""The gallery's walks through the numbers, and through what is kept of a person."""

from __future__ import annotations

from bot.members import consents
from bot.members import service as members
from bot.safety.screens import REASONS
from tests.browser.gallery.album import Visit
from tests.stories.evening import CIRCLE, PEOPLE
from tests.stories.people import circle, settled
from tests.stories.words import label


async def door(visit: Visit) -> None:
    """Somebody to talk to now: every branch in one country, and the numbers of the others."""
    lea = "Léa"
    await settled(visit.house, lea, visit.language)
    await visit.types(lea, "/helpline", "door-countries")
    await visit.press(lea, visit.of(fr="France", en="United Kingdom"), "door-home")
    await visit.tap(lea, "safety-hurt-button", "door-hurt")
    await visit.tap(lea, "safety-numbers-button")
    await visit.tap(lea, "safety-hesitate-button", "door-hesitate")
    for reason in REASONS:
        await visit.tap(lea, f"safety-reason-{reason}", f"door-{reason}")
        await visit.tap(lea, "safety-other-reason")
    await visit.tap(lea, "safety-numbers-button")
    await visit.tap(lea, "safety-danger-yes", "door-danger")
    await visit.tap(lea, "safety-numbers-button")
    await visit.tap(lea, "safety-danger-no", "door-no-danger")
    await visit.tap(lea, "safety-numbers-button")
    await visit.tap(lea, "safety-country-short")
    countries = [each for each in visit.phone(lea).screen.labels if each not in _ways_on(visit)]
    for country in countries:
        await visit.press(lea, country, f"door-{country.lower().replace(' ', '-').replace('/', '-')}")
        await visit.tap(
            lea, "safety-hurt-button", f"door-{country.lower().replace(' ', '-').replace('/', '-')}-hurt"
        )
        await visit.tap(lea, "safety-numbers-button")
        await visit.tap(lea, "safety-country-short")
    await visit.tap(lea, "safety-country-other", "door-elsewhere")


def _ways_on(visit: Visit) -> set[str]:
    keys = ("safety-country-other", "safety-back", "navigation-menu")
    return {label(visit.language, key) for key in keys}


async def my_data(visit: Visit) -> None:
    """What is kept of somebody who lives here; taking it away; erasing it."""
    lea = "Léa"
    await circle(visit.house, visit.of(**CIRCLE), language=visit.language, aliases=[(lea, "Zoé"), *PEOPLE])
    await visit.types(lea, "/mydata", "mydata-little")
    await visit.types(lea, "/checkin")
    await visit.tap(lea, "mood-agree")
    await visit.tap(lea, "mood-choice", score=3)
    await visit.tap(lea, "encouragement-rhythm", rhythm="weekly")
    await visit.press(lea, "08:00")
    await visit.tap(lea, "encouragement-accept")
    await _agrees_to_news(visit, lea)
    await visit.types(lea, "/circle")
    await visit.tap(lea, "rooms-write")
    await visit.types(lea, visit.of(fr="Bonsoir.", en="Good evening."))
    await visit.types(lea, "/reminders")
    await visit.tap(lea, "reminders-question")
    await visit.tap(lea, "reminders-evening", hour="18:30")
    await visit.types(lea, "/mydata", "mydata")
    await visit.tap(lea, "privacy-consents-button", "mydata-consents")
    await visit.tap(
        lea,
        "privacy-withdraw",
        "mydata-withdrawn",
        purpose=label(visit.language, "privacy-purpose-encouragement"),
    )
    news = label(visit.language, "privacy-purpose-organisation-news")
    await visit.tap(lea, "privacy-withdraw", purpose=news)
    await visit.tap(lea, "privacy-news-button", "mydata-news")
    await visit.tap(lea, "onboarding-news-yes", "mydata-news-agreed")
    await visit.tap(lea, "navigation-back")
    await visit.tap(lea, "privacy-take-away", "mydata-file")
    await visit.types(lea, "/forget", "forget")
    await visit.types("Nadia", "/forget", "forget-facilitator")
    await visit.types(lea, "/forget")
    await visit.tap(lea, "privacy-erase-yes")
    await visit.later(minutes=1)
    visit.keep("forgotten", lea)


async def _agrees_to_news(visit: Visit, name: str) -> None:
    async with visit.house.database.transaction() as tx:
        member = await members.find(tx, visit.phone(name).id)
        assert member is not None
        await consents.give(tx, member, "organisation_news", "a walk", visit.house.clock.now())
