"""What the page asks of the town for its phones, and what it hears."""

import json
from typing import Any

from bot.simulator.media import SQUARE
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api
from tests.simulator.requests import get, post


async def test_everything_a_page_can_do_on_a_phone(api: Api, town: Town) -> None:
    status, person = await post(api, "people", name="Inès", language="fr")
    phone = town.phone("Inès")
    assert (status, person["id"]) == (200, phone.id)
    act = f"phones/{phone.id}/"
    assert (await post(api, act + "types", text="/start"))[0] == 200
    keys = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}
    keys["inline_keyboard"].append([{"text": "Lien", "url": "https://example.org"}])
    number = await api.says(phone.id, "Alors ?", reply_markup=keys)
    bold = [{"type": "bold", "offset": 0, "length": 4}]
    assert (await post(api, act + "types", text="gras", entities=bold, reply_to=number))[0] == 200
    mine = phone.messages[-1]
    assert (mine.html, mine.reply_to) == ("<b>gras</b>", number)
    assert (await post(api, act + "edits", message=mine.id, text="maigre"))[0] == 200
    assert (await post(api, act + "taps", message=number, row=0, column=0))[0] == 200
    assert await post(api, act + "taps", message=number, row=5, column=0) == (
        409,
        {"error": "this button is gone"},
    )
    assert (await post(api, act + "taps", message=number, row=1, column=0))[0] == 409, "a link is no press"
    assert (await post(api, act + "location", latitude=48.8, longitude=2.3))[0] == 200
    assert (await post(api, act + "sticker"))[0] == 200
    assert (await post(api, act + "contact"))[0] == 200
    assert (await post(api, act + "deletes", message=mine.id))[0] == 200
    assert (await post(api, act + "deletes", message=mine.id))[0] == 409
    assert (await post(api, act + "types", text=" "))[0] == 409
    assert (await post(api, act + "speaks", language="en"))[0] == 200
    assert (await post(api, act + "dances"))[0] == 404
    assert (await post(api, act + "blocks"))[0] == 200
    assert (await post(api, act + "unblocks"))[0] == 200
    assert phone.messages[-1].text == "/start"
    assert phone.person.language_code == "en"


async def test_what_the_page_shows_of_a_phone(api: Api, town: Town, lea: Phone) -> None:
    url = f"{town.url}/town/phones/{lea.id}/photo?caption=moi"
    async with api.session.post(url, data=SQUARE) as answer:
        assert answer.status == 200
    async with api.session.post(url, data=b"no picture") as answer:
        assert answer.status == 409
    await api.says(lea.id, "<b>secret</b>", protect_content=True, parse_mode="HTML")
    await api("sendDocument", chat_id=lea.id, files={"document": b"{}"})
    town.introduce(lea, fr="nouvelle", en="newcomer")
    shown = await get(api, f"phones/{lea.id}")
    _, photo, secret, document = shown["messages"]
    assert (photo["text"], photo["photo"]["width"]) == ("moi", 8)
    assert (secret["text"], secret["protected"], secret["entities"][0]["type"]) == ("secret", True, "bold")
    assert [line["text"] for line in shown["notifications"]] == ["secret", "📎 file.png"]
    async with api.session.get(f"{town.url}/{photo['photo']['src']}") as answer:
        assert (answer.content_type, await answer.read()) == ("image/png", SQUARE)
    async with api.session.get(f"{town.url}/{document['document']['src']}") as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")
    town.introduce(town.phone("Karim"), fr="anime un cercle")
    town.introduce(town.newcomer("Zoé"), fr="responsable")
    town.newcomer("Paul")
    people = (await get(api, "people"))["people"]
    assert people[0]["label"] == {"fr": "nouvelle", "en": "newcomer"}
    assert [person["name"] for person in people] == ["Léa", "Karim", "Zoé", "Paul"]


async def test_open_pages_hear_at_once_what_happens(api: Api, town: Town, lea: Phone) -> None:
    async with api.session.get(f"{town.url}/town/events") as stream:

        async def event() -> dict[str, Any]:
            line = await stream.content.readline()
            await stream.content.readline()
            heard: dict[str, Any] = json.loads(line.decode().removeprefix("data: "))
            return heard

        assert (await event())["kind"] == "clock"
        number = await api.says(
            lea.id, "Bonjour", reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
        )
        kinds = [await event() for _ in range(4)]
        assert {each["kind"] for each in kinds} == {"phone", "notification", "unread"}
        assert [each["unread"] for each in kinds if each["kind"] == "unread"] == [1]
        query = await lea.presses(number, "b")
        await api("answerCallbackQuery", callback_query_id=query, text="Merci", show_alert=True)
        answered = await event()
        assert (answered["kind"], answered["text"], answered["alert"]) == ("answered", "Merci", True)
        await api("sendChatAction", chat_id=lea.id, action="typing")
        assert (await event())["action"] == "typing"
