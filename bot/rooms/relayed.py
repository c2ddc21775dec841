"""Messages as the others get them: a neutral line, a chosen name, formatting kept, nobody mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.circles.service import Membership
from bot.entities import TEXT_LIMIT, shifted, split, utf16_length, without_people
from bot.moderation.actions import More
from bot.screen import Button, Entity, Rows, Screen
from bot.texts import Texts

HEAD_LINES = 2
"""A relayed message begins with a neutral line, for lock screens, and the line of its writer's name."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a person typed: the text with its formatting, its number in their chat, what it answers there."""

    text: str
    entities: tuple[Entity, ...]
    message_id: int
    reply_to: int | None = None

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` turns back into equal words."""
        screen = Screen(self.text, entities=self.entities).to_json()
        return {"screen": screen, "message_id": self.message_id, "reply_to": self.reply_to}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Words:
        """The words that `to_json` wrote."""
        screen = Screen.from_json(value["screen"])
        return cls(screen.text, screen.entities or (), value["message_id"], value["reply_to"])


def relayed(t: Texts, author: Membership, words: Words, message: int) -> list[Screen]:
    """A message as the others get it, in as many parts as it takes; the last has the button.

    `t` is in the circle's language. Mentions of people become plain words.
    """
    role = f", {t.plain('rooms-role-facilitator')}" if author.is_facilitator else ""
    line, name = t.plain("rooms-first-line"), author.alias
    head = f"{line}\n{name}{role}\n"
    bold = Entity("bold", utf16_length(f"{line}\n"), utf16_length(name))
    found = split(words.text, without_people(words.entities), TEXT_LIMIT - utf16_length(head))
    screens = [
        Screen(head + text, entities=(bold, *shifted(entities, head)), protect=True)
        for text, entities in found
    ]
    return [*screens[:-1], screens[-1].with_rows(*more(t, message))] if screens else []


def more(t: Texts, message: int) -> Rows:
    """The one button under a relayed message."""
    return ((Button(t.plain("rooms-more"), More(message).data),),)


def spoken(text: str) -> str:
    """The words of a relayed message without its head."""
    return text.split("\n", HEAD_LINES)[-1]


def emptied(t: Texts) -> Screen:
    """What is left of a message that was taken back and can't be deleted any more."""
    return Screen(t("rooms-emptied"))
