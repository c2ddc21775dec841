"""What can be told of any button on any phone: an action reads it, and its label fits."""

from __future__ import annotations

from bot.actions import declared
from bot.errors import OutOfDate
from bot.simulator.town import Town
from bot.simulator.world.messages import Message

Row = tuple[tuple[str, str], ...]
"""Labels with their data; a link has no data."""
WIDTHS = {1: 38, 2: 22, 3: 14}
"""Characters that a phone shows of a label in a row of so many buttons, about."""


def rows_of_buttons(message: Message) -> tuple[Row, ...]:
    """The buttons under a message."""
    return tuple(
        tuple((str(button["text"]), str(button.get("callback_data", ""))) for button in row)
        for row in message.buttons()
    )


def unread(town: Town) -> list[str]:
    """The buttons in any chat that no action of ours reads."""
    found = []
    for chat in town.world.chats.values():
        for message in chat.messages.values():
            if message.sender_id == town.world.bot.id:
                found += [
                    f"{label}: {data}"
                    for row in rows_of_buttons(message)
                    for label, data in row
                    if not reads(data)
                ]
    return found


def reads(data: str) -> bool:
    """Whether an action reads this data; a link needs none."""
    action = declared().get(data.partition(":")[0])
    try:
        return not data or (action is not None and bool(action.read(data)))
    except OutOfDate:
        return False


def too_wide(rows: tuple[Row, ...]) -> list[str]:
    """The labels that a phone would cut."""
    return [label for row in rows for label, _ in row if len(label) > WIDTHS.get(len(row), 8)]
