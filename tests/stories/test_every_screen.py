"""Every screen there is: its buttons are read and fit a phone, and somebody to talk to is one tap away."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.navigation import Helpline
from bot.safety.actions import ALL
from bot.safety.screens import CALLS
from tests.stories.buttons import reads, too_wide
from tests.stories.steps_screens import Screen, Tour
from tests.stories.steps_town import opened, standing
from tests.stories.words import LANGUAGES, said

DOORS = {Helpline.prefix, *(kind.prefix for kind in ALL)}
"""The button to the numbers, and those behind it."""
GOOD_BYES = ("onboarding-young", "privacy-good-bye")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_buttons_are_read_labels_fit_and_somebody_to_talk_to_is_one_tap_away(
    sqlite_template: Path, tmp_path: Path, language: str
) -> None:
    async with opened(sqlite_template, tmp_path) as database, standing(database, language) as steps:
        tour = Tour(steps)
        await tour.walk()
    screens = tour.screens
    assert len(screens) > 300
    assert [str(one) for one in screens if one.seen.text.startswith(steps.apology())] == []
    assert {data for one in screens for row in one.rows for _, data in row if not reads(data)} == set()
    assert {label for one in screens for label in too_wide(one.rows)} == set()
    assert [str(one) for one in screens if one.newest and not has_a_door(one)] == []


def has_a_door(screen: Screen) -> bool:
    """A button of the door under it, or its key; a good-bye that stores nothing has no buttons."""
    data = {data.partition(":")[0] for row in screen.rows for _, data in row}
    return bool(data & DOORS) or bool(set(CALLS) & set(screen.keyboard)) or is_good_bye(screen)


def is_good_bye(screen: Screen) -> bool:
    """The last words to somebody of whom nothing is kept."""
    last = {said(language, key, numbers="…") for language in LANGUAGES for key in GOOD_BYES}
    return not screen.rows and any(screen.seen.text.startswith(words) for words in last)
