"""Reactions to messages, and votes in polls: kept by the world, told to the bot only where Telegram tells.

Spec Update.message_reaction: the bot must ask for these updates by name, and be an administrator; in a
private chat nobody is one, and the update comes as soon as it is asked for. Spec Update.poll and poll_answer:
a bot hears only of polls that it sent itself.
"""

from bot.simulator.world.chats import ABSENT, Chat
from bot.simulator.world.messages import Message
from bot.simulator.world.people import Person
from bot.simulator.world.people_side import NotPossible
from bot.simulator.world.telling import told_chat
from bot.simulator.world.time import unix
from bot.simulator.world.world import World

_OFFERED = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 "
    "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 "
    "🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡 "
)
EMOJI = frozenset(_OFFERED.split())
"""Spec ReactionTypeEmoji.emoji."""


def reacts(world: World, person: Person, message: Message, emoji: str) -> None:
    """Give a reaction; the same again takes it back, another one replaces it: a person has one a message."""
    if emoji not in EMOJI:
        raise NotPossible("Telegram has no such reaction")
    chat = world.chats[message.chat_id]
    _may_react(person, chat, message)
    old = _of(message, person)
    new = [] if old == [emoji] else [emoji]
    message.reactions = {
        name: rest
        for name, people in message.reactions.items()
        if (rest := [each for each in people if each != person.id])
    }
    for name in new:
        message.reactions[name] = [*message.reactions.get(name, []), person.id]
    world.changed("reaction", world.audience(chat), message=message.id)
    if chat.is_private or chat.bot_status == "administrator":
        _tell(world, person, message, old, new)


def _may_react(person: Person, chat: Chat, message: Message) -> None:
    if message.deleted or message.is_service:
        raise NotPossible("nothing to react to")
    if chat.is_private and person.blocked:
        raise NotPossible("the bot is blocked: unblock it first")
    if not chat.is_private and chat.members.get(person.id, "left") in ABSENT:
        raise NotPossible("not a member of this group")


def _of(message: Message, person: Person) -> list[str]:
    return [emoji for emoji, people in message.reactions.items() if person.id in people]


def _tell(world: World, person: Person, message: Message, old: list[str], new: list[str]) -> None:
    """Made only if the bot asked for it by name: the queue filters it when it is created."""
    world.push("message_reaction", {
        "chat": told_chat(world, world.chats[message.chat_id]),
        "message_id": message.id,
        "user": person.as_user(),
        "date": unix(world.clock),
        "old_reaction": [{"type": "emoji", "emoji": emoji} for emoji in old],
        "new_reaction": [{"type": "emoji", "emoji": emoji} for emoji in new],
    })  # fmt: skip


def votes(world: World, person: Person, message: Message, option: int) -> None:
    """Choose an option of a poll; the same again takes the vote back."""
    poll = message.content.get("poll")
    if poll is None or poll["is_closed"] or not 0 <= option < len(poll["options"]):
        raise NotPossible("there is nothing to vote on")
    chosen = person.id in message.votes.get(str(option), [])
    message.votes = {
        number: [each for each in people if each != person.id] for number, people in message.votes.items()
    }
    if not chosen:
        message.votes[str(option)] = [*message.votes.get(str(option), []), person.id]
    counts = [len(message.votes.get(str(number), [])) for number in range(len(poll["options"]))]
    options = [each | {"voter_count": count} for each, count in zip(poll["options"], counts, strict=True)]
    message.content["poll"] = poll | {"options": options, "total_voter_count": sum(counts)}
    world.changed("reaction", world.audience(world.chats[message.chat_id]), message=message.id)
