"""A facilitator's announcement on the page, from the first word to its report."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from bot.local import Local
from tests.browser.hands import Hands, opened
from tests.stories.words import label

pytestmark = pytest.mark.browser

WORDS = "La rencontre de demain est annulée. On se retrouve mardi."
SECONDS = 2.5
"""How long Telegram takes for each message, so that there is something to watch."""


async def test_nadia_tells_a_circle_and_reads_what_became_of_it(demo: Local) -> None:
    async with opened(demo) as page:
        nadia, amina = Hands(page, "Nadia"), Hands(page, "Amina")
        for each in (nadia, amina):
            await each.takes_phone()
        await nadia.types("/annonce")
        await nadia.taps("announcements-kind-name", kind="meeting")
        await nadia.types(WORDS)
        await nadia.sees("announcements-ask-audience")
        await nadia.presses("Les mots simples")
        await nadia.taps("announcements-aimed")
        await nadia.taps("announcements-now")
        await nadia.sees("announcements-preview")
        await expect(amina.from_bot.filter(has_text=WORDS)).to_have_count(0)

        demo.town.faults.add("latency", methods=("sendMessage",), low=SECONDS, high=SECONDS)
        await nadia.presses("Envoyer à", exact=False)
        live = nadia.phone.locator(".theirs", has_text=label("fr", "announcements-progress", gone=0, total=5))
        await expect(live.get_by_role("button", name=label("fr", "announcements-pause"))).to_be_visible()
        await expect(live).to_contain_text("░")

        received = await amina.reads(WORDS)
        assert (await received.inner_text()).startswith(label("fr", "announcements-first-line"))
        report = await nadia.reads("Arrivée")
        people = label("fr", "announcements-people", few="no", count=5)
        await expect(report).to_contain_text(label("fr", "announcements-report-sent", people=people))
        await expect(report).to_contain_text(label("fr", "announcements-not-read"))
        await expect(report).not_to_contain_text(re.compile("[░▓]"))
