"""The directions of imports hold, and a planted violation of each contract is caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = {
    "Handlers import the bot": ("bot/clock.py", "import handlers"),
    "Handlers hold no SQL": ("handlers/planted.py", "import sqlalchemy"),
    "Handlers do not import each other": ("handlers/planted.py", "import handlers.menu"),
    "Rules are pure": ("bot/planted/rules.py", "import bot.clock"),
    "Nobody reaches into": ("bot/planted/service.py", "import bot.members.tables"),
    "Nothing in the product imports the local Telegram": ("bot/planted/service.py", "import bot.simulator"),
    "Only the edges speak Telegram": ("bot/planted/service.py", "import telegram"),
    "Features form no circle": ("bot/errors.py", "import bot.clock"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as c; c()"
    command = [sys.executable, "-c", code, "--config", "pyproject.toml", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def verdicts(done: subprocess.CompletedProcess[str]) -> str:
    """What was printed up to the details, in one line, since long names are wrapped."""
    return " ".join(done.stdout.partition("Contracts:")[0].split())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for folder in ("bot", "handlers", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_holds(copied: Path) -> None:
    done = lint(copied)
    assert done.returncode == 0, done.stdout
    for start in CONTRACTS:
        assert start in verdicts(done)
    assert verdicts(done).count("KEPT") == len(CONTRACTS)


def test_a_planted_violation_of_each_is_caught(copied: Path) -> None:
    (copied / "bot/planted").mkdir()
    (copied / "bot/planted/__init__.py").touch()
    for name, line in CONTRACTS.values():
        with (copied / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    done = lint(copied)
    assert done.returncode == 1, done.stderr
    assert verdicts(done).count("BROKEN") == len(CONTRACTS), verdicts(done)
