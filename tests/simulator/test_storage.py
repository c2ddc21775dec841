"""Telegram's memory survives a restart of the process."""

import json
from pathlib import Path

import pytest

from bot.simulator import storage
from bot.simulator.media import SQUARE
from bot.simulator.town import Town
from tests.simulator.api import Api, TwoTimes
from tests.waiting import until


async def lived_in(api: Api, town: Town) -> None:
    lea = town.phone("Léa", username="lea_b")
    await lea.types("/start")
    await lea.sends_photo(SQUARE)
    keys = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}
    number = await api.says(lea.id, "<b>Alors</b> ?", parse_mode="HTML", reply_markup=keys)
    await api.says(lea.id, "au revoir", reply_markup={"keyboard": [["Menu"]]})
    await api("pinChatMessage", chat_id=lea.id, message_id=number)
    await api("setMyCommands", commands=[{"command": "menu", "description": "Menu"}], language_code="fr")
    await api.updates(allowed_updates=["message", "callback_query"])
    await lea.taps("Oui")
    karim = town.phone("Karim")
    town.introduce(karim, fr="anime un cercle")
    await (await town.group("Cercle", karim, lea)).says(karim, "bonjour")


async def test_a_town_is_the_same_after_a_restart(
    api: Api, town: Town, times: TwoTimes, tmp_path: Path
) -> None:
    await lived_in(api, town)
    path = tmp_path / "data" / "telegram.json"
    storage.save(town.world, path)

    again = Town(times, seed=8, file=path)

    for part in ("people", "chats", "notifications", "last_message_id", "labels"):
        assert getattr(again.world, part) == getattr(town.world, part)
    assert storage.dump(again.world) == storage.dump(town.world)
    lea = again.phone("Léa")
    assert (lea.person.username, lea.keyboard, lea.screen.text) == ("lea_b", [["Menu"]], "au revoir")
    assert [seen.photo for seen in lea.messages if seen.photo] == [SQUARE]
    assert again.world.fetch_updates(0, 100) == town.world.fetch_updates(0, 100)
    assert not list(path.parent.glob("*.new"))


async def test_the_file_is_written_soon_after_a_change(times: TwoTimes, tmp_path: Path) -> None:
    path = tmp_path / "telegram.json"
    town = Town(times, file=path)
    await town.start()
    await town.phone("Léa").types("/start")
    await until(path.exists)
    assert json.loads(path.read_text())["people"][0]["first_name"] == "Léa"
    await town.stop()


async def test_another_bots_town_is_not_taken_over(
    api: Api, town: Town, times: TwoTimes, tmp_path: Path
) -> None:
    path = tmp_path / "telegram.json"
    storage.save(town.world, path)
    with pytest.raises(ValueError, match="another bot"):
        Town(times, token="8000000001:another-bots-own-token", file=path)
