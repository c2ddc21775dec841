"""Every command there is, with its aliases and who finds it in their command menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

EVERYONE, MEMBERS, FACILITATORS, OPERATORS = "everyone", "members", "facilitators", "operators"


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash. Its description is the text `command-<name>`.

    `role`: whose menu holds it. `groups`: whether it is answered in a Telegram group too.
    """

    name: str
    aliases: tuple[str, ...]
    role: str
    groups: bool = False


COMMANDS: Final = {
    command.name: command
    for command in (
        Command("start", (), EVERYONE),
        Command("menu", (), EVERYONE),
        Command("helpline", ("numeros",), EVERYONE, groups=True),
        Command("checkin", ("point",), MEMBERS),
        Command("mood", ("humeur",), MEMBERS),
        Command("circle", ("cercle",), MEMBERS),
        Command("match", ("trouver",), EVERYONE),
        Command("reminders", ("rappels",), MEMBERS),
        Command("announce", ("annonce",), FACILITATORS),
        Command("reports", ("signalements",), FACILITATORS),
        Command("admin", (), OPERATORS),
        Command("mydata", ("mesdonnees",), EVERYONE),
        Command("forget", ("effacer",), EVERYONE),
        Command("language", ("langue",), EVERYONE),
        Command("help", ("aide",), EVERYONE),
        Command("cancel", ("annuler",), EVERYONE),
    )
}


def menu_for(roles: frozenset[str]) -> list[Command]:
    """The commands that someone with these roles finds in their command menu, /start left out."""
    return [command for command in COMMANDS.values() if command.role in roles and command.name != "start"]
