"""Markup and scripts stay text on the page wherever a name, a label or a word of anyone's comes out."""

import pytest
from playwright.async_api import Locator, expect

from bot.simulator.media import SQUARE
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator import chromium
from tests.simulator.api import Api

pytestmark = pytest.mark.browser

TAGS = "<u class=evil>"
EVIL = f"{TAGS}<img src=x onerror=\"document.title='mine'\"><script>document.title='mine'</script>&lt;b&gt;"
SHORT = f"{TAGS}oui</u>"


def keys(label: str) -> dict[str, object]:
    return {
        "inline_keyboard": [
            [{"text": label, "callback_data": "a"}],
            [{"text": label, "url": "https://example.org"}],
        ]
    }


async def stays_text(place: Locator, words: str) -> None:
    """It can be read there, letter by letter, and nothing was made of it."""
    await expect(place).to_be_visible()
    await expect(place).to_contain_text(words)


async def test_in_names_labels_captions_toasts_and_notifications(api: Api, town: Town, lea: Phone) -> None:
    evil = town.newcomer(EVIL)
    await evil.types("/start")
    town.introduce(evil, fr=SHORT, en=SHORT)
    await api("setMyCommands", commands=[{"command": "menu", "description": EVIL}])
    number = await api.says(evil.id, EVIL, reply_markup=keys(SHORT))
    await api("sendPhoto", chat_id=evil.id, caption=EVIL, files={"photo": SQUARE})
    await evil.replies(number, EVIL)
    await api("pinChatMessage", chat_id=evil.id, message_id=number)
    async with chromium.page(town.url) as page:
        face = page.get_by_role("navigation").get_by_role("button", name=EVIL)
        await stays_text(face, TAGS)
        await expect(face.locator("small")).to_have_text(SHORT)
        phone = page.get_by_role("region", name=f"Téléphone de {EVIL}")
        await expect(phone.locator(".status")).to_contain_text(TAGS)
        bubbles = phone.locator(".text", has_text="class=evil")
        await expect(bubbles.first).to_have_text(EVIL)
        assert await bubbles.count() >= 3, "words of both, and a caption"
        for kind in ("button", "link"):
            await expect(phone.locator(".list").get_by_role(kind, name=SHORT).first).to_be_visible()

        query = await evil.presses(number, "a")
        await api("answerCallbackQuery", callback_query_id=query, text=EVIL)
        await expect(phone.locator(".toast")).to_have_text(EVIL)
        query = await evil.presses(number, "a")
        await api("answerCallbackQuery", callback_query_id=query, text=EVIL, show_alert=True)
        box = phone.get_by_role("alertdialog")
        await stays_text(box, EVIL)
        await box.get_by_role("button", name="OK").click()

        await phone.get_by_role("button", name="Écran verrouillé").first.click()
        await api.says(evil.id, EVIL)
        await stays_text(phone.get_by_role("list", name="Notifications").locator(".words").first, TAGS)
        for made in (".evil", "img[src='x']", "body script"):
            assert await page.locator(made).count() == 0
        assert "Entraide" in await page.title()
