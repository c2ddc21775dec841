"""The doctor agrees with the start: what would stop the bot is a fault, what would not is none."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import Entraide
from bot.check import FAULT, FINE, WARNING, Finding, examine
from bot.clock import MovableClock
from bot.config import Listen, Settings
from bot.errors import KeyMissing
from bot.identity.service import open_database
from bot.simulator.town import TOKEN, Town
from tests.settings import START, story_house, story_settings

CLOCK = MovableClock(START)
BOT = int(TOKEN.partition(":")[0])


def _settings(folder: Path, **changes: object) -> Settings:
    given = {
        "bot_token": TOKEN,
        "bot_api_url": "http://127.0.0.1:9",
        "database_url": f"sqlite+aiosqlite:///{folder}/data/entraide.db",
        **changes,
    }
    return story_settings(**given)


async def _found(about: str, settings: Settings) -> Finding:
    (found,) = [each for each in await examine(settings, CLOCK) if each.about == about]
    assert len(found.words.splitlines()) == 1
    return found


async def test_a_lost_key_is_a_fault_in_the_words_of_the_start(tmp_path: Path) -> None:
    file = tmp_path / "entraide.key"
    for settings in (_settings(tmp_path), _settings(tmp_path, entraide_key_file=file)):
        await (await open_database(settings, BOT, START, notice=False)).close()
        key = settings.entraide_key_file or tmp_path / "data" / "entraide.key"
        key.unlink()
        with pytest.raises(KeyMissing) as stopped:
            await open_database(settings, BOT, START)
        assert await _found("key", settings) == Finding(FAULT, "key", str(stopped.value))
        assert not key.exists()
        for path in (tmp_path / "data").iterdir():
            path.unlink()


@pytest.mark.parametrize("is_there", [False, True], ids=["no database yet", "an empty database"])
async def test_a_key_that_could_not_be_made_is_a_fault(tmp_path: Path, *, is_there: bool) -> None:
    (tmp_path / "data").mkdir()
    if is_there:
        (tmp_path / "data" / "entraide.db").touch()
    lost = _settings(tmp_path, entraide_key_file=tmp_path / "nowhere" / "entraide.key")
    found = await _found("key", lost)
    assert found.level == FAULT
    assert found.words.startswith("ENTRAIDE_KEY_FILE: ")
    with pytest.raises(KeyMissing):
        await open_database(lost, BOT, START)


async def test_a_key_still_to_be_made_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "entraide.key"
    elsewhere = await _found("key", _settings(tmp_path, entraide_key_file=file))
    assert elsewhere == Finding(WARNING, "key", f"none yet: the first start makes {file}")
    beside = await _found("key", _settings(tmp_path))
    assert beside == Finding(WARNING, "key", "none yet: the first start makes one beside the database")


async def test_a_taken_port_is_a_fault_and_a_free_one_is_fine(tmp_path: Path) -> None:
    assert (await _found("listen", _settings(tmp_path))).level == FINE
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = Listen("127.0.0.1", other.getsockname()[1])
        found = await _found("listen", _settings(tmp_path, listen=taken))
    assert found.level == FAULT
    assert found.words.startswith(f"LISTEN: 127.0.0.1:{taken.port} is taken")
    assert (await _found("listen", _settings(tmp_path, listen=taken))).level == FINE


@asynccontextmanager
async def _running(folder: Path) -> AsyncIterator[Settings]:
    """The settings of a bot that runs."""
    town = Town(CLOCK, seed=7)
    await town.start()
    settings = _settings(folder, bot_api_url=town.url, entraide_key=bytes(32))
    database = await open_database(settings, BOT, START)
    entraide = Entraide(settings, database, CLOCK)
    await entraide.start()
    assert entraide.health is not None
    try:
        yield settings.model_copy(update={"listen": Listen("127.0.0.1", entraide.health.port)})
    finally:
        await entraide.stop()
        await database.close()
        await town.stop()


async def test_beside_the_running_bot_nothing_is_a_fault(tmp_path: Path) -> None:
    async with _running(tmp_path) as settings:
        found = {each.about: each for each in await examine(settings, CLOCK)}
        assert [each for each in found.values() if each.level == FAULT] == []
        for about in ("database", "listen"):
            assert found[about].level == WARNING
            assert "a bot" in found[about].words
        assert found["key"].level == FINE
        another = settings.model_copy(update={"database_url": f"sqlite+aiosqlite:///{tmp_path}/other.db"})
        assert (await _found("listen", another)).level == FAULT, "another instance holds the port"


async def test_beside_the_running_town_nothing_is_a_fault(tmp_path: Path) -> None:
    house = story_house(tmp_path, empty=True)
    await house.start()
    try:
        port = int(house.town.url.rsplit(":", 1)[1])
        url = f"sqlite+aiosqlite:///{house.database_file}"
        settings = story_settings(database_url=url, listen=Listen("127.0.0.1", port))
        assert (await _found("listen", settings)).level == WARNING
        assert [each for each in await examine(settings, CLOCK) if each.level == FAULT] == []
    finally:
        await house.stop()
