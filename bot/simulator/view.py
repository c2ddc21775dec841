"""What the page shows of a phone, as plain JSON. Texts go out as they are: it makes text nodes of them."""

from typing import Any
from urllib.parse import quote

from bot.simulator.world.chats import Chat
from bot.simulator.world.messages import Message
from bot.simulator.world.people import Person
from bot.simulator.world.world import World

NEWEST = 80
EXCERPT = 90
MEDIA = ("location", "sticker", "contact", "poll", "voice", "dice")


def person(person: Person) -> dict[str, Any]:
    """Somebody in the list of people."""
    return {
        "id": person.id,
        "name": person.first_name,
        "language": person.language_code or "",
        "started": person.started,
        "blocked": person.blocked,
    }


def phone(world: World, who: Person) -> dict[str, Any]:
    """The chat of this person with the bot, its newest messages, and what lies around it."""
    chat = world.chats[who.id]
    shown = list(chat.messages.values())[-NEWEST:]
    keyboard = chat.keyboard
    return {
        "person": person(who),
        "messages": [_message(world, chat, message) for message in shown],
        "keyboard": keyboard
        and {
            "rows": keyboard["keyboard"],
            "folded": chat.keyboard_folded,
            "placeholder": keyboard.get("input_field_placeholder", ""),
        },
        "commands": world.menus.shown(who.id, who.id, who.language_code or "", "private"),
        "pinned": _excerpt(chat.messages[chat.pinned[-1]]) if chat.pinned else "",
        "notifications": [line.as_json() for line in world.notifications.get(who.id, [])[-30:]],
    }


def _message(world: World, chat: Chat, message: Message) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": message.id,
        "revision": message.revision,
        "mine": message.sender_id != world.bot.id,
        "date": message.date,
        "edited": message.edit_date is not None,
        "deleted": message.deleted,
    }
    if message.deleted:
        return shown
    shown |= {
        "text": message.text,
        "entities": message.entities,
        "protected": message.protected,
        "silent": message.silent,
        "rows": [[_button(button) for button in row] for row in message.buttons()],
    }
    shown |= {name: message.content[name] for name in MEDIA if name in message.content}
    if "photo" in message.content:
        size = message.content["photo"][-1]
        shown["photo"] = {
            "src": f"town/files/{size['file_id']}",
            "width": size["width"],
            "height": size["height"],
        }
    if "document" in message.content:
        file = message.content["document"]
        shown["document"] = {
            "src": f"town/files/{file['file_id']}?name={quote(file['file_name'])}",
            "name": file["file_name"],
            "size": file["file_size"],
        }
    if "pinned_message" in message.content:
        shown["pinned"] = True
    answered = chat.messages.get(message.reply_to or 0)
    if answered is not None:
        mine = answered.sender_id != world.bot.id
        shown["reply"] = {"id": answered.id, "mine": mine, "excerpt": _excerpt(answered)}
    return shown


def _button(button: dict[str, Any]) -> dict[str, Any]:
    kind = "callback" if "callback_data" in button else "url" if "url" in button else "other"
    return {"text": button["text"], "kind": kind, "url": button.get("url", "")}


def _excerpt(message: Message) -> str:
    line = " ".join(message.text.split()) or next(
        (kind for kind in (*MEDIA, "photo", "document") if kind in message.content), ""
    )
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"
