"""The command line, as an operator meets it."""

from __future__ import annotations

import asyncio
import base64
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update

from bot.clock import SystemClock
from bot.db import Database
from bot.identity.service import open_database
from bot.moderation import audit
from bot.moderation.tables import audit as audit_rows
from bot.simulator.town import TOKEN, Town
from tests.command import KEY, ORGANISATION, REAL, environment, run, running
from tests.settings import story_settings


def test_without_a_token_it_is_the_local_telegram_on_its_own_file(tmp_path: Path) -> None:
    with running(tmp_path) as line:
        assert "http://127.0.0.1:" in line
    assert (tmp_path / "data" / "local.db").exists()


def test_listening_beyond_this_machine_is_told_with_a_warning(tmp_path: Path) -> None:
    for listen, warned in (("127.0.0.1:0", False), ("0.0.0.0:0", True)):
        command = [sys.executable, "-m", "bot", "demo", "--empty"]
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment(LISTEN=listen), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            assert process.stderr is not None
            assert "http://127.0.0.1:" in process.stdout.readline()
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
            assert ("beyond this machine" in process.stderr.read()) is warned


def test_rubbish_is_looked_for_again_once_it_runs(tmp_path: Path) -> None:
    seen = "atexit.register(lambda: print(gc.isenabled(), gc.get_freeze_count() > 100_000))"
    code = f"import atexit, gc; {seen}; from bot.__main__ import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "demo", "--empty"], cwd=tmp_path, env=environment(LISTEN="127.0.0.1:0"),
        stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert "http://127.0.0.1:" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        assert process.stdout.read().split() == ["True", "True"]


def test_demo_is_the_local_telegram_even_with_a_token(tmp_path: Path) -> None:
    with running(tmp_path, "demo", "--empty", BOT_TOKEN=REAL, **ORGANISATION) as line:
        assert "http://127.0.0.1:" in line
    assert not (tmp_path / "data" / "entraide.db").exists()


def test_with_a_token_the_organisation_must_be_named(tmp_path: Path) -> None:
    ended = run(tmp_path, BOT_TOKEN=REAL)
    assert ended.returncode == 2
    for name in ORGANISATION:
        assert name in ended.stderr
    assert "a-token-of" not in ended.stderr
    assert not (tmp_path / "data").exists()


def test_check_tells_what_would_stop_the_bot(tmp_path: Path) -> None:
    ended = run(
        tmp_path,
        "check",
        BOT_TOKEN=REAL,
        BOT_API_URL="http://127.0.0.1:9",
        ENTRAIDE_KEY=KEY,
        **ORGANISATION,
    )
    assert ended.returncode == 1, ended.stdout
    assert "fault    API" in ended.stdout
    assert "a-token-of" not in ended.stdout


async def test_check_is_content_but_not_with_a_key_beside_its_database(
    tmp_path: Path,
) -> None:
    town = Town(SystemClock())
    await town.start()
    try:
        given = {"BOT_TOKEN": TOKEN, "BOT_API_URL": town.url, "OPERATORS": "1,2", **ORGANISATION}
        fine = await _checked(tmp_path, ENTRAIDE_KEY=KEY, **given)
        assert fine.returncode == 0, fine.stdout
        for about in (
            "token and API",
            "database",
            "migrations",
            "key",
            "clock",
            "zone data",
            "SQLite",
            "operators",
        ):
            assert about in fine.stdout
        beside = tmp_path / "data" / "entraide.key"
        beside.parent.mkdir(exist_ok=True)
        beside.write_text(KEY)
        ended = await _checked(tmp_path, ENTRAIDE_KEY_FILE=str(beside), **given)
        assert ended.returncode == 1, ended.stdout
        assert "beside the database" in ended.stdout
    finally:
        await town.stop()


def test_check_warns_of_fewer_than_two_operators(tmp_path: Path) -> None:
    given = {"BOT_TOKEN": REAL, "BOT_API_URL": "http://127.0.0.1:9", "ENTRAIDE_KEY": KEY, **ORGANISATION}
    for operators, told in (("", "0 named"), ("1", "1 named"), ("1,2", "")):
        ended = run(tmp_path, "check", OPERATORS=operators, **given)
        lines = [line for line in ended.stdout.splitlines() if " operators " in line]
        wanted = f"warning  operators     {told} in OPERATORS; name at least two"
        assert lines == [wanted if told else "ok       operators     2 named"]


def test_check_leaves_no_file_behind(tmp_path: Path) -> None:
    given = {"BOT_TOKEN": REAL, "BOT_API_URL": "http://127.0.0.1:9", **ORGANISATION}
    for more in ({}, {"ENTRAIDE_KEY": KEY}, {"DATABASE_URL": "sqlite+aiosqlite:///deep/down/entraide.db"}):
        ended = run(tmp_path, "check", **given, **more)
        assert "none yet: the first start makes" in ended.stdout
        assert ended.stderr == ""
    assert run(tmp_path, "check").returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_check_tells_where_the_database_could_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    ended = run(tmp_path, "check")
    assert ended.returncode == 1
    assert "fault    database" in ended.stdout


async def _instance(folder: Path, *spoiling: Any) -> None:
    """A database of the bot REAL with five administrative acts, and then whatever is done to it."""
    settings = story_settings(
        bot_token=REAL,
        database_url=f"sqlite+aiosqlite:///{folder}/data/entraide.db",
        entraide_key=bytes(32),
        pacing=True,
    )
    assert settings.bot_id is not None
    now = SystemClock().now()
    database = await open_database(settings, settings.bot_id, now)
    async with database.transaction() as tx:
        for number in range(5):
            await audit.append(tx, 11, "warn", 22 + number, now)
        for statement in spoiling:
            await tx.execute(statement)
    await database.close()


