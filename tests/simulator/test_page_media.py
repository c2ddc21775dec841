"""Pictures, voices, files, places and polls on a phone of the page."""

import json
from io import BytesIO

import pytest
from PIL import Image
from playwright.async_api import Locator, expect

from bot.simulator import media
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator import chromium
from tests.simulator.api import Api
from tests.simulator.fingers import phone_of

pytestmark = pytest.mark.browser


def drawing() -> bytes:
    """A picture as wide as the bot's own."""
    out = BytesIO()
    Image.new("RGB", (900, 600), "#2d6a88").save(out, "PNG")
    return out.getvalue()


async def attach(phone: Locator, what: str) -> None:
    await phone.get_by_role("button", name="Joindre").click()
    await phone.get_by_role("menuitem", name=what).click()


async def test_a_picture_fills_the_screen_and_can_be_enlarged(api: Api, town: Town, lea: Phone) -> None:
    await api("sendPhoto", chat_id=lea.id, caption="Quatorze jours\nen mots", files={"photo": drawing()})
    async with chromium.page(town.url, width=390, height=844) as page:
        phone = phone_of(page, "Léa")
        picture = phone.get_by_role("img", name="Image\u202f: Quatorze jours")
        await expect(picture).to_be_visible()
        opener = phone.get_by_role("button", name="Agrandir l’image")
        await opener.press("Enter")
        dialog = phone.get_by_role("dialog")
        await expect(dialog).to_be_visible()
        await expect(dialog.get_by_text("en mots")).to_be_visible()
        await dialog.get_by_role("button", name="Agrandir").click()
        await expect(dialog).to_have_attribute("data-scale", "1.50")
        await dialog.get_by_role("button", name="Réduire").click()
        await dialog.locator(".stage img").dblclick()
        await expect(dialog).to_have_attribute("data-scale", "2.50")
        await page.keyboard.press("Escape")
        await expect(dialog).to_have_count(0)
        await expect(opener).to_be_focused()


async def test_a_voice_note_is_sent_and_played(api: Api, town: Town, lea: Phone) -> None:
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await phone.get_by_role("button", name="Envoyer un message vocal").click()
        note = phone.get_by_role("group", name="Message vocal, 0:04")
        await expect(note.get_by_role("timer")).to_have_text("0:04")
        await note.get_by_role("button", name="Écouter").click()
        await expect(note.get_by_role("button", name="Pause")).to_be_visible()
        await expect(note.locator(".heard").nth(3)).to_be_attached()
        await expect(note.get_by_role("timer")).to_have_text("0:01")
        await note.get_by_role("button", name="Pause").click()
        await expect(note.get_by_role("button", name="Écouter")).to_be_visible()
        await note.get_by_role("slider").fill("75")
        await expect(note.get_by_role("timer")).to_have_text("0:03")
    (update,) = await api.updates()
    assert update["message"]["voice"]["duration"] == media.SECONDS


async def test_a_file_is_sent_and_saved(api: Api, town: Town, lea: Phone) -> None:
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        async with page.expect_file_chooser() as chooser:
            await attach(phone, "Fichier")
        data = json.dumps({"mot": "bonjour"}).encode()
        await (await chooser.value).set_files(
            {"name": "notes de Léa.json", "mimeType": "application/json", "buffer": data}
        )
        link = phone.get_by_role("link", name="notes de Léa.json")
        await expect(link).to_contain_text("1 ko, JSON")
        async with page.expect_download() as saved:
            await link.click()
        assert (await saved.value).suggested_filename == "notes de Léa.json"
    (update,) = await api.updates()
    assert update["message"]["document"]["mime_type"] == "application/json"


async def test_a_place_is_drawn_without_asking_any_other_server(api: Api, town: Town, lea: Phone) -> None:
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await attach(phone, "Position")
        places = phone.get_by_role("group", name="Depuis quel endroit ?")
        await expect(places.get_by_role("button", name="Paris")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(places).to_be_hidden()
        await expect(phone.get_by_role("textbox", name="Message")).to_be_focused()
        await attach(phone, "Position")
        await places.get_by_role("button", name="Brest").click()
        card = phone.locator(".mine .place")
        await expect(card).to_contain_text("Brest, 48.390, -4.486")
        assert await card.locator("svg path").count() > 8
        await attach(phone, "Mon contact")
        await expect(phone.get_by_role("link", name="+33600000000")).to_have_attribute(
            "href", "tel:+33600000000"
        )
        await attach(phone, "Autocollant")
        await expect(phone.locator(".mine .sticker")).to_have_text("👋")


async def test_a_poll_is_asked_and_voted_on(api: Api, town: Town, lea: Phone) -> None:
    async with chromium.page(town.url) as page:
        phone = phone_of(page, "Léa")
        await attach(phone, "Sondage")
        asked = phone.get_by_role("textbox", name="La question, puis une réponse par ligne")
        await asked.fill("On se voit quand ?\nMardi\nJeudi")
        await phone.get_by_role("button", name="Envoyer", exact=True).click()
        poll = phone.get_by_role("group", name="On se voit quand ?")
        await expect(poll).to_contain_text("Aucun vote")
        await poll.get_by_role("button", name="Jeudi").click()
        await expect(poll.get_by_role("button", name="Jeudi")).to_have_attribute("aria-pressed", "true")
        await expect(poll).to_contain_text("100 %")
        await expect(poll).to_contain_text("1 vote")
