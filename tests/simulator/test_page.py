"""The page in a real Chromium, with a tiny bot that answers what it hears."""

import pytest
from playwright.async_api import expect

from bot.simulator.media import SQUARE
from bot.simulator.town import Town
from tests.simulator import chromium
from tests.simulator.echo import Echo
from tests.simulator.fingers import phone_of, started, write

pytestmark = pytest.mark.browser


async def test_two_people_talk_with_the_bot_side_by_side(echo: Echo, town: Town) -> None:
    async with chromium.page(town.url) as page:
        lea, karim = await started(page, "Léa"), await started(page, "Karim")

        await lea.get_by_role("button", name="Oui", exact=True).click()
        await expect(lea.get_by_text("Réponse : yes")).to_be_visible()
        await expect(lea.get_by_text("C’est noté")).to_be_visible()
        await expect(lea.get_by_role("button", name="Oui", exact=True)).to_have_count(0)
        await expect(karim.get_by_role("button", name="Oui", exact=True)).to_be_visible()

        await write(karim, "bonsoir")
        await expect(karim.get_by_text("Entendu : bonsoir")).to_be_visible()
        await expect(lea.get_by_text("bonsoir")).to_have_count(0)


async def test_typed_markup_stays_text(echo: Echo, town: Town) -> None:
    evil = "<img src=x onerror=\"document.title='mine'\"><b>pas gras</b>"
    async with chromium.page(town.url) as page:
        lea = await started(page, "Léa")
        await write(lea, evil)
        await expect(lea.locator(".mine .text").last).to_have_text(evil)
        await expect(lea.locator(".theirs .text").last).to_have_text(f"Entendu : {evil}")
        assert await lea.locator(".text img, .text b").count() == 0
        await page.get_by_role("button", name="Une personne de plus").click()
        town.newcomer("<b>Zoé</b>")
        await expect(page.get_by_role("button", name="<b>Zoé</b>")).to_be_visible()
        assert "Entraide" in await page.title()


async def test_formatting_is_shown_and_typed_marks_become_entities(echo: Echo, town: Town) -> None:
    async with chromium.page(town.url) as page:
        lea = await started(page, "Léa")
        await write(lea, "mise en forme")
        text = lea.locator(".theirs .text").last
        for tag, words in (("strong", "gras"), ("em", "italique"), ("u", "souligné"), ("s", "barré"),
                           ("code", "code"), ("pre", "bloc")):  # fmt: skip
            await expect(text.locator(tag)).to_have_text(words)
        await expect(text.get_by_role("link", name="lien")).to_have_attribute("href", "https://example.org/")
        await text.get_by_role("button", name="Texte caché, toucher pour lire").press("Enter")
        await expect(text.locator(".spoiler.shown")).to_have_text("caché")
        await text.get_by_role("button", name="Tout lire").click()
        await expect(text.get_by_role("button", name="Replier")).to_be_visible()
        await text.get_by_role("button", name="/aide").click()
        await expect(lea.get_by_text("Entendu : /aide")).to_be_visible()
        await write(lea, "un **mot** et __un autre__")
        await expect(lea.locator(".mine .text").last.locator("strong")).to_have_text("mot")
        told = echo.heard[-1]["message"]
        assert told["text"] == "un mot et un autre"
        assert [each["type"] for each in told["entities"]] == ["bold", "italic"]


async def test_answering_changing_and_deleting_a_message(echo: Echo, town: Town) -> None:
    async with chromium.page(town.url) as page:
        lea = await started(page, "Léa")
        await write(lea, "première")
        mine = lea.locator(".mine").last
        await expect(lea.get_by_text("Entendu : première")).to_be_visible()

        await mine.hover()
        await mine.get_by_role("button", name="Actions sur ce message").click()
        await lea.get_by_role("menuitem", name="Répondre").click()
        await write(lea, "suite")
        await expect(lea.get_by_text("Entendu : suite première")).to_be_visible()
        await expect(lea.locator(".mine .quote").last).to_contain_text("première")

        await lea.get_by_role("textbox", name="Message").press("ArrowUp")
        await write(lea, "corrigée")
        await expect(lea.get_by_text("Modifié : corrigée")).to_be_visible()
        await expect(lea.locator(".mine", has_text="corrigée").get_by_text("modifié")).to_be_visible()

        await mine.get_by_role("button", name="Actions sur ce message").press("Enter")
        await lea.get_by_role("menuitem", name="Supprimer").press("Enter")
        await expect(lea.get_by_text("Message supprimé")).to_be_visible()


async def test_the_bots_keyboard_and_a_place_from_the_list(echo: Echo, town: Town) -> None:
    async with chromium.page(town.url) as page:
        lea = await started(page, "Léa")
        await write(lea, "clavier")
        keyboard = lea.get_by_role("group", name="Clavier du bot")
        await keyboard.get_by_role("button", name="Revenir au menu").click()
        await expect(lea.get_by_text("Entendu : Revenir au menu")).to_be_visible()
        await keyboard.get_by_role("button", name="Partager ma position").click()
        await lea.get_by_role("button", name="Montréal").click()
        await expect(lea.get_by_text("Position partagée")).to_be_visible()
        await expect(keyboard).to_be_hidden()
        assert echo.heard[-1]["message"]["location"] == {"latitude": 45.5019, "longitude": -73.5674}


