"""From a fresh page to a seat in a circle, without touching a mouse."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from bot.local import Local
from tests.browser.hands import Hands, opened
from tests.browser.town_bar import TownBar
from tests.stories.words import label

pytestmark = pytest.mark.browser

FAR = 90
"""Stops of the tab key after which something counts as out of reach."""
_FOCUSED = "element => element === document.activeElement || element.contains(document.activeElement)"


async def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus."""
    await expect(wanted).to_be_visible()
    for _ in range(FAR):
        if await wanted.evaluate(_FOCUSED):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"the tab key doesn't reach {wanted}")


async def press(page: Page, hands: Hands, words: str, *, exact: bool = True) -> None:
    """Reach the newest button with these words and press Enter."""
    button = hands.phone.locator(".list").get_by_role("button", name=words, exact=exact).last
    await reach(page, button)
    await page.keyboard.press("Enter")


async def write(page: Page, hands: Hands, words: str) -> None:
    """Reach the field and type."""
    await reach(page, hands.phone.get_by_role("textbox"))
    await page.keyboard.type(words)
    await page.keyboard.press("Enter")
    await expect(hands.phone.get_by_role("textbox")).to_have_value("")


async def test_a_newcomer_joins_a_circle_by_the_keyboard_alone(demo: Local) -> None:
    async with opened(demo) as page:
        lea = Hands(page, "Léa")
        gate = lea.phone.get_by_role("button", name="DÉMARRER")
        await expect(gate).to_be_visible()
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Aller au premier téléphone")).to_be_focused()
        await page.keyboard.press("Enter")
        await reach(page, gate)
        await page.keyboard.press("Enter")
        await lea.sees("menu-first")
        for key in ("menu-first-match", "onboarding-language-keep", "onboarding-agree-yes"):
            await press(page, lea, label("fr", key))
        await lea.sees("onboarding-words")
        await write(page, lea, "ma mère est morte en septembre")
        await press(page, lea, "La perte d’un parent")
        await lea.sees("onboarding-proposals-many", count=3)
        await press(page, lea, label("fr", "onboarding-join", name="Le banc"))
        await lea.sees("onboarding-agreement", name="Le banc", agreement="…", alias="…")
        await press(page, lea, "D’accord, je suis", exact=False)
        await lea.reads("Bienvenue")


async def test_the_clock_the_drawer_and_the_faces_too(demo: Local) -> None:
    async with opened(demo) as page:
        top = TownBar(page)
        await reach(page, top.leap("Dans une heure"))
        await page.keyboard.press("Enter")
        await expect(top.hour).to_have_text("19:30")
        await reach(page, top.bar.get_by_role("button", name="Pannes"))
        await page.keyboard.press("Enter")
        await reach(page, top.drawer.get_by_role("switch", name="Réseau lent"))
        await page.keyboard.press("Space")
        await expect(top.in_force).to_have_text("Réseau lent")
        await page.keyboard.press("Escape")
        await expect(top.drawer).to_be_hidden()
        await reach(page, top.bar.get_by_role("button", name="Tout refonctionne"))
        await page.keyboard.press("Enter")
        await expect(top.in_force).to_have_count(0)
        await reach(page, page.locator(".faces"))
        await page.keyboard.press("End")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("region", name="Téléphone de Owen")).to_be_visible()
