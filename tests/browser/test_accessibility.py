"""axe-core finds nothing serious on any state of the page: both themes, both languages, desk and phone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from bot.local import Local
from tests.browser.hands import Hands, opened
from tests.browser.town_bar import TownBar
from tests.stories.words import label

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
LOCK = {"fr": "Écran verrouillé", "en": "Lock screen"}
MORE = {"fr": "Autres actions", "en": "More actions"}
OVER = {"fr": "Tout recommencer…", "en": "Start over…"}
KEEP = {"fr": "Annuler", "en": "Cancel"}
FORWARD = {"fr": "Avancer", "en": "Forward"}
LOOKS = {"fr": "Réglages de la page", "en": "Settings of the page"}
Look = tuple[Literal["fr", "en"], Literal["light", "dark"], int]
EVERY: list[Look] = [("fr", "light", 1360), ("en", "dark", 1360), ("fr", "dark", 390), ("en", "light", 390)]
"""Every two of language, theme and width are seen together."""


async def nothing_grave(page: Page, state: str) -> None:
    """Ask axe-core, which is evaluated from outside: the page's own policy stays as it is."""
    results = await Axe().run(page)
    found = [
        f"{state}: {one['id']} ({one['impact']}) {node['html'][:160]} {node['failureSummary']}"
        for one in results.response["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("look", EVERY, ids=lambda look: "-".join(map(str, look)))
async def test_nothing_serious_or_critical_on_any_state(demo: Local, look: Look) -> None:
    language, scheme, width = look
    async with opened(demo, language, width=width, height=900, scheme=scheme) as page:
        top = TownBar(page, language)
        who = Hands(page, "Amina" if language == "fr" else "Grace", language)
        await who.takes_phone()
        await who.taps("menu-checkin")
        await who.taps("mood-choice", score=3)
        await nothing_grave(page, "a chat")
        for state in (lambda: a_picture(who), lambda: faults(top), lambda: the_town(page, top)):
            await each(page, state)
        if width < 640:
            await panels(page, top, language)
        if width < 640:
            await who.phone.get_by_role("button", name=MORE[language]).first.click()
            await nothing_grave(page, "the menu of a chat")
            await who.phone.get_by_role("menuitem", name=LOCK[language]).click()
        else:
            await who.phone.get_by_role("button", name=LOCK[language]).first.click()
        await nothing_grave(page, "a locked phone without a notification")
        await demo.town.travel(to=demo.town.clock.now().replace(hour=23))
        await nothing_grave(page, "a locked phone")


async def each(page: Page, state: Callable[[], Awaitable[tuple[str, Callable[[], Awaitable[None]]]]]) -> None:
    """Bring a state about, look at it, leave it."""
    name, leave = await state()
    await nothing_grave(page, name)
    await leave()


async def a_picture(who: Hands) -> tuple[str, Callable[[], Awaitable[None]]]:
    await who.types("/mood")
    await expect(who.phone.locator(".list img").last).to_be_visible()

    async def nothing() -> None:
        pass

    return "a picture in a chat", nothing


async def faults(top: TownBar) -> tuple[str, Callable[[], Awaitable[None]]]:
    drawer = await top.faults()
    for name in await drawer.get_by_role("switch").all():
        await name.click()
    await expect(top.in_force).to_have_count(4)

    async def leave() -> None:
        await top.all_well()
        await expect(top.in_force).to_have_count(0)
        await drawer.get_by_role("button").first.click()

    return "the drawer with faults in force", leave


async def the_town(page: Page, top: TownBar) -> tuple[str, Callable[[], Awaitable[None]]]:
    if not await top.bar.locator(".town-opener").is_visible():
        await top.bar.get_by_role("button", name=LOOKS[top.language]).click()
    about = await top.town()
    await nothing_grave(page, "about this town")
    await about.get_by_role("button", name=OVER[top.language]).click()

    async def leave() -> None:
        await page.get_by_role("dialog").get_by_role("button", name=KEEP[top.language]).click()

    return "the question before starting over", leave


async def panels(page: Page, top: TownBar, language: str) -> None:
    for name in (FORWARD[language], LOOKS[language]):
        await top.bar.get_by_role("button", name=name).click()
        await nothing_grave(page, f"the panel {name}")
        await page.keyboard.press("Escape")


async def test_a_first_screen_and_a_list_of_chats(demo: Local) -> None:
    async with opened(demo) as page:
        lea = Hands(page, "Léa")
        await expect(lea.phone.get_by_role("button", name="DÉMARRER")).to_be_visible()
        await nothing_grave(page, "before anything was said")
        await lea.starts()
        await lea.taps("menu-first-match")
        await lea.sees("onboarding-language")
        await nothing_grave(page, "a question")
        await expect(
            lea.phone.get_by_role("button", name=label("fr", "onboarding-language-keep"))
        ).to_be_visible()
        await lea.phone.get_by_role("button", name="Discussions").first.click()
        await expect(lea.phone.get_by_role("heading", name="Discussions")).to_be_visible()
        await nothing_grave(page, "the list of chats")
