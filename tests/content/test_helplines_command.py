"""`python -m bot helplines`: which numbers must be seen again, by the day; the weekly job that asks it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from bot.command_line import main
from bot.content.helplines import FAIL_AFTER, WARN_AFTER, directory

ROOT: Final = Path(__file__).parents[2]
SEEN: Final = sorted({line.verified_on for line in directory().lines() if line.verified_on is not None})
COMMAND: Final = "python -m bot helplines"
Asked = Callable[[date], tuple[int, list[str]]]


@pytest.fixture
def asked(capsys: pytest.CaptureFixture[str]) -> Asked:
    def ask(day: date) -> tuple[int, list[str]]:
        with pytest.raises(SystemExit) as ended:
            main(["helplines", "--today", day.isoformat()])
        assert isinstance(ended.value.code, int)
        return ended.value.code, capsys.readouterr().out.splitlines()

    return ask


@pytest.mark.parametrize(
    ("day", "status", "levels"),
    [
        (SEEN[-1], 0, {"ok"}),
        (SEEN[0] + timedelta(days=WARN_AFTER - 1), 0, {"ok"}),
        (SEEN[0] + timedelta(days=WARN_AFTER), 0, {"warning"}),
        (SEEN[-1] + timedelta(days=WARN_AFTER), 0, {"warning"}),
        (SEEN[0] + timedelta(days=FAIL_AFTER), 1, {"warning", "fault"}),
        (SEEN[-1] + timedelta(days=FAIL_AFTER), 1, {"fault"}),
    ],
)
def test_numbers_not_seen_for_long_are_named_and_too_long_is_status_one(
    asked: Asked, day: date, status: int, levels: set[str]
) -> None:
    ended, told = asked(day)
    assert ended == status
    assert {line.split()[0] for line in told} == levels


def test_each_number_is_named_with_the_page_to_see_it_on(asked: Asked) -> None:
    _, told = asked(SEEN[-1] + timedelta(days=FAIL_AFTER))
    verified = [line for line in directory().lines() if line.verified]
    assert len(told) == len(verified)
    for words, line in zip(told, verified, strict=True):
        assert line.key in words
        assert str(line.verified_on) in words
        assert line.source_url in words


def test_it_needs_no_setting_no_database_and_no_key(tmp_path: Path) -> None:
    nothing = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), "BOT_TOKEN": "not a token"}
    command = [sys.executable, "-m", "bot", "helplines", "--today", SEEN[-1].isoformat()]
    ended = subprocess.run(
        command, cwd=tmp_path, env=nothing, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def _workflow() -> Any:
    return yaml.safe_load((ROOT / ".github" / "workflows" / "helplines.yml").read_text(encoding="utf-8"))


def _step() -> Any:
    (job,) = _workflow()["jobs"].values()
    (step,) = (step for step in job["steps"] if COMMAND in step.get("run", ""))
    return step


def test_the_job_runs_by_itself_and_by_hand() -> None:
    when = _workflow()[True]  # YAML 1.1 reads "on" as yes
    assert when["schedule"]
    assert "workflow_dispatch" in when


def test_the_job_fails_with_the_command_and_shows_what_it_says(tmp_path: Path) -> None:
    step = _step()
    assert step["shell"] == "bash"
    python = f'"{sys.executable}" -m bot helplines --today'
    for day, status, shown in (
        (SEEN[-1], 0, "ok"),
        (SEEN[-1] + timedelta(days=WARN_AFTER), 0, "::warning::"),
        (SEEN[-1] + timedelta(days=FAIL_AFTER), 1, "::error::"),
    ):
        script = step["run"].replace(COMMAND, f"{python} {day}")
        # As GitHub runs `shell: bash`.
        ended = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip
        assert (ended.returncode, ended.stderr) == (status, "")
        assert all(line.startswith(shown) for line in ended.stdout.splitlines())


def test_the_readme_tells_of_it() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"`{COMMAND}`" in readme
    assert ".github/workflows/helplines.yml" in readme
