"""Every screen that can be come to: from each step and each command, by each kind of button."""

from __future__ import annotations

import dataclasses
import typing
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from bot.actions import declared
from bot.commands import COMMANDS
from bot.simulator.phones import Phone
from bot.simulator.sight import Seen
from bot.simulator.world.messages import Message
from tests.stories.buttons import Row, rows_of_buttons
from tests.stories.steps import HOST, INSIDE, MEMBER, NEWCOMER, OPERATOR
from tests.stories.steps_kept import Kept
from tests.stories.steps_town import Steps

MANY_ALIKE: Final = frozenset({"country", "experience", "family", "mark", "word", "zone"})
"""Fields of buttons that lead to screens of the same make, whatever they say."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A message from the bot as somebody came to see it."""

    way: tuple[str, ...]
    seen: Seen
    rows: tuple[Row, ...]
    keyboard: tuple[str, ...]
    """The labels of the keyboard that lay below it."""
    newest: bool
    """Whether it was the newest on the phone."""

    def __str__(self) -> str:
        return f"{' > '.join(self.way)}: {self.seen}"


@dataclass(frozen=True, slots=True)
class _Door:
    """A button to be tapped, at a moment to come back to."""

    kept: Kept
    phone: Phone
    message: int
    data: str
    way: tuple[str, ...]


def kind_of(data: str) -> str:
    """What a button is about, without whom and when: buttons alike lead to screens alike."""
    action = declared()[data.partition(":")[0]].read(data)
    fields = dataclasses.fields(typing.cast(Any, action))
    told = [getattr(action, field.name) for field in fields if field.name not in MANY_ALIKE]
    return ":".join(
        [action.prefix, *(str(value) for value in told if isinstance(value, (str, bool)) or value is None)]
    )


class Tour:
    """Walks through all screens of a town, and comes back to each moment for each new kind of button."""

    def __init__(self, steps: Steps) -> None:
        self.steps = steps
        self.screens: list[Screen] = []
        self._doors: deque[_Door] = deque()
        self._known: set[str] = set()

    async def walk(self) -> None:
        """All of it."""
        start = await self._now()
        for one in self.steps.everyone:
            await self._look(one.phone, (str(one),), [one.phone.screen.id], start)
        for phone in self.steps.apart:
            sent = [seen.id for seen in phone.messages if seen.from_bot]
            await self._look(phone, (phone.person.first_name,), sent, start)
        for who, phone in self._people():
            for command in COMMANDS:
                await self._back(start)
                mark = self._mark
                await phone.types(f"/{command}")
                await self._look(phone, (who, f"/{command}"), self._since(mark, phone))
        while self._doors:
            door = self._doors.popleft()
            await self._back(door.kept)
            mark = self._mark
            await door.phone.presses(door.message, door.data)
            await self._look(door.phone, door.way, self._since(mark, door.phone))

    def _people(self) -> Iterator[tuple[str, Phone]]:
        """One of each role, and those in whose circle something happened."""
        for who in (NEWCOMER, MEMBER, INSIDE, HOST, OPERATOR):
            yield who, next(one.phone for one in self.steps.everyone if one.who == who)
        yield from ((phone.person.first_name, phone) for phone in self.steps.apart)

    async def _now(self) -> Kept:
        return await Kept.of(self.steps.database, self.steps.town)

    async def _back(self, kept: Kept) -> None:
        await kept.put_back(self.steps.database, self.steps.town)

    @property
    def _mark(self) -> int:
        return len(self.steps.town.ledger.entries)

    def _since(self, mark: int, phone: Phone) -> list[int]:
        """The messages of this phone that the bot has sent or changed since then."""
        done = self.steps.town.ledger.of(chat_id=phone.id, after=mark)
        return list(dict.fromkeys(number for entry in done for number in entry.message_ids))

    async def _look(
        self, phone: Phone, way: tuple[str, ...], ids: list[int], kept: Kept | None = None
    ) -> None:
        """Take in these messages, and remember their buttons that are of a new kind."""
        for number in ids:
            message = self.steps.town.world.chats[phone.id].messages[number]
            if message.deleted:
                continue
            screen = _screen(phone, way, message)
            self.screens.append(screen)
            for label, data in (button for row in screen.rows for button in row if button[1]):
                if (kind := kind_of(data)) not in self._known:
                    self._known.add(kind)
                    kept = kept or await self._now()
                    self._doors.append(_Door(kept, phone, number, data, (*way, label)))


def _screen(phone: Phone, way: tuple[str, ...], message: Message) -> Screen:
    return Screen(
        way,
        next(each for each in phone.messages if each.id == message.id),
        rows_of_buttons(message),
        tuple(key for row in phone.keyboard for key in row),
        phone.screen.id == message.id,
    )
