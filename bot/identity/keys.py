"""Where the master key comes from, and the one case in which a new one is made."""

import base64
import os
from pathlib import Path

import structlog
from sqlalchemy import Connection, inspect, select, text

from bot.config import Settings
from bot.config.values import key as parse_key
from bot.db import Database
from bot.errors import KeyMissing
from bot.vault import MASTER_BYTES

log = structlog.get_logger(__name__)
_LONGEST_FILE = 4096


def key_file(settings: Settings, database: Database) -> Path | None:
    """The file the key is kept in: as set, else beside the SQLite file; None when it comes from elsewhere."""
    if settings.entraide_key is not None or settings.entraide_key_file is not None:
        return settings.entraide_key_file
    return database.path.with_suffix(".key") if database.path else None


async def master_key(settings: Settings, database: Database, *, notice: bool = True) -> bytes:
    """The master key, made new only for an SQLite database that holds nothing yet; raises KeyMissing."""
    if (given := await present_key(settings, database)) is not None:
        return given
    file = key_file(settings, database)
    assert file is not None
    master = os.urandom(MASTER_BYTES)
    _create(file, master)
    if notice:
        log.warning(
            "key_made", file=str(file), advice="keep a copy elsewhere: without it nobody can read anything"
        )
    return master


async def present_key(settings: Settings, database: Database) -> bytes | None:
    """The master key that is there; None where the first start makes one (`key_file`); raises KeyMissing."""
    if settings.entraide_key is not None:
        return settings.entraide_key
    file = key_file(settings, database)
    if file is None:
        raise KeyMissing("ENTRAIDE_KEY: PostgreSQL needs a master key, 32 bytes in base64")
    if file.exists():
        return read_key(file)
    if database.path is None or not await _is_fresh(database):
        raise KeyMissing(
            f"ENTRAIDE_KEY_FILE: {file} is not there, and this database may be sealed under the key it held; "
            "put that key back (nothing was changed)"
        )
    return None


async def _is_fresh(database: Database) -> bool:
    async with database.reading() as tx:
        return not await tx.connection.run_sync(_holds_anything)


def _holds_anything(connection: Connection) -> bool:
    tables = inspect(connection).get_table_names()
    return any(
        connection.execute(select(text("1")).select_from(text(name)).limit(1)).first() is not None
        for name in ("instance", "members")
        if name in tables
    )


def read_key(file: Path) -> bytes:
    """The key in a file; raises KeyMissing."""
    try:
        with file.open("rb") as handle:
            return parse_key(handle.read(_LONGEST_FILE).decode("ascii"))
    except OSError as error:
        raise KeyMissing(f"ENTRAIDE_KEY_FILE: {file} cannot be read ({error.strerror})") from None
    except ValueError:
        raise KeyMissing(f"ENTRAIDE_KEY_FILE: {file} should hold a key, 32 bytes in base64") from None


def _create(file: Path, master: bytes) -> None:
    """Write the key where no file is yet, for its owner alone, down to the disk before anything is sealed."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise KeyMissing(f"ENTRAIDE_KEY_FILE: {file} cannot be made ({error.strerror})") from None
    try:
        os.write(handle, base64.b64encode(master) + b"\n")
        os.fsync(handle)
    except OSError as error:
        file.unlink()
        raise KeyMissing(f"ENTRAIDE_KEY_FILE: {file} cannot be written ({error.strerror})") from None
    finally:
        os.close(handle)
