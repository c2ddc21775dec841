"""How smoothly the page runs: ten people, five hundred messages, in a real Chromium."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from playwright.async_api import CDPSession, Page

from bot.clock import MovableClock, SystemClock
from bot.simulator.town import Town
from bot.simulator.world.messages import words
from tests.bench.rows import Row, median, percentile
from tests.simulator import chromium

PEOPLE, MESSAGES = 10, 500
WIDTH, HEIGHT = 1360, 900
SCROLLS, ARRIVALS = 120, 120
EVERY = 0.04
"""Seconds between two turns of the wheel, and between two messages."""
SAID = (
    "Bonsoir. Ce soir, quelqu’un de votre cercle a écrit qu’une longue marche lui avait fait du bien. "
    "Vous pouvez lui répondre, ou simplement lire."
)
_WATCH = """() => {
  window.frames = [];
  let before = performance.now();
  const next = (now) => {
    window.frames.push(now - before);
    before = now;
    window.watching = requestAnimationFrame(next);
  };
  window.watching = requestAnimationFrame((now) => {
    before = now;
    window.watching = requestAnimationFrame(next);
  });
}"""
_TAKEN = "() => { cancelAnimationFrame(window.watching); return window.frames; }"


@dataclass(slots=True)
class Seen:
    """Milliseconds from frame to frame; `work`: of the page's main thread for each message, whatever else the
    machine did meanwhile.
    """

    scrolling: list[float]
    arriving: list[float]
    work: float


def settle(town: Town) -> None:
    """Ten people with fifty messages each, half of them with buttons."""
    world = town.world
    for number in range(PEOPLE):
        person = town.phone(f"Personne {number}").person
        person.started = True
        for count in range(MESSAGES // PEOPLE):
            say(town, person.id, buttons=count % 2 == 0)
    assert sum(len(chat.messages) for chat in world.chats.values()) == MESSAGES


def say(town: Town, person_id: int, *, buttons: bool) -> None:
    """One message of the bot's on this phone."""
    keys = {
        "inline_keyboard": [[{"text": "Lire", "callback_data": "a"}, {"text": "Menu", "callback_data": "b"}]]
    }
    content = words(SAID, [{"type": "bold", "offset": 0, "length": 7}], "text")
    town.world.add_message(
        town.world.chats[person_id], town.world.bot.id, content, inline=keys if buttons else None
    )


async def scrolled(page: Page) -> list[float]:
    """The wheel turned over a phone, up and down."""
    await page.mouse.move(WIDTH / 2, HEIGHT / 2)
    await page.evaluate(_WATCH)
    for turn in range(SCROLLS):
        await page.mouse.wheel(0, -160 if turn < SCROLLS / 2 else 160)
        await asyncio.sleep(EVERY)
    return list(await page.evaluate(_TAKEN))


async def arrived(page: Page, town: Town) -> list[float]:
    """A message every 40 ms, to each person in turn."""
    people = list(town.world.people)
    await page.evaluate(_WATCH)
    for number in range(ARRIVALS):
        say(town, people[number % len(people)], buttons=number % 2 == 0)
        await asyncio.sleep(EVERY)
    return list(await page.evaluate(_TAKEN))


async def measured() -> Seen:
    """Both, on one page."""
    town = Town(MovableClock(SystemClock().now(), running=True), seed=7)
    settle(town)
    await town.start()
    try:
        async with chromium.page(town.url, width=WIDTH, height=HEIGHT) as page:
            await page.locator(".phone .message").first.wait_for()
            await asyncio.sleep(1)
            scrolling = await scrolled(page)
            busy = await page.context.new_cdp_session(page)
            await busy.send("Performance.enable", {"timeDomain": "threadTicks"})
            before = await _worked(busy)
            arriving = await arrived(page, town)
            return Seen(scrolling, arriving, (await _worked(busy) - before) * 1000 / ARRIVALS)
    finally:
        await town.stop()


async def _worked(busy: CDPSession) -> float:
    """Seconds of the processor that the page's main thread has had."""
    metrics = (await busy.send("Performance.getMetrics"))["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))


def rows() -> list[Row]:
    """The two rows of the page."""
    seen = asyncio.run(measured())
    conditions = (
        f"{PEOPLE} people, {MESSAGES} messages, 3 phones of {WIDTH} × {HEIGHT}, Chromium without a window"
    )
    return [
        _row("page, scrolling", f"{conditions}; {SCROLLS} turns of the wheel, 25 a second", seen.scrolling),
        _row(
            "page, messages arriving",
            f"{conditions}; {ARRIVALS} more, 25 a second",
            seen.arriving,
            f", {seen.work:.1f} ms of the main thread for each",
        ),
    ]


def _row(what: str, conditions: str, frames: list[float], more: str = "") -> Row:
    p95, longest = percentile(frames, 0.95), max(frames)
    told = f"p95 {p95:.1f} ms, median {median(frames):.1f} ms, longest {longest:.0f} ms, {len(frames)} frames"
    return Row(what, conditions, told + more, "told", None)
