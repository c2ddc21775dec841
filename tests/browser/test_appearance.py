"""Light and dark, French and English: as the machine or as chosen; kept, and right from the first paint."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.async_api import Page, expect

from bot.local import Local
from tests.browser.hands import opened
from tests.browser.town_bar import TownBar

pytestmark = pytest.mark.browser

AT_FIRST = """new MutationObserver((_, observer) => {
  if (!document.body) return;
  const { theme } = document.documentElement.dataset;
  window.first = { theme, lang: document.documentElement.lang };
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });"""


async def wears(page: Page, look: str) -> bool:
    """Whether the page becomes light or dark, by the colour it has."""
    await expect(page.locator("html")).to_have_attribute("data-theme", look)
    colour = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")[:3])
    return (light > 380) == (look == "light")


async def test_it_follows_the_machine_until_somebody_chooses(demo: Local) -> None:
    async with opened(demo) as page:
        schemes: tuple[Literal["light", "dark"], ...] = ("dark", "light")
        for scheme in schemes:
            await page.emulate_media(color_scheme=scheme)
            assert await wears(page, scheme)
        for name, look in (("Sombre", "dark"), ("Clair", "light")):
            await page.get_by_role("button", name=name, exact=True).click()
            await expect(page.get_by_role("button", name=name, exact=True)).to_have_attribute(
                "aria-pressed", "true"
            )
            assert await wears(page, look)
            assert await page.evaluate("getComputedStyle(document.documentElement).colorScheme") == look
        await page.emulate_media(color_scheme="dark")
        assert await wears(page, "light"), "the choice holds"
        await page.get_by_role("button", name="Comme l’appareil").click()
        assert await wears(page, "dark")


async def test_what_was_chosen_is_there_before_anything_is_painted(demo: Local) -> None:
    async with opened(demo) as page:
        await page.get_by_role("button", name="Sombre").click()
        await page.get_by_role("button", name="EN", exact=True).click()
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await page.add_init_script(AT_FIRST)
        await page.reload()
        await expect(page.get_by_role("button", name="This evening")).to_be_visible()
        assert await page.evaluate("window.first") == {"theme": "dark", "lang": "en"}
        assert await wears(page, "dark")
        await expect(page.get_by_role("button", name="EN", exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )


async def test_another_language_keeps_the_phones_that_are_open(demo: Local) -> None:
    async with opened(demo) as page:
        await page.get_by_role("button", name="Ouvrir le téléphone de Paul").click()
        await expect(page.get_by_role("region", name="Téléphone de Paul")).to_be_visible()
        await page.get_by_role("button", name="EN", exact=True).click()
        await expect(page.get_by_role("region", name="Paul’s phone")).to_be_visible()
        await expect(page).to_have_title("Entraide – Local Telegram")
        drawer = await TownBar(page, "en").faults()
        await expect(drawer).to_contain_text("Each fault shows")
