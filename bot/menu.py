"""The menu: an explicit list of what a person can do, by what they are here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.actions import Action, action
from bot.commands import EVERYONE, FACILITATORS, MEMBERS, OPERATORS
from bot.navigation import Helpline, Resume, home_row
from bot.screen import Button, Screen
from bot.texts import LANGUAGES, Texts


@action("open")
class Open(Action):
    """Open an entry of the menu by the name of its command."""

    command: str


@action("lang")
class ChooseLanguage(Action):
    """Show the languages (None), or choose one."""

    code: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A button of the menu: the command it stands for, and who sees it."""

    command: str
    role: str


IN_CIRCLE: Final = "in_circle"

ENTRIES: Final = (
    Entry("checkin", MEMBERS),
    Entry("mood", MEMBERS),
    Entry("circle", IN_CIRCLE),
    Entry("match", MEMBERS),
    Entry("reminders", MEMBERS),
    Entry("announce", FACILITATORS),
    Entry("reports", FACILITATORS),
    Entry("admin", OPERATORS),
    Entry("mydata", EVERYONE),
    Entry("help", EVERYONE),
)
"""In the order people see them."""

PAIRED: Final = frozenset({"mood", "help", "reports"})
"""Entries that stand beside the one before them."""


def menu(t: Texts, roles: frozenset[str], waiting: str | None) -> Screen:
    """The menu of someone with these roles; `waiting` is a dialogue they can go on with."""
    rows = _first_rows(t, waiting)
    for entry in ENTRIES:
        if entry.role not in roles:
            continue
        button = Button(t.plain(f"menu-{entry.command}"), Open(entry.command).data)
        pair = entry.command in PAIRED and len(rows[-1]) == 1 and rows[-1][0].action != Helpline().data
        rows[-1:] = [(*rows[-1], button)] if pair else [rows[-1], (button,)]
    return Screen(t("menu-title")).with_rows(*rows)


def _first_rows(t: Texts, waiting: str | None) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = [(Button(t.plain("menu-helpline"), Helpline().data),)]
    if waiting is not None:
        rows.append((Button(t.plain("navigation-resume"), Resume(waiting).data),))
    return rows


def first(t: Texts, waiting: str | None) -> Screen:
    """The first screen, for someone who has agreed to nothing yet; they may have left a question."""
    return Screen(t("menu-first")).with_rows(
        *_first_rows(t, waiting),
        (Button(t.plain("menu-first-match"), Open("match").data),),
        (Button(t.plain("menu-first-look"), Open("help").data),),
        (Button(t.plain("menu-first-language"), ChooseLanguage(None).data),),
    )


def languages(t: Texts) -> Screen:
    """The choice of a language, each under its own name."""
    rows = [(Button(t.plain(f"language-{code}"), ChooseLanguage(code).data),) for code in LANGUAGES]
    return Screen(t("language-ask")).with_rows(*rows, home_row(t))