async def test_commands_pictures_and_what_is_protected(echo: Echo, town: Town) -> None:
    async with chromium.page(town.url) as page:
        lea = await started(page, "Léa")
        await lea.get_by_role("button", name="Menu des commandes").click()
        await lea.get_by_role("option", name="/menu").click()
        await expect(lea.get_by_text("Entendu : /menu")).to_be_visible()
        await write(lea, "image")
        picture = lea.get_by_role("img", name="Image")
        await expect(picture).to_be_visible()
        assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 8
        await lea.locator("input[type=file]").first.set_input_files(
            {"name": "moi.png", "mimeType": "image/png", "buffer": SQUARE}
        )
        await lea.get_by_role("textbox", name="Légende").fill("moi")
        await lea.get_by_role("button", name="Envoyer", exact=True).click()
        await expect(lea.locator(".mine img")).to_be_visible()
        await write(lea, "secret")
        secret = lea.locator(".theirs", has_text="Ce que dit le cercle")
        await expect(secret.get_by_label("protégé : ni copie ni transfert")).to_be_visible()
        assert await secret.locator(".text").evaluate("e => getComputedStyle(e).userSelect") == "none"
        await secret.hover()
        await secret.get_by_role("button", name="Actions sur ce message").click()
        await expect(lea.get_by_role("menuitem", name="Répondre")).to_be_visible()
        await expect(lea.get_by_role("menuitem", name="Copier")).to_have_count(0)


async def test_blocking_and_coming_back(echo: Echo, town: Town) -> None:
    async with chromium.page(town.url) as page:
        lea = await started(page, "Léa")
        await lea.get_by_role("button", name="Autres actions").click()
        await lea.get_by_role("menuitem", name="Bloquer le bot").click()
        gate = lea.get_by_role("button", name="DÉBLOQUER ET REDÉMARRER")
        await gate.click()
        await expect(lea.get_by_text("Bonjour. Voulez-vous ?")).to_have_count(2)
        assert [list(update)[1] for update in echo.heard[-3:]] == [
            "my_chat_member",
            "my_chat_member",
            "message",
        ]


async def test_time_goes_forward_and_a_locked_phone_shows_a_line(echo: Echo, town: Town) -> None:
    async with chromium.page(town.url) as page:
        lea = await started(page, "Léa")
        bar = page.get_by_role("banner").first
        await expect(bar.locator("time")).to_have_text("18:30")
        await lea.get_by_role("button", name="Écran verrouillé").click()
        await page.get_by_role("button", name="Ce soir").click()
        line = lea.get_by_role("listitem").filter(has_text="Comment allez-vous ce soir ?")
        await expect(line).to_contain_text("sans bruit")
        await expect(line.locator("time")).to_have_text("21:00")
        await expect(bar.locator("time")).to_have_text("21:00")
        await lea.get_by_role("button", name="Déverrouiller").click()
        await expect(lea.get_by_text("Comment allez-vous ce soir ?")).to_be_visible()
        await bar.get_by_role("button", name="Un moment…").click()
        await bar.locator("input").fill("2026-12-24T20:15")
        await bar.get_by_role("button", name="Y aller").click()
        await expect(bar).to_contain_text("jeudi 24 décembre")
        await bar.get_by_role("button", name="Pannes").click()
        await page.get_by_role("button", name="Redémarrer le bot").click()
        await bar.get_by_role("button", name="Cette ville").click()
        await expect(page.get_by_text("mémoire de Telegram")).to_be_visible()
        assert echo.heard[-1] == {"restart": {}}


async def test_somebody_new_in_one_click_and_english_in_another(echo: Echo, town: Town) -> None:
    async with chromium.page(town.url) as page:
        await page.get_by_role("button", name="Une personne de plus").click()
        await expect(phone_of(page, "Camille")).to_be_visible()
        await page.get_by_role("button", name="EN", exact=True).click()
        camille = page.get_by_role("region", name="Camille’s phone")
        await camille.get_by_role("button", name="START").click()
        await expect(camille.get_by_text("Bonjour. Voulez-vous ?")).to_be_visible()
        await expect(page.get_by_role("button", name="This evening")).to_be_visible()
        assert echo.heard[-1]["message"]["from"]["language_code"] == "fr"


async def test_on_a_small_screen_one_phone_fills_it_and_the_keyboard_is_enough(
    echo: Echo, town: Town
) -> None:
    async with chromium.page(town.url, width=390, height=844) as page:
        lea = phone_of(page, "Léa")
        await expect(page.locator(".phone")).to_have_count(1)
        box = await lea.bounding_box()
        assert box is not None
        assert box["width"] == 390
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390
        await lea.get_by_role("button", name="DÉMARRER").press("Enter")
        await lea.get_by_role("button", name="Oui", exact=True).press("Enter")
        await expect(lea.get_by_text("Réponse : yes")).to_be_visible()
        focused = await page.evaluate("document.activeElement.closest('.message')?.textContent ?? ''")
        assert "Réponse : yes" in focused, "the focus stays on the message that was tapped"
        await page.get_by_role("button", name="Ouvrir le téléphone de Karim").click()
        await expect(phone_of(page, "Karim")).to_be_visible()
        await expect(lea).to_be_hidden()
