"""deleteMessage and deleteMessages."""

from bot.simulator.methods.call import Call
from bot.simulator.world import bot_side
from bot.simulator.world.refusals import bad

MANY = 100


def delete_message(call: Call) -> bool:
    """Delete one message."""
    bot_side.delete(call.world, call.chat_id(), call.message_id())
    return True


def delete_messages(call: Call) -> bool:
    """Delete up to a hundred; those that are gone are skipped."""
    raw = call.json("message_ids", "can't parse message identifiers JSON array")
    if not raw:
        raise bad("message identifiers are not specified")
    if not isinstance(raw, list):
        raise bad("expected an Array of message identifiers")
    if len(raw) > MANY:
        raise bad("too many message identifiers specified")
    if not all(isinstance(number, int) and number > 0 for number in raw):
        raise bad("invalid message identifier specified")
    bot_side.delete_many(call.world, call.chat_id(), raw)
    return True
