"""Debian's Chromium through Playwright, for tests of the page."""

import shutil
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright
from pytest_asyncio import is_async_test

from tests.installed import missing

NAMES = ("chromium", "chromium-browser", "google-chrome")
IN_ONE_LOOP = pytest.mark.asyncio(loop_scope="session")
"""For tests of the page: a browser lives in the event loop that it was started in."""
_kept: list[AsyncExitStack] = []
_running: list[Browser] = []


def find() -> str:
    """Where Chromium is; without it the test is skipped, or fails where CI=true."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or missing("Chromium is missing: apt-get install chromium")


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A running Chromium without a window."""
    path = find()
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield running
        finally:
            await running.close()


@asynccontextmanager
async def kept() -> AsyncIterator[None]:
    """Let every page meanwhile be one of the same Chromium: to start one takes longer than a short test."""
    async with AsyncExitStack() as stack:
        _kept.append(stack)
        try:
            yield
        finally:
            _kept.remove(stack)
            _running.clear()


@pytest.fixture(autouse=True)
def shared(one_chromium: None) -> None:
    """For the tests beside whose fixtures this one is imported."""


def in_one_loop(items: Iterable[pytest.Item], folder: Path) -> None:
    """Run the tests of a folder in one event loop, its fixtures' own."""
    for item in items:
        if folder in item.path.parents and is_async_test(item):
            item.add_marker(IN_ONE_LOOP, append=False)


@asynccontextmanager
async def _lent() -> AsyncIterator[Browser]:
    """The Chromium that is kept, or one of its own."""
    if not _kept:
        async with browser() as running:
            yield running
        return
    if not _running:
        _running.append(await _kept[-1].enter_async_context(browser()))
    yield _running[0]


@asynccontextmanager
async def page(
    url: str,
    *,
    width: int = 1360,
    height: int = 900,
    locale: str = "fr-FR",
    scale: float = 1,
    expected: str | None = None,
) -> AsyncIterator[Page]:
    """The page at this address; an error or warning in it, or a request to any other server, fails the test.

    `scale`: the screen's own pixels in one pixel of the page. `expected`: a part of what the console may say
    because the test does it on purpose (a server that is gone).
    """
    faults: list[str] = []

    def said(message: ConsoleMessage) -> None:
        on_purpose = expected is not None and expected in message.text
        if message.type in ("error", "warning") and not on_purpose:
            faults.append(f"console: {message.text}")

    async with _lent() as running:
        context = await running.new_context(
            viewport={"width": width, "height": height}, locale=locale, device_scale_factor=scale
        )
        shown = await context.new_page()
        shown.set_default_timeout(10_000)
        shown.on("pageerror", lambda error: faults.append(str(error)))
        shown.on("console", said)
        shown.on(
            "request",
            lambda request: None if request.url.startswith((url, "blob:")) else faults.append(request.url),
        )
        await shown.goto(url)
        yield shown
        await context.close()
    assert faults == [], faults
