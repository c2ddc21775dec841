"""The whole of Telegram as one bot meets it: everything that is remembered, and how to look it up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.simulator.world.callbacks import Presses
from bot.simulator.world.chats import Chat
from bot.simulator.world.files import Files
from bot.simulator.world.floods import Floods
from bot.simulator.world.ledger import Entry, Ledger
from bot.simulator.world.menus import Menus
from bot.simulator.world.messages import Message
from bot.simulator.world.notifications import Notification, line_of
from bot.simulator.world.people import Bot, Person
from bot.simulator.world.time import Clock, unix
from bot.simulator.world.updates import Updates

NOTIFICATIONS_KEPT = 200


@dataclass(frozen=True, slots=True)
class Change:
    """Something phones may want to show: what happened, to whom, and details such as the text of a toast."""

    kind: str
    people: tuple[int, ...]
    details: dict[str, Any] = field(default_factory=dict)


class World:
    """State only: `bot_side` and `people_side` act on it. No clock of its own, no network."""

    def __init__(self, clock: Clock, bot: Bot, rng: Random, *, strict: bool = False) -> None:
        self.clock, self.bot, self.rng = clock, bot, rng
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = Updates(rng)
        self.presses = Presses(rng)
        self.menus = Menus()
        self.files = Files(rng)
        self.notifications: dict[int, list[Notification]] = {}
        self.floods = Floods(strict=strict)
        self.ledger = Ledger()
        self.observers: list[Callable[[Change], None]] = []
        self.last_message_id = 0
        self.webhook = ""
        self.labels: dict[int, dict[str, str]] = {}

    def add_person(
        self, first_name: str, *, language: str | None = "fr", username: str | None = None
    ) -> Person:
        """A new account, with the private chat that it could have with the bot."""
        person_id = self.rng.randint(1_000_000_000, 9_999_999_999)
        while person_id in self.people:
            person_id = self.rng.randint(1_000_000_000, 9_999_999_999)
        person = Person(person_id, first_name, language, username)
        self.people[person_id] = person
        self.chats[person_id] = Chat(person_id, "private")
        self.changed("people", ())
        return person

    def now(self) -> float:
        """People's time in seconds."""
        return self.clock.now().timestamp()

    def elapsed(self) -> float:
        """Machine time in seconds."""
        return self.clock.elapsed()

    def changed(self, kind: str, people: tuple[int, ...], **details: Any) -> None:
        """Tell whoever watches."""
        change = Change(kind, people, details)
        for observer in self.observers:
            observer(change)

    def audience(self, chat: Chat) -> tuple[int, ...]:
        """The people who see this chat on their phones."""
        if chat.is_private:
            return (chat.id,)
        return tuple(person for person, status in chat.members.items() if status not in ("left", "kicked"))

    def add_message(self, chat: Chat, sender_id: int, content: dict[str, Any], **fields: Any) -> Message:
        """Store a message under the next number: one series for private chats and basic groups."""
        if chat.type == "supergroup":
            chat.last_message_id += 1
            number = chat.last_message_id
        else:
            self.last_message_id += 1
            number = self.last_message_id
        message = Message(number, chat.id, sender_id, unix(self.clock), content, **fields)
        chat.messages[number] = message
        self._notify(chat, message)
        self.changed("message", self.audience(chat), message=number)
        return message

    def _notify(self, chat: Chat, message: Message) -> None:
        if message.sender_id != self.bot.id:
            return
        title, text = chat.title or self.bot.first_name, line_of(message)
        for person_id in self.audience(chat):
            silent = message.silent or person_id in chat.muted
            lines = self.notifications.setdefault(person_id, [])
            lines.append(Notification(self.now(), title, text, silent, message.id, chat.id))
            del lines[:-NOTIFICATIONS_KEPT]
            self.changed("notification", (person_id,), title=title, text=text, silent=silent)

    def push(self, kind: str, payload: dict[str, Any]) -> int | None:
        """Queue an update for the bot."""
        number = self.updates.push(kind, payload, self.now())
        if number is not None:
            self.changed("update", ())
        return number

    def forge(self, kind: str, payload: dict[str, Any]) -> None:
        """Queue an update that no phone would send, past the filter of allowed updates."""
        self.updates.push(kind, payload, self.now(), filtered=False)
        self.changed("update", ())

    def fetch_updates(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """What waits for the bot; an offset beyond an update confirms it."""
        before = len(self.updates.waiting)
        found = self.updates.fetch(offset, limit, self.now())
        if len(self.updates.waiting) < before:
            self.changed("confirmed", ())
        for update in found:
            self._mark_fetched(update.get("message"))
        return found

    def _mark_fetched(self, told: object) -> None:
        """The second tick: the bot was handed this message. Forged ones may have any shape."""
        place = told.get("chat") if isinstance(told, dict) else None
        if not isinstance(told, dict) or not isinstance(place, dict):
            return
        chat = self.chats.get(_number(place.get("id")))
        message = chat.messages.get(_number(told.get("message_id"))) if chat else None
        if chat and message and not message.fetched:
            message.fetched = True
            self.changed("fetched", self.audience(chat), message=message.id)

    def write(
        self, method: str, chat_id: int | None, message_ids: tuple[int, ...] = (), text: str = ""
    ) -> Entry:
        """Note in the ledger what was just carried out."""
        return self.ledger.write(method, chat_id, message_ids, text, self.now(), self.elapsed())


def _number(raw: object) -> int:
    return raw if isinstance(raw, int) else 0
