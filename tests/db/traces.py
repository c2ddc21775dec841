"""The statements that SQLite's writer really runs, those that are prepared too."""

from collections.abc import Callable
from typing import Any

from bot.db import Database


async def watched(database: Database, see: Callable[[str], None]) -> None:
    """Let `see` hear every statement that the writer runs from now on."""
    async with database.transaction() as tx:
        connection: Any = tx.connection.sync_connection
        await connection.connection.driver_connection.set_trace_callback(see)


async def traced(database: Database) -> list[str]:
    """Every statement that the writer runs from now on."""
    seen: list[str] = []
    await watched(database, seen.append)
    seen.clear()
    return seen
