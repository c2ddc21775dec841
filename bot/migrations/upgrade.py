"""Running the migrations that a database lacks."""

import re
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.db import Database, Transaction
from bot.errors import DatabaseNewer

FOLDER = Path(__file__).parent
# Any number, as long as all replicas use the same one.
_LOCK = 7_101_986_240_326


def latest() -> str | None:
    """The number of the newest migration, such as "0001"; None while there is none."""
    names = (path.name for path in (FOLDER / "versions").glob("*.py"))
    numbers = [found[1] for name in names if (found := re.match(r"(\d{4})_", name))]
    return max(numbers, default=None)


async def version(tx: Transaction) -> str | None:
    """The number of the last migration this database has; None for one without tables."""
    if not await tx.connection.run_sync(lambda connection: inspect(connection).has_table("alembic_version")):
        return None
    return str(await tx.value(text("SELECT version_num FROM alembic_version")))


async def upgrade(database: Database) -> None:
    """Run what is lacking, all in one transaction; replicas that start together wait for the first.

    Raises DatabaseNewer for a database that a later version of the bot has made.
    """
    async with database.transaction() as tx:
        if tx.dialect_name == "postgresql":
            # On SQLite the file is ours alone and the transaction began by locking it.
            await tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        present, wanted = await version(tx), latest()
        if present == wanted or wanted is None:
            return
        if present is not None and present > wanted:
            raise DatabaseNewer(
                f"DATABASE_URL: this database is at version {present}, this bot at {wanted}; update the bot"
            )
        await tx.connection.run_sync(_run)


def _run(connection: Connection) -> None:
    # Here, since most starts have nothing to migrate and need not load it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
