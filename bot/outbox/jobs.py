"""One claimed row, ready to be sent once its words are opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.outbox.acts import BUTTONS, DELETE, SEND, Lane, is_anew, rows_of, screen_of
from bot.outbox.gateway import Gateway
from bot.vault import Key, Vault


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed value with its key and place."""

    key: Key
    value: bytes
    place: str


@dataclass(frozen=True, slots=True)
class Job:
    """A row that this sender has claimed. `message` is the one it is about, as it was sent (`shape`)."""

    id: int
    chat: int
    chat_id: int = field(repr=False)
    lane: Lane
    act: str
    held: bool
    attempts: int
    member_id: int | None
    throw_away: bool
    message: int | None
    shape: str
    words: Sealed | None

    @property
    def is_group(self) -> bool:
        """Telegram numbers groups below zero."""
        return self.chat_id < 0

    async def perform(self, gateway: Gateway, vault: Vault) -> int | None:
        """Do it; gives the id of the message that shows it. Raises PTB's errors, and Unreadable."""
        words: dict[str, Any] | None = None
        if self.words is not None:
            words = vault.open(self.words.key, self.words.value, self.words.place)
        if self.act == SEND:
            screen = screen_of(words)
            assert screen is not None
            return await gateway.send(self.chat_id, screen, self.message)
        assert self.message is not None
        if self.act == DELETE:
            await gateway.delete(self.chat_id, self.message, screen_of(words))
            return None
        if self.act == BUTTONS:
            return await gateway.buttons(self.chat_id, self.message, rows_of(words))
        screen = screen_of(words)
        assert screen is not None
        return await gateway.edit(self.chat_id, self.message, screen, shape=self.shape, anew=is_anew(words))
