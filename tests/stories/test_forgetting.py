"""Forgetting everything: said, tapped, and then looked for in every file, row and log."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from bot.db import Database
from bot.local import Local
from bot.members import service as members
from bot.privacy.actions import Erase
from tests.privacy.traces import left_in_files
from tests.stories.forgotten import KNOWN, NAME, OLD_WORDS, WORDS, forget, found, lived_here, traces
from tests.stories.test_reports import CRUEL, report, town_of
from tests.stories.test_room import enters
from tests.stories.words import LANGUAGES, label, said
from tests.waiting import until


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nothing_is_left_of_her(house: Local, tmp_path: Path, log: StringIO, language: str) -> None:
    before = await lived_here(house, log, language)
    assert "somebody listens" in before.log.getvalue()
    for known in KNOWN:
        assert any(name.startswith(known) for name in before.secrets), f"nothing to look for in {known}"
    karim = house.town.phone("Karim")
    karim.sees(WORDS)
    karim.sees(OLD_WORDS)
    async with house.database.transaction() as tx:
        await members.change(tx, before.member, language=language)
    await forget(house, language)
    assert await traces(house, tmp_path, before) == []
    # Her newest words are gone from the others' phones, the older ones are emptied, and nobody is told why.
    karim.sees_no(WORDS)
    karim.sees_no(OLD_WORDS)
    assert [seen for seen in karim.messages if seen.edited]
    karim.sees_no(said(language, "privacy-done"))
    # A minute later not even the good-bye's own rows are there.
    await house.travel(house.clock.now() + timedelta(minutes=2))
    assert await traces(house, tmp_path, before) == []


async def test_done_is_said_only_once_the_disk_has_let_go(
    house: Local, tmp_path: Path, log: StringIO
) -> None:
    before = await lived_here(house, log)
    lea = house.town.phone(NAME)
    await lea.types("/forget")
    reader = sqlite3.connect(house.database_file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM members").fetchone()
    await lea.taps(label("fr", "privacy-erase-yes"))
    # Longer than the job takes to come round: another process still reads the old pages.
    await asyncio.sleep(2.5)
    lea.sees_no(said("fr", "privacy-done"))
    assert left_in_files(tmp_path, house.database_file.stem, before.secrets)
    reader.close()
    await until(lambda: said("fr", "privacy-done") in lea.screen.text)
    assert await traces(house, tmp_path, before) == []


async def test_afterwards_she_is_a_new_person(house: Local, log: StringIO) -> None:
    before = await lived_here(house, log)
    lea, new = house.town.phone(NAME), house.town.phone("Nina")
    await lea.types("/language")
    await lea.taps("Français")
    await until(lambda: lea.commands != new.commands)
    await forget(house)
    # Not even the command menu tells what she was.
    await until(lambda: lea.commands == new.commands)
    await lea.types("/start")
    lea.sees(said("fr", "menu-first"))
    again = await found(house.database, lea.id)
    assert again.id != before.member.id
    assert again.stage == members.STRANGER
    # The old button erases nothing of the new beginning: it explains again.
    await lea.presses(lea.screen, Erase(before.member.id).data)
    assert (await found(house.database, lea.id)).id == again.id


async def test_a_kill_in_between_does_not_keep_the_last_word(
    house: Local, tmp_path: Path, log: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await lived_here(house, log)
    lea = house.town.phone(NAME)
    await lea.types("/forget")
    with monkeypatch.context() as planted:
        planted.setattr(Database, "forget_checkpoint", _never)
        await lea.taps(label("fr", "privacy-erase-yes"))
        await house.kill()
    await until(lambda: said("fr", "privacy-done") in lea.screen.text)
    assert await traces(house, tmp_path, before) == []


async def _never(_: Database) -> None:
    await asyncio.Event().wait()


async def test_a_message_under_an_open_report_stays_without_its_writer(house: Local) -> None:
    phones = await town_of(house)
    amina, nadia = phones["Amina"], phones["Nadia"]
    await enters(amina)
    await amina.types(CRUEL)
    await report(phones["Paul"], CRUEL)
    await amina.types("/forget")
    amina.sees("signalement est ouvert")
    await amina.taps(label("fr", "privacy-erase-yes"))
    await house.entraide.tick()
    await house.entraide.settle()
    # She was in the room: its keyboard is gone with everything else.
    assert amina.keyboard == []
    phones["Karim"].sees_no(CRUEL)
    await nadia.types("/reports")
    await nadia.taps("Signalement")
    shown = nadia.screen.text
    assert CRUEL in shown
    assert "Iris" not in shown
