"""Phones: what people can do, what the bot hears of it, and what a phone would not let anyone do."""

import asyncio
from typing import Any

import pytest

from bot.simulator import labels
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from bot.simulator.world.people_side import NotPossible
from tests.simulator.api import Api, TwoTimes


async def heard(api: Api) -> list[dict[str, Any]]:
    """What the bot hears now, and never again."""
    updates = await api.updates()
    if updates:
        await api.updates(offset=updates[-1]["update_id"] + 1, limit=1, timeout=0)
    return updates


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Oui", 1),
        ("Oui, je veux bien", 2),
        ("Bien", 3),
        ("Assez", 4),
        ("Retour", None),
        ("M", None),
        ("Mal", 5),
    ],
)
def test_a_label_is_found_by_its_words_or_a_beginning_that_only_one_has(
    wanted: str, found: int | None
) -> None:
    held = [
        ("Oui", 1),
        ("Oui, je veux bien", 2),
        ("🙂 Bien", 3),
        ("😐 Assez bien", 4),
        ("Mal", 5),
        ("Mardi", 6),
    ]
    assert labels.find(wanted, held) == found


async def test_typed_commands_are_recognised(api: Api, lea: Phone) -> None:
    await lea.types("  /aide maintenant ")
    (update,) = await heard(api)
    assert update["message"]["text"] == "/aide maintenant"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]


async def test_a_long_text_goes_out_in_parts(api: Api, lea: Phone) -> None:
    await lea.types("é" * 5000)
    assert [len(update["message"]["text"]) for update in await heard(api)] == [4096, 904]
    with pytest.raises(NotPossible):
        await lea.types("   ")


async def test_edits_replies_and_deletions_of_ones_own(api: Api, lea: Phone, times: TwoTimes) -> None:
    mine = await lea.types("avant")
    await lea.edits(mine, "après")
    await lea.edits(mine, "après")
    await lea.replies(mine, "et encore")
    _, edited, reply = await heard(api)
    assert edited["edited_message"]["text"] == "après"
    assert reply["message"]["reply_to_message"]["text"] == "après"
    await lea.deletes(mine)
    assert await api.updates(offset=1) == [], "bots are not told of deletions"
    theirs = await api.says(lea.id, "du bot")
    with pytest.raises(NotPossible):
        await lea.edits(theirs, "faux")
    later = await lea.types("vieux")
    times.later(days=3)
    with pytest.raises(NotPossible):
        await lea.edits(later, "trop tard")


async def test_taps_find_the_newest_button_then_the_keyboard(api: Api, lea: Phone) -> None:
    def keys(label: str, data: str) -> dict[str, Any]:
        return {"inline_keyboard": [[{"text": label, "callback_data": data}]]}

    await api.says(lea.id, "vieux", reply_markup=keys("🙂 Bien", "old"))
    number = await api.says(lea.id, "neuf", reply_markup=keys("Bien", "new"))
    await api.says(lea.id, "rien ici")
    place = {"text": "Partager", "request_location": True}
    await api.says(lea.id, "où ?", reply_markup={"keyboard": [[place], ["Menu"]], "one_time_keyboard": True})
    await lea.taps("Bien")
    await lea.taps("Bien", on=2)
    await lea.taps("Menu")
    await lea.taps("Partager")
    pressed, older, menu, shared = await heard(api)
    assert (pressed["callback_query"]["data"], older["callback_query"]["data"]) == ("new", "old")
    assert menu["message"]["text"] == "Menu"
    assert shared["message"]["location"] == {"latitude": 48.8566, "longitude": 2.3522}
    with pytest.raises(AssertionError, match="has no button 'Autre'"):
        await lea.taps("Autre")
    with pytest.raises(NotPossible):
        await lea.edits(number, "a")


async def test_blocking_closes_the_chat(lea: Phone) -> None:
    await lea.blocks()
    with pytest.raises(NotPossible):
        await lea.types("allô")
    with pytest.raises(NotPossible):
        await lea.presses(1, "x")
    await lea.unblocks()
    await lea.types("me revoilà")


async def test_forged_updates_arrive_as_they_are(api: Api, lea: Phone) -> None:
    await lea.raw({"message": {"text": "/start", "chat": {"id": -5, "type": "group"}}})
    await lea.raw({"callback_query": {"id": "1", "data": "x", "chat_instance": "1"}})
    await lea.raw({"message_reaction": {"anything": None}})
    forged, query, reaction = await heard(api)
    assert (forged["message"]["chat"]["id"], forged["message"]["from"]["id"]) == (-5, lea.id)
    assert query["callback_query"]["from"]["first_name"] == "Léa"
    assert "message_reaction" in reaction


async def test_what_is_seen_and_what_isnt(api: Api, lea: Phone) -> None:
    await api.says(lea.id, "Bonjour <b>Léa</b>", parse_mode="HTML")
    assert lea.sees("Bonjour").html == "Bonjour <b>Léa</b>"
    with pytest.raises(AssertionError, match="doesn’t see 'Adieu'"):
        lea.sees("Adieu")
    with pytest.raises(AssertionError, match="sees 'Léa'"):
        lea.sees_no("Léa")


async def test_a_lock_screen_hides_spoilers_and_cuts_long_lines(api: Api, lea: Phone) -> None:
    await api.says(lea.id, "un <tg-spoiler>secret</tg-spoiler>\nici", parse_mode="HTML")
    await api.says(lea.id, "a" * 200)
    assert lea.notifications == ["un ▒▒▒▒▒▒ ici", "a" * 99 + "…"]


async def test_phones_are_found_by_name_or_made(town: Town) -> None:
    lea = town.phone("Léa")
    assert town.phone("Léa") is lea
    assert town.newcomer("Léa").id != lea.id
    assert len(town.phones) == 2


async def test_acts_wait_until_the_bot_has_fetched_and_settled(api: Api, town: Town, lea: Phone) -> None:
    done: list[str] = []

    async def settle() -> None:
        done.append("settled")

    async def bot() -> None:
        (update,) = await api.updates(timeout=30)
        done.append(update["message"]["text"])
        await api.updates(offset=update["update_id"] + 1, limit=1)

    town.settle = settle
    serving = asyncio.create_task(bot())
    await lea.types("Bonjour")
    assert done == ["Bonjour", "settled"]
    await serving
