"""Telling a person everything that is known of them, and forgetting them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, select

from bot.announcements import service as announcements
from bot.announcements.rules import Kind
from bot.db import Transaction, new_id
from bot.encouragement import service as encouragement
from bot.matching import service as matching
from bot.matching.answers import answer
from bot.members import consents
from bot.members import service as members
from bot.members.service import Member
from bot.mood import service as mood
from bot.outbox import service as outbox
from bot.outbox.acts import Buttons, Lane, MessageId, ToAddress
from bot.outbox.service import put
from bot.privacy.registry import FEATURES
from bot.privacy.schema import DIALECT, schema_of
from bot.privacy.tables import farewells, tombstones
from bot.texts import Texts

TOMBSTONES_KEPT: Final = timedelta(days=365)
"""How long it is remembered that somebody was forgotten; a backup older than that must not be restored."""

_ANSWERS = ("experience", "second_experience", "perspective", "space")
"""Answers that were given for matching, and that choose among words of encouragement."""


async def known(tx: Transaction, member: Member) -> dict[str, Any]:
    """All that is known of this person, by feature: JSON values, nothing of anybody else."""
    told = [feature for feature in reversed(FEATURES) if feature.export is not None]
    return {feature.name: await feature.export(tx, member) for feature in told if feature.export}


def whole_file(t: Texts, data: dict[str, Any], now: datetime) -> str:
    """The data as a JSON document that carries its own schema."""
    schema = schema_of(data)
    for name, part in schema["properties"].items():
        part["description"] = t.plain(f"privacy-part-{name.replace('_', '-')}")
    document = {
        "made_at": now.isoformat(),
        "schema": {"$schema": DIALECT, "title": t.plain("privacy-title-plain"), **schema},
        "data": data,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


async def withdraw(tx: Transaction, member: Member, purpose: str, now: datetime) -> Member:
    """Withdraw a consent: what it allowed stops here and now, and what only it justified goes."""
    await consents.withdraw(tx, member.id, purpose, now)
    if purpose == "matching":
        await matching.forget(tx, member, now)
    if purpose == "check_ins":
        await mood.stop_asking(tx, member)
    if purpose == "encouragement":
        await encouragement.stop(tx, member, now)
    if purpose == "organisation_news":
        member = await announcements.refuse_kind(tx, member, Kind.LIFE, now)
    standing = await consents.standing(tx, member.id)
    if not {"matching", "encouragement"} & set(standing):
        return await answer(tx, member, now, **dict.fromkeys(_ANSWERS))
    return member


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Erase everything of this person, in this one transaction; of a member, remember that it was done.

    The disk is made to let go at the next tick: nobody may be told "done" before (`promise_word`).
    """
    for feature in FEATURES:
        await feature.forget(tx, member, now)
    await tx.execute(farewells.insert().values(id=new_id(), due_at=now))
    if member.stage == members.MEMBER:
        grave = {"person": _grave(tx, member.telegram_id), "forgotten_at": now}
        await tx.upsert(tombstones, grave, ["person"])


async def forget_unreadable(tx: Transaction, member_id: int) -> None:
    """Erase somebody whose row nobody can read any more, with what hangs on it and what is owed to them."""
    await outbox.forget(tx, member_id)
    await members.erase(tx, member_id)


async def promise_word(tx: Transaction, member: Member, asked_on: int | None, now: datetime) -> None:
    """Tell this person "done" once the disk has let go. The message they were asked on loses its buttons."""
    row_id = new_id()
    if asked_on is not None:
        there, to = MessageId(asked_on), ToAddress(member.telegram_id, throw_away=True)
        await put(tx, f"forgetting:{row_id}", to, Buttons(there), Lane.REPLY, now=now)
    key, wrapped = tx.vault.new_key()
    whom = {"chat": member.telegram_id, "language": member.language}
    await tx.execute(
        farewells.insert().values(
            id=row_id,
            wrapped_key=wrapped,
            whom=tx.vault.seal(key, whom, f"farewells|whom|{row_id}"),
            due_at=now,
        )
    )


async def forget_again(tx: Transaction, graves: frozenset[tuple[bytes, datetime]], now: datetime) -> int:
    """After a backup was restored: forget whoever was forgotten since; gives how many.

    `graves` are the tombstones of the database that the backup replaces. Somebody who came back after being
    forgotten is left alone.
    """
    for person, forgotten_at in graves:
        await tx.upsert(tombstones, {"person": person, "forgotten_at": forgotten_at}, ["person"])
    buried = dict(await graves_of(tx))
    found = 0
    for member_id in await members.all_ids(tx) if buried else ():
        member = await members.get(tx, member_id)
        if member is not None and _lies(tx, member, buried):
            await forget(tx, member, now)
            found += 1
    return found


async def graves_of(tx: Transaction) -> frozenset[tuple[bytes, datetime]]:
    """Every tombstone: keyed hash and moment."""
    rows = await tx.all(select(tombstones))
    return frozenset((row.person, row.forgotten_at) for row in rows)


async def forget_graves(tx: Transaction, now: datetime) -> None:
    """Drop tombstones older than a year."""
    await tx.execute(delete(tombstones).where(tombstones.c.forgotten_at < now - TOMBSTONES_KEPT))


def _lies(tx: Transaction, member: Member, buried: dict[bytes, datetime]) -> bool:
    forgotten_at = buried.get(_grave(tx, member.telegram_id))
    return forgotten_at is not None and member.since <= forgotten_at


def _grave(tx: Transaction, telegram_id: int) -> bytes:
    return tx.vault.blind("tombstone", telegram_id)
