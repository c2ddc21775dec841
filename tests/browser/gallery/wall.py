"""Where the gallery hangs: the page itself, in Chromium, showing one kept moment after the other."""

from __future__ import annotations

import pickle
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

from playwright.async_api import Locator, Page

from bot.clock import MovableClock
from bot.simulator.town import Town
from bot.simulator.world.chats import Chat
from bot.simulator.world.messages import Message
from tests.browser.gallery.album import Shot
from tests.browser.hands import LOCALES, PATIENCE
from tests.installed import missing
from tests.settings import START
from tests.simulator import chromium

WIDTH, HEIGHT = 390, 844
"""A phone, in points."""
AT_ONCE = 60
"""How many messages are measured together; the page shows no more than eighty."""
Theme = Literal["light", "dark"]
FONT = "Roboto"
"""What Telegram on Android is set in, and the page where it is there: elsewhere a line breaks elsewhere."""
_HAS_FONT = """name => {
  const pen = document.createElement("canvas").getContext("2d");
  const wide = font => { pen.font = `40px ${font}`; return pen.measureText("Parler à quelqu’un").width; };
  return wide(`${name}, monospace`) !== wide("monospace");
}"""
_SHOWN = """([id, revisions]) => {
  const shown = [...document.querySelectorAll(`section[data-person="${id}"] .message`)];
  const drawn = (each, at) => each.dataset.id + ":" + each.dataset.revision === revisions[at];
  return shown.length === revisions.length && shown.every(drawn)
    && [...document.images].every(each => each.complete && each.naturalWidth);
}"""
_MEASURED = """list => [...list.querySelectorAll(".message")].map(message => ({
  id: Number(message.dataset.id),
  height: Math.round(message.getBoundingClientRect().height),
  picture: Math.round(message.querySelector("img")?.getBoundingClientRect().height ?? 0),
  keys: [...message.querySelectorAll(".key")].map(key => {
    const range = document.createRange();
    range.selectNodeContents(key.firstChild);
    const tops = [...range.getClientRects()].map(box => Math.round(box.top));
    return [key.firstChild.textContent, new Set(tops).size];
  }),
}))"""


@dataclass(frozen=True, slots=True)
class Measured:
    """How a message looks on a phone: heights in points, and on how many lines each button stands."""

    id: int
    height: int
    picture: int
    keys: tuple[tuple[str, int], ...]


class Wall:
    """A town without a bot, whose one phone shows whatever is hung on it."""

    def __init__(self, town: Town, page: Page) -> None:
        self.town, self.page = town, page
        self._hung = 0

    async def hang(self, shot: Shot) -> Locator:
        """Show this moment; gives the phone."""
        chat: Chat = pickle.loads(shot.chat)
        self.lend([shot])
        return await self._show(shot.person.first_name, chat, shot)

    async def set_as_on_a_phone(self) -> None:
        """What is measured is measured in FONT; without it the test is skipped, or fails where CI=true."""
        if not await self.page.evaluate(_HAS_FONT, FONT):
            missing(f"{FONT} is missing: apt-get install fonts-roboto-unhinted")

    def lend(self, shots: Iterable[Shot]) -> None:
        """The pictures and files that stand in these."""
        for shot in shots:
            self.town.world.files.kept.update({file.id: file for file in shot.files})

    async def picture(self, shot: Shot) -> bytes:
        """A PNG of the phone, as tall and wide as a phone is."""
        phone = await self.hang(shot)
        await self._fill(phone)
        await self.page.mouse.move(0, 0)
        return await phone.screenshot(animations="disabled")

    async def measure(self, messages: Iterable[Message]) -> list[Measured]:
        """How these messages look, in the order they are given."""
        found: list[Measured] = []
        waiting = list(messages)
        for at in range(0, len(waiting), AT_ONCE):
            found += await self._measure(waiting[at : at + AT_ONCE])
        return found

    async def _measure(self, messages: list[Message]) -> list[Measured]:
        chat = Chat(0, "private", messages=dict(enumerate(messages, 1)))
        for number, message in chat.messages.items():
            message.id = number
        phone = await self._show("", chat, None)
        told: list[dict[str, Any]] = await phone.locator(".list").evaluate(_MEASURED)
        return [
            Measured(
                one["id"], one["height"], one["picture"], tuple((key, lines) for key, lines in one["keys"])
            )
            for one in told
        ]

    async def _show(self, name: str, chat: Chat, shot: Shot | None) -> Locator:
        """Somebody new each time, so that nothing of the one before is left."""
        world = self.town.world
        world.people.clear()
        world.chats.clear()
        self._hung += 1
        person = world.add_person(name or f"Nobody {self._hung}")
        person.started = True
        if shot is not None:
            world.clock = MovableClock(shot.at)
            person.language_code = shot.person.language_code
        chat.id = person.id
        for message in chat.messages.values():
            message.chat_id = person.id
            if message.sender_id != world.bot.id:
                message.sender_id = person.id
        # Read: the page shows the newest, not where somebody stopped reading.
        chat.read_up_to = {person.id: max(chat.messages)}
        world.chats[person.id] = chat
        await self.page.reload()
        shown = [f"{each.id}:{each.revision}" for each in chat.messages.values()]
        await self.page.wait_for_function(_SHOWN, arg=[person.id, shown])
        return self.page.locator(f'section[data-person="{person.id}"]')

    async def _fill(self, phone: Locator) -> None:
        """What the page shows of the town above the phone doesn't count."""
        box = await phone.bounding_box()
        assert box is not None
        if round(box["height"]) != HEIGHT:
            await self.page.set_viewport_size({"width": WIDTH, "height": round(HEIGHT + box["y"])})


@asynccontextmanager
async def wall(language: str, *, theme: Theme = "light", scale: float = 1) -> AsyncIterator[Wall]:
    """An empty wall in a real Chromium."""
    town = Town(MovableClock(START), seed=1)
    await town.start()
    try:
        shape: dict[str, Any] = {
            "width": WIDTH,
            "height": HEIGHT,
            "locale": LOCALES[language],
            "scale": scale,
            # The person whose phone was hung before is gone: what the page still asks of them isn't found.
            "expected": "404 (Not Found)",
        }
        async with chromium.page(town.url, **shape) as page:
            page.set_default_timeout(PATIENCE)
            await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            yield Wall(town, page)
    finally:
        await town.stop()
