"""Invitations to hold a circle: a link for one person and one day, then an operator's yes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, update

from bot.admin import rules
from bot.admin.tables import invitations
from bot.circles import service as circles
from bot.circles.service import CLOSED, Circle
from bot.db import Row, Transaction, new_id
from bot.members import service as members
from bot.members.service import Member

MADE, OPENED, ACCEPTED = "made", "opened", "accepted"
_c = invitations.c


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that was made; `member_id` is who opened it, `alias` the name they accepted under."""

    id: int
    circle_id: int
    actor_id: int
    member_id: int | None
    state: str
    alias: str | None
    made_at: datetime
    until: datetime


async def make(tx: Transaction, operator: Member, circle: Circle, now: datetime) -> tuple[str, datetime]:
    """Make an invitation: what stands in its link (128 random bits, kept nowhere), until when it lives."""
    token, until = secrets.token_urlsafe(16), now + rules.LINK_LIVES
    values = {
        "id": new_id(),
        "circle_id": circle.id,
        "token": _index(tx, token),
        "actor_id": operator.id,
        "state": MADE,
        "made_at": now,
        "until": until,
    }
    await tx.execute(invitations.insert().values(**values))
    return token, until


async def arrive(tx: Transaction, member: Member, token: str, now: datetime) -> Invitation | None:
    """Who comes by a link: the invitation is theirs from now on. None for a link that leads nowhere for them:
    wrong, expired, accepted, opened by somebody else, or of a circle they already hold or may not enter.
    """
    if len(token) > rules.LONGEST_TOKEN:
        return None
    found = await _one(tx, _c.token == _index(tx, token))
    if found is None or found.until <= now or found.state == ACCEPTED:
        return None
    if found.member_id not in (None, member.id) or not await _may_hold(tx, member, found.circle_id, now):
        return None
    await tx.execute(update(invitations).where(_c.id == found.id).values(state=OPENED, member_id=member.id))
    return await _one(tx, _c.id == found.id)


async def _may_hold(tx: Transaction, member: Member, circle_id: int, now: datetime) -> bool:
    circle = await circles.get(tx, circle_id)
    if circle is None or circle.state == CLOSED or await circles.is_facilitator(tx, member.id, circle_id):
        return False
    if circle_id in (await circles.apart(tx, member.id, now)).barred:
        return False
    twice = (_c.member_id == member.id, _c.circle_id == circle_id, _c.state == ACCEPTED)
    return await tx.value(select(_c.id).where(*twice)) is None


async def opened(tx: Transaction, member: Member, invitation_id: int, now: datetime) -> Invitation | None:
    """The invitation this person is reading, while it can be accepted."""
    found = await _one(tx, _c.id == invitation_id, _c.member_id == member.id, _c.state == OPENED)
    return found if found is not None and found.until > now else None


async def accept(
    tx: Transaction, member: Member, found: Invitation, alias: str, now: datetime
) -> Invitation | None:
    """Accept under this name; an operator has a week to answer."""
    sealed = tx.vault.seal(member.key, alias, _place(found.id))
    values = {"state": ACCEPTED, "alias": sealed, "until": now + rules.ANSWER_LIVES}
    await tx.execute(update(invitations).where(_c.id == found.id).values(**values))
    return await _one(tx, _c.id == found.id)


async def accepted(tx: Transaction, invitation_id: int, now: datetime) -> Invitation | None:
    """An invitation that waits for an operator's answer."""
    found = await _one(tx, _c.id == invitation_id, _c.state == ACCEPTED)
    return found if found is not None and found.until > now else None


async def waiting(tx: Transaction, now: datetime, circle_id: int | None = None) -> list[Invitation]:
    """Invitations that still live, of a circle or of all, oldest first."""
    wanted = [_c.until > now] if circle_id is None else [_c.until > now, _c.circle_id == circle_id]
    rows = await tx.all(select(invitations).where(*wanted).order_by(_c.id))
    return [await _from(tx, row) for row in rows]


async def drop(tx: Transaction, found: Invitation) -> None:
    """The invitation is answered: nothing is kept of it."""
    await tx.execute(delete(invitations).where(_c.id == found.id))


async def cancel(tx: Transaction, circle_id: int) -> int:
    """Let the circle's links that nobody accepted lead nowhere; gives how many."""
    unanswered = (_c.circle_id == circle_id, _c.state != ACCEPTED)
    return (await tx.execute(delete(invitations).where(*unanswered))).rowcount


async def expire(tx: Transaction, now: datetime) -> list[int]:
    """Drop what nobody accepted in time; gives what somebody had accepted, still to be answered."""
    await tx.execute(delete(invitations).where(_c.until <= now, _c.state != ACCEPTED))
    return [row.id for row in await tx.all(select(_c.id).where(_c.until <= now))]


async def unanswered(tx: Transaction, invitation_id: int) -> Invitation | None:
    """Drop an invitation that was accepted and that nobody answered in time; gives it."""
    found = await _one(tx, _c.id == invitation_id)
    if found is not None:
        await drop(tx, found)
    return found


async def discard(tx: Transaction, invitation_id: int) -> None:
    """Drop an invitation of which nothing can be read."""
    await tx.execute(delete(invitations).where(_c.id == invitation_id))


async def next_due(tx: Transaction) -> datetime | None:
    """When the next invitation expires."""
    found: datetime | None = await tx.value(select(func.min(_c.until)))
    return found


def number(tx: Transaction, invitation_id: int) -> str:
    """Four digits that who accepted and the operator both read."""
    return rules.check_number(tx.vault.blind("invitation number", invitation_id))


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """The invitations this person made, opened or accepted."""
    mine = or_(_c.member_id == member.id, _c.actor_id == member.id)
    rows = await tx.all(select(invitations).where(mine).order_by(_c.id))
    known = await circles.many(tx, [row.circle_id for row in rows])
    return {
        "invitations": [
            {
                "circle": known[row.circle_id].name,
                "made_by_you": row.actor_id == member.id,
                "state": row.state,
                "chosen_name": _alias(tx, row, member) if row.member_id == member.id else None,
                "until": row.until.isoformat(),
            }
            for row in rows
        ]
    }


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Delete the invitations this person made, opened or accepted."""
    del now
    mine = or_(_c.member_id == member.id, _c.actor_id == member.id)
    await tx.execute(delete(invitations).where(mine))


def _index(tx: Transaction, token: str) -> bytes:
    return tx.vault.blind("invitation", token)


def _place(invitation_id: int) -> str:
    return f"invitations|alias|{invitation_id}"


async def _one(tx: Transaction, *wanted: ColumnElement[bool]) -> Invitation | None:
    statement: Select[Any] = select(invitations).where(*wanted).with_for_update()
    row = await tx.one(statement)
    return None if row is None else await _from(tx, row)


async def _from(tx: Transaction, row: Row) -> Invitation:
    person = await members.get(tx, row.member_id) if row.member_id is not None else None
    alias = _alias(tx, row, person) if person is not None else None
    return Invitation(
        row.id, row.circle_id, row.actor_id, row.member_id, row.state, alias, row.made_at, row.until
    )


def _alias(tx: Transaction, row: Row, member: Member) -> str | None:
    return None if row.alias is None else str(tx.vault.open(member.key, row.alias, _place(row.id)))
