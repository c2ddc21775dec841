"""Reading on the page: what is new, what is earlier, going there and back; nothing is lost in a rush."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Locator, Route, expect

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator import chromium
from tests.simulator.api import Api
from tests.simulator.fingers import phone_of, write

pytestmark = pytest.mark.browser

IN_SIGHT = """message => {
  const [seen, list] = [message, message.closest(".list")].map(each => each.getBoundingClientRect());
  return seen.bottom > list.top && seen.top < list.bottom;
}"""


async def in_sight(message: Locator) -> None:
    """It is there, and one can see it without scrolling."""
    handle = await message.element_handle()
    await message.page.wait_for_function(IN_SIGHT, arg=handle)


def bubble(phone: Locator, number: int) -> Locator:
    return phone.locator(f'.message[data-id="{number}"]')


async def says_many(api: Api, lea: Phone, count: int, words: str = "message numéro") -> list[int]:
    return [await api.says(lea.id, f"{words} {n}") for n in range(count)]


async def test_a_line_above_what_is_new_and_a_button_to_the_end(api: Api, town: Town, lea: Phone) -> None:
    await says_many(api, lea, 20)
    town.read_everything()
    new = await says_many(api, lea, 30, "du nouveau")
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await expect(phone.get_by_role("separator").filter(has_text="Messages non lus")).to_be_visible()
        await in_sight(bubble(phone, new[0]))
        down = phone.locator(".down")
        await expect(down.locator(".count")).not_to_have_text("30")
        left = int(await down.locator(".count").inner_text())
        assert 5 < left < 30, "those in sight are read, those below are not"
        assert town.world.chats[lea.id].read_up_to[lea.id] == new[-left - 1]
        await phone.get_by_role("button", name=f"Aller à la fin, {left} non lus").click()
        await in_sight(bubble(phone, new[-1]))
        await expect(down).to_be_hidden()
        await write(phone, "tout lu")
        await expect(phone.get_by_text("Messages non lus")).to_have_count(0)
    assert town.world.chats[lea.id].read_up_to[lea.id] > new[-1]


async def test_earlier_messages_come_while_scrolling_and_the_place_is_kept(
    api: Api, town: Town, lea: Phone
) -> None:
    numbers = await says_many(api, lea, 200)
    town.read_everything()
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        messages = phone.locator(".message")
        await expect(messages).to_have_count(80)
        await in_sight(bubble(phone, numbers[-1]))
        held = bubble(phone, numbers[-80])
        await held.evaluate("message => { message.parentElement.scrollTop = 30; }")
        await expect(messages).to_have_count(160)
        await in_sight(held)
        await held.evaluate("message => { message.parentElement.scrollTop = 0; }")
        await expect(messages).to_have_count(201)
        await in_sight(bubble(phone, numbers[-160]))
        await phone.get_by_role("button", name="Aller à la fin").click()
        await in_sight(bubble(phone, numbers[-1]))
        await write(phone, "à la fin")
        await expect(messages).to_have_count(80)


async def test_an_answer_and_a_pinned_message_lead_to_what_they_are_about(
    api: Api, town: Town, lea: Phone
) -> None:
    numbers = await says_many(api, lea, 120)
    await api.says(lea.id, "voyez plus haut", reply_parameters={"message_id": numbers[3]})
    for number in (numbers[0], numbers[60]):
        await api("pinChatMessage", chat_id=lea.id, message_id=number)
    town.read_everything()
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await phone.locator(".quote", has_text="message numéro 3").click()
        await in_sight(bubble(phone, numbers[3]))
        await expect(bubble(phone, numbers[3])).to_be_focused()
        assert "flash" in (await bubble(phone, numbers[3]).get_attribute("class") or "")
        pinned = phone.get_by_role("button", name="Message épinglé")
        await expect(pinned).to_contain_text("message numéro 60")
        await pinned.click()
        await in_sight(bubble(phone, numbers[60]))
        await expect(pinned).to_contain_text("message numéro 0")
        await pinned.click()
        await in_sight(bubble(phone, numbers[0]))
        await expect(pinned).to_contain_text("message numéro 60")
        await api("unpinChatMessage", chat_id=lea.id, message_id=numbers[60])
        await api("unpinChatMessage", chat_id=lea.id, message_id=numbers[0])
        await expect(pinned).to_be_hidden()


async def test_an_answer_leads_there_though_an_older_request_is_under_way(
    api: Api, town: Town, lea: Phone
) -> None:
    numbers = await says_many(api, lea, 120)
    await api.says(lea.id, "voyez plus haut", reply_parameters={"message_id": numbers[3]})
    town.read_everything()
    asked, released = asyncio.Event(), asyncio.Event()

    async def hold(route: Route) -> None:
        asked.set()
        await released.wait()
        await route.continue_()

    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        quote = phone.locator(".quote", has_text="message numéro 3")
        await expect(quote).to_be_visible()
        await page.route("**/town/phones/*", hold)
        await api.says(lea.id, "encore un mot")
        await asked.wait()
        await quote.click()
        released.set()
        await in_sight(bubble(phone, numbers[3]))


async def test_nothing_is_lost_when_three_hundred_things_happen_at_once(
    api: Api, town: Town, lea: Phone
) -> None:
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await expect(phone.locator(".mine")).to_have_count(1)

        async def one(n: int) -> Any:
            number = await api.says(lea.id, f"en même temps {n}")
            if n % 3 == 0:
                await api("editMessageText", chat_id=lea.id, message_id=number, text=f"changé {n}")
            elif n % 3 == 1:
                await api("deleteMessage", chat_id=lea.id, message_id=number)

        await asyncio.gather(*(one(n) for n in range(150)))
        last = await api.says(lea.id, "le dernier")
        await in_sight(bubble(phone, last))
        shown = await phone.locator(".theirs .text").all_inner_texts()
        newest = [each.text for each in lea.messages if each.from_bot][-len(shown) :]
        assert shown == newest
        assert len(shown) >= 40


async def test_new_words_are_read_out_once_and_so_are_changed_ones(api: Api, town: Town, lea: Phone) -> None:
    await api.says(lea.id, "déjà là")
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await expect(phone.get_by_text("déjà là")).to_be_visible()
        number = await api.says(lea.id, "tout neuf")
        spoken = page.locator(".spoken p")
        await expect(spoken).to_have_text(["Léa, Entraide\u202f: tout neuf"])
        await api("editMessageText", chat_id=lea.id, message_id=number, text="changé")
        await expect(spoken).to_have_text(["Léa, Entraide\u202f: tout neuf", "Léa, Entraide\u202f: changé"])
        await phone.get_by_role("button", name="Discussions").click()
        await phone.locator(".chat-line").click()
        await expect(phone.locator(".list").get_by_text("changé")).to_be_visible()
        await expect(spoken).to_have_count(2)


async def test_consecutive_messages_stand_together_and_deleted_ones_in_one_line(
    api: Api, town: Town, lea: Phone
) -> None:
    numbers = await says_many(api, lea, 5)
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await expect(phone.locator(".theirs.begins")).to_have_count(1)
        await expect(phone.locator(".theirs.ends")).to_have_count(1)
        assert await bubble(phone, numbers[2]).evaluate("e => e.matches(':not(.begins, .ends)')")
        await api("deleteMessages", chat_id=lea.id, message_ids=numbers[1:4])
        await expect(phone.get_by_text("3 messages supprimés")).to_be_visible()
        await expect(phone.locator(".theirs.begins.ends")).to_have_count(2)
