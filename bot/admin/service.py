"""What handlers and jobs do with administration."""

from bot.admin.appointing import (
    Confirmed,
    accept,
    accepted,
    cancel_links,
    confirm,
    decline,
    free_alias,
    holding,
    invite,
    refuse,
    relieve,
)
from bot.admin.invitations import Invitation, arrive, export, forget, number, opened
from bot.admin.keeping import close, create, is_named, name_for, pause, rename, reopen, resize
from bot.admin.overview import Overview, Seen, circle_of, listed, overview, seen

__all__ = [
    "Confirmed",
    "Invitation",
    "Overview",
    "Seen",
    "accept",
    "accepted",
    "arrive",
    "cancel_links",
    "circle_of",
    "close",
    "confirm",
    "create",
    "decline",
    "export",
    "forget",
    "free_alias",
    "holding",
    "invite",
    "is_named",
    "listed",
    "name_for",
    "number",
    "opened",
    "overview",
    "pause",
    "refuse",
    "relieve",
    "rename",
    "reopen",
    "resize",
    "seen",
]
