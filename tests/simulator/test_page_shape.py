"""How a phone of the page is made: large enough for a thumb, the same in both languages, calm if one asks."""

from typing import Any

import pytest
from playwright.async_api import Page

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator import chromium
from tests.simulator.api import Api
from tests.simulator.fingers import phone_of

pytestmark = pytest.mark.browser

LEAST = 44
SMALL = """least => [...document.querySelectorAll('.phone :is(button, a, input)')]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.text'))
  .map(each => [each, each.getBoundingClientRect(), getComputedStyle(each, '::after')])
  .filter(([each, box, after]) => {
    const more = after.content !== 'none' && after.position === 'absolute';
    const height = box.height - (more ? parseFloat(after.top) + parseFloat(after.bottom) : 0);
    return box.width && (height < least || box.width < least - 4);
  })
  .map(([each, { width, height }]) => `${each.className} ${each.ariaLabel} ${width} ${height}`)"""
SAME = """async () => {
  const { PHONE } = await import('/phone/js/phonewords.js');
  const shape = (value) => typeof value === 'object' ? Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, shape(each)])) : typeof value;
  return [JSON.stringify(shape(PHONE.fr)), JSON.stringify(shape(PHONE.en))];
}"""


async def full_of_things(api: Api, lea: Phone) -> None:
    rows: list[list[dict[str, Any]]] = [
        [{"text": "Oui", "callback_data": "y"}, {"text": "Non", "callback_data": "n"}],
        [{"text": "Lien", "url": "https://example.org"}],
    ]
    await lea.sends_voice()
    await lea.sends_poll()
    await lea.sends_location(48.85, 2.35)
    number = await api.says(lea.id, "Alors ?", reply_markup={"inline_keyboard": rows})
    await api.says(lea.id, "Et ?", reply_parameters={"message_id": number})
    await api("pinChatMessage", chat_id=lea.id, message_id=number)
    await api("sendDocument", chat_id=lea.id, files={"document": b"{}"})
    await api("setMyCommands", commands=[{"command": "menu", "description": "Menu"}])
    await api.says(lea.id, "Là", reply_markup={"keyboard": [["Menu", "Aide", "Encore"]]})


async def too_small(page: Page) -> list[str]:
    found: list[str] = await page.evaluate(SMALL, LEAST)
    return found


async def test_everything_one_taps_is_large_enough_for_a_thumb(api: Api, town: Town, lea: Phone) -> None:
    await full_of_things(api, lea)
    async with chromium.page(town.url, width=390, height=844) as page:
        await page.emulate_media(reduced_motion="reduce")
        phone = phone_of(page, "Léa")
        await phone.get_by_text("Là").wait_for()
        assert await too_small(page) == []
        await phone.locator(".theirs .bubble").last.click(button="right")
        assert await too_small(page) == []
        await page.keyboard.press("Escape")
        await phone.get_by_role("button", name="Menu des commandes").click()
        assert await too_small(page) == []
        await page.keyboard.press("Escape")
        await phone.get_by_role("button", name="Discussions").click()
        assert await too_small(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390


async def test_both_languages_have_the_same_words(town: Town) -> None:
    async with chromium.page(town.url) as page:
        french, english = await page.evaluate(SAME)
        assert french == english


async def test_nothing_moves_for_those_who_ask_for_calm(api: Api, town: Town, lea: Phone) -> None:
    async with chromium.page(town.url) as page:
        await page.emulate_media(reduced_motion="reduce")
        phone = phone_of(page, "Léa")
        await api.says(lea.id, "Bonsoir")
        message = phone.locator(".theirs").last
        await message.wait_for()
        assert await message.evaluate("e => getComputedStyle(e).animationName") == "none"
