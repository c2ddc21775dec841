"""Whose database this is: the wrong bot or key stops the start, and a lost key overwrites nothing."""

import base64
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.config import Settings
from bot.db import Database, new_id
from bot.errors import CannotStart, KeyMissing, WrongBot, WrongKey
from bot.identity import service
from bot.identity.keys import key_file, master_key
from bot.identity.tables import instance
from bot.vault import Vault

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
BOT, OTHER_BOT = 123456, 654321
MASTER = b"a master key for tests, 32 bytes"
OTHER = b"another master key for the tests"


def settings(url: str, **values: object) -> Settings:
    return Settings.model_validate({"database_url": url, **values})


async def opened(chosen: Settings, bot: int = BOT) -> None:
    database = await service.open_database(chosen, bot, NOW)
    async with database.reading() as tx:
        assert await service.check(tx, bot)
    await database.close()


async def rows(url: str) -> list[object]:
    database = await Database.open(url)
    async with database.reading() as tx:
        found = [tuple(row) for row in await tx.all(select(instance))]
    await database.close()
    return list(found)


async def test_the_same_bot_and_key_open_it_again(any_url: str) -> None:
    chosen = settings(any_url, entraide_key=MASTER)
    await opened(chosen)
    before = await rows(any_url)
    await opened(chosen)
    assert await rows(any_url) == before
    assert len(before) == 1


@pytest.mark.parametrize(("key", "bot", "error"), [(OTHER, BOT, WrongKey), (MASTER, OTHER_BOT, WrongBot)])
async def test_another_key_or_bot_stops_with_one_line_and_changes_nothing(
    any_url: str, key: bytes, bot: int, error: type[CannotStart]
) -> None:
    await opened(settings(any_url, entraide_key=MASTER))
    before = await rows(any_url)
    with pytest.raises(error) as caught:
        await service.open_database(settings(any_url, entraide_key=key), bot, NOW)
    assert len(caught.value.lines) == 1
    assert "654321" not in str(caught.value)
    assert await rows(any_url) == before


async def test_nothing_shows_the_bots_id(any_url: str) -> None:
    await opened(settings(any_url, entraide_key=MASTER))
    assert str(BOT) not in repr(await rows(any_url))


async def test_a_fresh_file_gets_a_key_for_its_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/new.db"
    real = settings(
        url,
        bot_token=f"{BOT}:" + "A" * 35,
        organisation="x",
        privacy_contact="x",
        country="FR",
        hosted_at="x",
    )
    database = await Database.open(url)
    master = await master_key(real, database)
    file = key_file(real, database)
    assert file == tmp_path / "new.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert base64.b64decode(file.read_text(encoding="ascii")) == master
    assert await master_key(real, database) == master
    assert "key_made" in capsys.readouterr().out
    await database.close()


async def test_a_lost_key_is_an_error_and_nothing_is_overwritten(database: Database) -> None:
    await database.close()
    chosen = settings(str(database.url))
    await opened(chosen)
    key = Path(str(database.path)).with_suffix(".key")
    key.rename(key.with_suffix(".lost"))
    with pytest.raises(KeyMissing) as caught:
        await service.open_database(chosen, BOT, NOW)
    assert len(caught.value.lines) == 1
    assert not key.exists()
    key.with_suffix(".lost").rename(key)
    await opened(chosen)


async def test_no_key_is_made_where_there_are_members(database: Database, vault: Vault) -> None:
    from bot.members import service as members

    async with database.transaction() as tx:
        await members.meet(tx, new_id(), "fr", NOW)
    with pytest.raises(KeyMissing):
        await master_key(settings(str(database.url)), database)


@pytest.mark.parametrize("content", ["", "not a key", "A" * 40, "é"])
async def test_a_file_without_a_key_is_named(database: Database, tmp_path: Path, content: str) -> None:
    (file := tmp_path / "its.key").write_text(content, encoding="utf-8")
    with pytest.raises(KeyMissing) as caught:
        await master_key(settings(str(database.url), entraide_key_file=str(file)), database)
    assert len(caught.value.lines) == 1
    assert content == "" or content not in str(caught.value)


async def test_a_key_file_that_cannot_be_made_or_read_is_one_line(database: Database, tmp_path: Path) -> None:
    with pytest.raises(KeyMissing):
        await master_key(
            settings(str(database.url), entraide_key_file=str(tmp_path / "nowhere" / "its.key")), database
        )
