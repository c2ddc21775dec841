"""Whether the bot wrote anything else meanwhile, read from what arrived in the chat."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.clock import MovableClock
from bot.db import Database
from bot.outbox import service as outbox
from bot.outbox.service import Edit, Lane, MessageId, Send, ToMember
from bot.outbox.tables import SENDING, UNCERTAIN
from bot.outbox.tables import outbox as rows
from bot.rooms.relayed import Words
from bot.rooms.talk import Talk, begun, must_ask
from bot.screen import Screen
from tests.rooms.houses import House

UPDATE = 500
Meanwhile = Callable[[House, ToMember], Awaitable[object]]


@pytest.fixture
def now(clock: MovableClock) -> datetime:
    return clock.now()


def puts(key: str, lane: Lane, *, edit: bool = False, own: bool = False, arrives: bool = True) -> Meanwhile:
    async def meanwhile(house: House, to: ToMember) -> None:
        act = Edit(MessageId(3), Screen("…")) if edit else Send(Screen("…"))
        batch = house.circle.id if own else None
        await outbox.put(house.tx, key, to, act, lane, now=house.now, batch=batch)
        if arrives:
            await house.arrives()

    return meanwhile


def leaves(state: str) -> Meanwhile:
    async def meanwhile(house: House, to: ToMember) -> None:
        row = await outbox.put(house.tx, "daily:1", to, Send(Screen("…")), Lane.CHECK_IN, now=house.now)
        values = {"state": state, "finished_at": house.now, "due_at": None}
        await house.tx.execute(update(rows).where(rows.c.id == row).values(**values))

    return meanwhile


@pytest.mark.parametrize(
    ("meanwhile", "asked"),
    [
        (puts("daily:1", Lane.CHECK_IN), True),
        (puts("announcement:1", Lane.ANNOUNCEMENT), True),
        (puts("word:1", Lane.ENCOURAGEMENT), True),
        (puts("report:1", Lane.HELP), True),
        (puts("relay:elsewhere", Lane.RELAY), True),
        (puts("reply:501:0", Lane.REPLY), True),
        (puts("reply:501:0", Lane.REPLY, edit=True), True),
        (leaves(SENDING), True),
        (leaves(UNCERTAIN), True),
        # The circle's own messages, and the room's own answers.
        (puts("relay:here", Lane.RELAY, own=True), False),
        (puts("said:1", Lane.REPLY, own=True), False),
        (puts(f"reply:{UPDATE}:0", Lane.REPLY), False),
        (puts(f"reply:{UPDATE}:1", Lane.REPLY, edit=True), False),
        # Nothing that the person could have seen: not there yet, or an old message changed by itself.
        (puts("daily:1", Lane.CHECK_IN, arrives=False), False),
        (puts("edit:1", Lane.RELAY, edit=True), False),
    ],
)
async def test_what_makes_it_ask(
    any_database: Database, now: datetime, meanwhile: Meanwhile, asked: bool
) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris", "Tom")
        iris, room = house.people["Iris"], await house.room("Iris")
        to = ToMember(iris.id, iris.key)
        await outbox.put(tx, "daily:0", to, Send(Screen("before")), Lane.CHECK_IN, now=now)
        await house.arrives()
        talk = await begun(tx, iris, house.circle.id, UPDATE, now)
        words = Words("Bonsoir", (), 9000)
        assert not await must_ask(tx, iris, room, talk, words, now)
        await meanwhile(house, to)
        assert await must_ask(tx, iris, room, talk, words, now) is asked
        assert await must_ask(tx, iris, room, talk, words, now + timedelta(minutes=30))


async def test_the_draft_keeps_all_of_it(any_database: Database, now: datetime) -> None:
    async with any_database.transaction() as tx:
        house = await House.of(tx, now, "Iris")
        talk = await begun(tx, house.people["Iris"], house.circle.id, UPDATE, now)
    talk = talk.asking(Words("un", (), 1), contact=True).asking(Words("deux", (), 2), contact=False)
    assert not talk.contact
    draft: dict[str, object] = {}
    talk.keep(draft)
    assert Talk.of(draft) == talk
    changed = talk.with_edited(Words("un autre", (), 1))
    assert changed is not None
    assert [words.text for words in changed.waiting] == ["un autre", "deux"]
    assert talk.with_edited(Words("trois", (), 3)) is None
    for update_id in range(20):
        talk = talk.with_update(update_id)
    assert talk.mark.update_ids == tuple(range(10, 20))
    assert replace(talk, mark=changed.mark).mark == changed.mark
