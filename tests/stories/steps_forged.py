"""The data of every button there is, with values that nobody gave to the person who presses it."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from types import NoneType
from typing import Any, Final

from bot.actions import Action, declared
from bot.commands import COMMANDS
from bot.conversation import conversations

NUMBERS: Final = (0, -1, 1, 61, 1440, 10**12, 2**63 - 1, -(2**63))
DAYS: Final = (date(2026, 11, 22), date(2026, 11, 20), date.min, date.max)
WORDS: Final = ("x", "<b>", "é", "../..", "FR")
"""Values for fields that mean something else."""
ROWS_OF: Final[Mapping[str, str]] = {
    "act": "moderation_acts",
    "after": "room_messages",
    "announcement": "announcements",
    "circle": "circles",
    "hold": "moderation_holds",
    "invitation": "invitations",
    "member": "members",
    "membership": "memberships",
    "message": "room_messages",
    "person": "members",
    "report": "moderation_reports",
    "seat": "seats",
    "stop": "moderation_stops",
    "worry": "moderation_worries",
}
"""The table that a field of a button names a row of."""
COUNTED: Final = frozenset(
    {"first", "hours", "minutes", "offset", "page", "score", "size", "slot", "start", "end", "days"}
)
"""Fields that are just numbers."""
_VALUES: Final[Mapping[str, Sequence[str]]] = {
    "answer": ("yes", "without"),
    "choice": ("later", "silently"),
    "code": ("fr", "en", "xx"),
    "country": ("FR", "XX", "other"),
    "decision": ("nothing", "warn", "mute_day", "remove"),
    "experience": ("loss_parent", "alcohol", "incest"),
    "family": ("illness", "violence"),
    "how": ("leave", "erase"),
    "kind": ("check_in", "encouragement", "evening_line", "practical", "grave", "small", "open"),
    "page": ("what", "circle"),
    "perspective": ("self", "close", "loss"),
    "purpose": ("matching", "check_ins"),
    "reason": ("hurtful", "threat", "words"),
    "rhythm": ("daily", "some", "off"),
    "space": ("women", "mixed"),
    "way": ("evening", "as_it_comes"),
    "when": ("now", "evening", "morning"),
    "zone": ("Europe/Paris", "UTC", "posixrules"),
}


def ours() -> set[type[Action]]:
    """Every kind of button of the product; tests of their own declare others."""
    return {kind for kind in declared().values() if kind.__module__.startswith("bot.")}


def forged(rows: Mapping[str, Sequence[int]], rng: Random) -> list[str]:
    """Buttons of every kind, about these rows (by table) and about nothing at all, in some order."""
    found: set[str] = set()
    for kind in ours():
        for number in (*_rows_meant(kind, rows), *rng.sample(NUMBERS, 3)):
            found |= {_data(kind, number, rng) for _ in range(2)}
    shuffled = sorted(found - {""})
    rng.shuffle(shuffled)
    return shuffled


def _rows_meant(kind: type[Action], rows: Mapping[str, Sequence[int]]) -> list[int]:
    """The rows that a button of this kind could name, by what its fields are called."""
    names = [field.name for field in dataclasses.fields(typing.cast(Any, kind))]
    return [each for name in names for each in rows.get(ROWS_OF.get(name, ""), ())[:3]]


def _data(kind: type[Action], number: int, rng: Random) -> str:
    """One button of this kind with this number; empty when Telegram would not carry it."""
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(typing.cast(Any, kind))]
    try:
        return kind(*(_value(name, hints[name], number, rng) for name in names)).data
    except ValueError:
        return ""


def _value(name: str, hint: Any, number: int, rng: Random) -> object:
    kinds = set(typing.get_args(hint)) or {hint}
    if NoneType in kinds and rng.random() < 0.2:
        return None
    if int in kinds:
        return number
    if bool in kinds:
        return rng.random() < 0.7
    if date in kinds:
        return rng.choice(DAYS)
    return rng.choice([*_words(name), *WORDS[:2]])


def _words(name: str) -> Sequence[str]:
    if name == "command":
        return list(COMMANDS)
    if name == "dialogue":
        return list(conversations())
    if name == "state":
        return sorted({state for one in conversations().values() for state in one.questions})
    return _VALUES.get(name, WORDS)


def numbers_in_buttons() -> set[str]:
    """The names of all fields that hold a number."""
    return {
        field.name
        for kind in ours()
        for field in dataclasses.fields(typing.cast(Any, kind))
        if int in (typing.get_args(hint := typing.get_type_hints(kind)[field.name]) or (hint,))
    }
