"""A circle with enough people to be counted, and the way through the dialogue "announce"."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.announcements.rows import Announcement, recent
from bot.circles.service import Circle
from bot.local import Local
from bot.members import service as members
from bot.members.service import Member
from bot.outbox.tables import outbox
from bot.simulator.phones import Phone
from bot.simulator.sight import Seen
from tests.stories.people import circle
from tests.stories.words import label
from tests.waiting import until

PARIS = ZoneInfo("Europe/Paris")
PEOPLE = [("Amina", "Iris"), ("Paul", "Tom"), ("Karim", "Sami"), ("Sophie", "Lou"), ("Bruno", "Gaspard")]
WORDS = {"fr": "La réunion de demain est annulée.", "en": "Tomorrow’s meeting is cancelled."}


def paris(day: int, hour: int, minute: int = 0) -> datetime:
    """An hour in November 2026 in Paris."""
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS).astimezone(UTC)


async def bench(house: Local, language: str = "fr", **more: Any) -> Circle:
    """Nadia and Marc's circle of five: six people receive what Nadia announces."""
    return await circle(house, "Le banc", language=language, aliases=PEOPLE, **more)


def phones(house: Local, *names: str) -> list[Phone]:
    """The phones of these people; of the five without names."""
    return [house.town.phone(name) for name in names or [name for name, _ in PEOPLE]]


async def compose(
    phone: Phone,
    language: str = "fr",
    *,
    kind: str = "meeting",
    text: str | None = None,
    entities: list[dict[str, Any]] | None = None,
) -> None:
    """Up to the question when it leaves."""
    await phone.types("/announce")
    await phone.taps(label(language, "announcements-kind-name", kind=kind))
    await phone.types(text or WORDS[language], entities=entities)


async def preview(phone: Phone, language: str = "fr", **more: Any) -> None:
    """Up to the preview of one that leaves now."""
    await compose(phone, language, **more)
    await phone.taps(label(language, "announcements-now"))


async def send(phone: Phone, language: str = "fr") -> None:
    """Confirm, whatever the count says."""
    await phone.taps({"fr": "Envoyer à", "en": "Send to"}[language])


def received(phone: Phone, text: str = WORDS["fr"]) -> list[Seen]:
    """The copies of an announcement in somebody's chat."""
    return [seen for seen in phone.messages if seen.from_bot and text in seen.text]


def told(seen: Seen) -> list[str]:
    """The lines of a message, without those that are empty."""
    return [line for line in seen.text.splitlines() if line]


async def tick(house: Local) -> None:
    """The bot's jobs look, and what they write is sent."""
    await house.entraide.tick()
    await house.entraide.settle()


async def member_of(house: Local, phone: Phone) -> Member:
    async with house.database.reading() as tx:
        found = await members.find(tx, phone.id)
    assert found is not None
    return found


async def newest(house: Local) -> Announcement | None:
    """The announcement written last."""
    async with house.database.reading() as tx:
        found = await recent(tx, 1)
    return found[0] if found else None


async def states(house: Local, announcement: Announcement) -> list[str]:
    """What became of its rows, in order of states."""
    async with house.database.reading() as tx:
        rows = await tx.all(select(outbox.c.state).where(outbox.c.batch == announcement.id))
    return sorted(row.state for row in rows)


CROWD = [(f"Personne {number}", f"Prénom {chr(64 + number)}") for number in range(1, 27)]


def arrived(house: Local, names: list[tuple[str, str]], text: str = WORDS["fr"]) -> int:
    return sum(len(received(house.town.phone(name), text)) for name, _ in names)


async def leaving_slowly(
    house: Local, language: str = "fr", *, seconds: float = 0.4
) -> tuple[Phone, asyncio.Task[None]]:
    """An announcement to 27 people under way, slow enough to be seen and stopped."""
    await circle(house, "La grande table", language=language, kind="open", aliases=CROWD)
    nadia = house.town.phone("Nadia")
    await preview(nadia, language)
    house.town.faults.add("latency", methods=("sendMessage",), low=seconds, high=seconds)
    pressed = asyncio.create_task(send(nadia, language))
    await until(lambda: arrived(house, CROWD, WORDS[language]) > 0)
    return nadia, pressed
