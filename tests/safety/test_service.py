"""An operator confirms a helpline, and takes it back; a line that changed since is unconfirmed again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.clock import MovableClock
from bot.content import helplines
from bot.db import Database
from bot.errors import Refusal
from bot.safety import service as safety

LINE = helplines.unverified()[0]


async def test_a_line_is_confirmed_and_taken_back(any_database: Database, clock: MovableClock) -> None:
    async with any_database.transaction() as tx:
        assert await safety.confirmed(tx) == frozenset()
        await safety.confirm(tx, LINE.key, clock.now())
        await safety.confirm(tx, LINE.key, clock.now())
        assert await safety.confirmed(tx) == {LINE.key}
        await safety.withdraw(tx, LINE.key)
        assert await safety.confirmed(tx) == frozenset()


async def test_a_line_that_changed_since_is_unconfirmed(
    database: Database, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.transaction() as tx:
        await safety.confirm(tx, LINE.key, clock.now())
        others = helplines.unverified()[1:]
        monkeypatch.setattr(helplines, "unverified", lambda: (replace(LINE, number="0 000"), *others))
        assert await safety.confirmed(tx) == frozenset()


@pytest.mark.parametrize(
    "key", ["no-such-line", next(one.key for one in helplines.directory().lines() if one.verified)]
)
async def test_only_a_line_that_waits_can_be_confirmed(
    database: Database, clock: MovableClock, key: str
) -> None:
    async with database.transaction() as tx:
        with pytest.raises(Refusal):
            await safety.confirm(tx, key, clock.now())
