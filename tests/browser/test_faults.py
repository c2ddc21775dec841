"""The drawer of faults: what it sets going, and that every page knows."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.local import Local
from tests.browser.hands import Hands, opened
from tests.browser.town_bar import TownBar
from tests.waiting import until

pytestmark = pytest.mark.browser

NAMES = {
    "Réseau lent": "slow",
    "Limites d’envoi strictes": "floods",
    "Telegram répond par des erreurs": "errors",
    "C’est fait, mais la réponse se perd": "vanish",
}


async def test_each_switch_is_the_towns_and_marked_at_the_top_of_every_page(demo: Local) -> None:
    async with opened(demo) as page, opened(demo, "en", width=390, height=844) as other:
        top, elsewhere = TownBar(page), TownBar(other, "en")
        drawer = await top.faults()
        for count, (name, key) in enumerate(NAMES.items(), 1):
            await drawer.get_by_role("switch", name=name).click()
            await expect(drawer.get_by_role("switch", name=name)).to_be_checked()
            await expect(top.in_force).to_have_count(count)
            await expect(elsewhere.in_force).to_have_count(count)
            assert demo.town.switches.state()[key]
        await expect(top.bar.get_by_role("button", name="Pannes")).to_contain_text("4")
        await expect(elsewhere.in_force.first).to_have_text("Slow network")
        await elsewhere.all_well()
        await expect(top.in_force).to_have_count(0)
        for name in NAMES:
            await expect(drawer.get_by_role("switch", name=name)).not_to_be_checked()
        assert demo.town.faults.rules == []
        assert demo.town.world.floods.strict is False


async def test_every_fault_says_what_it_shows_about_the_bot(demo: Local) -> None:
    async with opened(demo) as page:
        drawer = await TownBar(page).faults()
        faults = drawer.locator(".fault")
        await expect(faults).to_have_count(7)
        for fault in await faults.all():
            assert len(await fault.locator("p").first.inner_text()) > 40
        await page.keyboard.press("Escape")
        await expect(drawer).to_be_hidden()
        await expect(TownBar(page).bar.get_by_role("button", name="Pannes")).to_be_focused()


async def test_what_was_typed_while_the_connection_was_lost_is_answered_afterwards(demo: Local) -> None:
    async with opened(demo) as page:
        top, lea = TownBar(page), Hands(page, "Léa")
        drawer = await top.faults()
        await drawer.get_by_role("button", name="Jusqu’à nouvel ordre").click()
        await expect(top.in_force).to_have_text("Connexion perdue")
        await expect(drawer.get_by_role("button", name="Tuer le bot")).to_be_disabled()
        await lea.starts()
        await expect(lea.phone.locator(".mine .text")).to_have_text("/start")
        await expect(lea.from_bot).to_have_count(0)
        await drawer.get_by_role("button", name="Rétablir").click()
        await lea.sees("menu-first")
        await expect(top.in_force).to_have_count(0)


async def test_a_connection_lost_for_ten_seconds_comes_back_by_itself(demo: Local) -> None:
    async with opened(demo) as page:
        top = TownBar(page)
        drawer = await top.faults()
        await drawer.get_by_role("button", name="10 secondes").click()
        await expect(top.in_force).to_contain_text("encore")
        assert demo.town.switches.state()["lost"] is True
        await demo.town.switches.turn("lost", True, seconds=1)
        await expect(top.in_force).to_have_count(0)
        await expect(drawer.get_by_role("button", name="10 secondes")).to_be_visible()


async def test_restarted_and_killed_from_the_drawer_the_bot_goes_on(demo: Local) -> None:
    async with opened(demo) as page:
        top, lea = TownBar(page), Hands(page, "Léa")
        drawer = await top.faults()
        await lea.starts()
        await lea.taps("menu-first-match")
        await lea.sees("onboarding-language")
        for name in ("Tuer le bot", "Redémarrer le bot"):
            before = demo.entraide
            await drawer.get_by_role("button", name=name).click()
            await until(lambda before=before: demo.entraide is not before)  # type: ignore[misc]
            await expect(top.leap("Dans une heure")).to_be_enabled()
        await lea.taps("onboarding-language-keep")
        await lea.taps("onboarding-agree-yes")
        await lea.sees("onboarding-words")
