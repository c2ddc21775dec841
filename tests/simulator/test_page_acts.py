"""What one does with messages on a phone of the page: react, answer, choose commands, press keys."""

import pytest
from playwright.async_api import expect

from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator import chromium
from tests.simulator.api import Api
from tests.simulator.echo import Echo
from tests.simulator.fingers import phone_of, started, write

pytestmark = pytest.mark.browser

ADDRESSES = (
    '<a href="https://example.org/">page</a> <a href="tg://resolve?domain=entraide_bot&amp;start=abc">lien</a>'
    " contact@lesrives.example +33 1 23 45 67 89"
)


async def test_a_reaction_by_keys_alone(api: Api, town: Town, lea: Phone) -> None:
    await api.says(lea.id, "Bonsoir")
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        message = phone.locator(".theirs")
        await phone.get_by_role("log", name="Conversation").focus()
        await page.keyboard.press("ArrowUp")
        await expect(message).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(phone.get_by_role("menuitemradio", name="❤")).to_be_focused()
        await page.keyboard.press("ArrowRight")
        await page.keyboard.press("ArrowRight")
        await page.keyboard.press("Enter")
        chip = message.get_by_role("button", name="🙏 1")
        await expect(chip).to_have_attribute("aria-pressed", "true")
        await expect(message).to_be_focused()
        await message.click(button="right")
        await phone.get_by_role("menuitemradio", name="❤").click()
        await expect(message.get_by_role("button", name="❤ 1")).to_be_visible()
        await expect(chip).to_have_count(0)
        await message.get_by_role("button", name="❤ 1").click()
        await expect(message.locator(".reaction")).to_have_count(0)
        await message.click(button="right")
        await page.keyboard.press("Escape")
        await expect(phone.get_by_role("menu")).to_have_count(0)
    assert await api.updates() == [], "this bot asked for no reactions"


async def test_commands_by_a_beginning_and_by_arrows(echo: Echo, town: Town) -> None:
    async with chromium.page(town.url) as page:
        lea = await started(page, "Léa")
        field = lea.get_by_role("textbox", name="Message")
        options = lea.get_by_role("option")
        await field.press_sequentially("/")
        await expect(options).to_have_count(2)
        await field.press_sequentially("ai")
        await expect(options).to_have_text(["/aideAide"])
        await field.press("ArrowDown")
        await expect(options).to_have_attribute("aria-selected", "true")
        await field.press("Enter")
        await expect(lea.get_by_text("Entendu : /aide")).to_be_visible()
        await expect(field).to_have_value("")
        opener = lea.get_by_role("button", name="Menu des commandes")
        await opener.press("Enter")
        await expect(options.first).to_be_focused()
        await page.keyboard.press("ArrowDown")
        await expect(options.last).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(options).to_have_count(0)
        await expect(opener).to_be_focused()


async def test_the_bots_keyboard_folds_and_comes_back(api: Api, town: Town, lea: Phone) -> None:
    keys = {"keyboard": [["Menu", "Aide"]], "one_time_keyboard": True, "input_field_placeholder": "Un mot"}
    await api.says(lea.id, "voilà", reply_markup=keys)
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        panel = phone.get_by_role("group", name="Clavier du bot")
        opener = phone.get_by_role("button", name="Clavier du bot")
        await expect(panel).to_be_visible()
        await expect(phone.get_by_placeholder("Un mot")).to_be_visible()
        await opener.click()
        await expect(panel).to_be_hidden()
        await opener.click()
        await panel.get_by_role("button", name="Aide").click()
        await expect(phone.locator(".mine .text").last).to_have_text("Aide")
        await expect(panel).to_be_hidden()
        await opener.click()
        await expect(panel).to_be_visible()
        await api.says(lea.id, "fini", reply_markup={"remove_keyboard": True})
        await expect(opener).to_be_hidden()


