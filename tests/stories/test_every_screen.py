"""Every screen there is: buttons are read and fit; the menu and somebody to talk to are a tap away."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.menu import Open
from bot.navigation import MENU_KEYS, Helpline, Leave, Menu
from bot.rooms.screens import labels as room_keys
from bot.safety.actions import ALL
from bot.safety.screens import CALLS
from tests.stories.buttons import reads, too_wide
from tests.stories.steps_screens import Screen, Tour
from tests.stories.steps_town import opened, standing
from tests.stories.words import LANGUAGES, said

DOORS = {Helpline.prefix, *(kind.prefix for kind in ALL)}
"""The button to the numbers, and those behind it."""
HOMES = {Menu.prefix, Leave.prefix}
"""The buttons to the menu."""
MENUS = ("menu-title", "menu-first")
GOOD_BYES = ("onboarding-young", "privacy-good-bye")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_buttons_are_read_labels_fit_the_menu_and_somebody_to_talk_to_are_one_tap_away(
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
    assert [str(one) for one in screens if one.newest and not leads_home(one)] == []


def has_a_door(screen: Screen) -> bool:
    """A button of the door under it, or its key; a good-bye that stores nothing has no buttons."""
    return bool(kinds(screen) & DOORS) or bool(set(CALLS) & set(screen.keyboard)) or is_good_bye(screen)


def leads_home(screen: Screen) -> bool:
    """A button to the menu under it, or its key; or it is the menu, or a good-bye, which has none."""
    keys = {*MENU_KEYS, *room_keys()} & set(screen.keyboard)
    return bool(kinds(screen) & HOMES) or bool(keys) or is_menu(screen) or is_good_bye(screen)


def kinds(screen: Screen) -> set[str]:
    """What its buttons are about."""
    return {data.partition(":")[0] for row in screen.rows for _, data in row}


def is_menu(screen: Screen) -> bool:
    """The menu, or the first screen of somebody who agreed to nothing yet; a sentence may stand above it."""
    titles = {said(language, key) for language in LANGUAGES for key in MENUS}
    return Open.prefix in kinds(screen) and bool(titles & set(screen.seen.text.splitlines()))


def is_good_bye(screen: Screen) -> bool:
    """The last words to somebody of whom nothing is kept."""
    last = {said(language, key, numbers="…") for language in LANGUAGES for key in GOOD_BYES}
    return not screen.rows and any(screen.seen.text.startswith(words) for words in last)
