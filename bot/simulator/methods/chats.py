"""getMe, getChat, getChatMember, sendChatAction, pinChatMessage, unpinChatMessage."""

from typing import Any

from bot.simulator.methods.call import Call
from bot.simulator.world.bot_side import destination
from bot.simulator.world.chats import Chat
from bot.simulator.world.pins import pin, unpin
from bot.simulator.world.refusals import bad
from bot.simulator.world.telling import membership, told, told_chat

ACTIONS = frozenset({
    "cancel", "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "record_audio", "upload_audio", "upload_document", "choose_sticker", "pick_up_location", "find_location",
    "record_video_note", "upload_video_note",
})  # fmt: skip


def get_me(call: Call) -> dict[str, Any]:
    """The bot itself; in privacy mode, able to join groups."""
    flags = {
        "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False,
        "can_connect_to_business": False, "has_main_web_app": False, "supports_guest_queries": False,
        "has_topics_enabled": False, "allows_users_to_create_topics": False, "can_manage_bots": False,
    }  # fmt: skip
    return call.world.bot.as_user() | flags


def get_chat(call: Call) -> dict[str, Any]:
    """What the bot may know of a chat it has seen."""
    world = call.world
    chat = _seen(call)
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        False,
    )
    full = told_chat(world, chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }
    if chat.pinned:
        full["pinned_message"] = told(world, chat.messages[chat.pinned[-1]], with_reply=False)
    return full


def _seen(call: Call) -> Chat:
    """A chat the bot has met; unlike writing, looking is not refused by a block."""
    chat = call.world.chats.get(call.chat_id())
    if chat is None or (chat.is_private and not call.world.people[chat.id].started):
        raise bad("chat not found")
    return chat if chat.is_private else destination(call.world, chat.id)


def get_chat_member(call: Call) -> dict[str, Any]:
    """The place of somebody in a chat."""
    world, chat = call.world, _seen(call)
    user_id = call.integer("user_id")
    if user_id == world.bot.id:
        return membership(world.bot.as_user(), chat.bot_status)
    person = world.people.get(user_id)
    if person is None:
        raise bad("user not found" if user_id > 0 else "invalid user_id specified")
    if chat.is_private:
        status = "member" if person.id == chat.id else "left"
    else:
        status = chat.members.get(person.id, "left")
    return membership(person.as_user(), status)


def send_chat_action(call: Call) -> bool:
    """“Typing…” for five seconds; it leaves no trace."""
    chat = destination(call.world, call.chat_id())
    action = call.text("action").lower()
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    call.world.changed("action", call.world.audience(chat), action=action, chat=chat.id)
    return True


def pin_message(call: Call) -> bool:
    """Pin a message."""
    pin(call.world, call.chat_id(), call.message_id(), silent=call.flag("disable_notification"))
    return True


def unpin_message(call: Call) -> bool:
    """Unpin this message, or the newest pinned one."""
    unpin(call.world, call.chat_id(), call.integer("message_id") or None)
    return True
