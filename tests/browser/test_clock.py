"""The clock at the top: where it leads, and time that passes before one's eyes."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from bot.local import Local
from tests.browser.hands import Hands, opened
from tests.browser.town_bar import TownBar

pytestmark = pytest.mark.browser


async def test_an_hour_tonight_tomorrow_a_week_and_a_chosen_moment(demo: Local) -> None:
    async with opened(demo, "en") as page:
        top = TownBar(page, "en")
        await expect(top.hour).to_have_text("18:30")
        for leap, hour, date in (
            ("In an hour", "19:30", "22 November"),
            ("This evening", "21:00", "22 November"),
            ("Tomorrow morning", "09:00", "23 November"),
            ("In a week", "09:00", "30 November"),
        ):
            await top.leap(leap).click()
            await expect(top.hour).to_have_text(hour)
            await expect(top.bar.locator(".date")).to_contain_text(date)
        await top.leap("A moment…").click()
        await top.bar.locator("input").fill("2026-12-24T20:15")
        await top.leap("Go").click()
        await expect(top.bar.locator(".date")).to_contain_text("24 December")
        await expect(top.hour).to_have_text("20:15")
        await top.leap("A moment…").click()
        await top.bar.locator("input").fill("2027-01-01T09:00")
        await top.leap("Go").click()
        await expect(top.bar.locator(".date")).to_contain_text("1 January")
        await page.get_by_role("button", name="FR", exact=True).click()
        await expect(top.bar.locator(".date")).to_contain_text("1er janvier")


async def test_one_watches_messages_arrive_in_order_while_the_clock_runs(demo: Local) -> None:
    async with opened(demo) as page:
        await page.emulate_media(reduced_motion="no-preference")
        top, nadia = TownBar(page), Hands(page, "Nadia")
        await nadia.takes_phone()
        await page.evaluate(_WATCH, "Nadia")
        await top.leap("Ce soir").click()
        await expect(top.bar.get_by_text("Le temps passe…")).to_be_visible()
        line = nadia.phone.locator(".theirs", has_text=re.compile(r"\d messages de \d personnes"))
        await expect(line.locator("time").last).to_have_text("19:00")
        assert await top.hour.inner_text() < "21:00", "it came on the way, not at the end"
        await expect(top.hour).to_have_text("21:00")
        hours = await page.evaluate("window.hours")
        assert hours == sorted(hours)
        assert len(hours) > 8, "the clock ran"
        assert await page.evaluate("window.arrived") >= "19:00"
        await expect(top.leap("Dans une heure")).to_be_enabled()


_WATCH = """name => {
  const clock = document.querySelector("#bar time");
  const list = document.querySelector(`[aria-label="Téléphone de ${name}"] .list`);
  window.hours = [];
  window.arrived = "";
  new MutationObserver(() => window.hours.push(clock.textContent)).observe(clock, { childList: true });
  new MutationObserver(() => { window.arrived ||= clock.textContent; }).observe(list, { childList: true });
}"""


async def test_who_wants_no_motion_is_there_at_once(demo: Local) -> None:
    async with opened(demo) as page:
        top = TownBar(page)
        async with page.expect_request(lambda request: request.method == "POST") as asked:
            await top.leap("Dans une heure").click()
        assert (await asked.value).post_data_json == {"leap": "hour", "watch": False}
        await expect(top.hour).to_have_text("19:30")
