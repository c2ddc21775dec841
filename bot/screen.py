"""Screens: what the bot shows, as frozen values that know nothing of Telegram or of any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

Rows = tuple[tuple["Button", ...], ...]
HALF = 20
"""Characters of a label that a button of half a phone's width shows on one line."""
THIRD = 10
"""The same of a third of a phone's width."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it either carries an action's wire string or opens an address."""

    label: str
    action: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if (self.action is None) == (self.url is None):
            raise ValueError("a button has either an action or an address")


@dataclass(frozen=True, slots=True)
class Entity:
    """Formatting of a stretch of text; offset and length count UTF-16 code units, as Telegram does."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture drawn when it is sent: the kind names its drawer, the data is any JSON object."""

    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A text file that goes with the message: its name, and what it holds (sent as UTF-8)."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A reply keyboard; `location_row` is the label of a first row that shares the location."""

    rows: tuple[tuple[str, ...], ...] = ()
    location_row: str | None = None
    placeholder: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """One message. Without `entities` the text is HTML; with them it is plain and they format it.

    A reply keyboard (or dropping one) excludes inline buttons: Telegram takes one or the other.
    """

    text: str
    rows: Rows = ()
    entities: tuple[Entity, ...] | None = None
    picture: Picture | None = None
    document: Document | None = None
    keyboard: Keyboard | None = None
    drop_keyboard: bool = False
    protect: bool = False
    silent: bool = False

    def __post_init__(self) -> None:
        markups = (bool(self.rows), self.keyboard is not None, self.drop_keyboard)
        if sum(markups) > 1:
            raise ValueError("a screen has inline buttons, a reply keyboard, or drops one: not two")
        if self.picture is not None and self.document is not None:
            raise ValueError("a screen has a picture or a file: not both")

    def with_rows(self, *rows: Iterable[Button]) -> Screen:
        """The same screen with these rows of buttons in place of its own; empty rows are left out."""
        kept = (tuple(row) for row in rows)
        return replace(self, rows=tuple(row for row in kept if row))

    @property
    def editable(self) -> bool:
        """Whether the message can become another text once sent: not under a reply keyboard, nor a file."""
        return self.keyboard is None and not self.drop_keyboard and self.document is None

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` turns back into an equal screen; defaults are left out."""
        found = _present(self)
        found["text"] = self.text
        if self.rows:
            found["rows"] = rows_to_json(self.rows)
        if self.entities is not None:
            found["entities"] = [_present(entity) for entity in self.entities]
        if self.picture is not None:
            found["picture"] = {"kind": self.picture.kind, "data": dict(self.picture.data)}
        if self.document is not None:
            found["document"] = _present(self.document)
        if self.keyboard is not None:
            found["keyboard"] = _present(self.keyboard)
            found["keyboard"]["rows"] = [list(row) for row in self.keyboard.rows]
        return found

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Screen:
        """The screen that `to_json` wrote."""
        given = dict(value)
        if "rows" in given:
            given["rows"] = rows_from_json(given["rows"])
        if "entities" in given:
            given["entities"] = tuple(Entity(**entity) for entity in given["entities"])
        if "picture" in given:
            given["picture"] = Picture(**given["picture"])
        if "document" in given:
            given["document"] = Document(**given["document"])
        if "keyboard" in given:
            keyboard = dict(given["keyboard"])
            keyboard["rows"] = tuple(tuple(row) for row in keyboard["rows"])
            given["keyboard"] = Keyboard(**keyboard)
        return cls(**given)


def paired(buttons: Iterable[Button]) -> Rows:
    """Two to a row where both labels are short enough, else one."""
    return _packed(buttons, {2: HALF})


def by_three(buttons: Iterable[Button]) -> Rows:
    """Three to a row where all its labels are short enough, else two, else one."""
    return _packed(buttons, {2: HALF, 3: THIRD})


def _packed(buttons: Iterable[Button], longest: Mapping[int, int]) -> Rows:
    """In order, each row as full as `longest` allows: characters of a label, by buttons in a row."""
    rows: list[tuple[Button, ...]] = [()]
    for button in buttons:
        row = (*rows[-1], button)
        fits = max(len(each.label) for each in row) <= longest.get(len(row), 0)
        rows[-1:] = [row] if fits or len(row) == 1 else [rows[-1], (button,)]
    return tuple(row for row in rows if row)


def rows_to_json(rows: Rows) -> list[list[dict[str, Any]]]:
    """Rows of buttons as JSON."""
    return [[_present(button) for button in row] for row in rows]


def rows_from_json(value: Iterable[Iterable[Mapping[str, Any]]]) -> Rows:
    """The rows of buttons that `rows_to_json` wrote."""
    return tuple(tuple(Button(**button) for button in row) for row in value)


def _present(value: Button | Document | Entity | Keyboard | Screen) -> dict[str, Any]:
    """The fields that differ from their defaults."""
    return {
        field.name: got for field in fields(value) if (got := getattr(value, field.name)) != field.default
    }
