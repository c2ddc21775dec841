"""Every feature that knows anything of a person: how it tells, how it forgets, in which tables it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.admin import service as admin
from bot.announcements import service as announcements
from bot.circles import privacy as circles
from bot.db import Transaction
from bot.dialogues import service as dialogues
from bot.encouragement import service as encouragement
from bot.inbox import service as inbox
from bot.matching import service as matching
from bot.members import consents
from bot.members import service as members
from bot.members.service import Member
from bot.moderation import privacy as moderation
from bot.mood import service as mood
from bot.outbox import service as outbox
from bot.rhythm import service as rhythm
from bot.rooms import privacy as rooms

Export = Callable[[Transaction, Member], Awaitable[dict[str, Any]]]
Forget = Callable[[Transaction, Member, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Feature:
    """A part of what is known of a person. Without `export` it holds nothing that they don't have already."""

    name: str
    tables: tuple[str, ...]
    export: Export | None
    forget: Forget


async def _forget_updates(tx: Transaction, member: Member, now: datetime) -> None:
    await inbox.forget(tx, member.telegram_id)


async def _forget_messages(tx: Transaction, member: Member, now: datetime) -> None:
    await outbox.forget(tx, member.id)


async def _forget_person(tx: Transaction, member: Member, now: datetime) -> None:
    await members.erase(tx, member.id)


FEATURES: Final = (
    Feature("rooms", ("room_messages", "room_parts", "room_readings"), rooms.export, rooms.forget),
    Feature(
        "moderation",
        (
            "moderation_reports",
            "moderation_reporters",
            "moderation_acts",
            "moderation_holds",
            "moderation_stops",
            "moderation_worries",
        ),
        moderation.export,
        moderation.forget,
    ),
    Feature(
        "announcements",
        ("announcements", "announcement_contents"),
        announcements.export,
        announcements.forget,
    ),
    Feature("search", ("waiting", "waiting_cells", "seats"), matching.export, matching.forget),
    Feature("circles", ("memberships", "departures", "blocks"), circles.export, circles.forget),
    Feature("invitations", ("invitations",), admin.export, admin.forget),
    Feature("mood", ("check_ins",), mood.export, mood.forget),
    Feature("words", ("encouragements",), encouragement.export, encouragement.forget),
    Feature("hours", ("schedules",), rhythm.export, rhythm.forget),
    Feature("under_way", ("dialogues",), dialogues.export, dialogues.forget),
    Feature("consents", ("consents",), consents.export, consents.forget),
    Feature("messages", ("outbox", "outbox_contents", "outbox_paces"), None, _forget_messages),
    Feature("updates", ("inbox",), None, _forget_updates),
    Feature("person", ("members",), members.export, _forget_person),
)
"""In the order in which they forget: what leads to a person goes before the person."""

NOBODYS: Final[Mapping[str, str]] = {
    "instance": "this installation's own identity",
    "circles": "the circles themselves; their names are the organisation's",
    "circle_counts": "counts of a circle, none of a person",
    "punctuality": "how late the bot was, by kind and day",
    "outbox_paused": "batches that wait",
    "outbox_budgets": "the bot's own pace",
    "outbox_faults": "what could not be sent, by day, lane and reason",
    "helpline_confirmations": "helplines an operator confirmed",
    "audit_log": "administrative acts: keyed pseudonyms, no content",
    "audit_heads": "where that log begins and ends",
    "tombstones": "that somebody was forgotten: a keyed hash, kept so that a restored backup forgets again",
    "farewells": "somebody who is being told that they were forgotten; gone when they were",
}
"""Tables that forgetting leaves alone, each with the reason."""
