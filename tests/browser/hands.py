"""What a person does on the page, and sees there, by the words on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.async_api import Locator, Page, expect

from bot.local import Local
from tests.simulator import chromium
from tests.stories.words import label, said

PATIENCE = 30_000
"""Milliseconds for something to appear; the machine may be busy with other tests."""
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
PHONE_OF = {"fr": "Téléphone de {}", "en": "{}’s phone"}
OPEN = {"fr": "Ouvrir le téléphone de {}", "en": "Open {}’s phone"}
START = {"fr": "DÉMARRER", "en": "START"}
SOMEONE_NEW = {"fr": "Une personne de plus", "en": "Someone new"}


@asynccontextmanager
async def opened(
    local: Local,
    language: str = "fr",
    *,
    width: int = 1360,
    height: int = 900,
    scale: float = 1,
    scheme: Literal["light", "dark"] = "light",
    expected: str | None = None,
) -> AsyncIterator[Page]:
    """The town's page in a real Chromium, without motion, with the time that a busy machine needs."""
    locale, url = LOCALES[language], local.town.url
    async with chromium.page(
        url, width=width, height=height, locale=locale, scale=scale, expected=expected
    ) as page:
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        yield page


@dataclass(frozen=True, slots=True)
class Hands:
    """Somebody's phone on the page: everything is clicked and typed, nothing is called."""

    page: Page
    name: str
    language: str = "fr"

    @property
    def phone(self) -> Locator:
        """Their phone."""
        return self.page.get_by_role("region", name=PHONE_OF[self.language].format(self.name))

    @property
    def from_bot(self) -> Locator:
        """What the bot wrote, oldest first."""
        return self.phone.locator(".theirs .text")

    async def takes_phone(self) -> None:
        """Open this phone, unless it is open already."""
        face = self.page.get_by_role("button", name=OPEN[self.language].format(self.name))
        if await face.get_attribute("aria-pressed") != "true":
            await face.click()
        await expect(self.phone).to_be_visible()

    async def starts(self) -> None:
        """The big button under an empty conversation."""
        await self.phone.get_by_role("button", name=START[self.language]).click()

    async def types(self, words: str) -> None:
        """Type and press Enter; the field is empty once it is sent."""
        field = self.phone.get_by_role("textbox")
        await field.fill(words)
        await field.press("Enter")
        await expect(field).to_have_value("")

    async def taps(self, key: str, **values: object) -> None:
        """The newest button with this label."""
        await self.presses(label(self.language, key, **values))

    async def presses(self, words: str, *, exact: bool = True) -> None:
        """The newest button with these words, or (not exact) that begins with them."""
        await self.phone.locator(".list").get_by_role("button", name=words, exact=exact).last.click()

    async def sees(self, key: str, **values: object) -> Locator:
        """The newest message of the bot that says this."""
        return await self.reads(said(self.language, key, **values))

    async def reads(self, words: str) -> Locator:
        """The newest message of the bot with these words."""
        found = self.from_bot.filter(has_text=words).last
        await expect(found).to_be_visible()
        return found
