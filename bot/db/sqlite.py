"""SQLite: one writer, a pool of readers, the pragmas, and the lock that keeps a second bot out."""

import fcntl
import os
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.db import onehop
from bot.errors import DatabaseDown, DatabaseInUse

READERS = 4
# The order matters: auto_vacuum only before the first page is written, WAL before synchronous.
# Why: incremental vacuum gives back freed pages; FULL because a mark rolled back by a power cut would send
# twice in silence; secure_delete zeroes what is deleted.
WRITER_PRAGMAS = (
    "auto_vacuum = INCREMENTAL",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "busy_timeout = 5000",
    "cache_size = -20000",
    "temp_store = MEMORY",
    "wal_autocheckpoint = 1000",
    "journal_size_limit = 67108864",
)
READER_PRAGMAS = ("query_only = ON", "busy_timeout = 5000", "cache_size = -20000", "temp_store = MEMORY")


def writer(path: Path) -> AsyncEngine:
    """The one connection that writes; every transaction on it begins by taking the write lock."""
    engine = _engine(path, partial(onehop.connect, str(path), inline=True), 1)
    # Without IMMEDIATE, a transaction that reads and then writes loses updates or fails as locked.
    return _prepare(engine, WRITER_PRAGMAS, "BEGIN IMMEDIATE")


def readers(path: Path) -> AsyncEngine:
    """Connections that can only read, each transaction on one snapshot."""
    address = f"file:{quote(path.as_posix())}?mode=ro"
    engine = _engine(path, partial(onehop.connect, address), READERS)
    return _prepare(engine, READER_PRAGMAS, "BEGIN")


def _engine(path: Path, connect: Callable[[], Coroutine[Any, Any, Any]], size: int) -> AsyncEngine:
    url = URL.create("sqlite+aiosqlite", database=str(path))
    pool: dict[str, Any] = {"pool_size": size, "max_overflow": 0, "pool_timeout": 60}
    return create_async_engine(url, async_creator=connect, hide_parameters=True, **pool)


def _prepare(engine: AsyncEngine, pragmas: tuple[str, ...], begin: str) -> AsyncEngine:
    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN is deferred and comes too late
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def start(connection: Connection) -> None:
        # Through SQLAlchemy, which gives the connection up when this is cancelled: it may begin all the same.
        connection.exec_driver_sql(begin)

    return engine


def prepare_file(path: Path) -> None:
    """Make the folder and the file, readable by their owner alone; the WAL takes the file's mode."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise DatabaseDown(f"DATABASE_URL: {path} cannot be written ({error.strerror})") from error


def lock(path: Path) -> IO[bytes]:
    """Hold the database file for this process; raises DatabaseInUse if another holds it.

    The lock is on a file beside it, since closing any handle on the database itself drops SQLite's own locks,
    and it goes with the process however that ends.
    """
    handle = Path(f"{path}.lock").open("ab")  # noqa: SIM115 (held as long as the database)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.close()
        raise DatabaseInUse(f"DATABASE_URL: {path} is in use by another bot; stop it first") from error
    return handle
