"""All walks of the gallery: an explicit list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Final

from tests.browser.gallery import arriving, circle, days, door, team
from tests.browser.gallery.album import Album, Visit, visiting

Walk = Callable[[Visit], Awaitable[None]]
WALKS: Final[tuple[Walk, ...]] = (
    arriving.arriving,
    arriving.elsewhere_in_matching,
    arriving.a_seat,
    arriving.astray,
    days.days,
    days.fortnight,
    days.asked_each_day,
    days.hours,
    days.words,
    door.door,
    door.my_data,
    circle.room,
    circle.reading,
    circle.below_a_message,
    circle.waiting_to_be_read,
    circle.looked_after,
    circle.held,
    team.announcing,
    team.leaving,
    team.in_doubt,
    team.empty_house,
    team.circles_kept,
)


async def walked(language: str, folder: Path, template: Path, walks: Sequence[Walk] = WALKS) -> Album:
    """All walks in this language, each in a house of its own."""
    album = Album(language)
    for walk in walks:
        async with visiting(album, folder / language / walk.__name__, template) as visit:
            await walk(visit)
    return album
