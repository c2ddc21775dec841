"""What the gallery shows: moments of people's phones, kept while the stories are walked."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.local import Local
from bot.simulator.phones import Phone
from bot.simulator.sight import Seen
from bot.simulator.world.chats import Chat
from bot.simulator.world.files import File
from bot.simulator.world.people import Person
from tests.settings import story_house
from tests.stories.words import label

REMEMBERED = 14
"""How many messages of a conversation are kept with a moment: more than a phone shows."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One phone at one moment. `chat`: the newest of its conversation, as plain bytes."""

    name: str
    person: Person
    at: datetime
    chat: bytes
    files: tuple[File, ...] = ()


@dataclass(slots=True)
class Album:
    """The shots of one language, in the order in which they were taken."""

    language: str
    shots: list[Shot] = field(default_factory=list)

    def keep(self, name: str, phone: Phone, at: datetime) -> None:
        """Keep this phone as it looks now."""
        assert name not in {shot.name for shot in self.shots}, f"two pictures are called {name}"
        chat: Chat = pickle.loads(pickle.dumps(phone.world.chats[phone.id]))
        numbers = list(chat.messages)[-REMEMBERED:]
        if chat.keyboard_of is not None and chat.keyboard_of not in numbers:
            numbers.insert(0, chat.keyboard_of)
        chat.messages = {number: chat.messages[number] for number in numbers}
        chat.pinned = [number for number in chat.pinned if number in numbers]
        files = tuple(phone.world.files.get(each) for each in _files(chat))
        self.shots.append(Shot(name, phone.person, at, pickle.dumps(chat), files))


def _files(chat: Chat) -> Iterator[str]:
    for message in chat.messages.values():
        yield from (str(size["file_id"]) for size in message.content.get("photo", [])[-1:])
        if "document" in message.content:
            yield str(message.content["document"]["file_id"])


@dataclass(slots=True)
class Visit:
    """A walk through one house, with the album that its pictures go to."""

    house: Local
    album: Album

    @property
    def language(self) -> str:
        return self.album.language

    def phone(self, name: str) -> Phone:
        """Somebody's phone."""
        return self.house.town.phone(name, language=self.language)

    def of(self, **words: str) -> str:
        """The words in this walk's language: `of(fr=…, en=…)`."""
        return words[self.language]

    def keep(self, name: str, who: str) -> Seen:
        """Keep somebody's phone as it looks now; gives the newest message of the bot."""
        phone = self.phone(who)
        self.album.keep(name, phone, self.house.clock.now())
        return phone.screen

    async def types(self, who: str, words: str, name: str = "") -> None:
        """Somebody types; `name`: a picture of what comes."""
        await self.phone(who).types(words)
        self._kept(name, who)

    async def tap(
        self, who: str, key: str, name: str = "", /, *, on: Seen | None = None, **values: Any
    ) -> None:
        """Somebody taps the button with this text of the bot's; `name`: a picture of what comes."""
        await self.phone(who).taps(label(self.language, key, **values), on=on)
        self._kept(name, who)

    async def press(self, who: str, words: str, name: str = "", *, on: Seen | None = None) -> None:
        """Somebody taps the button with these words; `name`: a picture of what comes."""
        await self.phone(who).taps(words, on=on)
        self._kept(name, who)

    async def later(self, **by: float) -> None:
        """So much later."""
        await self.house.travel(self.house.clock.now() + timedelta(**by))

    def _kept(self, name: str, who: str) -> None:
        if name:
            self.keep(name, who)


def _house(folder: Path, template: Path) -> Local:
    folder.mkdir(parents=True)
    local = story_house(folder, empty=True)
    shutil.copy(template, local.database_file)
    return local


@asynccontextmanager
async def visiting(album: Album, folder: Path, template: Path) -> AsyncIterator[Visit]:
    """A house with an operator and nobody else; the clock stands at half past six in the evening."""
    local = _house(folder, template)
    await local.start()
    try:
        yield Visit(local, album)
    finally:
        await local.stop()
