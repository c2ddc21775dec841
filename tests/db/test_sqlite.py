"""SQLite alone: one bot per file, its pragmas, a kill, and words that are gone from the disk."""

import asyncio
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.errors import DatabaseInUse
from bot.vault import Vault
from tests.db.counting import count, counters, own, read
from tests.waiting import until


async def test_two_bots_cannot_open_one_file(database: Database) -> None:
    with pytest.raises(DatabaseInUse):
        await Database.open(str(database.url))
    code = f"import asyncio; from bot.db import Database; asyncio.run(Database.open({str(database.url)!r}))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "DatabaseInUse" in other.stderr
    await database.close()
    again = await Database.open(str(database.url))
    await again.close()


async def test_the_pragmas_are_on(database: Database) -> None:
    expected = {
        "auto_vacuum": 2, "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1,
        "busy_timeout": 5000, "temp_store": 2,
    }  # fmt: skip
    async with database.transaction() as tx:
        for name, value in expected.items():
            result = await tx.connection.exec_driver_sql(f"PRAGMA {name}")
            assert result.scalar() == value, name


async def test_the_file_is_its_owners_alone(tmp_path: Path, vault: Vault) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/data/x.db", vault=vault)
    async with database.transaction() as tx:
        await tx.connection.run_sync(own.create_all)
    for file in (tmp_path / "data").iterdir():
        assert file.stat().st_mode & 0o077 == 0 or file.suffix == ".lock", file
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
    await database.close()


async def test_abandoning_loses_what_was_not_committed_and_frees_the_file(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.connection.run_sync(own.create_all)
        await tx.execute(counters.insert(), {"id": 1, "n": 0})
    inside = asyncio.Event()

    async def work() -> None:
        async with database.transaction() as tx:
            await count(tx)
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(work())
    await inside.wait()
    task.cancel()
    await asyncio.wait([task])
    await database.abandon()
    again = await Database.open(str(database.url))
    assert await read(again) == 0
    await again.close()


async def test_abandoning_ends_connections_that_a_cancelled_task_was_opening(database: Database) -> None:
    async def look() -> None:
        async with database.reading():
            await asyncio.Event().wait()

    before = set(threading.enumerate())
    for steps in range(40):
        task = asyncio.create_task(look())
        for _ in range(steps):
            await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.wait([task])
    await database.abandon()
    await until(lambda: set(threading.enumerate()) <= before)


async def test_forgetting_takes_the_words_off_the_disk(database: Database) -> None:
    words = b"words that nobody may find again " * 200
    async with database.transaction() as tx:
        await tx.connection.run_sync(own.create_all)
        await tx.execute(counters.insert(), [{"id": i, "blob": words} for i in range(50)])
    async with database.transaction() as tx:
        await tx.execute(counters.delete())
    assert words[:33] in _bytes(database)  # still in the WAL: the checkpoint is what this test is about
    await database.forget_checkpoint()
    assert words[:33] not in _bytes(database)


async def test_forgetting_waits_for_readers_ours_and_others(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.connection.run_sync(own.create_all)
        await tx.execute(counters.insert(), {"id": 1, "n": 0, "blob": b"secret words"})
    other = await _reader_elsewhere(database)
    ours = database.reading()
    snapshot = await ours.__aenter__()
    await snapshot.all(select(counters.c.id))
    async with database.transaction() as tx:
        await tx.execute(counters.delete())
    forgetting = asyncio.create_task(database.forget_checkpoint())
    await asyncio.sleep(0.1)
    assert not forgetting.done()
    await ours.__aexit__(None, None, None)
    await asyncio.sleep(0.3)
    assert not forgetting.done()
    assert b"secret words" in _bytes(database)
    other.communicate(b"\n")
    await forgetting
    assert b"secret words" not in _bytes(database)
    async with database.reading() as tx:
        assert await tx.value(select(counters.c.n)) is None


async def test_forgetting_lets_readers_write_and_writers_read(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.connection.run_sync(own.create_all)
        await tx.execute(counters.insert(), {"id": 1, "n": 0})

    async def read_then_write() -> None:
        async with database.reading() as snapshot:
            await snapshot.all(select(counters.c.id))
            await asyncio.sleep(0.05)
            async with database.transaction() as tx:
                await count(tx)

    async def write_and_read() -> None:
        async with database.transaction() as tx:
            await count(tx)
            await asyncio.sleep(0.05)
            await read(database)

    async with asyncio.timeout(30):
        work = [asyncio.create_task(each()) for each in (read_then_write, write_and_read) * 3]
        await asyncio.sleep(0.02)
        await asyncio.gather(*work, database.forget_checkpoint(), database.forget_checkpoint())
    assert await read(database) == 6


async def _reader_elsewhere(database: Database) -> "subprocess.Popen[bytes]":
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN');"
        "c.execute('SELECT count(*) FROM counters').fetchall(); print(flush=True); sys.stdin.readline()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(database.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    await asyncio.to_thread(process.stdout.readline)
    return process


def _bytes(database: Database) -> bytes:
    assert database.path is not None
    return b"".join(file.read_bytes() for file in sorted(database.path.parent.glob("*.db*")))
