"""Starting over, being killed, and being read by others: what the page does about the town's own life."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.local import Local
from tests.browser.hands import PATIENCE, Hands, opened
from tests.browser.town_bar import TownBar
from tests.settings import story_house
from tests.simulator import chromium
from tests.stories.words import said
from tests.waiting import until

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
GONE = "net::ERR"
"""What Chromium's console says of a server that is away on purpose."""


async def test_starting_over_asks_first_and_gives_the_town_as_delivered(demo: Local) -> None:
    async with opened(demo, expected=GONE) as page:
        top, lea = TownBar(page), Hands(page, "Léa")
        await lea.starts()
        await lea.sees("menu-first")
        await top.leap("Dans une heure").click()
        await expect(top.hour).to_have_text("19:30")
        for answer in ("Annuler", "Tout recommencer"):
            about = await top.town()
            await about.get_by_role("button", name="Tout recommencer…").click()
            asked = page.get_by_role("dialog", name="Tout recommencer ?")
            await expect(asked.get_by_role("button", name="Annuler")).to_be_focused()
            await asked.get_by_role("button", name=answer, exact=True).click()
            await expect(asked).to_have_count(0)
            if answer == "Annuler":
                await lea.sees("menu-first")
        await expect(top.hour).to_have_text("18:30")
        await expect(Hands(page, "Léa").phone.get_by_role("button", name="DÉMARRER")).to_be_visible()
        await expect(page.locator(".phone")).to_have_count(3)


@contextmanager
def running(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The bot in its town, as a process of its own."""
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), "LISTEN": f"127.0.0.1:{port}"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot"], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert "running" in process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


async def test_a_killed_process_comes_back_with_its_town_and_the_open_page_finds_it(tmp_path: Path) -> None:
    port = free_port()
    saved = tmp_path / "data" / "local-telegram.json"
    with running(tmp_path, port) as first:
        async with chromium.page(f"http://127.0.0.1:{port}", expected=GONE) as page:
            page.set_default_timeout(PATIENCE)
            expect.set_options(timeout=PATIENCE)
            lea = Hands(page, "Léa")
            await lea.starts()
            await lea.sees("menu-first")
            # Telegram's own memory has the question and the answer to it before the process is killed.
            await until(lambda: said("fr", "menu-first") in saved.read_text(encoding="utf-8"))
            first.send_signal(signal.SIGKILL)
            first.wait(10)
            await expect(
                page.get_by_role("status").filter(has_text="La ville ne répond plus")
            ).to_be_visible()
            with running(tmp_path, port):
                await expect(page.get_by_role("status").filter(has_text="répond de nouveau")).to_be_visible()
                await lea.sees("menu-first")
                await lea.taps("menu-first-match")
                await lea.sees("onboarding-language")


async def test_a_town_that_listens_beyond_this_machine_says_so_on_the_page(tmp_path: Path) -> None:
    local = story_house(tmp_path, empty=True)
    await local.start(host="0.0.0.0")
    try:
        async with opened(local) as page:
            warning = page.get_by_role("banner").get_by_text("au-delà de cette machine")
            await expect(warning).to_be_visible()
    finally:
        await local.stop()
