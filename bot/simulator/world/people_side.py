"""What people do on their phones, and the updates that Telegram makes of it."""

from typing import Any

from bot.simulator.entities import finish
from bot.simulator.world.chats import ABSENT, Chat
from bot.simulator.world.messages import Message, words
from bot.simulator.world.people import Person
from bot.simulator.world.reading import read
from bot.simulator.world.telling import bot_membership, inaccessible, told
from bot.simulator.world.time import unix
from bot.simulator.world.world import World

TEXT_LENGTH = 4096
EDITABLE_FOR = 48 * 3600


class NotPossible(Exception):
    """A phone would not let this person do that."""


def says(
    world: World,
    person: Person,
    content: dict[str, Any],
    *,
    chat: Chat | None = None,
    reply_to: int | None = None,
) -> Message:
    """A message of this person: `content` has the Bot API's fields. The first one starts the bot."""
    place = chat or world.chats[person.id]
    _may_write(person, place)
    person.started = person.started or place.is_private
    message = world.add_message(place, person.id, content, reply_to=reply_to)
    read(world, person, place, message.id)
    _fold_keyboard(place)
    if _reaches_bot(world, place, message):
        world.push("message", told(world, message))
    return message


def text_of(text: str, entities: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The content of typed words, with what Telegram recognises in them."""
    if not text.strip():
        raise NotPossible("an empty message cannot be sent")
    if len(text) > TEXT_LENGTH:
        raise NotPossible(f"a message has at most {TEXT_LENGTH} characters")
    return words(*finish(text, entities or []))


def _may_write(person: Person, chat: Chat) -> None:
    if person.deactivated:
        raise NotPossible("this account is gone")
    if chat.is_private and person.blocked:
        raise NotPossible("the bot is blocked: unblock it first")
    if not chat.is_private and chat.members.get(person.id, "left") in ABSENT:
        raise NotPossible("not a member of this group")


def _fold_keyboard(chat: Chat) -> None:
    """A one-time keyboard goes down once something was sent."""
    if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
        chat.keyboard_folded = True


def _reaches_bot(world: World, chat: Chat, message: Message) -> bool:
    """Privacy mode (docs bots/features): no administrator, it hears commands, answers, mentions."""
    if chat.is_private or chat.bot_status == "administrator" or message.is_service:
        return chat.bot_status not in ABSENT
    answered = chat.messages.get(message.reply_to or 0)
    if answered is not None and answered.sender_id == world.bot.id:
        return True
    me = f"@{world.bot.username}".lower()
    if me in message.text.lower():
        return True
    bare = message.text.startswith("/") and "@" not in message.text.split()[0]
    spoken = any(other.sender_id == world.bot.id for other in chat.messages.values())
    return bare and spoken


def edits(
    world: World, person: Person, message: Message, text: str, entities: list[dict[str, Any]] | None = None
) -> None:
    """Change one's own words; the bot hears of it as an edited message."""
    if message.sender_id != person.id or message.deleted or "text" not in message.content:
        raise NotPossible("only one's own text can be edited")
    if world.now() - message.date > EDITABLE_FOR:
        raise NotPossible("too old to be edited")
    content = text_of(text, entities)
    if content == message.content:
        return
    chat = world.chats[message.chat_id]
    message.content, message.edit_date = content, unix(world.clock)
    message.revision += 1
    world.changed("edited", world.audience(chat), message=message.id)
    if _reaches_bot(world, chat, message):
        world.push("edited_message", told(world, message))


def removes(world: World, person: Person, message: Message) -> None:
    """Delete one's own message for everyone; bots are not told."""
    if person.id not in (message.sender_id, message.chat_id):
        raise NotPossible("not one's own message")
    message.erase()
    world.changed("deleted", world.audience(world.chats[message.chat_id]), message=message.id)


def presses(world: World, person: Person, message: Message, data: str) -> str:
    """Press an inline button; Telegram checks that the message has it now. Returns the id of the query."""
    held = {button.get("callback_data") for row in message.buttons() for button in row}
    if data not in held:
        raise NotPossible("this message has no such button")
    read(world, person, world.chats[message.chat_id], message.id)
    return forge_press(world, person, message.chat_id, message.id, data)


def forge_press(world: World, person: Person, chat_id: int, message_id: int, data: str) -> str:
    """A press as a bad client (or an old screen) could send it, with any data and any message number."""
    if person.blocked:
        raise NotPossible("the bot is blocked: unblock it first")
    chat = world.chats[chat_id]
    message = chat.messages.get(message_id)
    press = world.presses.add(person.id, chat_id, world.now())
    gone = message is None or message.deleted
    world.push("callback_query", {
        "id": press.id,
        "from": person.as_user(),
        "message": inaccessible(world, chat, message_id) if gone or message is None else told(world, message),
        "chat_instance": str(chat_id * 31 + 7),
        "data": data,
    })  # fmt: skip
    return press.id


def blocks(world: World, person: Person) -> None:
    """Stop and block the bot."""
    _set_blocked(world, person, True)


def unblocks(world: World, person: Person) -> None:
    """Let the bot write again."""
    _set_blocked(world, person, False)


def _set_blocked(world: World, person: Person, blocked: bool) -> None:
    if person.blocked == blocked:
        return
    person.blocked = blocked
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    world.push("my_chat_member", bot_membership(world, world.chats[person.id], person.id, old, new))
    world.changed("people", (person.id,))
