"""An update that nothing can be made of is a dead letter; who sent it hears of it, and the chat goes on."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from bot.clock import MovableClock
from bot.db import Database
from bot.inbox import service as inbox
from bot.inbox.tables import inbox as rows
from bot.members.tables import members
from bot.simulator.phones import Phone
from bot.simulator.world.telling import told_chat
from bot.texts import texts
from tests.living import Living, living

GARBAGE = b"\x01not what anybody sealed, at all"


def message(phone: Phone, **more: Any) -> dict[str, Any]:
    chat = told_chat(phone.world, phone.world.chats[phone.id])
    return {"message_id": 77, "date": 1, "chat": chat, "from": phone.person.as_user(), **more}


async def references(home: Living) -> list[str]:
    async with home.database.reading() as tx:
        return [reference for reference, _ in await inbox.dead_letters(tx)]


def words(language: str, reference: str) -> str:
    return texts(language).plain("navigation-apology", reference=reference).splitlines()[0]


@pytest.mark.parametrize(
    ("language", "spoilt"), [("fr", {"text": 5}), ("en", {"entities": [None], "text": "x"})]
)
async def test_who_sent_it_hears_of_it_once_with_the_reference(
    database: Database, clock: MovableClock, language: str, spoilt: dict[str, Any]
) -> None:
    async with living(database, clock) as home:
        lea = home.town.phone("Léa", language=language)
        await lea.types("/start")
        home.town.world.forge("message", message(lea, **spoilt))
        await home.entraide.settle()
        await home.town.quiet()
        (reference,) = await references(home)
        said = [seen.text for seen in lea.messages if reference in seen.text]
        assert len(said) == 1
        assert said[0].startswith(words(language, reference))
        assert texts(language).plain("navigation-menu") in str(lea.screen.buttons)
        await lea.types("/numeros")
        lea.sees("112")


async def test_a_stranger_hears_of_it_and_is_not_remembered(database: Database, clock: MovableClock) -> None:
    async with living(database, clock) as home:
        zoe = home.town.phone("Zoé", language="en")
        zoe.person.started = True
        home.town.world.forge("message", message(zoe, text=None))
        await home.town.quiet()
        (reference,) = await references(home)
        assert zoe.screen.text.startswith(words("en", reference))
        async with database.reading() as tx:
            assert await tx.all(members.select()) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"chat": {"id": -5, "type": "group", "title": "G"}},
        {"chat": {"id": -5, "type": "private"}},
        {"chat": {"id": True, "type": "private"}},
        {"from": {"id": 2**70}},
        {"from": None},
        {"chat": None},
    ],
)
async def test_whoever_does_not_show_is_met_with_silence(
    database: Database, clock: MovableClock, changes: dict[str, Any]
) -> None:
    async with living(database, clock) as home:
        lea = home.town.phone("Léa")
        await lea.types("/start")
        before = len(home.town.ledger.entries)
        command = {"type": "bot_command", "offset": 0, "length": "five"}
        spoilt = message(lea, text="/menu", entities=[command]) | changes
        home.town.world.forge("message", spoilt)
        await home.town.quiet()
        assert len(home.town.ledger.entries) == before
        await lea.types("/numeros")
        lea.sees("112")


async def test_half_a_character_is_stored_beside_the_others(
    any_database: Database, clock: MovableClock
) -> None:
    chat = {"id": 7, "type": "private"}
    bad = {"update_id": 1, "message": {"chat": chat, "text": "\ud800"}}
    good = {"update_id": 2, "message": {"chat": chat, "text": "a word"}}
    async with any_database.transaction() as tx:
        (lane, _) = await inbox.store(tx, [bad, good], clock.now())
    async with any_database.transaction() as tx:
        first, second = await inbox.take(tx, lane), await inbox.take(tx, lane)
    assert first is not None
    assert second is not None
    assert (first.body, second.body) == (None, good)


async def test_an_update_that_cannot_be_opened_is_buried(database: Database, clock: MovableClock) -> None:
    async with living(database, clock) as home:
        lea = home.town.phone("Léa")
        await lea.types("/start")
        async with database.transaction() as tx:
            (lane,) = await inbox.store(tx, [{"update_id": 9**9, "message": message(lea)}], clock.now())
            await tx.execute(update(rows).where(rows.c.update_id == 9**9).values(body=GARBAGE))
        home.entraide.lanes.wake([lane])
        await home.entraide.settle()
        assert len(await references(home)) == 1
        await lea.types("/numeros")
        lea.sees("112")


async def test_someone_whose_row_cannot_be_read_is_told_and_holds_up_nobody(
    database: Database, clock: MovableClock
) -> None:
    async with living(database, clock) as home:
        lea, noe = home.town.phone("Léa"), home.town.phone("Noé")
        await lea.types("/start")
        async with database.transaction() as tx:
            await tx.execute(update(members).values(profile=GARBAGE))
        await lea.types("/menu")
        (reference,) = await references(home)
        lea.sees(reference)
        await noe.types("/numeros")
        noe.sees("112")
        await lea.types("/numeros")
        lea.sees("112")
