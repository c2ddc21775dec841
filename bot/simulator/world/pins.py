"""Pinned messages, and the notice Telegram writes about them."""

from bot.simulator.world.bot_side import may_pin
from bot.simulator.world.refusals import bad
from bot.simulator.world.telling import told
from bot.simulator.world.world import World


def pin(world: World, chat_id: int, message_id: int, *, silent: bool) -> None:
    """Pin a message; the notice of it is an update, the one kind of its own messages a bot hears of."""
    chat = may_pin(world, chat_id)
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        raise bad("message to pin not found")
    if message.is_service:
        raise bad("message can't be pinned")
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)
    chat.pinned.append(message_id)
    pinned = told(world, message, with_reply=False)
    notice = world.add_message(chat, world.bot.id, {"pinned_message": pinned}, silent=silent)
    world.push("message", told(world, notice))
    world.write("pinChatMessage", chat.id, (message_id,))


def unpin(world: World, chat_id: int, message_id: int | None) -> None:
    """Unpin a message, or the newest pinned one."""
    chat = may_pin(world, chat_id)
    number = message_id if message_id is not None else (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.messages:
        raise bad("message to unpin not found")
    if number in chat.pinned:
        chat.pinned.remove(number)
        world.changed("edited", world.audience(chat), message=number)
    world.write("unpinChatMessage", chat.id, (number,))
