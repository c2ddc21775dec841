"""What the page may ask a phone to do, by name; each answers at once."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.simulator import media
from bot.simulator.entities import check
from bot.simulator.world import people_side, reactions, reading
from bot.simulator.world.chats import ABSENT, Chat
from bot.simulator.world.messages import Message
from bot.simulator.world.people import Person
from bot.simulator.world.people_side import NotPossible
from bot.simulator.world.world import World

Body = Mapping[str, Any]
Act = Callable[[World, Person, Body], dict[str, Any] | None]


def place(world: World, person: Person, body: Mapping[str, Any]) -> Chat:
    """The chat that a request names: one's own with the bot without a name, or a group one is in."""
    chat = world.chats.get(int(body.get("chat") or person.id))
    mine = chat is not None and (
        chat.id == person.id if chat.is_private else chat.members.get(person.id, "left") not in ABSENT
    )
    if chat is None or not mine:
        raise NotPossible("not a member of this group")
    return chat


def says(world: World, person: Person, body: Body, content: dict[str, Any]) -> dict[str, Any]:
    """Send this into the named chat, as an answer if the request says so; gives its number."""
    answered = int(body.get("reply_to") or 0) or None
    chat = place(world, person, body)
    return {"message": people_side.says(world, person, content, chat=chat, reply_to=answered).id}


def _named(world: World, person: Person, body: Body) -> Message:
    message = place(world, person, body).messages.get(int(body.get("message", 0)))
    if message is None or message.deleted:
        raise NotPossible("this message is gone")
    return message


def _types(world: World, person: Person, body: Body) -> dict[str, Any]:
    text = str(body.get("text", ""))
    return says(world, person, body, people_side.text_of(text, check(text, body.get("entities"))))


def _edits(world: World, person: Person, body: Body) -> None:
    text = str(body.get("text", ""))
    message = _named(world, person, body)
    people_side.edits(world, person, message, text, check(text, body.get("entities")))


def _taps(world: World, person: Person, body: Body) -> dict[str, Any]:
    message = _named(world, person, body)
    rows, row, column = message.buttons(), int(body.get("row", 0)), int(body.get("column", 0))
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        raise NotPossible("this button is gone")
    data = str(rows[row][column].get("callback_data", ""))
    return {"press": people_side.presses(world, person, message, data)}


def _location(world: World, person: Person, body: Body) -> dict[str, Any]:
    return says(world, person, body, media.location(float(body["latitude"]), float(body["longitude"])))


def _sticker(world: World, person: Person, body: Body) -> dict[str, Any]:
    return says(world, person, body, media.sticker(world.rng, str(body.get("emoji", "👋"))))


def _contact(world: World, person: Person, body: Body) -> dict[str, Any]:
    return says(world, person, body, media.contact(person.first_name, "+33600000000", person.id))


def _voice(world: World, person: Person, body: Body) -> dict[str, Any]:
    """The one voice note that lies in this town, of four seconds."""
    return says(world, person, body, media.voice(world.files, media.SECONDS))


def _poll(world: World, person: Person, body: Body) -> dict[str, Any]:
    """A poll between the lines of a message: the first is the question."""
    question, *options = [line.strip() for line in str(body.get("text", "")).splitlines() if line.strip()]
    if not 2 <= len(options) <= media.OPTIONS:
        raise NotPossible("a question, and two to twelve options")
    return says(world, person, body, media.poll(world.rng, question, tuple(options)))


def _deletes(world: World, person: Person, body: Body) -> None:
    people_side.removes(world, person, _named(world, person, body))


def _reacts(world: World, person: Person, body: Body) -> None:
    reactions.reacts(world, person, _named(world, person, body), str(body.get("emoji", "")))


def _votes(world: World, person: Person, body: Body) -> None:
    reactions.votes(world, person, _named(world, person, body), int(body.get("option", -1)))


def _reads(world: World, person: Person, body: Body) -> None:
    reading.read(world, person, place(world, person, body), int(body.get("message", 0)))


def _mutes(world: World, person: Person, body: Body) -> None:
    reading.mute(world, person, place(world, person, body), muted=bool(body.get("muted")))


def _blocks(world: World, person: Person, body: Body) -> None:
    people_side.blocks(world, person)


def _unblocks(world: World, person: Person, body: Body) -> None:
    """“Restart” in Telegram: unblock, then /start."""
    people_side.unblocks(world, person)
    people_side.says(world, person, people_side.text_of("/start"))


def _speaks(world: World, person: Person, body: Body) -> None:
    """The phone's own language, which Telegram tells the bot."""
    person.language_code = str(body.get("language", "fr"))[:2]
    world.changed("people", (person.id,))


ACTS: dict[str, Act] = {
    "types": _types, "edits": _edits, "taps": _taps, "location": _location, "sticker": _sticker,
    "contact": _contact, "voice": _voice, "poll": _poll, "deletes": _deletes, "reacts": _reacts,
    "votes": _votes, "reads": _reads, "mutes": _mutes, "blocks": _blocks, "unblocks": _unblocks,
    "speaks": _speaks,
}  # fmt: skip
