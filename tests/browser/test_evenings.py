"""Time moved on the page: the daily question comes at its hour, one tap answers it, a note is kept."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.local import Local
from tests.browser.hands import Hands, opened
from tests.stories.words import label

pytestmark = pytest.mark.browser

NOTE = "Il a plu toute la journée. J’ai marché quand même."


async def agree_to_be_asked(lea: Hands) -> None:
    """Check-ins alone, without a circle, in the evening."""
    await lea.starts()
    await lea.taps("menu-first-match")
    await lea.taps("onboarding-language-keep")
    await lea.taps("onboarding-agree-without")
    await lea.taps("reminders-evening", hour="18:30")
    await lea.sees("mood-evening-chosen", hour="18:30", now="18:30")


async def test_tomorrow_evening_one_tap_and_a_note(demo: Local) -> None:
    async with opened(demo) as page:
        lea = Hands(page, "Léa")
        await agree_to_be_asked(lea)
        bar = page.get_by_role("banner").first
        await bar.get_by_role("button", name="Ce soir").click()
        await expect(bar.locator("time")).to_have_text("21:00")
        await expect(lea.from_bot.filter(has_text=label("fr", "mood-ask"))).to_have_count(0)
        await bar.get_by_role("button", name="Demain soir").click()

        question = lea.phone.locator(".theirs", has_text=label("fr", "mood-ask"))
        await expect(question.locator("time")).to_have_text("18:30")
        await lea.taps("mood-choice", score=4)
        thanks = label("fr", "mood-what-today", word=label("fr", "mood-word", score=4))
        await lea.reads(thanks)
        await expect(lea.from_bot.filter(has_text=label("fr", "mood-ask"))).to_have_count(0)
        await lea.taps("mood-add-note")
        await lea.types(NOTE)
        await lea.sees("mood-note-kept")

        await lea.taps("menu-mood")
        picture = lea.phone.get_by_role("img", name="Image").last
        await expect(picture).to_be_visible()
        assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 900
        await lea.taps("mood-read-notes")
        await lea.reads(NOTE)


async def test_a_locked_phone_shows_a_neutral_line_at_the_hour(demo: Local) -> None:
    async with opened(demo, "en") as page:
        grace = Hands(page, "Grace", "en")
        await grace.takes_phone()
        await grace.phone.get_by_role("button", name="Lock screen").click()
        await page.get_by_role("banner").first.get_by_role("button", name="This evening").click()
        line = grace.phone.get_by_role("listitem").filter(has_text=label("en", "mood-ask"))
        await expect(line).to_be_visible()
        for telling in ("anxiety", "The kitchen light", "Robin", "circle"):
            await expect(line).not_to_contain_text(telling)
