"""PostgreSQL: pools over asyncpg, for as many replicas as wanted."""

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

WRITERS = 10
READERS = 5
_CONNECT_SECONDS = 10


def writers(url: URL) -> AsyncEngine:
    """Connections that write, at READ COMMITTED: what is read to be changed is read FOR UPDATE."""
    return _engine(url, WRITERS)


def readers(url: URL) -> AsyncEngine:
    """Connections that only read, each transaction on one snapshot, as on SQLite."""
    # A pool of its own: a reader opened inside a transaction must not wait for a writer's connection.
    engine = _engine(url, READERS)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _engine(url: URL, size: int) -> AsyncEngine:
    return create_async_engine(
        url,
        pool_size=size,
        max_overflow=0,
        pool_timeout=60,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"timeout": _CONNECT_SECONDS, "server_settings": {"timezone": "UTC"}},
    )
