"""answerCallbackQuery."""

from bot.simulator.methods.call import Call


def answer(call: Call) -> bool:
    """Close a press; its text shows for a moment, or as an alert to be closed."""
    world = call.world
    text = call.text("text")
    press = world.presses.answer(call.text("callback_query_id"), text, world.now())
    world.changed("answered", (press.person_id,), text=text, alert=call.flag("show_alert"), press=press.id)
    world.write("answerCallbackQuery", press.chat_id, (), text)
    return True
