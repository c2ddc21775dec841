"""A person's phone, as tests hold it: each act waits until the bot has done all it does about it."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.simulator import labels, media
from bot.simulator.images import measure
from bot.simulator.sight import Seen, look
from bot.simulator.world import people_side
from bot.simulator.world.menus import Command
from bot.simulator.world.messages import Message, words
from bot.simulator.world.notifications import Notification
from bot.simulator.world.people import Person
from bot.simulator.world.people_side import NotPossible
from bot.simulator.world.telling import told_chat
from bot.simulator.world.world import World

PARIS = (48.8566, 2.3522)
Quiet = Callable[[], Awaitable[None]]


class Phone:
    """The private chat of one person with the bot. `quiet` waits until the bot has nothing left to do."""

    def __init__(self, world: World, person: Person, quiet: Quiet) -> None:
        self.world, self.person, self.quiet = world, person, quiet
        self.place = PARIS
        self.toasts: list[str] = []

    @property
    def id(self) -> int:
        """The Telegram id of the person, which is also the id of the chat."""
        return self.person.id

    # What is seen

    @property
    def screen(self) -> Seen:
        """The newest message from the bot that is still there."""
        for message in self.world.chats[self.id].newest():
            if message.sender_id == self.world.bot.id and not message.is_service:
                return look(self.world, message)
        raise AssertionError(f"{self.person.first_name} has no message from the bot")

    @property
    def messages(self) -> list[Seen]:
        """Everything still in the chat, oldest first, from both sides."""
        return [look(self.world, message) for message in reversed(self.world.chats[self.id].newest())]

    @property
    def notifications(self) -> list[str]:
        """The lines that a locked phone showed, oldest first."""
        return [line.text for line in self.lock_screen]

    @property
    def lock_screen(self) -> list[Notification]:
        """The same, with their times and whether they were silent."""
        return list(self.world.notifications.get(self.id, []))

    @property
    def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard under the typing field; empty when there is none."""
        chat = self.world.chats[self.id]
        return [[str(button["text"]) for button in row] for row in (chat.keyboard or {}).get("keyboard", [])]

    @property
    def commands(self) -> list[Command]:
        """The command menu as this person sees it."""
        return self.world.menus.shown(self.id, self.id, self.person.language_code or "", "private")

    def sees(self, wanted: str) -> Seen:
        """The newest message from the bot with these words; an AssertionError when there is none."""
        for seen in reversed(self.messages):
            if seen.from_bot and wanted in seen.text:
                return seen
        raise AssertionError(f"{self.person.first_name} doesn’t see {wanted!r}:\n{self._transcript()}")

    def sees_no(self, unwanted: str) -> None:
        """Nothing in the chat, from either side, has these words; an AssertionError otherwise."""
        found = [str(seen) for seen in self.messages if unwanted in str(seen)]
        assert not found, f"{self.person.first_name} sees {unwanted!r}:\n{found[-1]}"

    def _transcript(self) -> str:
        return "\n".join(
            f"{'bot' if seen.from_bot else self.person.first_name}: {seen}" for seen in self.messages[-6:]
        )

    # What is done

    async def types(
        self, text: str, *, entities: list[dict[str, Any]] | None = None, reply_to: int | None = None
    ) -> Seen:
        """Type and send; a long text goes out in parts, as phones do. Returns the (last) message."""
        parts = [
            text[at : at + people_side.TEXT_LENGTH] for at in range(0, len(text), people_side.TEXT_LENGTH)
        ]
        sent = [self._sends(people_side.text_of(part, entities), reply_to) for part in parts or [""]]
        await self.quiet()
        return look(self.world, sent[-1])

    async def replies(self, message: Seen | int, text: str) -> Seen:
        """Type as an answer to a message."""
        return await self.types(text, reply_to=_id(message))

    async def edits(self, message: Seen | int, text: str) -> None:
        """Change one's own words."""
        people_side.edits(self.world, self.person, self._message(message), text)
        await self.quiet()

    async def deletes(self, message: Seen | int) -> None:
        """Delete a message in this chat, for both sides; the bot isn't told."""
        people_side.removes(self.world, self.person, self._message(message))
        await self.quiet()

    async def taps(self, label: str, *, on: Seen | int | None = None) -> None:
        """Tap a button of the newest message that has it (or of `on`), or of the reply keyboard."""
        held = [self._message(on)] if on is not None else self._from_bot()
        for message in held:
            button = labels.find(label, [(str(b["text"]), b) for row in message.buttons() for b in row])
            if button is not None:
                await self._press(message, button)
                return
        await self._tap_keyboard(label)

    async def _press(self, message: Message, button: dict[str, Any]) -> None:
        if "callback_data" in button:
            people_side.presses(self.world, self.person, message, str(button["callback_data"]))
        await self.quiet()

    async def _tap_keyboard(self, label: str) -> None:
        rows = (self.world.chats[self.id].keyboard or {}).get("keyboard", [])
        button = labels.find(label, [(str(b["text"]), b) for row in rows for b in row])
        if button is None:
            raise AssertionError(f"{self.person.first_name} has no button {label!r}:\n{self._transcript()}")
        if button.get("request_location"):
            await self.sends_location(*self.place)
        elif button.get("request_contact"):
            await self.sends_contact()
        else:
            await self.types(str(button["text"]))

    async def sends_location(self, latitude: float, longitude: float) -> Seen:
        """Share a place."""
        return await self._send_medium(media.location(latitude, longitude))

    async def sends_sticker(self, emoji: str = "👋") -> Seen:
        """Send a sticker."""
        return await self._send_medium(media.sticker(self.world.rng, emoji))

    async def sends_contact(self, name: str | None = None, phone_number: str = "+33600000000") -> Seen:
        """Send a visiting card; one's own without a name."""
        own = None if name else self.id
        return await self._send_medium(media.contact(name or self.person.first_name, phone_number, own))

    async def sends_poll(self, question: str = "Alors ?", options: tuple[str, ...] = ("Oui", "Non")) -> Seen:
        """Send a poll."""
        return await self._send_medium(media.poll(self.world.rng, question, options))

    async def sends_voice(self, seconds: int = 4) -> Seen:
        """Send a voice note."""
        return await self._send_medium(media.voice(self.world.files, seconds))

    async def sends_dice(self) -> Seen:
        """Throw a die."""
        return await self._send_medium(media.dice(self.world.rng))

    async def sends_photo(self, data: bytes = media.SQUARE, caption: str = "") -> Seen:
        """Send a picture (PNG or JPEG)."""
        size = measure(data)
        if size is None:
            raise NotPossible("no picture")
        file = self.world.files.add(data, *size)
        return await self._send_medium({"photo": [file.as_size()]} | words(caption, [], "caption"))

    async def blocks(self) -> None:
        """Stop and block the bot."""
        people_side.blocks(self.world, self.person)
        await self.quiet()

    async def unblocks(self) -> None:
        """Let the bot write again."""
        people_side.unblocks(self.world, self.person)
        await self.quiet()

    async def presses(self, message: Seen | int, data: str) -> str:
        """Press with any data on any message number, as a bad client can; returns the query's id."""
        query = people_side.forge_press(self.world, self.person, self.id, _id(message), data)
        await self.quiet()
        return query

    async def raw(self, update: dict[str, dict[str, Any]]) -> int:
        """Send a forged update, `{"message": {...}}`; sender, chat, number and date are filled in."""
        chat = told_chat(self.world, self.world.chats[self.id])
        own = {"message_id": self.world.last_message_id + 1, "date": int(self.world.now()), "chat": chat}
        for kind, payload in update.items():
            defaults = {"from": self.person.as_user()} | (own if kind.endswith("message") else {})
            self.world.forge(kind, defaults | payload)
        await self.quiet()
        return self.world.updates.next_id - 1

    def _sends(self, content: dict[str, Any], reply_to: int | None = None) -> Message:
        return people_side.says(self.world, self.person, content, reply_to=reply_to)

    async def _send_medium(self, content: dict[str, Any]) -> Seen:
        message = self._sends(content)
        await self.quiet()
        return look(self.world, message)

    def _message(self, message: Seen | int) -> Message:
        return self.world.chats[self.id].messages[_id(message)]

    def _from_bot(self) -> list[Message]:
        return [m for m in self.world.chats[self.id].newest() if m.sender_id == self.world.bot.id]


def _id(message: Seen | int) -> int:
    return message if isinstance(message, int) else message.id
