"""What a locked phone shows of a message."""

from dataclasses import asdict, dataclass
from typing import Any

from bot.simulator.world import utf16
from bot.simulator.world.messages import Message

LINE = 100


@dataclass(frozen=True, slots=True)
class Notification:
    """One line of a lock screen; `at` in seconds of people's time; a silent one makes no sound."""

    at: float
    title: str
    text: str
    silent: bool
    message_id: int
    chat_id: int

    def as_json(self) -> dict[str, Any]:
        """For the page and the town's file."""
        return asdict(self)


def hidden(message: Message) -> str:
    """The words of a message with blocks in place of its spoilers."""
    text = message.text
    for entity in message.entities:
        if entity["type"] == "spoiler":
            covered = utf16.cut(text, entity["offset"], entity["length"])
            text = text.replace(covered, "▒" * len(covered), 1)
    return text


def line_of(message: Message) -> str:
    """The first words of a message on one line, hidden where they are a spoiler."""
    line = " ".join(hidden(message).split())
    if "photo" in message.content:
        line = f"🖼 {line}".strip()
    if "document" in message.content:
        line = f"📎 {message.content['document']['file_name']} {line}".strip()
    return line if len(line) <= LINE else line[: LINE - 1] + "…"
