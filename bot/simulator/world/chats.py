"""A private chat or a group, and the bot's place in it."""

from dataclasses import dataclass, field
from typing import Any

from bot.simulator.world.messages import Message

ABSENT = ("left", "kicked")


@dataclass(slots=True)
class Chat:
    """A conversation: a private chat (the person's id), a basic group (negative), a supergroup (-100…).

    `read_up_to`: the last message each person has seen, by person; `muted`: who hears nothing of it.
    """

    id: int
    type: str
    title: str | None = None
    members: dict[int, str] = field(default_factory=dict)
    bot_status: str = "member"
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    keyboard_of: int | None = None
    keyboard_folded: bool = False
    migrated_to: int | None = None
    last_message_id: int = 0
    read_up_to: dict[int, int] = field(default_factory=dict)
    muted: list[int] = field(default_factory=list)

    @property
    def is_private(self) -> bool:
        """A chat with one person."""
        return self.type == "private"

    @property
    def keyboard(self) -> dict[str, Any] | None:
        """The reply keyboard that lies under the typing field at present."""
        if self.keyboard_of is None:
            return None
        return self.messages[self.keyboard_of].keyboard

    def as_chat(self) -> dict[str, Any]:
        """The `Chat` of a group (a private chat is told by its person)."""
        return {"id": self.id, "type": self.type, "title": self.title}

    def newest(self) -> list[Message]:
        """What is still there, newest first."""
        return [message for message in reversed(self.messages.values()) if not message.deleted]
