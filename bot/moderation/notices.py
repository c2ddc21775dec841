"""What moderation writes unasked: neutral lines with a button; the words themselves are shown on a tap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.db import Transaction
from bot.members import service as members
from bot.members.quiet import quiet_end
from bot.moderation import screens
from bot.moderation.actions import OpenAppeal, OpenHold, OpenReport, OpenWorry, ShowAct, ShowHold
from bot.moderation.acts import Act
from bot.moderation.holds import Hold
from bot.moderation.reports import Report
from bot.moderation.rules import REFUSE
from bot.moderation.worries import Worry
from bot.outbox import service as outbox
from bot.outbox.service import Lane, Put, Send, ToMember
from bot.texts import texts

NEW, URGENT = "moderation-notice-new", "moderation-notice-urgent"
PERSON, REFUSED = "moderation-notice-person", "moderation-notice-refused"
"""What is urgent comes at any hour; everything else waits for the end of quiet hours."""


async def to_reviewers_of_report(
    tx: Transaction, report: Report, whom: Iterable[int], zone: str, now: datetime
) -> None:
    """Once for the report, and once more if it became urgent."""
    urgency = "urgent" if report.is_urgent else "new"
    stem = f"report:{report.id}:{urgency}"
    await _tell(tx, stem, whom, URGENT if report.is_urgent else NEW, OpenReport(report.id).data, zone, now)


async def to_reviewers_of_appeal(
    tx: Transaction, act: Act, whom: Iterable[int], zone: str, now: datetime
) -> None:
    """Somebody asks for an act to be looked at again."""
    await _tell(tx, f"appeal:{act.id}", whom, NEW, OpenAppeal(act.id).data, zone, now)


async def to_reviewers_of_worry(
    tx: Transaction, worry: Worry, whom: Iterable[int], zone: str, now: datetime
) -> None:
    """Somebody worries about a person."""
    await _tell(tx, f"worry:{worry.id}", whom, URGENT, OpenWorry(worry.id).data, zone, now)


async def to_person_of_act(tx: Transaction, act: Act, what: str, zone: str, now: datetime) -> None:
    """Something was decided about this person: "new", "kept" or "lifted"."""
    key = f"act:{act.id}:{what}"
    words = REFUSED if act.kind == REFUSE and what == "new" else PERSON
    await _tell(tx, key, [act.member_id], words, ShowAct(act.id).data, zone, now)


async def to_reviewers_of_hold(
    tx: Transaction, hold: Hold, whom: Iterable[int], zone: str, now: datetime
) -> None:
    """Somebody whose words wait asks for them to be read now."""
    await _tell(tx, f"hold:{hold.id}:asked", whom, NEW, OpenHold(hold.id).data, zone, now)


async def to_person_of_hold(tx: Transaction, hold: Hold, what: str, zone: str, now: datetime) -> None:
    """What this person writes waits: for a "day", for a "human"; or "seen": it waits no longer."""
    key, action = f"hold:{hold.id}:{what}", ShowHold(hold.id).data
    await _tell(tx, key, [hold.member_id], PERSON, action, zone, now)


async def door(tx: Transaction, worry: Worry, now: datetime) -> None:
    """The numbers, offered in private; nobody is named."""
    person = await members.get(tx, worry.member_id)
    if person is not None:
        screen = screens.door(texts(person.language))
        await outbox.put(
            tx, f"door:{worry.id}", ToMember(person.id, person.key), Send(screen), Lane.HELP, now=now
        )


async def _tell(
    tx: Transaction, stem: str, whom: Iterable[int], words: str, action: str, zone: str, now: datetime
) -> None:
    people = await members.many(tx, list(whom))
    puts = [
        Put(
            f"{stem}:{person.id}",
            ToMember(person.id, person.key),
            Send(screens.notice(texts(person.language), words, action)),
            Lane.HELP,
            not_before=None if words == URGENT else quiet_end(person, now, person.zone(zone)),
        )
        for person in people.values()
    ]
    await outbox.put_many(tx, puts, now=now)
