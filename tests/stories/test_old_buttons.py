"""The real buttons of earlier screens of the first minutes, pressed at later questions and after joining."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

import pytest
from sqlalchemy import select

from bot.content.experiences import catalogue
from bot.dialogues.tables import dialogues
from bot.local import Local
from bot.members import service as members
from bot.onboarding.actions import Wait
from bot.simulator.phones import Phone
from tests.stories.buttons import rows_of_buttons
from tests.stories.people import circle
from tests.stories.steps_kept import Kept, rows_of
from tests.stories.steps_screens import kind_of
from tests.stories.words import LANGUAGES, label, said

BENCH: Final = {"fr": "Le banc", "en": "The bench"}
SHORE: Final = {"fr": "La rive", "en": "The shore"}
Act = Callable[[Phone, str], Awaitable[Any]]
IN_PASSING: Final = frozenset({"members", "dialogues", "inbox", "outbox", "outbox_budgets", "outbox_paces"})
"""Tables that any press touches: of the first two, what is said of the person is compared."""


def _taps(key: str, **values: Any) -> Act:
    return lambda phone, language: phone.taps(label(language, key, **values))


def _chooses(found: Any) -> Act:
    return lambda phone, language: phone.taps(found.name(language))


def _joins(names: dict[str, str]) -> Act:
    return lambda phone, language: phone.taps(label(language, "onboarding-join", name=names[language]))


async def _accepts(phone: Phone, language: str) -> None:
    before = label(language, "onboarding-agreement-yes", alias="|").partition("|")[0]
    await phone.taps(next(one for one in phone.screen.labels if one.startswith(before)))


WAY: Final[tuple[tuple[str, bool, Act], ...]] = (
    ("first", False, lambda phone, _: phone.types("/start")),
    ("language", False, _taps("menu-first-match")),
    ("agree", True, _taps("onboarding-language-keep")),
    ("words", True, _taps("onboarding-agree-yes")),
    ("families", False, _taps("onboarding-words-list")),
    ("experiences", False, _chooses(catalogue().families["bereavement"])),
    ("proposals", True, _chooses(catalogue().experience("loss_parent"))),
    ("agreement", False, _joins(BENCH)),
    ("name", True, _taps("onboarding-alias-other")),
    ("agreement under a name", True, lambda phone, _: phone.types("Zoé")),
    ("proposals again", False, _taps("navigation-back")),
    ("agreement of another", True, _joins(SHORE)),
    ("after joining", True, _accepts),
)
"""From the first word to a seat: each screen, whether old buttons are pressed there, how one comes to it."""


@dataclass(frozen=True, slots=True)
class Old:
    """A button as it once stood on the phone."""

    question: str
    message: int
    label: str
    data: str


def _held(phone: Phone, question: str) -> list[Old]:
    """The buttons that are now on the phone."""
    message = phone.world.chats[phone.id].messages[phone.screen.id]
    return [Old(question, message.id, words, data) for row in rows_of_buttons(message) for words, data in row]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of somebody, and at which question they are."""

    person: tuple[Any, ...]
    rows: dict[str, list[str]]
    dialogues: list[str]
    open: tuple[str, ...]


async def _facts(house: Local, phone: Phone) -> Facts:
    rows = await rows_of(house.database)
    async with house.database.reading() as tx:
        member = await members.find(tx, phone.id)
        opened = await tx.all(select(dialogues.c.name).where(dialogues.c.is_open))
    known = () if member is None else (member.stage, member.profile, member.language)
    told = {name: sorted(map(repr, found)) for name, found in rows.items() if name not in IN_PASSING}
    return Facts(known, told, sorted(map(repr, rows["dialogues"])), tuple(row.name for row in opened))


async def _presses(house: Local, phone: Phone, old: Old, language: str) -> list[str]:
    """Press it; gives what is wrong with what became of it."""
    present, before, toasts = phone.messages, await _facts(house, phone), len(phone.toasts)
    was = phone.screen
    await phone.presses(old.message, old.data)
    after, out_of_date = await _facts(house, phone), label(language, "navigation-out-of-date")
    faults = []
    if out_of_date in phone.toasts[toasts:]:
        # Where nothing is asked any more, the menu is where one is.
        at_home = not any(before.open) and said(language, "menu-title") in phone.screen.text
        if not at_home and (phone.screen.text, phone.screen.buttons) != (was.text, was.buttons):
            faults.append(f"shows {phone.screen}")
        if after != before:
            faults.append("changed the dialogue")
    elif phone.messages == present and was.id != old.message:
        faults.append("shows nothing")
    if (after.person, after.rows) != (before.person, before.rows) and old.data != Wait().data:
        faults.append(f"changed {[name for name in after.rows if after.rows[name] != before.rows[name]]}")
    return faults


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_old_button_works_or_says_kindly_that_it_is_out_of_date(house: Local, language: str) -> None:
    """To wait for a seat is the one answer of an old screen that counts: the screen then says one waits."""
    for name in (BENCH[language], SHORE[language]):
        await circle(house, name, language=language, aliases=[(f"Amina {name}", "Iris")])
    # Only what is pressed is to change anything.
    house.entraide.scheduler.pause()
    lea = house.town.phone("Léa", language=language)
    old: dict[str, Old] = {}
    faults: list[str] = []
    for name, pressed_there, act in WAY:
        await act(lea, language)
        kept = await Kept.of(house.database, house.town)
        for one in old.values() if pressed_there else ():
            found = await _presses(house, lea, one, language)
            faults += [f"[{one.label}] of “{one.question}” at “{name}”: {fault}" for fault in found]
            await kept.put_back(house.database, house.town)
        for one in _held(lea, name):
            old.setdefault(kind_of(one.data), one)
    assert not faults, "\n".join(faults)
    assert len(old) > 15, sorted(old)
