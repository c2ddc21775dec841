"""From the first word to a seat in a circle, in a real browser; README's picture is taken on the way."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Page, expect

from bot.local import Local
from tests.browser import picture
from tests.browser.hands import SOMEONE_NEW, Hands, opened
from tests.stories.words import label

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = picture.SIZE
_TO_ITS_BEGINNING = """message => {
  const list = message.parentElement;
  list.scrollTop += message.getBoundingClientRect().top - list.getBoundingClientRect().top - 4;
  document.activeElement.blur();
}"""


async def to_the_question(lea: Hands) -> None:
    await lea.starts()
    await lea.sees("menu-first")
    await lea.taps("menu-first-match")
    await lea.taps("onboarding-language-keep")
    await lea.taps("onboarding-agree-yes")
    await lea.sees("onboarding-words")


async def one_phone_fills_the_screen(page: Page, hands: Hands) -> None:
    """As on a phone: what the page shows of the town above it doesn't count."""
    box = await hands.phone.bounding_box()
    assert box is not None
    await page.set_viewport_size({"width": WIDTH, "height": round(HEIGHT + box["y"])})


async def shown_from_its_beginning(hands: Hands) -> tuple[bytes, str]:
    """A picture of the phone with the last message read from its beginning, and the words of that message.

    Circles that suit equally well stand in any order: the words are told without it.
    """
    last = hands.phone.locator(".message").last
    await last.evaluate(_TO_ITS_BEGINNING)
    await hands.page.mouse.move(0, 0)
    parts = "\n\n".join(await last.locator(".text, .key").all_inner_texts()).split("\n\n")
    words = sorted(re.sub(r"^\d\. ", "", part) for part in parts)
    return await hands.phone.screenshot(animations="disabled"), "\n\n".join(words)


async def test_a_newcomer_joins_by_clicks_and_typing(demo: Local) -> None:
    async with opened(demo, width=WIDTH, height=HEIGHT, scale=picture.SCALE) as page:
        lea = Hands(page, "Léa")
        await one_phone_fills_the_screen(page, lea)
        await to_the_question(lea)
        await lea.types("ma mère est morte en septembre")
        await lea.presses("La perte d’un parent")
        proposals = await lea.sees("onboarding-proposals-many", count=3)
        for name in ("Les mots simples", "Le banc", "La grande table"):
            await expect(proposals).to_contain_text(name)
        seen, words = await shown_from_its_beginning(lea)
        await lea.presses(label("fr", "onboarding-join", name="Les mots simples"))
        await lea.sees("onboarding-agreement", name="Les mots simples", agreement="…", alias="…")
        await lea.taps("onboarding-alias-other")
        await lea.types("Zoé")
        await lea.taps("onboarding-agreement-yes", alias="Zoé")
        await lea.sees("onboarding-welcome", alias="Zoé", opening="…")
        await lea.taps("onboarding-news-no")
        await lea.taps("reminders-evening", hour="18:30")
        await lea.sees("mood-evening-chosen", hour="18:30", now="18:30")
    picture.write(seen, words)
    size = (WIDTH * picture.SCALE, HEIGHT * picture.SCALE)
    assert picture.shape_and_words(picture.SEEN) == (size, words)
    assert picture.shape_and_words(picture.KEPT) == (size, words), "python -m tests.browser.picture renews it"


def test_readme_shows_the_picture_and_it_is_light() -> None:
    readme = (picture.ROOT / "README.md").read_text(encoding="utf-8")
    assert f'<img src="{picture.KEPT.relative_to(picture.ROOT)}"' in readme
    assert picture.KEPT.stat().st_size < picture.LARGEST


async def test_someone_who_speaks_english_finds_the_english_circle(demo: Local) -> None:
    async with opened(demo, "en") as page:
        await page.get_by_role("button", name=SOMEONE_NEW["en"]).click()
        robin = Hands(page, "Robin", "en")
        await to_the_question(robin)
        await robin.types("panic attacks, I can’t take the bus any more")
        await robin.presses("Anxiety", exact=False)
        await robin.taps("onboarding-perspective-self")
        await robin.sees("onboarding-proposals-one")
        await robin.taps("onboarding-join", name="The kitchen light")
        await robin.presses("I agree, I am", exact=False)
        await robin.reads("Welcome to the circle")
