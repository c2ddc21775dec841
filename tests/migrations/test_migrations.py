"""Migrations lead from nothing to exactly bot.tables, on both kinds of database."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

import bot.tables
from bot import migrations
from bot.db import Database, metadata
from bot.errors import DatabaseNewer

VERSIONS = Path(migrations.__file__).parent / "versions"


@pytest.fixture
async def empty(empty_url: str) -> AsyncIterator[Database]:
    opened = await Database.open(empty_url)
    yield opened
    await opened.close()


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_from_nothing_to_the_metadata(empty: Database) -> None:
    await migrations.upgrade(empty)
    async with empty.transaction() as tx:
        assert await tx.connection.run_sync(differences) == []
        assert await migrations.version(tx) == migrations.latest()
        assert await tx.connection.run_sync(names) == {table.name for table in bot.tables.ALL} | {
            "alembic_version"
        }


async def test_again_changes_nothing(empty: Database) -> None:
    await migrations.upgrade(empty)
    await migrations.upgrade(empty)
    async with empty.reading() as tx:
        assert await migrations.version(tx) == migrations.latest()


async def test_two_that_start_together(empty: Database) -> None:
    await asyncio.gather(migrations.upgrade(empty), migrations.upgrade(empty))
    async with empty.reading() as tx:
        assert await migrations.version(tx) == migrations.latest()


async def test_a_database_of_a_later_bot_is_refused(empty: Database) -> None:
    await migrations.upgrade(empty)
    async with empty.transaction() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer):
        await migrations.upgrade(empty)


async def test_partial_indexes_are_the_same(empty: Database, any_database: Database) -> None:
    await migrations.upgrade(empty)
    assert await indexes(empty) == await indexes(any_database)


async def indexes(database: Database) -> set[str]:
    # Comparing the metadata does not look at what an index leaves out.
    async with database.reading() as tx:
        if tx.dialect_name == "sqlite":
            rows = await tx.all(
                text("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
            )
        else:
            rows = await tx.all(text("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"))
        return {re.sub(r"\s+", " ", str(row[0])) for row in rows if "alembic_version" not in str(row[0])}


def test_names_and_order() -> None:
    files = sorted(path.name for path in VERSIONS.glob("[!_]*.py"))
    assert files
    for number, name in enumerate(files, start=1):
        assert re.fullmatch(rf"{number:04}_[a-z]+(_[a-z]+)+\.py", name)
        body = (VERSIONS / name).read_text(encoding="utf-8")
        assert f'revision: str = "{number:04}"' in body
