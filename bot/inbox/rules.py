"""Which updates are kept, whose they are, and how fast one person may write. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

ALLOWED_UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
"""Exactly what the features use."""
_SERVICE: Final = ("migrate_to_chat_id", "migrate_from_chat_id", "new_chat_members", "left_chat_member")
_TALK: Final = ("message", "edited_message")


def content_of(raw: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The kind of an update and its body; ("", {}) when it has none that is known."""
    for kind in ALLOWED_UPDATES:
        body = raw.get(kind)
        if isinstance(body, Mapping):
            return kind, body
    return "", {}


def chat_of(raw: Mapping[str, Any]) -> int:
    """The id of the chat whose order the update belongs to: the chat, else the person; 0 if neither."""
    kind, body = content_of(raw)
    message = body.get("message") if kind == "callback_query" else body
    for place in (message, body):
        for key in ("chat", "from"):
            found = place.get(key) if isinstance(place, Mapping) else None
            if isinstance(found, Mapping) and isinstance(found.get("id"), int):
                return int(found["id"])
    return 0


def person_of(raw: Mapping[str, Any]) -> int | None:
    """The Telegram id of the person who wrote or tapped in private; None for anything else."""
    kind, body = content_of(raw)
    message = body.get("message") if kind == "callback_query" else body
    sender = body.get("from")
    if not isinstance(message, Mapping) or not _is_private(message) or not isinstance(sender, Mapping):
        return None
    found = sender.get("id")
    return found if isinstance(found, int) else None


def wanted(raw: Mapping[str, Any], username: str) -> bool:
    """Whether an update is stored at all. What people say in groups never is.

    In groups only membership, service messages, presses of buttons and commands to this bot pass.
    """
    kind, body = content_of(raw)
    if kind == "":
        return False
    if kind not in _TALK or _is_private(body):
        return True
    if kind == "message" and any(key in body for key in _SERVICE):
        return True
    return kind == "message" and _commands(body, username)


def _is_private(message: Mapping[str, Any]) -> bool:
    chat = message.get("chat")
    return isinstance(chat, Mapping) and chat.get("type") == "private"


def _commands(message: Mapping[str, Any], username: str) -> bool:
    text = message.get("text")
    if not isinstance(text, str) or not text.startswith("/"):
        return False
    command = text.split(maxsplit=1)[0]
    _, at, addressee = command.partition("@")
    return not at or addressee.casefold() == username.casefold()


@dataclass(frozen=True, slots=True)
class Budget:
    """One person's flood budget (GCRA): when the bucket would be full again, in machine seconds."""

    full_at: float = 0.0

    def take(self, now: float, per_minute: int, burst: int) -> tuple[Budget, float]:
        """The budget after one more update, and the seconds that update has to wait (0: none)."""
        gap = 60.0 / per_minute
        full_at = max(self.full_at, now) + gap
        return Budget(full_at), max(0.0, full_at - now - gap * burst)
