"""What every test may ask for: a clock, a vault, a database of either kind, and no network but loopback."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from hypothesis import settings
from sqlalchemy import text

from bot.clock import MovableClock
from bot.db import Database, metadata, tell_postgresql
from bot.migrations.upgrade import latest
from bot.vault import Vault
from tests.postgresql import Server, find_server
from tests.settings import START
from tests.simulator import chromium
from tests.simulator.specification import said

MASTER = b"a master key for tests, 32 bytes"

# No deadline per example: how long one takes tells of the machine, not of the code.
settings.register_profile("entraide", deadline=None)
settings.load_profile("entraide")


def pytest_report_header() -> str:
    return f"requests of the stories: {said()}"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(START)


@pytest.fixture
def vault() -> Vault:
    return Vault(MASTER)


@pytest.fixture
async def database(sqlite_template: Path, tmp_path: Path, vault: Vault) -> AsyncIterator[Database]:
    """An SQLite file of its own with every table, empty."""
    async for opened in _opened(_sqlite_copy(sqlite_template, tmp_path), vault):
        yield opened


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database a test runs on: once each."""
    return str(request.param)


@pytest.fixture
def any_url(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> str:
    """The address of a database of its own with every table, empty: once of each kind."""
    if kind == "sqlite":
        return _sqlite_copy(request.getfixturevalue("sqlite_template"), tmp_path)
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
async def any_database(any_url: str, vault: Vault) -> AsyncIterator[Database]:
    """A database of its own with every table, empty: once of each kind."""
    async for opened in _opened(any_url, vault):
        yield opened


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table: once of each kind."""
    if kind == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/empty.db"
        return
    server: Server = request.getfixturevalue("postgres")
    yield server.create(name := f"empty_{uuid4().hex}")
    server.drop(name)


@pytest.fixture
def postgres_url(postgres: Server, postgres_template: str) -> Iterator[str]:
    """The address of a PostgreSQL database of its own with every table, empty."""
    yield postgres.create(name := f"test_{uuid4().hex}", template=postgres_template)
    postgres.drop(name)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "entraide.db"
    _apart(lambda: _create_tables(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of our own on loopback."""
    with find_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Server) -> str:
    url = postgres.create("entraide_template")
    _apart(lambda: _create_tables(url))
    return "entraide_template"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def one_chromium() -> AsyncIterator[None]:
    """One Chromium for all the pages of this run, started with the first of them."""
    async with chromium.kept():
        yield


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Refuse every connection and name look-up beyond this machine, and fail the test that tried."""
    tried: list[str] = []

    def guarded(original: Callable[..., Any], host_of: Callable[..., object]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            host = host_of(*args, **kwargs)
            if not _is_loopback(host):
                tried.append(str(host))
                raise OSError("tests reach nothing but loopback")
            return original(*args, **kwargs)

        return call

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name), _address_host))
    monkeypatch.setattr(socket, "getaddrinfo", guarded(socket.getaddrinfo, lambda host, *_, **__: host))
    yield tried
    assert not tried, f"tried to reach {tried}: tests reach nothing but loopback"


def _address_host(_socket: object, address: object) -> object:
    return address[0] if isinstance(address, tuple) else None


def _is_loopback(host: object) -> bool:
    host = host.decode() if isinstance(host, bytes) else host
    # None: a socket of the file system, or "any of my own addresses".
    return host in {None, "", "localhost", "::1", "0.0.0.0"} or str(host).startswith("127.")


def _sqlite_copy(template: Path, folder: Path) -> str:
    shutil.copy(template, path := folder / "entraide.db")
    return f"sqlite+aiosqlite:///{path}"


async def _opened(url: str, vault: Vault) -> AsyncIterator[Database]:
    database = await Database.open(url, vault=vault)
    yield database
    await database.close()


async def _create_tables(url: str) -> None:
    import bot.tables  # noqa: F401 (so that the metadata knows them all)

    tell_postgresql(metadata)
    database = await Database.open(url)
    async with database.transaction() as tx:
        await tx.connection.run_sync(metadata.create_all)
        # As if migrated: a bot that starts on it has nothing to do.
        await tx.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)"))
        await tx.execute(text("INSERT INTO alembic_version VALUES (:latest)"), {"latest": latest()})
    await database.close()


def _apart(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    # A loop of its own in a thread of its own: fixtures of a session cannot use the loop of one test.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(work())).result()
