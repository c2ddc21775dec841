"""What this is, how a circle works, and what each of us can see: for those who just look around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.actions import Action, action
from bot.commands import EVERYONE, Command, menu_for
from bot.menu import Open
from bot.navigation import Resume, home_row
from bot.screen import Button, Screen
from bot.texts import Html, Texts

WHAT, CIRCLE, SEES, COMMANDS = "what", "circle", "sees", "commands"
PAGES: Final = (WHAT, CIRCLE, SEES, COMMANDS)


@action("guide")
class Guide(Action):
    """Show a page of the guide."""

    page: str


@dataclass(frozen=True, slots=True)
class House:
    """Who runs this instance, as its settings say; None where they don't."""

    organisation: str | None = None
    contact: str | None = None
    hosted_at: str | None = None


def page(t: Texts, name: str, house: House, *, roles: frozenset[str], busy: bool) -> Screen:
    """A page of the guide. `busy`: a dialogue is open, and there is a button back to it."""
    words = {WHAT: _what, CIRCLE: _circle, SEES: _sees}.get(name)
    text = t("guide-commands", commands=_commands(t, roles)) if words is None else words(t, house)
    back = (Button(t.plain("navigation-resume"), Resume(None).data),) if busy else ()
    return Screen(text).with_rows(*_rows(t, name), back, home_row(t))


def _rows(t: Texts, name: str) -> list[tuple[Button, ...]]:
    def to(target: str) -> Button:
        return Button(t.plain(f"guide-to-{target}"), Guide(target).data)

    if name == WHAT:
        match = Button(t.plain("guide-to-match"), Open("match").data)
        return [(to(CIRCLE),), (to(SEES), to(COMMANDS)), (match,)]
    data = Button(t.plain("guide-to-mydata"), Open("mydata").data)
    return [(data,) if name == SEES else (), (to(WHAT),)]


def _what(t: Texts, house: House) -> str:
    if not house.organisation:
        return t("guide-what")
    runs = t("guide-runs", organisation=house.organisation, contact=house.contact or "")
    return f"{t('guide-what')}\n\n{runs}"


def _circle(t: Texts, house: House) -> str:
    return t("guide-circle")


def _sees(t: Texts, house: House) -> str:
    if not house.hosted_at:
        return t("guide-sees")
    return f"{t('guide-sees')}\n\n{t('guide-hosted', hosted=house.hosted_at)}"


def _commands(t: Texts, roles: frozenset[str]) -> Html:
    return Html("\n".join(_line(t, command) for command in menu_for(roles | {EVERYONE})))


def _line(t: Texts, command: Command) -> str:
    name = command.aliases[0] if t.language == "fr" and command.aliases else command.name
    return f"/{name} – {t(f'command-{command.name}')}"
