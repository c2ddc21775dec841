"""The list of chats on a phone of the page: last lines, what is unread, ticks, drafts, no sound."""

import pytest
from playwright.async_api import Locator, expect

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from bot.simulator.world.reading import unread_in_all
from tests.simulator import chromium
from tests.simulator.api import Api
from tests.simulator.fingers import phone_of, write
from tests.waiting import comes_to

pytestmark = pytest.mark.browser

BACK = "Discussions"


def line_of(phone: Locator, title: str) -> Locator:
    return phone.locator(".chat-line", has_text=title)


async def unread(phone: Phone, count: int) -> None:
    """The town knows of so many unread messages, in all chats."""
    await comes_to(count, lambda: unread_in_all(phone.world, phone.person))


async def test_opening_a_chat_reads_it_and_the_list_counts_what_is_unread(
    api: Api, town: Town, lea: Phone
) -> None:
    karim = town.phone("Karim")
    await karim.types("/start")
    group = await town.group("Les marcheurs", karim, lea)
    await api.says(lea.id, "avant d’ouvrir")
    async with chromium.page(town.url, width=820) as page:
        phone = phone_of(page, "Léa")
        await expect(phone.locator(".theirs .text")).to_have_text("avant d’ouvrir")
        await unread(lea, 0)
        await phone.get_by_role("button", name=BACK).click()
        await expect(line_of(phone, "Entraide").locator(".count")).to_have_count(0)

        await api.says(lea.id, "un <tg-spoiler>secret</tg-spoiler>", parse_mode="HTML")
        await group.says(karim, "à dimanche")
        await expect(line_of(phone, "Entraide").locator(".last")).to_have_text("un ▒▒▒▒▒▒")
        await expect(line_of(phone, "Entraide").get_by_label("1 message non lu")).to_be_visible()
        await expect(line_of(phone, "Les marcheurs").locator(".last")).to_have_text("Karim\u202f: à dimanche")
        await unread(lea, 2)

        await line_of(phone, "Les marcheurs").click()
        await expect(phone.locator(".theirs .text")).to_have_text("à dimanche")
        await expect(phone.locator(".name")).to_have_text("Karim")
        await expect(phone.locator(".under")).to_have_text("3 membres")
        await expect(phone.get_by_role("button", name="Discussions, 1 non lus")).to_be_visible()
        await unread(lea, 1)
        await write(phone, "bonjour à vous deux")
        await expect(phone_of(page, "Karim").get_by_text("bonjour")).to_have_count(0)
        await phone.get_by_role("button", name=BACK).click()
        await expect(line_of(phone, "Les marcheurs").locator(".last")).to_have_text(
            "Vous\u202f: bonjour à vous deux"
        )
        await expect(line_of(phone, "Les marcheurs").get_by_role("img", name="envoyé")).to_be_visible()
        await unread(karim, 1)


async def test_a_locked_or_closed_phone_reads_nothing(api: Api, town: Town, lea: Phone) -> None:
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await phone.get_by_role("button", name="Écran verrouillé").click()
        await api.says(lea.id, "pendant le sommeil")
        await unread(lea, 1)
        await page.reload()
        await expect(phone.get_by_text("pendant le sommeil")).to_be_visible()
        await unread(lea, 0)


async def test_one_tick_when_sent_and_two_when_the_bot_has_fetched(api: Api, town: Town, lea: Phone) -> None:
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await write(phone, "bonsoir")
        mine = phone.locator(".mine").last
        await expect(mine.get_by_role("img", name="envoyé")).to_be_visible()
        await api.updates()
        await expect(mine.get_by_role("img", name="reçu par le bot")).to_be_visible()


async def test_what_was_begun_waits_in_its_chat_and_sound_can_be_cut(
    api: Api, town: Town, lea: Phone
) -> None:
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await phone.get_by_role("textbox", name="Message").fill("pas encore envoyé")
        await phone.get_by_role("button", name="Autres actions").click()
        await phone.get_by_role("menuitem", name="Couper le son").click()
        await phone.get_by_role("button", name=BACK).click()
        line = line_of(phone, "Entraide")
        await expect(line.locator(".last")).to_have_text("Brouillon\u202f: pas encore envoyé")
        await expect(line.get_by_role("img", name="sans son")).to_be_visible()
        await line.press("Enter")
        await expect(phone.get_by_role("textbox", name="Message")).to_have_value("pas encore envoyé")
        await expect(phone.get_by_role("textbox", name="Message")).to_be_focused()
        await api.says(lea.id, "sans bruit")
        assert lea.lock_screen[-1].silent
