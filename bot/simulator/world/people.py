"""A person with a Telegram account, and what stands between them and the bot."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Person:
    """An account; its private chat with the bot has the same id."""

    id: int
    first_name: str
    language_code: str | None = "fr"
    username: str | None = None
    last_name: str | None = None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def as_user(self) -> dict[str, Any]:
        """The `User` that travels in `from`."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return user | {name: value for name, value in optional.items() if value is not None}

    def as_chat(self) -> dict[str, Any]:
        """The private `Chat` of this person with the bot."""
        chat: dict[str, Any] = {"id": self.id, "type": "private", "first_name": self.first_name}
        optional = {"last_name": self.last_name, "username": self.username}
        return chat | {name: value for name, value in optional.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot's own account, as getMe tells it."""

    id: int
    first_name: str
    username: str

    def as_user(self) -> dict[str, Any]:
        """The `User` of the bot as it stands in messages."""
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}
