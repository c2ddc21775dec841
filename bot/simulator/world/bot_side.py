"""What the bot can do to the world: send, edit, delete, pin, each with Telegram's conditions.

Sentences: reference bot-api.md, table C. What it leaves open is taken the hard way for the bot: editing and
deleting in the chat of somebody who blocked it are refused like sending.
"""

from dataclasses import dataclass
from typing import Any

from bot.simulator.world.chats import Chat
from bot.simulator.world.messages import Message
from bot.simulator.world.refusals import bad, forbidden, too_many
from bot.simulator.world.time import unix
from bot.simulator.world.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
DELETABLE_FOR = 48 * 3600


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that the bot wants to send, its parameters read and checked."""

    content: dict[str, Any]
    inline: dict[str, Any] | None = None
    keyboard: dict[str, Any] | None = None
    reply_to: int | None = None
    reply_may_be_missing: bool = False
    protected: bool = False
    silent: bool = False
    paid: bool = False


def destination(world: World, chat_id: int) -> Chat:
    """The chat, if the bot may write to it; otherwise Telegram's refusal."""
    chat = world.chats.get(chat_id)
    if chat is None:
        raise bad("chat not found")
    if chat.migrated_to is not None:
        raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    if chat.is_private:
        _check_person(world, chat_id)
    elif chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    elif chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def _check_person(world: World, person_id: int) -> None:
    person = world.people[person_id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        if any(person_id in chat.members for chat in world.chats.values()):
            raise forbidden("bot can't initiate conversation with a user")
        raise bad("chat not found")


def send(world: World, method: str, chat_id: int, outgoing: Outgoing) -> Message:
    """Send a message; counted by the flood limits, and written in the ledger."""
    chat = destination(world, chat_id)
    reply_to = _answered(chat, outgoing)
    seconds = world.floods.take(chat.id, chat.is_private, world.elapsed(), paid=outgoing.paid)
    if seconds is not None:
        raise too_many(seconds)
    message = world.add_message(
        chat, world.bot.id, outgoing.content,
        inline=outgoing.inline, keyboard=outgoing.keyboard, reply_to=reply_to,
        protected=outgoing.protected, silent=outgoing.silent,
    )  # fmt: skip
    _lay_keyboard(chat, message)
    world.write(method, chat.id, (message.id,), message.text)
    return message


def _answered(chat: Chat, outgoing: Outgoing) -> int | None:
    if outgoing.reply_to is None:
        return None
    answered = chat.messages.get(outgoing.reply_to)
    if answered is not None and not answered.deleted:
        return answered.id
    if outgoing.reply_may_be_missing:
        return None
    raise bad("message to be replied not found")


def _lay_keyboard(chat: Chat, message: Message) -> None:
    """A reply keyboard replaces the one before; its removal leaves nothing under the typing field."""
    markup = message.keyboard
    if markup is None:
        return
    chat.keyboard_folded = False
    if "keyboard" in markup:
        chat.keyboard_of = message.id
    elif markup.get("remove_keyboard"):
        chat.keyboard_of = None


def _own(world: World, chat_id: int, message_id: int) -> tuple[Chat, Message]:
    chat = destination(world, chat_id)
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        raise bad("message to edit not found")
    if message.sender_id != world.bot.id or message.keyboard is not None or message.is_service:
        raise bad("message can't be edited")
    return chat, message


def edit_text(
    world: World, chat_id: int, message_id: int, content: dict[str, Any], inline: dict[str, Any] | None
) -> Message:
    """Replace the words and the inline keyboard of a text message of the bot's own."""
    chat, message = _own(world, chat_id, message_id)
    if "text" not in message.content:
        raise bad("there is no text in the message to edit")
    return _replace(world, "editMessageText", chat, message, content, inline)


def edit_caption(
    world: World, chat_id: int, message_id: int, content: dict[str, Any], inline: dict[str, Any] | None
) -> Message:
    """Replace the caption and the inline keyboard of a picture of the bot's own."""
    chat, message = _own(world, chat_id, message_id)
    media = {name: message.content[name] for name in ("photo", "document") if name in message.content}
    if not media:
        raise bad("there is no caption in the message to edit")
    return _replace(world, "editMessageCaption", chat, message, media | content, inline)


def edit_markup(world: World, chat_id: int, message_id: int, inline: dict[str, Any] | None) -> Message:
    """Replace only the inline keyboard."""
    chat, message = _own(world, chat_id, message_id)
    return _replace(world, "editMessageReplyMarkup", chat, message, message.content, inline)


def _replace(
    world: World,
    method: str,
    chat: Chat,
    message: Message,
    content: dict[str, Any],
    inline: dict[str, Any] | None,
) -> Message:
    if content == message.content and inline == message.inline:
        raise bad(NOT_MODIFIED)
    message.content, message.inline = content, inline
    message.edit_date = unix(world.clock)
    message.revision += 1
    world.changed("edited", world.audience(chat), message=message.id)
    world.write(method, chat.id, (message.id,), message.text)
    return message


def delete(world: World, chat_id: int, message_id: int) -> None:
    """Delete one message, within 48 hours."""
    chat = destination(world, chat_id)
    if message_id not in chat.messages or chat.messages[message_id].deleted:
        raise bad("message to delete not found")
    _check_deletable(world, chat, chat.messages[message_id])
    _erase(world, chat, [message_id])
    world.write("deleteMessage", chat.id, (message_id,))


def delete_many(world: World, chat_id: int, message_ids: list[int]) -> None:
    """Delete all of these, skipping those that are gone; one that may not be deleted refuses the whole."""
    chat = destination(world, chat_id)
    present = [
        number for number in message_ids if number in chat.messages and not chat.messages[number].deleted
    ]
    for number in present:
        _check_deletable(world, chat, chat.messages[number])
    _erase(world, chat, present)
    world.write("deleteMessages", chat.id, tuple(present))


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    everyone = " for everyone" if chat.type in ("private", "group") else ""
    mine = message.sender_id == world.bot.id
    allowed = chat.is_private or mine or chat.bot_status == "administrator"
    if not allowed or world.now() - message.date > DELETABLE_FOR:
        raise bad(f"message can't be deleted{everyone}")


def _erase(world: World, chat: Chat, numbers: list[int]) -> None:
    for number in numbers:
        chat.messages[number].erase()
        if chat.keyboard_of == number:
            chat.keyboard_of = None
        if number in chat.pinned:
            chat.pinned.remove(number)
        world.changed("deleted", world.audience(chat), message=number)


def may_pin(world: World, chat_id: int) -> Chat:
    """The chat, if the bot may pin there: any private chat, a group it administers."""
    chat = destination(world, chat_id)
    if not chat.is_private and chat.bot_status != "administrator":
        raise bad("not enough rights to manage pinned messages in the chat")
    return chat
