"""Groups: people make them, add the bot, promote it, remove it, and turn them into supergroups."""

from bot.simulator.world.chats import Chat
from bot.simulator.world.people import Person
from bot.simulator.world.telling import bot_membership, told
from bot.simulator.world.world import World

SUPERGROUP_PREFIX = -1_000_000_000_000


def make(world: World, title: str, owner: Person, members: list[Person], *, kind: str = "supergroup") -> Chat:
    """A group with the bot in it; the bot hears that it was added."""
    number = world.rng.randint(1_000_000_000, 3_999_999_999)
    chat_id = SUPERGROUP_PREFIX - number if kind == "supergroup" else -number
    chat = Chat(chat_id, kind, title, {person.id: "member" for person in members} | {owner.id: "creator"})
    chat.bot_status = "left"
    world.chats[chat_id] = chat
    set_bot_status(world, chat, owner, "member")
    return chat


def set_bot_status(world: World, chat: Chat, by: Person, status: str) -> None:
    """Add, promote, demote or remove the bot: member, administrator, left or kicked."""
    old, chat.bot_status = chat.bot_status, status
    world.push("my_chat_member", bot_membership(world, chat, by.id, old, status))


def upgrade(world: World, chat: Chat, by: Person) -> Chat:
    """Turn a basic group into a supergroup: each tells of the other, and the old one is closed."""
    new = Chat(SUPERGROUP_PREFIX + chat.id, "supergroup", chat.title, dict(chat.members))
    new.bot_status = chat.bot_status
    world.chats[new.id] = new
    leaving = world.add_message(chat, by.id, {"migrate_to_chat_id": new.id})
    world.push("message", told(world, leaving))
    arriving = world.add_message(new, by.id, {"migrate_from_chat_id": chat.id})
    world.push("message", told(world, arriving))
    chat.migrated_to = new.id
    return new
