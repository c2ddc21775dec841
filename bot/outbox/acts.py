"""What can be put into the outbox: to whom, which act, in which lane. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from bot.screen import Rows, Screen, rows_from_json, rows_to_json
from bot.vault import Key


class Lane(IntEnum):
    """How urgent a message is; a smaller lane goes first."""

    REPLY = 0
    HELP = 1
    RELAY = 2
    CHECK_IN = 3
    ENCOURAGEMENT = 4
    ANNOUNCEMENT = 5


class MessageId(int):
    """A message in the recipient's own chat, named by Telegram's id for it; a plain int is an outbox row."""


Target = int | MessageId


@dataclass(frozen=True, slots=True)
class ToMember:
    """A person, by row id. `key`, when at hand, saves looking the member up."""

    member_id: int
    key: Key | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ToAddress:
    """A chat by its Telegram id: a group, or (`throw_away`) someone whose rows are gone or must not exist.

    A throw-away row is sealed under a key of its own and deleted, whatever became of it, once it is done.
    """

    chat_id: int
    throw_away: bool = False


To = ToMember | ToAddress


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What goes in a message's place once that has expired, until an instant of its own."""

    screen: Screen
    until: datetime


@dataclass(frozen=True, slots=True)
class Send:
    """A new message: a screen of its own, or shared content; without `reply_to` if that is gone.

    `otherwise` is sent instead, by the same row, once its time is over: a part of it may still be of use.
    """

    screen: Screen | None = None
    content: int | None = None
    reply_to: Target | None = None
    otherwise: Otherwise | None = None

    def __post_init__(self) -> None:
        _one_of(self.screen, self.content)


@dataclass(frozen=True, slots=True)
class Edit:
    """Turn a message into this screen (or shared content); if Telegram cannot, it becomes a new message.

    Where the message is gone nothing is left to edit, unless a person waits for the screen: `anew` sends it.
    """

    target: Target
    screen: Screen | None = None
    content: int | None = None
    anew: bool = False

    def __post_init__(self) -> None:
        _one_of(self.screen, self.content)
        if self.anew and self.screen is None:
            raise ValueError("only a screen of its own is sent anew")


@dataclass(frozen=True, slots=True)
class Buttons:
    """Change only the buttons under a message; no rows takes them away."""

    target: Target
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete a message; Telegram allows it for 48 hours.

    One that has become too old on the way is turned into `otherwise`; without it, it loses its buttons, and a
    picture its words.
    """

    target: Target
    otherwise: Screen | None = None


Act = Send | Edit | Buttons | Delete

SEND, EDIT, BUTTONS, DELETE = "send", "edit", "buttons", "delete"
KINDS: dict[type, str] = {Send: SEND, Edit: EDIT, Buttons: BUTTONS, Delete: DELETE}

TEXT, PICTURE, FIXED = "text", "picture", "fixed"
"""Shapes of a delivered message: editable text, a picture with a caption, or one that can't be edited."""


def shape(screen: Screen | None) -> str:
    """The shape a screen's message has; shared content and acts without a screen count as text."""
    if screen is None:
        return TEXT
    if screen.picture is not None:
        return PICTURE
    return TEXT if screen.editable else FIXED


def body(act: Act) -> dict[str, Any] | None:
    """The words of an act as JSON, to be sealed; None when it has none of its own."""
    match act:
        case Edit(screen=Screen() as screen, anew=True):
            return {"screen": screen.to_json(), "anew": True}
        case Send(screen=Screen() as screen) | Edit(screen=Screen() as screen):
            return {"screen": screen.to_json()}
        case Delete(otherwise=Screen() as screen):
            return {"screen": screen.to_json()}
        case Buttons(rows=rows) if rows:
            return {"rows": rows_to_json(rows)}
    return None


def screen_of(value: dict[str, Any] | None) -> Screen | None:
    """The screen in a body."""
    return None if value is None or "screen" not in value else Screen.from_json(value["screen"])


def is_anew(value: dict[str, Any] | None) -> bool:
    """Whether the screen in a body is sent as a new message where the one to edit is gone."""
    return bool((value or {}).get("anew"))


def rows_of(value: dict[str, Any] | None) -> Rows:
    """The rows of buttons in a body."""
    return rows_from_json((value or {}).get("rows", ()))


def subject(act: Act) -> Target | None:
    """The message an act is about: the one it edits, deletes or answers."""
    return act.reply_to if isinstance(act, Send) else act.target


def is_held(act: Act, lane: Lane) -> bool:
    """Held messages are never sent again unasked after a crash: bulk that nobody may get twice."""
    return isinstance(act, Send) and lane >= Lane.CHECK_IN


def _one_of(screen: Screen | None, content: int | None) -> None:
    if (screen is None) == (content is None):
        raise ValueError("either a screen or shared content")
