"""What a person sees of a message on their phone, as tests read it."""

from dataclasses import dataclass

from bot.simulator.to_html import to_html
from bot.simulator.world.messages import Message
from bot.simulator.world.world import World


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as it looks at one moment. `date` is the Unix second of people's time.

    `document` is the name and the bytes of the file that came with it.
    """

    id: int
    from_bot: bool
    text: str
    html: str
    buttons: tuple[tuple[str, ...], ...]
    urls: tuple[str, ...]
    photo: bytes | None
    document: tuple[str, bytes] | None
    date: int
    edited: bool
    silent: bool
    protected: bool
    reply_to: int | None

    @property
    def labels(self) -> tuple[str, ...]:
        """All button labels in reading order."""
        return tuple(label for row in self.buttons for label in row)

    def __str__(self) -> str:
        return "\n".join([self.text, *(" ".join(f"[{label}]" for label in row) for row in self.buttons)])


def look(world: World, message: Message) -> Seen:
    """The message as it looks now."""
    rows = message.buttons()
    sizes, file = message.content.get("photo"), message.content.get("document")
    return Seen(
        id=message.id,
        from_bot=message.sender_id == world.bot.id,
        text=message.text,
        html=to_html(message.text, message.entities),
        buttons=tuple(tuple(str(button["text"]) for button in row) for row in rows),
        urls=tuple(str(button["url"]) for row in rows for button in row if "url" in button),
        photo=world.files.get(sizes[-1]["file_id"]).data if sizes else None,
        document=(file["file_name"], world.files.get(file["file_id"]).data) if file else None,
        date=message.date,
        edited=message.edit_date is not None,
        silent=message.silent,
        protected=message.protected,
        reply_to=message.reply_to,
    )
