"""How far each person has read in each chat, and what waits to be read."""

from bot.simulator.world.chats import Chat
from bot.simulator.world.messages import Message
from bot.simulator.world.people import Person
from bot.simulator.world.world import World


def chats_of(world: World, person: Person) -> list[Chat]:
    """The chat with the bot, and every group this person is in that is still open."""
    groups = [
        chat
        for chat in world.chats.values()
        if not chat.is_private and chat.migrated_to is None and person.id in world.audience(chat)
    ]
    return [world.chats[person.id], *groups]


def unread(person: Person, chat: Chat) -> list[Message]:
    """What others wrote below the last message this person has seen, oldest first."""
    found: list[Message] = []
    last = chat.read_up_to.get(person.id, 0)
    for message in reversed(chat.messages.values()):
        if message.id <= last:
            break
        if message.sender_id != person.id and not message.deleted and not message.is_service:
            found.append(message)
    return found[::-1]


def unread_in_all(world: World, person: Person) -> int:
    """The number on this person's Telegram: everything unread, in all their chats."""
    return sum(len(unread(person, chat)) for chat in chats_of(world, person))


def read(world: World, person: Person, chat: Chat, up_to: int) -> None:
    """This person has seen everything up to this message; reading never goes back."""
    newest = next(reversed(chat.messages), 0)
    seen = min(up_to, newest)
    if seen > chat.read_up_to.get(person.id, 0):
        chat.read_up_to[person.id] = seen
        world.changed("read", (person.id,), chat=chat.id)


def mute(world: World, person: Person, chat: Chat, *, muted: bool) -> None:
    """From now on messages of this chat come without a sound, or with one again."""
    if muted != (person.id in chat.muted):
        chat.muted = [*chat.muted, person.id] if muted else [each for each in chat.muted if each != person.id]
        world.changed("read", (person.id,), chat=chat.id)
