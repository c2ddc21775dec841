"""Updates as rows: stored once, taken in order, gone with their effects."""

from __future__ import annotations

from typing import Any

import pytest

from bot.clock import MovableClock
from bot.db import Database
from bot.inbox import service as inbox
from bot.inbox.service import KEPT


def said(update_id: int, chat: int, text: str = "a word") -> dict[str, Any]:
    return {"update_id": update_id, "message": {"chat": {"id": chat, "type": "private"}, "text": text}}


async def test_an_update_is_stored_once(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        first = await inbox.store(tx, [said(1, 7), said(2, 7), said(3, 8)], clock.now())
    async with any_database.transaction() as tx:
        assert await inbox.store(tx, [said(1, 7)], clock.now()) == []
        assert (await inbox.depth(tx))[0] == 3
    assert len(first) == 3
    assert first[0] == first[1] != first[2]


async def test_updates_of_a_chat_come_in_order(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lane = (await inbox.store(tx, [said(2, 7), said(1, 7)], clock.now()))[0]
    taken = []
    for _ in range(3):
        async with any_database.transaction() as tx:
            found = await inbox.take(tx, lane)
            taken.append(found.update_id if found else None)
    assert taken == [1, 2, None]


async def taken_then_failing(database: Database, lane: bytes) -> None:
    async with database.transaction() as tx:
        assert await inbox.take(tx, lane)
        raise ZeroDivisionError


async def test_what_is_rolled_back_is_taken_again(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lane = (await inbox.store(tx, [said(1, 7)], clock.now()))[0]
    with pytest.raises(ZeroDivisionError):
        await taken_then_failing(any_database, lane)
    async with any_database.transaction() as tx:
        again = await inbox.take(tx, lane)
    assert again is not None
    assert again.body == said(1, 7)


async def test_a_dead_letter_keeps_a_reference_and_no_word(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        lane = (await inbox.store(tx, [said(1, 7), said(2, 7)], clock.now()))[0]
        assert await inbox.failed(tx, 1, 0.0) == 1
        await inbox.bury(tx, 1, "ABC123")
        assert [reference for reference, _ in await inbox.dead_letters(tx)] == ["ABC123"]
        following = await inbox.take(tx, lane)
    assert following is not None
    assert following.update_id == 2


async def test_ids_are_remembered_for_seven_days(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        lane = (await inbox.store(tx, [said(1, 7)], clock.now()))[0]
        await inbox.take(tx, lane)
        await inbox.forget_old(tx, clock.now() + KEPT)
        assert await inbox.store(tx, [said(1, 7)], clock.now()) == []
        await inbox.forget_old(tx, clock.now() + KEPT * 2)
        assert await inbox.store(tx, [said(1, 7)], clock.now()) == [lane]
