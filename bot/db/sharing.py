"""SQLite's one writer: transactions that wait for each other share one BEGIN and one COMMIT.

Begin and commit cost 0.6 ms of a core and twice that in waiting (two hops to the driver's thread, what
SQLAlchemy keeps in mind, the disk): a third of a turn. Each transaction is a savepoint of its own, rolled
back alone, and none returns before the commit that holds it: what follows a transaction still follows its
being on the disk.

A statement that wants a commit of its own is run beside them: all that wait, one commit after the other, in
one hop to the driver's thread.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db import onehop

PATIENCE = 60.0
"""Seconds that a transaction waits for its turn at most, as long as one waits for a connection of a pool."""
LONGEST = 0.02
"""Seconds after which nobody joins any more: the first waits for the last."""

Writer = tuple[AsyncConnection, onehop.Connection]


class _Place:
    """One transaction's place: let in, gone out with or without an error, on the disk."""

    __slots__ = ("committed", "entered", "left")

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.entered: asyncio.Future[Writer] = loop.create_future()
        self.left: asyncio.Future[BaseException | None] = loop.create_future()
        self.committed: asyncio.Future[None] = loop.create_future()

    def leave(self, error: BaseException | None) -> None:
        """Let the next one in."""
        if not self.left.done():
            self.left.set_result(error)

    def fail(self, error: BaseException) -> None:
        """Tell the transaction, if it still listens, that nothing of it is kept."""
        told = self.committed if self.entered.done() else self.entered
        if not told.done():
            told.set_exception(error)
            told.exception()  # nobody may be left to hear it: that is no fault


class Sharing:
    """Lets transactions of `engine`, which has one connection, write one after the other."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._waiting: deque[_Place] = deque()
        self._apart: deque[onehop.Apart] = deque()
        self._task: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def entered(self) -> AsyncIterator[Writer]:
        """Be the one who writes; ends once it is committed. On an exception nothing of it is kept."""
        place = _Place()
        self._waiting.append(place)
        self._go()
        try:
            async with asyncio.timeout(PATIENCE):
                writer = await place.entered
            yield writer
        except BaseException as error:
            place.leave(error)
            raise
        place.leave(None)
        await place.committed

    async def apart(self, sql: str, parameters: Sequence[Any]) -> int:
        """Run one statement in a commit of its own; gives how many rows it changed, once that is on the disk.

        Raises sqlite3.Error; nothing is kept then.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[int] = loop.create_future()

        def tell(changed: int | Exception) -> None:
            loop.call_soon_threadsafe(_tell, done, changed)

        self._apart.append(onehop.Apart(sql, parameters, tell, done.cancelled))
        self._go()
        async with asyncio.timeout(PATIENCE):
            return await done

    def _go(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End at once; what is not committed is rolled back."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        try:
            while self._waiting or self._apart:
                if self._waiting:
                    await self._share()
                if self._apart:
                    await self._separate()
        except BaseException:
            with suppress(IndexError):  # the thread may be taking some too
                while True:
                    self._apart.popleft().tell(_lost("the database was closed"))
            raise
        finally:
            self._task = None

    async def _separate(self) -> None:
        """Run the statements that want a commit of their own, for as long as others may be made to wait."""
        clock = asyncio.get_running_loop().time
        until = clock() + LONGEST
        try:
            async with self._engine.connect() as connection:
                await onehop.under(connection).apart(self._apart, lambda: clock() > until)
        except Exception as error:  # noqa: BLE001 (as for those who share)
            if self._apart:
                self._apart.popleft().tell(error)

    async def _share(self) -> None:
        """One BEGIN, those who wait or come meanwhile one after the other, one COMMIT."""
        kept: list[_Place] = []
        begun = False
        try:
            async with self._engine.begin() as connection:
                begun = True
                await self._serve((connection, onehop.under(connection)), kept)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is theirs)
            # Where it could not even begin, only one is told: the others have tries of their own.
            told = _lost(str(error)) if isinstance(error, sqlite3.Error) else error
            for place in kept if begun else [self._waiting.popleft()]:
                place.fail(told)
        except BaseException:
            for place in (*kept, *self._waiting):
                place.fail(_lost("the database was closed"))
            self._waiting.clear()
            raise
        for place in kept:
            if not place.committed.done():
                place.committed.set_result(None)

    async def _serve(self, writer: Writer, kept: list[_Place]) -> None:
        """Let one after the other write; gives in `kept` those who did so without an error."""
        _, driver = writer
        until = asyncio.get_running_loop().time() + LONGEST
        while (place := self._next()) is not None:
            kept.append(place)
            driver.short("SAVEPOINT one")
            place.entered.set_result(writer)
            error = await place.left
            if error is not None:
                kept.remove(place)
                if not await driver.undo("one"):
                    raise _lost("the database rolled the transaction back") from error
            driver.short("RELEASE one")
            if asyncio.get_running_loop().time() > until:
                return

    def _next(self) -> _Place | None:
        """The next who has not given up."""
        while self._waiting:
            place = self._waiting.popleft()
            if not place.entered.done():
                return place
        return None


def _tell(done: asyncio.Future[int], changed: int | Exception) -> None:
    if done.done():  # nobody waits any more
        return
    if isinstance(changed, Exception):
        done.set_exception(changed)
    else:
        done.set_result(changed)


def _lost(words: str) -> OperationalError:
    """An error of the database as SQLAlchemy would raise it."""
    return OperationalError(None, None, sqlite3.OperationalError(words), hide_parameters=True)
