"""What the page shows of one message, as plain JSON."""

from typing import Any
from urllib.parse import quote

from bot.simulator.world.chats import Chat
from bot.simulator.world.messages import SERVICE, Message
from bot.simulator.world.notifications import hidden
from bot.simulator.world.people import Person
from bot.simulator.world.world import World

EXCERPT = 90
MEDIA = ("location", "sticker", "contact", "dice")
KINDS = (*MEDIA, "poll", "voice", "photo", "document")


def message(world: World, who: Person, chat: Chat, message: Message) -> dict[str, Any]:
    """A message as this person sees it. What is deleted has a number and a date only."""
    shown: dict[str, Any] = {
        "id": message.id,
        "revision": message.revision,
        "mine": message.sender_id == who.id,
        "sender": sender(world, message),
        "from": message.sender_id,
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
        "fetched": message.fetched,
        "service": service(message),
        "rows": [[_button(button) for button in row] for row in message.buttons()],
        "reactions": [
            {"emoji": emoji, "count": len(people), "mine": who.id in people}
            for emoji, people in message.reactions.items()
        ],
    }
    return shown | _media(message, who) | _reply(world, who, chat, message)


def sender(world: World, message: Message) -> str:
    """The name of whoever wrote this."""
    if message.sender_id == world.bot.id:
        return world.bot.first_name
    return world.people[message.sender_id].first_name


def service(message: Message) -> str:
    """The kind of a notice of Telegram's own; empty for everything else."""
    return next((name for name in SERVICE if name in message.content), "")


def excerpt(message: Message) -> dict[str, str]:
    """One line of a message, spoilers hidden, and its kind where it has no words."""
    line = " ".join(hidden(message).split())
    kind = next((kind for kind in KINDS if kind in message.content), "")
    return {"text": line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…", "kind": kind}


def _button(button: dict[str, Any]) -> dict[str, Any]:
    kind = "callback" if "callback_data" in button else "url" if "url" in button else "other"
    return {"text": button["text"], "kind": kind, "url": button.get("url", "")}


def _media(message: Message, who: Person) -> dict[str, Any]:
    content = message.content
    shown: dict[str, Any] = {name: content[name] for name in MEDIA if name in content}
    if "photo" in content:
        size = content["photo"][-1]
        source = f"town/files/{size['file_id']}"
        shown["photo"] = {"src": source, "width": size["width"], "height": size["height"]}
    if "voice" in content:
        voice = content["voice"]
        shown["voice"] = {"src": f"town/files/{voice['file_id']}", "duration": voice["duration"]}
    if "document" in content:
        file = content["document"]
        source = f"town/files/{file['file_id']}?name={quote(file['file_name'])}"
        shown["document"] = {"src": source, "name": file["file_name"], "size": file["file_size"]}
    if "poll" in content:
        chosen = next((int(number) for number, people in message.votes.items() if who.id in people), None)
        shown["poll"] = content["poll"] | {"chosen": chosen}
    return shown


def _reply(world: World, who: Person, chat: Chat, message: Message) -> dict[str, Any]:
    answered = chat.messages.get(message.reply_to or 0)
    if answered is None:
        return {}
    mine, name = answered.sender_id == who.id, sender(world, answered)
    return {"reply": {"id": answered.id, "mine": mine, "sender": name, "excerpt": excerpt(answered)}}
