"""editMessageText, editMessageCaption, editMessageReplyMarkup."""

from typing import Any

from bot.simulator.methods.call import Call
from bot.simulator.methods.formatted import read_caption, read_text
from bot.simulator.methods.keyboards import read_inline
from bot.simulator.world import bot_side
from bot.simulator.world.telling import told


def edit_text(call: Call) -> dict[str, Any]:
    """Other words on the same message; without a keyboard the old one goes."""
    place = call.chat_id(), call.message_id()
    return told(call.world, bot_side.edit_text(call.world, *place, read_text(call), read_inline(call)))


def edit_caption(call: Call) -> dict[str, Any]:
    """Other words under the same picture."""
    place = call.chat_id(), call.message_id()
    return told(call.world, bot_side.edit_caption(call.world, *place, read_caption(call), read_inline(call)))


def edit_reply_markup(call: Call) -> dict[str, Any]:
    """Another inline keyboard, or none."""
    place = call.chat_id(), call.message_id()
    return told(call.world, bot_side.edit_markup(call.world, *place, read_inline(call)))