async def test_changing_a_message_keeps_its_formatting(api: Api, town: Town, lea: Phone) -> None:
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        field = phone.get_by_role("textbox", name="Message")
        await field.fill("un mot ici")
        await field.evaluate("field => field.setSelectionRange(3, 6)")
        await field.press("Control+b")
        await expect(field).to_have_value("un **mot** ici")
        await phone.get_by_role("button", name="Caché").click()
        await expect(field).to_have_value("un **||mot||** ici")
        await field.press("Enter")
        await expect(phone.locator(".mine .text .spoiler strong")).to_have_text("mot")
        await field.press("ArrowUp")
        await expect(field).to_have_value("un ||**mot**|| ici")
        await field.press("End")
        await field.press("Shift+Enter")
        await field.press_sequentially("encore")
        await field.press("Enter")
        await expect(phone.locator(".mine .text").last).to_have_text("un mot ici\nencore")
        await expect(phone.locator(".mine strong")).to_have_text("mot")
        await field.press("ArrowUp")
        await field.press("Escape")
        await expect(field).to_have_value("")


async def test_a_press_shows_progress_until_its_own_answer_and_an_alert_is_closed(
    api: Api, town: Town, lea: Phone
) -> None:
    keys = {"inline_keyboard": [[{"text": name, "callback_data": name}] for name in ("Un", "Deux")]}
    await api.says(lea.id, "Alors ?", reply_markup=keys)
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        one, two = (phone.get_by_role("button", name=name, exact=True) for name in ("Un", "Deux"))
        await one.click()
        await two.click()
        await expect(phone.locator(".waiting")).to_have_count(2)
        first, second = [update["callback_query"] for update in await api.updates()]
        await api("answerCallbackQuery", callback_query_id=first["id"], text="C’est noté")
        await expect(phone.get_by_role("status").get_by_text("C’est noté")).to_be_visible()
        await expect(phone.locator(".waiting")).to_have_text("Deux")
        await api("answerCallbackQuery", callback_query_id=second["id"], text="À lire", show_alert=True)
        alert = phone.get_by_role("alertdialog")
        await expect(alert).to_contain_text("À lire")
        await page.keyboard.press("Enter")
        await expect(alert).to_have_count(0)
        await expect(phone.locator(".waiting")).to_have_count(0)


async def test_the_bot_types_until_its_message_is_there(api: Api, town: Town, lea: Phone) -> None:
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        under = phone.locator(".under")
        await expect(under).to_have_text("bot")
        await api("sendChatAction", chat_id=lea.id, action="typing")
        await expect(under).to_have_text("écrit…")
        await api.says(lea.id, "voilà")
        await expect(under).to_have_text("bot")


async def test_addresses_lead_only_where_they_may(api: Api, town: Town, lea: Phone) -> None:
    await api.says(lea.id, ADDRESSES, parse_mode="HTML")
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        text = phone.locator(".theirs .text")
        link = text.get_by_role("link", name="page")
        await expect(link).to_have_attribute("rel", "noopener noreferrer")
        await expect(link).to_have_attribute("target", "_blank")
        mail = text.get_by_role("link", name="contact@lesrives.example")
        await expect(mail).to_have_attribute("href", "mailto:contact@lesrives.example")
        number = text.get_by_role("link", name="+33 1 23 45 67 89")
        await expect(number).to_have_attribute("href", "tel:+33123456789")
        await text.get_by_role("button", name="lien").click()
        await expect(phone.locator(".mine .text").last).to_have_text("/start abc")


async def test_an_answer_is_announced_above_the_field_and_can_be_given_up(
    api: Api, town: Town, lea: Phone
) -> None:
    await api.says(lea.id, "question")
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await phone.locator(".theirs").click(button="right")
        await phone.get_by_role("menuitem", name="Répondre").click()
        await expect(phone.locator(".banner")).to_contain_text("question")
        await phone.get_by_role("textbox", name="Message").press("Escape")
        await expect(phone.locator(".banner")).to_be_hidden()
        await write(phone, "sans rapport")
        await expect(phone.locator(".mine .quote")).to_have_count(0)
