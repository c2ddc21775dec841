"""The methods of the Bot API that this town answers; everything else is an unknown method."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.simulator.methods import (
    callbacks,
    chats,
    deleting,
    documents,
    editing,
    files,
    menus,
    sending,
    webhooks,
)
from bot.simulator.methods.call import Answer, Call

Method = Callable[[Call], Any]

# getUpdates isn't here: it waits, so the server gives it to its poller.
METHODS: Mapping[str, Method] = {
    "getme": chats.get_me,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "sendchataction": chats.send_chat_action,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": documents.send_document,
    "editmessagetext": editing.edit_text,
    "editmessagecaption": editing.edit_caption,
    "editmessagereplymarkup": editing.edit_reply_markup,
    "deletemessage": deleting.delete_message,
    "deletemessages": deleting.delete_messages,
    "pinchatmessage": chats.pin_message,
    "unpinchatmessage": chats.unpin_message,
    "answercallbackquery": callbacks.answer,
    "setmycommands": menus.set_commands,
    "deletemycommands": menus.delete_commands,
    "getmycommands": menus.get_commands,
    "getfile": files.get_file,
    "setwebhook": webhooks.set_webhook,
    "deletewebhook": webhooks.delete_webhook,
    "getwebhookinfo": webhooks.get_webhook_info,
}

__all__ = ["METHODS", "Answer", "Call", "Method"]
