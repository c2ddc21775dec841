"""A message as Telegram remembers it."""

from dataclasses import dataclass, field
from typing import Any

# The fields of a message that are its words; everything else in `content` is a medium or a service notice.
WORDS = ("text", "caption")
# Service messages cannot be edited, pinned or answered with a keyboard.
SERVICE = (
    "pinned_message",
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)


@dataclass(slots=True)
class Message:
    """One message; `content` holds the Bot API's own fields (text, entities, photo, location, notices…).

    A deleted message stays as an empty shell, so that a phone can show that something was there.
    `fetched`: the bot was handed the update about it. `reactions`: emoji to the ids of those who gave it.
    `votes`: the number of a poll's option to the ids of those who chose it.
    """

    id: int
    chat_id: int
    sender_id: int
    date: int
    content: dict[str, Any] = field(default_factory=dict)
    reply_to: int | None = None
    inline: dict[str, Any] | None = None
    keyboard: dict[str, Any] | None = None
    protected: bool = False
    silent: bool = False
    edit_date: int | None = None
    deleted: bool = False
    revision: int = 0
    fetched: bool = False
    reactions: dict[str, list[int]] = field(default_factory=dict)
    votes: dict[str, list[int]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words of the message, wherever they stand."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The formatting of those words; offsets in UTF-16 code units."""
        found = self.content.get("entities") or self.content.get("caption_entities") or []
        return list(found)

    @property
    def is_service(self) -> bool:
        """A notice of Telegram's own."""
        return any(name in self.content for name in SERVICE)

    def buttons(self) -> list[list[dict[str, Any]]]:
        """The rows of the inline keyboard, empty when there is none."""
        return list(self.inline["inline_keyboard"]) if self.inline else []

    def erase(self) -> None:
        """Everything said goes; the number and the date stay."""
        self.content, self.inline, self.keyboard = {}, None, None
        self.reactions, self.votes = {}, {}
        self.deleted = True
        self.revision += 1


def words(text: str, entities: list[dict[str, Any]], name: str = "text") -> dict[str, Any]:
    """The fields of a text (or of a caption); entities are left out when there are none, as Telegram does."""
    content: dict[str, Any] = {name: text} if text else {}
    if entities:
        content["entities" if name == "text" else "caption_entities"] = entities
    return content
