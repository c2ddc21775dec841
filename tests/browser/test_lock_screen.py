"""A locked phone: what it shows of a message, in which order, and how one opens it."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from bot.local import Local
from tests.browser.hands import Hands, opened
from tests.browser.town_bar import TownBar
from tests.stories.words import label

pytestmark = pytest.mark.browser

CIRCLE = ("anxiété", "Les mots simples", "cercle")


async def locked(page: Page, name: str) -> tuple[Hands, Locator]:
    """Somebody's phone, locked, and what lies on it."""
    who = Hands(page, name)
    await who.takes_phone()
    await who.phone.get_by_role("button", name="Écran verrouillé").first.click()
    return who, who.phone.get_by_role("list", name="Notifications")


async def test_the_question_of_the_day_as_it_lies_on_a_table(demo: Local) -> None:
    async with opened(demo) as page:
        amina, lines = await locked(page, "Amina")
        await TownBar(page).leap("Ce soir").click()
        newest = lines.locator(".notification").first
        await expect(newest.locator("b")).to_have_text("Entraide")
        await expect(newest.locator(".words")).to_have_text(label("fr", "mood-ask"))
        await expect(newest.locator("time")).to_have_text("19:00")
        for telling in CIRCLE:
            await expect(newest).not_to_contain_text(telling)

        await amina.phone.get_by_role("switch", name="Aperçus masqués").click()
        await expect(newest.locator("b")).to_have_text("Telegram")
        await expect(newest.locator(".words")).to_have_text("Nouveau message")
        await expect(lines).not_to_contain_text(label("fr", "mood-ask"))
        await page.reload()
        amina, lines = await locked(page, "Amina")
        await expect(amina.phone.get_by_role("switch", name="Aperçus masqués")).to_be_checked()


async def test_several_of_one_chat_lie_under_the_newest(demo: Local) -> None:
    async with opened(demo) as page:
        _, lines = await locked(page, "Amina")
        bar = TownBar(page)
        for leap in ("Ce soir", "Demain soir"):
            await bar.leap(leap).click()
            await expect(bar.leap("Dans une heure")).to_be_enabled()
        await expect(lines.locator(".notification")).to_have_count(1)
        more = lines.get_by_role("button", name="de Entraide")
        await more.click()
        shown = lines.locator(".notification time")
        assert await shown.count() >= 2
        texts = await shown.all_inner_texts()
        assert texts[0] != texts[-1]
        await lines.get_by_role("button", name="Moins").click()
        await expect(lines.locator(".notification")).to_have_count(1)


@pytest.mark.parametrize("how", ["tap", "enter", "swipe"])
async def test_a_notification_opens_the_chat(demo: Local, how: str) -> None:
    async with opened(demo) as page:
        amina, lines = await locked(page, "Amina")
        below = amina.phone.get_by_role("textbox")
        assert await below.evaluate("field => field.closest('[inert]') !== null"), "it can't be reached"
        await TownBar(page).leap("Ce soir").click()
        newest = lines.locator(".notification").first
        await expect(newest).to_contain_text(label("fr", "mood-ask"))
        if how == "tap":
            await newest.click()
        elif how == "enter":
            await newest.press("Enter")
        else:
            await swiped(page, newest)
        await expect(lines).to_be_hidden()
        await expect(amina.phone.get_by_role("textbox")).to_be_visible()
        await amina.sees("mood-ask")


async def swiped(page: Page, line: Locator) -> None:
    """Drag a notification to the right with the mouse, as a finger does."""
    box = await line.bounding_box()
    assert box is not None
    at = box["y"] + box["height"] / 2
    await page.mouse.move(box["x"] + 40, at)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 90, at, steps=4)
    await page.mouse.move(box["x"] + 190, at, steps=4)
    await page.mouse.up()
