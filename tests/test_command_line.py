"""The words of the command line, and what is said of wrong ones."""

from __future__ import annotations

import pytest

from bot import command_line


@pytest.mark.parametrize(
    ("words", "command", "fresh"),
    [
        ([], command_line._run, False),
        (["--fresh"], command_line._run, True),
        (["run"], command_line._run, False),
        (["run", "--fresh"], command_line._run, True),
        (["--fresh", "run"], command_line._run, True),
        (["demo"], command_line._demo, False),
        (["demo", "--fresh"], command_line._demo, True),
        (["check"], command_line._check, False),
        (["audit", "verify"], command_line._verify, False),
    ],
)
def test_each_command_is_understood(words: list[str], command: command_line.Command, fresh: bool) -> None:
    asked = command_line._parser().parse_args(words)
    assert (asked.command, asked.fresh) == (command, fresh)


def test_the_town_may_be_empty() -> None:
    parse = command_line._parser().parse_args
    assert (parse(["demo"]).empty, parse(["demo", "--empty"]).empty) == (False, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing"], "invalid choice: 'nothing'"),
        (["audit"], "required: COMMAND"),
        (["helplines", "--today", "2026-13-01"], "'2026-13-01' is not a day as in 2026-12-31"),
        (["--empty"], "unrecognized arguments: --empty"),
    ],
)
def test_wrong_words_are_named_with_status_two(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert all(name in told for name in ("run", "demo", "check", "helplines", "audit", "--fresh"))
