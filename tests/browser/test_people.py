"""The line of faces, and how much room a phone has."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Route, expect

from bot.local import Local
from tests.browser.hands import SOMEONE_NEW, Hands, opened
from tests.browser.town_bar import TownBar
from tests.stories.words import label

pytestmark = pytest.mark.browser


async def test_somebody_new_in_one_click_with_what_they_are_and_what_waits(demo: Local) -> None:
    async with opened(demo) as page:
        top = TownBar(page)
        await expect(top.face("Ouvrir le téléphone de Léa")).to_contain_text("vient d’arriver")
        await expect(top.face("Ouvrir le téléphone de Grace, téléphone en anglais")).to_have_count(1)
        await top.face(SOMEONE_NEW["fr"]).click()
        camille = Hands(page, "Camille")
        await expect(camille.phone).to_be_visible()
        await camille.starts()
        await camille.sees("menu-first")
        marc = demo.town.phone("Marc")
        before = len(marc.messages)
        await demo.town.travel(to=demo.town.clock.now().replace(hour=20, minute=0))
        assert len(marc.messages) > before
        await expect(top.face("Ouvrir le téléphone de Marc").locator(".badge")).to_be_visible()
        await expect(top.face("Ouvrir le téléphone de Marc")).to_have_accessible_name(
            "Ouvrir le téléphone de Marc, anime des cercles, 1 notification"
        )


async def test_others_who_arrive_meanwhile_leave_the_new_phone_in_its_place(demo: Local) -> None:
    known = {str(phone.id) for phone in demo.town.phones}
    drawn = asyncio.Event()

    async def hold(route: Route) -> None:
        if urlsplit(route.request.url).path.rsplit("/", 1)[-1] not in known:
            await drawn.wait()
        await route.continue_()

    async with opened(demo) as page:
        top = TownBar(page)
        await page.route("**/town/phones/*", hold)
        await top.face(SOMEONE_NEW["fr"]).click()
        await expect(top.face("Ouvrir le téléphone de Camille")).to_have_attribute("aria-pressed", "true")
        demo.town.newcomer("Zoé")
        await expect(top.face("Ouvrir le téléphone de Zoé")).to_have_count(1)
        drawn.set()
        await Hands(page, "Camille").starts()


async def test_a_phone_that_is_slow_to_come_keeps_nobody_from_being_shown(demo: Local) -> None:
    drawn = asyncio.Event()

    async def hold(route: Route) -> None:
        await drawn.wait()
        await route.continue_()

    async with opened(demo) as page:
        top = TownBar(page)
        for name in ("Nadia", "Odile"):
            await expect(Hands(page, name).phone.locator(".list > *").last).to_be_visible()
        await page.route("**/town/phones/**", hold)
        for told in ("de passage", "de retour"):
            demo.town.introduce(demo.town.phone("Marc"), fr=told, en=told)
            await expect(top.face("Ouvrir le téléphone de Marc")).to_contain_text(told)
        drawn.set()


async def test_arrows_go_from_face_to_face_and_one_sees_whose_screen_is_locked(demo: Local) -> None:
    async with opened(demo) as page:
        top = TownBar(page)
        await top.face("Ouvrir le téléphone de Léa").focus()
        await page.keyboard.press("ArrowRight")
        await expect(top.face("Ouvrir le téléphone de Nadia")).to_be_focused()
        await page.keyboard.press("End")
        await page.keyboard.press("ArrowRight")
        await expect(top.face("Ouvrir le téléphone de Léa")).to_be_focused()
        await Hands(page, "Nadia").phone.get_by_role("button", name="Écran verrouillé").first.click()
        await expect(
            top.face("Ouvrir le téléphone de Nadia, anime des cercles, écran verrouillé")
        ).to_have_count(1)


async def test_on_a_phone_one_phone_has_at_least_700_of_844_points(demo: Local) -> None:
    async with opened(demo, width=390, height=844) as page:
        top, lea = TownBar(page), Hands(page, "Léa")
        for narrow in (390, 360):
            await page.set_viewport_size({"width": narrow, "height": 844})
            box = await lea.phone.bounding_box()
            assert box is not None
            assert box["height"] >= 700
            assert box["width"] == narrow
            assert await page.evaluate("document.documentElement.scrollWidth") <= narrow
        await expect(top.leap("Ce soir")).to_be_hidden()
        await top.leap("Avancer").click()
        await top.leap("Dans une heure").click()
        await expect(top.hour).to_have_text("19:30")
        await expect(top.leap("Ce soir")).to_be_hidden()
        await top.face("Ouvrir le téléphone de Nadia").click()
        nadia = Hands(page, "Nadia")
        await expect(lea.phone).to_be_hidden()
        await expect(nadia.phone.get_by_role("button", name=label("fr", "menu-circle")).last).to_be_visible()


@pytest.mark.parametrize(("desk", "many", "wide"), [(1360, 3, 408), (1280, 3, 400), (1024, 2, 408)])
async def test_on_a_desk_as_many_stand_side_by_side_as_fit_whole(
    demo: Local, desk: int, many: int, wide: int
) -> None:
    async with opened(demo, width=desk) as page:
        phones = page.locator(".phone")
        await expect(phones).to_have_count(many)
        await TownBar(page).face("Ouvrir le téléphone de Amina").click()
        await expect(Hands(page, "Amina").phone).to_be_visible()
        await expect(phones).to_have_count(many)
        await expect(Hands(page, "Léa").phone).to_have_count(0)
        for phone in await phones.all():
            box = await phone.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= desk
            assert wide <= box["width"] <= 408, "a screen of 390 points in its frame, or a little less"
            assert box["height"] >= 700
