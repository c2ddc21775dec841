"""Messages and members as the Bot API tells them."""

from typing import Any

from bot.simulator.world.chats import Chat
from bot.simulator.world.messages import Message
from bot.simulator.world.world import World


def told_chat(world: World, chat: Chat) -> dict[str, Any]:
    """The `Chat` object."""
    return world.people[chat.id].as_chat() if chat.is_private else chat.as_chat()


def told_sender(world: World, message: Message) -> dict[str, Any]:
    """The `User` who wrote a message."""
    if message.sender_id == world.bot.id:
        return world.bot.as_user()
    return world.people[message.sender_id].as_user()


def told(world: World, message: Message, *, with_reply: bool = True) -> dict[str, Any]:
    """The `Message` object, with the message it answers (one step back). Only inline keyboards are echoed."""
    place = world.chats[message.chat_id]
    fields: dict[str, Any] = {
        "message_id": message.id,
        "from": told_sender(world, message),
        "chat": told_chat(world, place),
        "date": message.date,
    }
    if message.edit_date is not None:
        fields["edit_date"] = message.edit_date
    answered = place.messages.get(message.reply_to) if message.reply_to and with_reply else None
    if answered is not None and not answered.deleted:
        fields["reply_to_message"] = told(world, answered, with_reply=False)
    fields |= message.content
    if message.protected:
        fields["has_protected_content"] = True
    if message.inline is not None:
        fields["reply_markup"] = message.inline
    return fields


def inaccessible(world: World, place: Chat, message_id: int) -> dict[str, Any]:
    """The `InaccessibleMessage`: something that is gone, told by its date 0."""
    return {"chat": told_chat(world, place), "message_id": message_id, "date": 0}


def membership(user: dict[str, Any], status: str) -> dict[str, Any]:
    """The `ChatMember` of a user with this status."""
    member: dict[str, Any] = {"user": user, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    if status in ("administrator", "creator"):
        member["is_anonymous"] = False
    if status == "administrator":
        rights = (
            "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
            "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
            "can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages",
        )  # fmt: skip
        member |= dict.fromkeys(rights, True)
    return member


def bot_membership(world: World, place: Chat, by: int, old: str, new: str) -> dict[str, Any]:
    """The `ChatMemberUpdated` of the bot itself, caused by this person."""
    bot = world.bot.as_user()
    return {
        "chat": told_chat(world, place),
        "from": world.people[by].as_user(),
        "date": int(world.now()),
        "old_chat_member": membership(bot, old),
        "new_chat_member": membership(bot, new),
    }
