"""The command line, as an operator meets it."""

from __future__ import annotations

import asyncio
import base64
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.clock import SystemClock
from bot.simulator.town import TOKEN, Town

ROOT = Path(__file__).parents[1]
ORGANISATION = {
    "ORGANISATION": "Les Rives",
    "PRIVACY_CONTACT": "contact@lesrives.example",
    "COUNTRY": "FR",
    "HOSTED_AT": "Rennes, France",
}
REAL = "123456:a-token-of-a-real-bot-0123456789abcdef"
KEY = base64.b64encode(bytes(32)).decode()


def _environment(**settings: str) -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), "LISTEN": "127.0.0.1:0", **settings}


def _run(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *words]
    return subprocess.run(
        command,
        cwd=folder,
        env=_environment(**settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def _running(folder: Path, *words: str, **settings: str) -> Iterator[str]:
    """The first line a bot prints; it is ended afterwards and must end well."""
    command = [sys.executable, "-m", "bot", *words]
    with subprocess.Popen(
        command, cwd=folder, env=_environment(**settings), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline()
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0


def test_without_a_token_it_is_the_local_telegram_on_its_own_file(tmp_path: Path) -> None:
    with _running(tmp_path) as line:
        assert "http://127.0.0.1:" in line
    assert (tmp_path / "data" / "local.db").exists()


def test_listening_beyond_this_machine_is_told_with_a_warning(tmp_path: Path) -> None:
    for listen, warned in (("127.0.0.1:0", False), ("0.0.0.0:0", True)):
        command = [sys.executable, "-m", "bot", "demo", "--empty"]
        with subprocess.Popen(
            command, cwd=tmp_path, env=_environment(LISTEN=listen), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            assert process.stderr is not None
            assert "http://127.0.0.1:" in process.stdout.readline()
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
            assert ("beyond this machine" in process.stderr.read()) is warned


def test_demo_is_the_local_telegram_even_with_a_token(tmp_path: Path) -> None:
    with _running(tmp_path, "demo", "--empty", BOT_TOKEN=REAL, **ORGANISATION) as line:
        assert "http://127.0.0.1:" in line
    assert not (tmp_path / "data" / "entraide.db").exists()


def test_with_a_token_the_organisation_must_be_named(tmp_path: Path) -> None:
    ended = _run(tmp_path, BOT_TOKEN=REAL)
    assert ended.returncode == 2
    for name in ORGANISATION:
        assert name in ended.stderr
    assert "a-token-of" not in ended.stderr
    assert not (tmp_path / "data").exists()


def test_check_tells_what_would_stop_the_bot(tmp_path: Path) -> None:
    ended = _run(
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


async def _checked(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return await asyncio.to_thread(_run, folder, "check", **settings)


def test_the_audit_log_of_a_new_instance_holds(tmp_path: Path) -> None:
    with _running(tmp_path):
        pass
    ended = _run(tmp_path, "audit", "verify")
    assert ended.returncode == 0, ended.stderr
    assert "holds" in ended.stdout
