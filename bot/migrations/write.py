"""Write the next migration: python -m bot.migrations.write verb_noun."""

import asyncio
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from bot.db import Database
from bot.migrations.upgrade import FOLDER, latest, upgrade


async def write(name: str) -> None:
    """Compare bot.tables with what the migrations make, and write what is lacking as verb_noun."""
    if not re.fullmatch(r"[a-z]+(_[a-z]+)+", name):
        raise SystemExit("a migration's name is verb_noun, such as add_buddies")
    with TemporaryDirectory() as folder:
        database = await Database.open(f"sqlite+aiosqlite:///{Path(folder)}/empty.db")
        await upgrade(database)
        async with database.transaction() as tx:
            await tx.connection.run_sync(_revision, name)
        await database.close()


def _revision(connection: Connection, name: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.set_main_option("truncate_slug_length", "80")
    config.attributes["connection"] = connection
    number = int(latest() or "0") + 1
    command.revision(config, message=name, autogenerate=True, rev_id=f"{number:04}")
    _tidy(FOLDER / "versions" / f"{number:04}_{name}.py")


def _tidy(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    # Alembic's own remarks ask to be read; whoever commits the file has read it.
    kept = [line for line in lines if not line.lstrip().startswith("# ###")]
    file.write_text("".join(kept), encoding="utf-8")
    for step in (["check", "--quiet", "--select=I", "--fix"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *step, file], check=True)  # noqa: S603 (our own file)


if __name__ == "__main__":
    asyncio.run(write(*sys.argv[1:2]))
