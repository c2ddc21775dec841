"""Every screen in both languages as a phone shows it: no label wraps, and nothing is a wall of words."""

from __future__ import annotations

import inspect
import pickle
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType, ModuleType

import pytest

import bot
import handlers
from bot.simulator.world.chats import Chat
from bot.simulator.world.messages import Message
from tests.browser.gallery.album import Album, Shot
from tests.browser.gallery.walks import walked
from tests.browser.gallery.wall import Measured, wall
from tests.stories.words import LANGUAGES

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

TALLEST = 660
"""Points that a phone of 844 leaves to a conversation, between Telegram's own bars."""
WHOLE = {
    "match-proposals": "three circles are compared side by side",
    "match-no-others": "three circles are compared side by side",
    "fortnight-fill-in": "the picture, its words, and the days that can still be noted",
    "guide-sees": "who sees what is said whole, or it misleads",
    "charter": "it is accepted whole",
    "charter-named": "it is accepted whole",
    "charter-young": "it is accepted whole",
    "open-check": "the operator reads the agreement whole",
    "admin-health-doubts": "all that waits, is in doubt or has failed is told before something is sent again",
    "invite-confirmed": "all that can be done about a circle, with what was just done",
    "invite-declined": "all that can be done about a circle, with what was just done",
    "forget": "what can't be undone is read before it is done",
    "forget-facilitator": "what can't be undone is read before it is done",
}
"""Pictures whose newest message may be taller, and why; it is shown from its beginning."""
SIGNS = "⋯✓‹›↗"
"""Signs that a label may begin or end with; each has words beside it."""
EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
APART = ("bot.simulator", "bot.migrations", "bot.__main__", "bot.command_line")
"""No part of what a person sees of the bot."""
NOT_SHOWN: dict[str, str] = {}
"""Makers of screens that no picture shows, and why."""


@dataclass(frozen=True, slots=True)
class Hung:
    """A message of the bot as a phone shows it, and the first picture that it is on."""

    shot: Shot
    message: Message
    measured: Measured

    def __str__(self) -> str:
        return f"{self.shot.name}, {self.measured.height} points: {self.message.text[:50]!r}"


def of_the_bot(album: Album) -> list[tuple[Shot, Message]]:
    """All messages of the bot, each once, with the first shot that they are the newest or next to it on."""
    found: dict[tuple[str, str, str], tuple[Shot, Message]] = {}
    for shot in album.shots:
        chat: Chat = pickle.loads(shot.chat)
        for message in chat.newest():
            if message.sender_id != shot.person.id and not message.is_service:
                found.setdefault((message.text, str(message.inline), str(message.keyboard)), (shot, message))
    return list(found.values())


async def hung(album: Album) -> list[Hung]:
    """Every message of the bot, measured on the page."""
    shown = of_the_bot(album)
    async with wall(album.language) as empty:
        await empty.set_as_on_a_phone()
        empty.lend(album.shots)
        measured = await empty.measure(message for _, message in shown)
    return [Hung(shot, message, size) for (shot, message), size in zip(shown, measured, strict=True)]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen_is_at_ease_on_a_phone(
    sqlite_template: Path, tmp_path: Path, language: str
) -> None:
    with recorded() as called:
        album = await walked(language, tmp_path, sqlite_template)
    assert len(album.shots) > 280
    assert set(makers()) - called == set(NOT_SHOWN)
    all_hung = await hung(album)
    wrapped = [f"{one.shot.name}: {key}" for one in all_hung for key, lines in one.measured.keys if lines > 1]
    assert wrapped == []
    tall = [str(one) for one in all_hung if one.measured.height > TALLEST and one.shot.name not in WHOLE]
    assert tall == []
    assert [str(one) for one in all_hung if decorated(one.message)] == []
    assert [str(one) for one in all_hung if one.measured.picture and not told_in_words(one.message)] == []


def decorated(message: Message) -> list[str]:
    """The labels and texts of the bot with an emoji, or with a sign that stands alone or in the middle."""
    labels = [str(button["text"]) for row in message.buttons() for button in row]
    found = [text for text in (message.text, *labels) if EMOJI.search(re.sub(f"[{SIGNS}]", "", text))]
    return found + [
        label for label in labels if not re.fullmatch(f"[{SIGNS}]? ?[^{SIGNS}]+ ?[{SIGNS}]?", label)
    ]


def told_in_words(message: Message) -> bool:
    """Whether a picture's caption tells each of the fourteen days."""
    return message.text.count("\n") >= 14


Maker = Callable[..., object]


def makers() -> dict[str, Maker]:
    """Every public function of the product that makes a screen, by its full name."""
    found = {}
    for module in modules():
        for name, made in vars(module).items():
            plain = inspect.unwrap(made) if callable(made) else None
            if inspect.isfunction(plain) and plain.__module__ == module.__name__ and _makes(plain):
                found[f"{module.__name__}.{name}"] = made
    return found


def _makes(function: FunctionType) -> bool:
    """A screen out of values; what needs a context says such a screen."""
    told = function.__annotations__
    from_values = next(iter(told), "return") != "context"
    return not function.__name__.startswith("_") and told.get("return") == "Screen" and from_values


def modules() -> list[ModuleType]:
    """The product's, and the handlers'."""
    for package in (bot, handlers):
        for each in walk_packages(package.__path__, f"{package.__name__}."):
            if not each.name.startswith(APART):
                import_module(each.name)
    return [made for name, made in sys.modules.items() if name.startswith(("bot.", "handlers."))]


@contextmanager
def recorded() -> Iterator[set[str]]:
    """The names of the makers of screens that are called meanwhile, from wherever."""
    called: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        by_id = {id(maker): noting(name, maker, called) for name, maker in makers().items()}
        for module in modules():
            for name, value in list(vars(module).items()):
                if id(value) in by_id:
                    patch.setattr(module, name, by_id[id(value)])
        yield called


def noting(name: str, maker: Maker, called: set[str]) -> Maker:
    """The same maker, which leaves its name."""

    @wraps(maker)
    def noted(*values: object, **named: object) -> object:
        called.add(name)
        return maker(*values, **named)

    @wraps(maker)
    async def noted_later(*values: object, **named: object) -> object:
        called.add(name)
        return await maker(*values, **named)  # type: ignore[misc]

    return noted_later if inspect.iscoroutinefunction(inspect.unwrap(maker)) else noted
