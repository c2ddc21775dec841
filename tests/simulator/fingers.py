"""What a finger does on a phone of the page, for tests of the page with the bot of a few lines."""

from playwright.async_api import Locator, Page, expect


def phone_of(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"Téléphone de {name}")


async def write(phone: Locator, text: str) -> None:
    field = phone.get_by_role("textbox", name="Message")
    await field.fill(text)
    await field.press("Enter")


async def started(page: Page, name: str) -> Locator:
    phone = phone_of(page, name)
    await phone.get_by_role("button", name="DÉMARRER").click()
    await expect(phone.get_by_text("Bonjour. Voulez-vous ?")).to_be_visible()
    return phone
