"""Commands and buttons as lists: each in the README, described, and short enough for Telegram."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final
from zoneinfo import available_timezones

import pytest

import handlers  # noqa: F401 (so that every action is declared, and every dialogue known)
from bot.actions import LIMIT, Action, declared
from bot.announcements.dialogue import QUESTIONS
from bot.announcements.draft import Draft
from bot.announcements.rules import InQuiet, Kind
from bot.circles.service import READINGS
from bot.commands import COMMANDS, EVERYONE, FACILITATORS, MEMBERS, OPERATORS, Command, menu_for
from bot.content import helplines
from bot.content.encouragement import messages
from bot.content.experiences import CIRCLE_KINDS, PERSPECTIVES, SPACES, catalogue
from bot.encouragement.service import RHYTHMS
from bot.guide import PAGES
from bot.members.consents import PURPOSES
from bot.moderation import rules as moderation
from bot.reminders.service import HOURS
from bot.safety.actions import ELSEWHERE
from bot.safety.screens import REASONS
from bot.texts import LANGUAGES, texts

README: Final = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
ROLES = {EVERYONE: "everyone", MEMBERS: "members", FACILITATORS: "facilitators", OPERATORS: "operators"}


def in_readme() -> dict[str, tuple[tuple[str, ...], str]]:
    """Each command of the README's table, with its aliases and whom it is for."""
    table = README.partition("| command | in French | for |\n|---|---|---|\n")[2].partition("\n\n")[0]
    found = {}
    for line in table.splitlines():
        _, names, aliases, role, _ = (cell.strip() for cell in line.split("|"))
        for name in re.findall(r"`/(\w+)`", names):
            found[name] = (tuple(re.findall(r"`/(\w+)`", aliases)), role)
    return found


def test_the_readme_tells_every_command_with_its_aliases_and_role() -> None:
    groups = {True: ", in groups too", False: ""}
    assert in_readme() == {
        one.name: (one.aliases, ROLES[one.role] + groups[one.groups]) for one in COMMANDS.values()
    }


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda one: one.name)
def test_each_command_of_a_menu_is_described_and_typed_alike(command: Command) -> None:
    for name in (command.name, *command.aliases):
        assert re.fullmatch(r"[a-z0-9_]{1,32}", name)
    if command.name != "start":
        for language in LANGUAGES:
            assert 1 <= len(texts(language).plain(f"command-{command.name}")) <= 256


def test_no_name_stands_for_two_commands() -> None:
    names = [name for one in COMMANDS.values() for name in (one.name, *one.aliases)]
    assert len(names) == len(set(names))


def test_each_role_finds_its_commands() -> None:
    everyone = {one.name for one in menu_for(frozenset({EVERYONE}))}
    everything = {one.name for one in menu_for(frozenset(ROLES))}
    assert {"helpline", "help", "mydata", "forget"} <= everyone
    assert everyone.isdisjoint({"announce", "reports", "admin", "checkin"})
    assert everything == set(COMMANDS) - {"start"}


# Buttons

_EVERY_DAY = date(9999, 12, 31)
_KINDS = (*(kind.value for kind in Kind), *CIRCLE_KINDS, *HOURS)
SAID: Final[Mapping[str, Collection[str]]] = {
    "answer": ("yes", "without", "young"),
    "question": ("language", "agree"),
    "choice": [choice.value for choice in InQuiet],
    "code": LANGUAGES,
    "command": list(COMMANDS),
    "country": (ELSEWHERE, *(key for key, _ in helplines.countries())),
    "decision": moderation.DECISIONS,
    "dialogue": ("x" * 32,),  # as long as the column that keeps it
    "experience": list(catalogue().experiences),
    "family": list(catalogue().families),
    "how": ("leave", "erase"),
    "kind": _KINDS,
    "line": [line.key for line in helplines.unverified()],
    "mark": (Draft().mark,),
    "page": PAGES,
    "perspective": list(PERSPECTIVES),
    "purpose": PURPOSES,
    "reason": (*REASONS, *moderation.REASONS),
    "rhythm": list(RHYTHMS),
    "space": SPACES,
    "state": list(QUESTIONS),
    "way": READINGS,
    "when": ("now", "evening", "morning"),
    "word": [message.key for language in LANGUAGES for message in messages(language)],
    "zone": available_timezones(),
}
"""Whatever a field of a button can say, by the field's name."""


BUTTONS: Final[list[type[Action]]] = [
    kind for _, kind in sorted(declared().items()) if kind.__module__.startswith("bot.")
]


def largest(name: str, hint: Any) -> object:
    """The value of a field that takes most room."""
    kinds = set(typing.get_args(hint)) or {hint}
    if str in kinds:
        assert name in SAID, f"what can the field {name} of a button say?"
        return max(SAID[name], key=lambda said: len(said.encode()))
    return next(value for kind, value in ((date, _EVERY_DAY), (int, -(2**63)), (bool, True)) if kind in kinds)


@pytest.mark.parametrize("kind", BUTTONS, ids=[kind.__qualname__ for kind in BUTTONS])
def test_each_button_can_be_written_at_its_largest(kind: type[Action]) -> None:
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(typing.cast(Any, kind))
    action = kind(*(largest(field.name, hints[field.name]) for field in fields))
    assert len(action.data.encode()) <= LIMIT
    assert kind.read(action.data) == action
    assert re.match(kind.pattern, action.data)
