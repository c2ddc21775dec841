"""A group with the bot in it, as tests hold it."""

from collections.abc import Awaitable, Callable

from bot.simulator.phones import Phone
from bot.simulator.sight import Seen, look
from bot.simulator.world import groups, people_side
from bot.simulator.world.chats import Chat
from bot.simulator.world.world import World


class Group:
    """A basic group or a supergroup; each act waits until the bot has settled."""

    def __init__(self, world: World, chat: Chat, owner: Phone, quiet: Callable[[], Awaitable[None]]) -> None:
        self.world, self.chat, self.owner, self.quiet = world, chat, owner, quiet

    @property
    def id(self) -> int:
        """The present id of the chat."""
        return self.chat.id

    @property
    def messages(self) -> list[Seen]:
        """Everything still there, oldest first."""
        return [look(self.world, message) for message in reversed(self.chat.newest())]

    async def says(self, phone: Phone, text: str, *, reply_to: Seen | None = None) -> Seen:
        """A member writes; whether the bot hears of it is a matter of privacy mode."""
        answered = None if reply_to is None else reply_to.id
        content = people_side.text_of(text)
        message = people_side.says(self.world, phone.person, content, chat=self.chat, reply_to=answered)
        await self.quiet()
        return look(self.world, message)

    async def promotes_bot(self) -> None:
        """The owner makes the bot an administrator."""
        groups.set_bot_status(self.world, self.chat, self.owner.person, "administrator")
        await self.quiet()

    async def removes_bot(self) -> None:
        """The owner removes the bot."""
        groups.set_bot_status(self.world, self.chat, self.owner.person, "kicked")
        await self.quiet()

    async def upgrades(self) -> None:
        """The basic group becomes a supergroup, under a new id."""
        self.chat = groups.upgrade(self.world, self.chat, self.owner.person)
        await self.quiet()
