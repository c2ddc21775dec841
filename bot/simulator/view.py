"""What the page shows of a phone, as plain JSON. Texts go out as they are: it makes text nodes of them."""

from typing import Any

from bot.simulator import message_view
from bot.simulator.message_view import excerpt
from bot.simulator.world.chats import Chat
from bot.simulator.world.messages import Message
from bot.simulator.world.people import Person
from bot.simulator.world.reading import chats_of, unread, unread_in_all
from bot.simulator.world.world import World

NEWEST = 80
"""Messages that a phone asks for at first."""
MOST = 1000
NOTIFICATIONS = 30


def person(world: World, person: Person) -> dict[str, Any]:
    """Somebody in the list of people; `unread`: messages in all their chats."""
    return {
        "id": person.id,
        "name": person.first_name,
        "language": person.language_code or "",
        "started": person.started,
        "blocked": person.blocked,
        "unread": unread_in_all(world, person),
    }


def phone(
    world: World, who: Person, chat: Chat | None = None, *, count: int = NEWEST, reach: int = 0
) -> dict[str, Any]:
    """The person's chats, and of one of them (with the bot, unless named) the newest messages.

    `count`: how many of them; more where that is needed to reach the message numbered `reach`.
    """
    chat = chat or world.chats[who.id]
    shown, earlier = _shown(chat, count, reach)
    return {
        "person": person(world, who),
        "chats": [_line(world, who, each) for each in chats_of(world, who)],
        "chat": _head(world, who, chat),
        "messages": [message_view.message(world, who, chat, message) for message in shown],
        "earlier": earlier,
        "unread": [message.id for message in unread(who, chat)],
        "keyboard": _keyboard(who, chat),
        "commands": _commands(world, who, chat),
        "pinned": [{"id": number, "excerpt": excerpt(chat.messages[number])} for number in chat.pinned[::-1]],
        "notifications": [line.as_json() for line in world.notifications.get(who.id, [])[-NOTIFICATIONS:]],
    }


def _shown(chat: Chat, count: int, reach: int) -> tuple[list[Message], bool]:
    """The newest messages, and whether there are earlier ones."""
    messages = list(chat.messages.values())
    below = sum(message.id >= reach for message in messages) if reach else 0
    shown = messages[-max(1, min(max(count, below), MOST)) :]
    return shown, len(shown) < len(messages)


def _head(world: World, who: Person, chat: Chat) -> dict[str, Any]:
    title = chat.title or world.bot.first_name
    return {
        "id": chat.id, "type": chat.type, "title": title, "muted": who.id in chat.muted,
        "people": len(world.audience(chat)) + (not chat.is_private),
    }  # fmt: skip


def _line(world: World, who: Person, chat: Chat) -> dict[str, Any]:
    """A chat in the list: its name, its last message and how much is unread."""
    last = next((message for message in reversed(chat.messages.values()) if not message.deleted), None)
    line = _head(world, who, chat) | {"unread": len(unread(who, chat)), "last": None}
    if last is not None:
        line["last"] = {
            "mine": last.sender_id == who.id,
            "sender": message_view.sender(world, last),
            "excerpt": excerpt(last),
            "service": message_view.service(last),
            "date": last.date,
            "fetched": last.fetched,
            "silent": last.silent,
        }
    return line


def _keyboard(who: Person, chat: Chat) -> dict[str, Any] | None:
    keyboard = chat.keyboard
    if keyboard is None:
        return None
    return {
        "of": chat.keyboard_of,
        "rows": keyboard["keyboard"],
        "folded": chat.keyboard_folded,
        "placeholder": keyboard.get("input_field_placeholder", ""),
    }


def _commands(world: World, who: Person, chat: Chat) -> list[dict[str, str]]:
    standing = chat.members.get(who.id, "member")
    status = "private" if chat.is_private else "member" if standing == "member" else "administrator"
    return world.menus.shown(chat.id, who.id, who.language_code or "", status)
