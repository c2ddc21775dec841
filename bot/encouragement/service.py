"""The rhythm of words of encouragement: agreed to, changed, less often, not this kind, stopped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select

from bot.content.encouragement import message
from bot.db import Transaction, upserting
from bot.encouragement.rules import Seen
from bot.encouragement.rules.words import AFTER_CRISIS
from bot.encouragement.tables import encouragements
from bot.members import consents
from bot.members import service as members
from bot.members.service import Member
from bot.rhythm import service as rhythm

PURPOSE: Final = "encouragement"
KIND: Final = "encouragement"
"""The kind of its schedule, and its name among a profile's extras."""
REST: Final = "rest_until"
"""In its state: until when no word is sent."""
RHYTHMS: Final[Mapping[str, tuple[int, tuple[int, ...]]]] = {
    "daily": (1, ()),
    "some": (1, (1, 3, 6)),
    "weekly": (7, ()),
    "monthly": (30, ()),
}
"""Every so many days, on these weekdays (0 is Monday; none: all); the most often first."""


@dataclass(frozen=True, slots=True)
class History:
    """What one person was sent, and the kinds of words they don't want."""

    seen: Mapping[str, tuple[str, date]]
    refused: frozenset[str] = frozenset()

    def words(self) -> list[Seen]:
        """The words as the rules look at them."""
        return [Seen(key, kind, day) for key, (kind, day) in self.seen.items()]

    def with_word(self, key: str, kind: str, day: date) -> History:
        """The history after this word was sent."""
        return History({**self.seen, key: (kind, day)}, self.refused)


async def is_to_be_offered(tx: Transaction, member: Member) -> bool:
    """Whether words were never offered to this person, nor agreed to."""
    return KIND not in member.profile.extra and not await consents.has(tx, member.id, PURPOSE)


async def offered(tx: Transaction, member: Member, now: datetime) -> Member:
    """Remember that words were offered, so that it happens once."""
    extra = {**member.profile.extra, KIND: {"offered": now.date().isoformat()}}
    return await members.change(tx, member, extra=extra)


async def accept(
    tx: Transaction, member: Member, name: str, wall: time, text: str, *, zone: ZoneInfo, now: datetime
) -> None:
    """Words at this rhythm and hour, agreed to after reading `text`."""
    if not await consents.has(tx, member.id, PURPOSE):
        await consents.give(tx, member, PURPOSE, text, now)
    every, weekdays = RHYTHMS[name]
    state = {"rhythm": name}
    await rhythm.set(
        tx, member, KIND, wall, zone=zone, now=now, every_days=every, weekdays=weekdays, state=state
    )


async def stop(tx: Transaction, member: Member, now: datetime) -> None:
    """No more words; the consent is withdrawn with them."""
    await rhythm.stop(tx, member.id, KIND)
    await consents.withdraw(tx, member.id, PURPOSE, now)


async def less_often(tx: Transaction, member: Member, *, zone: ZoneInfo, now: datetime) -> str | None:
    """The next slower rhythm, by name; None when it is the slowest already, or there is none."""
    schedule = await rhythm.get(tx, member, KIND)
    if schedule is None or schedule.rhythm is None:
        return None
    names = list(RHYTHMS)
    slower = names[names.index(schedule.state.get("rhythm", names[0])) + 1 :]
    if not slower:
        return None
    every, weekdays = RHYTHMS[slower[0]]
    wall, state = schedule.rhythm.wall, {**schedule.state, "rhythm": slower[0]}
    await rhythm.set(
        tx, member, KIND, wall, zone=zone, now=now, every_days=every, weekdays=weekdays, state=state
    )
    return slower[0]


async def rest(tx: Transaction, member: Member, now: datetime) -> None:
    """No word for 48 hours: this isn't the moment for one (domain.md §C2).

    Only until when is kept, sealed with the rhythm's own state; without a rhythm, nothing.
    """
    schedule = await rhythm.get(tx, member, KIND)
    if schedule is not None:
        state = {**schedule.state, REST: (now + AFTER_CRISIS).isoformat()}
        await rhythm.save(tx, member, replace(schedule, state=state))


async def refuse_kind(tx: Transaction, member: Member, key: str) -> None:
    """No more words of the kind of this word; nothing happens for a word that no longer exists."""
    word = message(member.language, key)
    if word is None:
        return
    known = (await histories(tx, [member])).get(member.id, History({}))
    await remember(tx, [(member, History(known.seen, known.refused | {word.kind}))])


async def allow_all_kinds(tx: Transaction, member: Member) -> None:
    """Words of every kind again."""
    known = (await histories(tx, [member])).get(member.id)
    if known is not None and known.refused:
        await remember(tx, [(member, History(known.seen))])


async def histories(tx: Transaction, people: Sequence[Member]) -> dict[int, History]:
    """What these people were sent, by member id, in one statement."""
    keys = {member.id: member for member in people}
    rows = await tx.all(select(encouragements).where(encouragements.c.member_id.in_(keys)))
    found = {}
    for row in rows:
        value = tx.vault.open(keys[row.member_id].key, row.history, _at(row.member_id))
        seen = {key: (kind, date.fromisoformat(day)) for key, (kind, day) in value["seen"].items()}
        found[row.member_id] = History(seen, frozenset(value["refused"]))
    return found


async def remember(tx: Transaction, changed: Iterable[tuple[Member, History]]) -> None:
    """Store these histories, in one statement."""
    rows = [
        {
            "member_id": member.id,
            "history": tx.vault.seal(member.key, _value(history), _at(member.id)),
        }
        for member, history in changed
    ]
    if rows:
        await tx.run_each(_REMEMBER, rows)


_REMEMBER = upserting(encouragements, ("member_id",))


def _value(history: History) -> dict[str, Any]:
    seen = {key: [kind, day.isoformat()] for key, (kind, day) in history.seen.items()}
    return {"seen": seen, "refused": sorted(history.refused)}


def _at(member_id: int) -> str:
    return f"encouragements|history|{member_id}"


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """The words the member was sent, readable."""
    known = (await histories(tx, [member])).get(member.id, History({}))
    sent = []
    for key, (kind, day) in sorted(known.seen.items(), key=lambda each: each[1][1]):
        word = message(member.language, key)
        sent.append({"day": day.isoformat(), "kind": kind, "word": word.text if word else key})
    return {"encouragements": {"sent": sent, "kinds_refused": sorted(known.refused)}}


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Delete what the member was sent."""
    del now
    await tx.execute(delete(encouragements).where(encouragements.c.member_id == member.id))
