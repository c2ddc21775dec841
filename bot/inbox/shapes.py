"""Whether an update has the shape that the Bot API promises, as far as anything here relies on it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeGuard

_BITS = 63
_TALK: Final = ("message", "edited_message")
_NUMBERS: Final = frozenset({"message_id", "date", "edit_date", "offset", "length"})
_WORDS: Final = frozenset({
    "caption", "custom_emoji_id", "data", "first_name", "language", "language_code", "last_name", "status",
    "text", "title", "type", "url", "username",
})  # fmt: skip
_PEOPLE: Final = frozenset({"chat", "from", "user", "left_chat_member"})
"""Objects with a number of their own."""
_OBJECTS: Final = _PEOPLE | {
    "callback_query", "edited_message", "location", "message", "my_chat_member", "new_chat_member",
    "old_chat_member", "reply_to_message",
}  # fmt: skip
_LISTS: Final = frozenset({"caption_entities", "entities", "new_chat_members"})
_NEEDED: Final[Mapping[str, frozenset[str]]] = {
    "callback_query": frozenset({"id", "from"}),
    "chat": frozenset({"id", "type"}),
    "edited_message": frozenset({"message_id", "chat"}),
    "entities": frozenset({"type", "offset", "length"}),
    "from": frozenset({"id"}),
    "message": frozenset({"message_id", "chat"}),
    "user": frozenset({"id"}),
}
"""What an object of this name can't be without; of a list, each of its objects."""


def well_formed(update: Mapping[str, Any]) -> bool:
    """Whether everything in it that we read is there and is what it should be. The rest may be anything."""
    return _object("", update) and all(_is_from_somebody(update.get(kind)) for kind in _TALK)


def _is_from_somebody(message: Any) -> bool:
    """In private, whoever writes is told; elsewhere it may be a channel."""
    return message is None or message["chat"]["type"] != "private" or "from" in message


def _object(name: str, value: Any) -> bool:
    if not isinstance(value, Mapping) or not _NEEDED.get(name, frozenset()) <= set(value):
        return False
    if value.get("entities") and "text" not in value:
        return False
    return all(_field(name, key, inside) for key, inside in value.items())


def _field(owner: str, key: str, value: Any) -> bool:
    if key in _NUMBERS or (key == "id" and owner in _PEOPLE):
        return is_number(value)
    if key in _WORDS or (key == "id" and owner == "callback_query"):
        return isinstance(value, str)
    if key in _OBJECTS:
        return _object(key, value)
    if key in _LISTS:
        return isinstance(value, list) and all(_object(key, each) for each in value)
    return True


def is_number(value: object, bits: int = _BITS) -> TypeGuard[int]:
    """Whether it is a whole number of at most so many bits; True and False are none."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << bits
