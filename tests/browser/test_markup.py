"""Typed markup stays text, wherever one's words come out again."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from bot.local import Local
from tests.browser.hands import Hands, opened
from tests.stories.words import label

pytestmark = pytest.mark.browser

SCRIPT = "document.title='mine'"
EVIL = f'<img src=x onerror="{SCRIPT}"><b>pas gras</b> &lt;i&gt; <script>{SCRIPT}</script>'
INSIDE = "<b>Zoé</b>"


async def nothing_ran(page: Page) -> None:
    """No element came of it, and no script of it ran."""
    assert await page.locator(".text img, .text script").count() == 0
    assert await page.locator(".text strong", has_text="pas gras").count() == 0
    assert "Entraide" in await page.title()


async def test_as_words_to_the_bot_and_as_a_chosen_name(demo: Local) -> None:
    async with opened(demo) as page:
        lea = Hands(page, "Léa")
        await lea.starts()
        await lea.types(EVIL)
        await expect(lea.phone.locator(".mine .text").last).to_have_text(EVIL)
        await lea.sees("navigation-stray")
        await lea.taps("menu-first-match")
        await lea.taps("onboarding-language-keep")
        await lea.taps("onboarding-agree-yes")
        await lea.types("ma mère est morte")
        await lea.presses("La perte d’un parent")
        await lea.taps("onboarding-join", name="Le banc")
        await lea.taps("onboarding-alias-other")
        await lea.types(INSIDE)
        await lea.sees("onboarding-alias-unfit")
        await nothing_ran(page)


async def test_as_a_word_in_the_circle_on_another_phone(demo: Local) -> None:
    async with opened(demo) as page:
        amina, paul = Hands(page, "Amina"), Hands(page, "Paul")
        for each, alias in ((amina, "Iris"), (paul, "Tom")):
            await each.takes_phone()
            await each.taps("menu-circle")
            await each.taps("rooms-write")
            await each.sees("rooms-inside", circle="Les mots simples", alias=alias)
        await amina.types(EVIL)
        await amina.sees("rooms-said")
        relayed = await paul.reads(EVIL)
        await expect(relayed).to_contain_text(label("fr", "rooms-first-line"))
        await expect(relayed.locator("strong")).to_have_text("Iris")
        await nothing_ran(page)


async def test_as_a_note_read_again(demo: Local) -> None:
    async with opened(demo) as page:
        amina = Hands(page, "Amina")
        await amina.takes_phone()
        await amina.taps("menu-checkin")
        await amina.taps("mood-choice", score=3)
        await amina.taps("mood-add-note")
        await amina.types(EVIL)
        await amina.sees("mood-note-kept")
        await amina.taps("menu-mood")
        await amina.taps("mood-read-notes")
        await amina.reads(EVIL)
        await nothing_ran(page)
