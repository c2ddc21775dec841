"""Formatting of people's own text: shifting it behind a name line, splitting it, leaving people out.

Pure. Offsets count UTF-16 code units (Bot API, MessageEntity).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.screen import Entity

# Bot API, sendMessage: 1-4096 characters after parsing. UTF-16 units are never fewer than characters.
TEXT_LIMIT = 4096
_PEOPLE = frozenset({"mention", "text_mention"})
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")


def utf16_length(text: str) -> int:
    """How many UTF-16 code units the text takes."""
    return len(text) + sum(character > "\uffff" for character in text)


def shifted(entities: Iterable[Entity], prefix: str) -> tuple[Entity, ...]:
    """The entities as they stand once `prefix` is written before their text."""
    by = utf16_length(prefix)
    return tuple(replace(entity, offset=entity.offset + by) for entity in entities)


def without_people(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities without those that point at a person; the words they covered stay as text."""
    return tuple(entity for entity in entities if not _names_a_person(entity))


def split(
    text: str, entities: Sequence[Entity], limit: int = TEXT_LIMIT
) -> list[tuple[str, tuple[Entity, ...]]]:
    """The text in parts of at most `limit` UTF-16 units, each with its entities counted from its start.

    Breaks after a paragraph, a line or a word when one ends in the second half of a part, never
    inside a character. Formatting that crosses a break goes on in the next part. Parts of blanks
    alone, which Telegram refuses, are left out.
    """
    if limit < 2:
        raise ValueError("a part must have room for one character of two units")
    parts: list[tuple[str, tuple[Entity, ...]]] = []
    offset = 0
    rest = text
    while rest:
        part = rest[: _break(rest, limit)]
        length = utf16_length(part)
        if part.strip():
            parts.append((part, _within(entities, offset, offset + length)))
        offset += length
        rest = rest[len(part) :]
    return parts


def _names_a_person(entity: Entity) -> bool:
    # A text_link to tg://user?id=… is a mention in another dress (Bot API, formatting options).
    return entity.type in _PEOPLE or (
        entity.type == "text_link" and (entity.url or "").lower().startswith("tg:")
    )


def _within(entities: Iterable[Entity], start: int, end: int) -> tuple[Entity, ...]:
    found = []
    for entity in entities:
        first, last = max(entity.offset, start), min(entity.end, end)
        if first < last:
            found.append(replace(entity, offset=first - start, length=last - first))
    return tuple(found)


def _break(text: str, limit: int) -> int:
    """How many characters the first part takes: all that fits, back to the end of something."""
    fits = _fitting(text, limit)
    if fits == len(text):
        return fits
    for ending in ("\n\n", "\n", " "):
        found = text.rfind(ending, fits // 2, fits)
        if found >= 0:
            return found + len(ending)
    return _before_joined(text, fits)


def _fitting(text: str, limit: int) -> int:
    if len(text) * 2 <= limit:
        return len(text)
    units = 0
    for index, character in enumerate(text[: limit + 1]):
        units += 2 if character > "\uffff" else 1
        if units > limit:
            return index
    return len(text)


def _before_joined(text: str, fits: int) -> int:
    """Steps back over joiners, so that an emoji made of several characters stays whole."""
    cut = fits
    while cut > fits // 2 and (text[cut] in _JOINERS or text[cut - 1] == "\u200d"):
        cut -= 1
    return cut if cut > fits // 2 else fits