GIVEN = {"BOT_TOKEN": REAL, "ENTRAIDE_KEY": KEY, **ORGANISATION}


async def test_the_audit_log_is_verified_on_the_command_line(tmp_path: Path) -> None:
    await _instance(tmp_path)
    ended = await asyncio.to_thread(run, tmp_path, "audit", "verify", **GIVEN)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "The audit log holds.\n", "")


@pytest.mark.parametrize(
    ("spoiling", "entry"),
    [
        (update(audit_rows).where(audit_rows.c.number == 3).values(action="nothing"), 3),
        (delete(audit_rows).where(audit_rows.c.number == 2), 2),
        (delete(audit_rows).where(audit_rows.c.number == 5), 5),
    ],
)
async def test_a_broken_chain_is_one_clear_line_and_status_one(
    tmp_path: Path, spoiling: Any, entry: int
) -> None:
    await _instance(tmp_path, spoiling)
    ended = await asyncio.to_thread(run, tmp_path, "audit", "verify", **GIVEN)
    told = f"The audit log doesn't hold: entry {entry} is missing, added or changed.\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, told, "")


def test_verifying_makes_no_database(tmp_path: Path) -> None:
    missing = run(tmp_path, "audit", "verify", **GIVEN)
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr.startswith("DATABASE_URL: there is no database at")
    assert list(tmp_path.iterdir()) == [], "looking makes nothing"


async def test_what_cannot_be_verified_is_one_line_and_status_two(tmp_path: Path) -> None:
    await _instance(tmp_path)
    other = base64.b64encode(bytes(31) + b"1").decode()
    for key, line in (({"ENTRAIDE_KEY": other}, "ENTRAIDE_KEY: "), ({}, "ENTRAIDE_KEY_FILE: ")):
        given = {name: value for name, value in GIVEN.items() if name != "ENTRAIDE_KEY"} | key
        ended = await asyncio.to_thread(run, tmp_path, "audit", "verify", **given)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert ended.stderr.startswith(line)
        assert len(ended.stderr.splitlines()) == 1


def test_the_audit_log_is_verified_while_the_bot_runs(tmp_path: Path) -> None:
    with running(tmp_path, "demo", "--empty"):
        url = f"sqlite+aiosqlite:///{tmp_path}/data/empty.db"
        key = (tmp_path / "data" / "empty.key").read_text().strip()
        ended = run(tmp_path, "audit", "verify", DATABASE_URL=url, BOT_TOKEN=TOKEN, ENTRAIDE_KEY=key,
                     **ORGANISATION)  # fmt: skip
        assert (ended.returncode, ended.stdout) == (0, "The audit log holds.\n"), ended.stderr


async def _checked(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return await asyncio.to_thread(run, folder, "check", **settings)


def test_the_audit_log_of_a_new_instance_holds(tmp_path: Path) -> None:
    with running(tmp_path):
        pass
    ended = run(tmp_path, "audit", "verify")
    assert ended.returncode == 0, ended.stderr
    assert "holds" in ended.stdout


@contextmanager
def _taken() -> Iterator[str]:
    """A port of this machine on which something else listens, as LISTEN names it."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield f"127.0.0.1:{other.getsockname()[1]}"


def _refused_at(listen: str, ended: subprocess.CompletedProcess[str]) -> None:
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"LISTEN: {listen} is taken")
    assert "LISTEN=127.0.0.1:0" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_taken_port_is_one_clear_line_and_the_town_is_not_touched(tmp_path: Path) -> None:
    with _taken() as listen:
        _refused_at(listen, run(tmp_path, LISTEN=listen))
        assert list(tmp_path.iterdir()) == []
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "local.db").write_text("of a bot that runs")
        _refused_at(listen, run(tmp_path, "--fresh", LISTEN=listen))
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["local.db"], "nothing removed"


def test_a_telegram_that_cannot_be_reached_is_one_clear_line(tmp_path: Path) -> None:
    given = {"BOT_TOKEN": REAL, "ENTRAIDE_KEY": KEY, **ORGANISATION}
    ended = run(tmp_path, BOT_API_URL="http://127.0.0.1:9", **given)
    assert ended.returncode == 2
    assert ended.stderr.startswith("BOT_API_URL: Telegram cannot be reached")
    assert ended.stderr.count("\n") == 1
    assert ended.stdout == ""


async def test_a_token_that_telegram_refuses_is_one_clear_line_without_it(tmp_path: Path) -> None:
    town = Town(SystemClock())
    await town.start()
    try:
        given = {"BOT_TOKEN": REAL, "BOT_API_URL": town.url, "ENTRAIDE_KEY": KEY, **ORGANISATION}
        ended = await asyncio.to_thread(run, tmp_path, **given)
    finally:
        await town.stop()
    assert ended.returncode == 2
    assert ended.stderr.startswith("BOT_TOKEN: Telegram refuses this token")
    assert ended.stderr.count("\n") == 1
    assert REAL not in ended.stderr + ended.stdout


async def test_with_a_token_a_taken_port_stops_the_bot_before_it_asks_telegram(tmp_path: Path) -> None:
    given = {"BOT_API_URL": "http://127.0.0.1:9", **GIVEN}
    with _taken() as listen:
        _refused_at(listen, await asyncio.to_thread(run, tmp_path, LISTEN=listen, **given))
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/data/entraide.db")
    await database.close()
