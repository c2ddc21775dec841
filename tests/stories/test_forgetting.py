"""Forgetting everything: said, tapped, and then looked for in every file, row and log."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import logs
from bot.circles import service as circles
from bot.db import Database
from bot.local import Local
from bot.members import service as members
from bot.members.service import Member
from bot.moderation import people
from bot.mood import service as mood
from bot.outbox.acts import Lane, Send, ToMember
from bot.outbox.service import put
from bot.privacy import service as privacy
from bot.privacy.actions import Erase
from bot.privacy.registry import FEATURES
from bot.rooms import service as rooms
from bot.rooms.relayed import Words
from bot.screen import Screen
from tests.privacy.traces import left_in_files, rows_naming, sealed_of
from tests.stories.people import circle
from tests.stories.test_reports import CRUEL, report, town_of
from tests.stories.test_room import enters
from tests.stories.words import LANGUAGES, label, said

PARIS = ZoneInfo("Europe/Paris")
NAME, ALIAS = "Léonie-Marguerite", "Clémentine"
NOTE, OLD_WORDS, WORDS = "le petit banc vert", "des mots d'il y a trois jours", "des mots de ce soir"

KNOWN = ("members.wrapped_key", "members.person_index", "inbox.lane", "check_ins.note", "outbox.body")


@dataclass
class Before:
    """What is known before the person is forgotten."""

    member: Member
    secrets: dict[str, bytes]
    log: StringIO


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """All that is logged, at the most talkative level."""
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", list(root.handlers))
    monkeypatch.setattr(root, "level", root.level)
    stream = StringIO()
    logs.configure("DEBUG", "text", stream)
    logging.getLogger("bot").debug("somebody listens")
    return stream


async def lived_here(house: Local, log: StringIO, language: str = "fr") -> Before:
    """Someone who noted a day, wrote in her circle days ago and tonight, and has a message on its way."""
    place = await circle(house, language=language, aliases=[(NAME, ALIAS), ("Karim", "Sami"), ("Ana", "Lou")])
    lea = house.town.phone(NAME)
    await lea.types("/start")
    member = await found(house.database, lea.id)
    async with house.database.transaction() as tx:
        now = house.clock.now()
        await mood.agree(tx, member, "a text", now)
        await mood.note(tx, member, now.date(), 2, 0, now=now, zone=PARIS)
        await mood.add_note(tx, member, now.date(), 0, NOTE)
        await mood.ask_daily(tx, member, time(20), zone=PARIS, now=now)
        karim = await members.find(tx, house.town.phone("Karim").id)
        assert karim is not None
        await people.stop_reading(tx, member.id, karim.id, now)
        me = await circles.membership(tx, place.id, karim.id)
        assert me is not None
        await circles.set_reading(tx, me, "as_it_comes")
    await write(house, member, place.id, OLD_WORDS, 900_001)
    await house.travel(house.clock.now() + timedelta(days=3))
    await write(house, member, place.id, WORDS, 900_002)
    async with house.database.transaction() as tx:
        now, to = house.clock.now(), ToMember(member.id, member.key)
        tomorrow = now + timedelta(days=1)
        await put(tx, "later", to, Send(Screen(NOTE)), Lane.REPLY, now=now, not_before=tomorrow)
    async with house.database.reading() as tx:
        secrets = await sealed_of(tx, member)
    secrets |= {words: words.encode() for words in (NAME, ALIAS, NOTE, OLD_WORDS, WORDS, str(lea.id))}
    return Before(member, secrets, log)


async def found(database: Database, telegram_id: int) -> Member:
    async with database.reading() as tx:
        member = await members.find(tx, telegram_id)
    assert member is not None
    return member


async def write(house: Local, member: Member, circle_id: int, text: str, message_id: int) -> None:
    async with house.database.transaction() as tx:
        room = await rooms.room(tx, member, circle_id)
        assert room is not None
        await rooms.say(tx, member, room, Words(text, (), message_id), house.clock.now(), "Europe/Paris")
    await house.entraide.settle()


async def forget(house: Local, language: str = "fr") -> None:
    """Say yes to forgetting everything, and wait for the last word."""
    lea = house.town.phone(NAME)
    await lea.types("/forget")
    await lea.taps(label(language, "privacy-erase-yes"))
    lea.sees(said(language, "privacy-good-bye"))
    await house.entraide.tick()
    await house.entraide.settle()
    lea.sees(said(language, "privacy-done"))


async def traces(house: Local, folder: Path, before: Before) -> list[str]:
    """Everything that is left of her, anywhere."""
    stem = house.database_file.stem
    log = before.log.getvalue().encode()
    logged = [name for name, value in before.secrets.items() if value in log]
    return [
        *left_in_files(folder, stem, before.secrets),
        *await rows_naming(house.database, before.member.id),
        *(f"log: {name}" for name in logged),
    ]


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


async def until(holds: Callable[[], bool]) -> None:
    """Wait for what happens beside the answers: menus, jobs."""
    async with asyncio.timeout(10):
        while not holds():
            await asyncio.sleep(0.05)


async def _nothing(*_: object) -> None:
    return None


def without_the_deletion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy, "FEATURES", ())


def without_the_checkpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "forget_checkpoint", _nothing)


def without(name: str) -> Callable[[pytest.MonkeyPatch], None]:
    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        kept = tuple(
            replace(feature, forget=_nothing) if feature.name == name else feature for feature in FEATURES
        )
        assert kept != FEATURES
        monkeypatch.setattr(privacy, "FEATURES", kept)

    return plant


@pytest.mark.parametrize(
    "plant",
    [
        without_the_deletion,
        without_the_checkpoint,
        without("person"),
        without("messages"),
        without("updates"),
        without("rooms"),
        without("moderation"),
    ],
)
async def test_leaving_a_step_out_is_noticed(
    house: Local,
    tmp_path: Path,
    log: StringIO,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
) -> None:
    before = await lived_here(house, log)
    plant(monkeypatch)
    await forget(house)
    assert await traces(house, tmp_path, before) != []


async def test_a_message_under_an_open_report_stays_without_its_writer(house: Local) -> None:
    phones = await town_of(house)
    amina, nadia = phones["Amina"], phones["Nadia"]
    await enters(amina)
    await amina.types(CRUEL)
    await report(phones["Paul"], CRUEL)
    await amina.types("/forget")
    amina.sees("signalement encore ouvert")
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
