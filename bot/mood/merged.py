"""The rest of a merged message: what stood above the question, and stays when the question is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from bot.mood import actions
from bot.navigation import Helpline, Menu
from bot.screen import Button, Entity, Rows, Screen

_OWN = frozenset(
    each.prefix
    for each in (
        actions.CheckIn,
        actions.Snooze,
        actions.Correct,
        actions.AddNote,
        actions.NothingNow,
        actions.AskAgain,
        Menu,
        Helpline,
    )
)
"""Buttons that belong to the question, to its thanks, or to the way home."""


class Shown(Protocol):
    """A message as it was when one of its buttons was tapped."""

    @property
    def text(self) -> str: ...
    @property
    def entities(self) -> tuple[Entity, ...]: ...
    @property
    def rows(self) -> Rows: ...


@dataclass(frozen=True, slots=True)
class Rest:
    """Plain text with its formatting, and rows of buttons; all empty when the question stood alone."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    rows: Rows = ()


def rest_of(shown: Shown | None) -> Rest:
    """What stands above the question (or its thanks) in a message.

    The question and every thanks are one paragraph, the last one, and their rows follow those of the rest.
    """
    rows = tuple(_above(shown.rows)) if shown is not None else ()
    if shown is None or not rows:
        return Rest()
    text = shown.text.rpartition("\n\n")[0]
    end = len(text.encode("utf-16-le")) // 2
    return Rest(text, tuple(entity for entity in shown.entities if entity.end <= end), rows)


def is_merged(shown: Shown | None) -> bool:
    """Whether a message holds more than the question or its thanks."""
    return bool(rest_of(shown).rows)


def under(rest: Rest, screen: Screen) -> Screen:
    """The rest with this screen's words (plain, one paragraph) in the question's place."""
    text = f"{rest.text}\n\n{screen.text}" if rest.text else screen.text
    return Screen(text, (*rest.rows, *screen.rows), entities=rest.entities)


def _above(rows: Rows) -> Iterator[tuple[Button, ...]]:
    for row in rows:
        if any((button.action or "").partition(":")[0] in _OWN for button in row):
            return
        yield row
