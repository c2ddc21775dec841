"""Someone with a life in the house, the way to be forgotten, and what is left of her afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.circles import service as circles
from bot.db import Database
from bot.local import Local
from bot.members import service as members
from bot.members.service import Member
from bot.moderation import people
from bot.mood import service as mood
from bot.outbox.acts import Lane, Send, ToMember
from bot.outbox.service import put
from bot.rooms import service as rooms
from bot.rooms.relayed import Words
from bot.screen import Screen
from tests.privacy.traces import left_in_files, rows_naming, sealed_of
from tests.stories.forgotten_rows import ELSEWHERE, known_everywhere
from tests.stories.people import circle
from tests.stories.words import label, said

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


async def lived_here(house: Local, log: StringIO, language: str = "fr") -> Before:
    """Someone who noted a day, wrote in her circle days ago and tonight, has a message on its way, and is at
    a question.
    """
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
    await lea.types("/match")
    await known_everywhere(house, member, karim, place)
    async with house.database.transaction() as tx:
        now, to = house.clock.now(), ToMember(member.id, member.key)
        tomorrow = now + timedelta(days=1)
        await put(tx, "later", to, Send(Screen(NOTE)), Lane.REPLY, now=now, not_before=tomorrow)
    async with house.database.reading() as tx:
        secrets = await sealed_of(tx, member)
    secrets |= {
        words: words.encode() for words in (NAME, ALIAS, ELSEWHERE, NOTE, OLD_WORDS, WORDS, str(lea.id))
    }
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
