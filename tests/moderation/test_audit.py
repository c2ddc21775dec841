"""The audit log: bound row by row; whatever is changed, added or taken away shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from bot.clock import MovableClock
from bot.db import Database, Transaction
from bot.moderation import audit
from bot.moderation.tables import audit as rows
from bot.moderation.tables import audit_heads as heads


async def write(tx: Transaction, clock: MovableClock, count: int) -> None:
    for number in range(count):
        await audit.append(tx, 11, "warn" if number % 2 else "mute_day", 22 + number, clock.now())


async def test_an_untouched_log_verifies(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        assert await audit.verify(tx) is None
        await write(tx, clock, 5)
        assert await audit.verify(tx) is None
        assert [action for _, action in await audit.entries(tx, 2)] == ["mute_day", "warn"]


Tampering = Callable[[], Any]


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        (lambda: update(rows).where(rows.c.number == 2).values(action="nothing"), 2),
        (lambda: update(rows).where(rows.c.number == 3).values(target=b"\1" * 16), 3),
        (lambda: update(rows).where(rows.c.number == 3).values(actor=b"\1" * 16), 3),
        (lambda: delete(rows).where(rows.c.number == 2), 2),
        (lambda: delete(rows).where(rows.c.number == 1), 1),
        (lambda: delete(rows).where(rows.c.number == 5), 5),
        (lambda: delete(rows), 1),
        (lambda: update(rows).where(rows.c.number == 4).values(hash=b"\2" * 32), 4),
        (lambda: update(heads).values(newest=4), 6),
        (lambda: delete(heads), 1),
    ],
)
async def test_the_first_broken_row_is_named(
    any_database: Database, clock: MovableClock, tampering: Tampering, broken: int
) -> None:
    async with any_database.transaction() as tx:
        await write(tx, clock, 5)
        await tx.execute(tampering())
        assert await audit.verify(tx) == broken


async def test_a_row_added_by_hand_shows(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        await write(tx, clock, 2)
        last = await tx.one(select(rows).where(rows.c.number == 2))
        assert last is not None
        forged = last._asdict() | {"number": 3, "previous": last.hash}
        await tx.execute(insert(rows).values(**forged))
        assert await audit.verify(tx) == 3


async def test_nobody_is_named(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        await audit.append(tx, 123456789, "remove", 987654321, clock.now())
        await audit.append(tx, None, "hold", 123456789, clock.now())
        found = await tx.all(select(rows).order_by(rows.c.number))
    assert found[0].actor == found[1].target
    stored = b"".join(value for row in found for value in row if isinstance(value, bytes))
    for number in (123456789, 987654321):
        assert number.to_bytes(8, "big") not in stored
        assert str(number).encode() not in stored


async def test_what_is_older_than_a_year_goes_and_the_rest_still_verifies(
    any_database: Database, clock: MovableClock
) -> None:
    async with any_database.transaction() as tx:
        await write(tx, clock, 3)
        clock.move_to(clock.now() + timedelta(days=366))
        await write(tx, clock, 2)
        await audit.prune(tx, clock.now())
        assert await audit.verify(tx) is None
        assert len(await audit.entries(tx)) == 2
        await tx.execute(update(rows).where(rows.c.number == 5).values(action="nothing"))
        assert await audit.verify(tx) == 5
