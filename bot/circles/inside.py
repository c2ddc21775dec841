"""Who is in a circle: joining, leaving, facilitating, writing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Date, bindparam, delete, insert, select, update

from bot.circles import counts
from bot.circles.founding import many
from bot.circles.rows import (
    EVENING,
    FACILITATOR,
    READINGS,
    Circle,
    Membership,
    alias_index,
    alias_place,
    membership_from,
    memberships_from,
)
from bot.circles.rows import MEMBER as ROLE_MEMBER
from bot.circles.rules import same_name
from bot.circles.tables import departures, memberships
from bot.db import Prepared, Transaction, new_id
from bot.errors import Refusal
from bot.members.service import Member

_m = memberships.c


async def of(tx: Transaction, member: Member) -> list[Membership]:
    """The member's memberships, oldest first."""
    rows = await tx.run(_OF, {"member": member.id})
    return [membership_from(tx, row, member) for row in rows]


async def members(tx: Transaction, circle_id: int) -> list[Membership]:
    """Everyone in a circle, facilitators too, in the order they came."""
    return await memberships_from(tx, (await tx.run(_MEMBERS, {"circle": circle_id})).rows)


async def membership(tx: Transaction, circle_id: int, member_id: int) -> Membership | None:
    """This person's membership of this circle."""
    rows = (await tx.run(_ONE, {"circle": circle_id, "member": member_id})).rows
    found = await memberships_from(tx, rows) if rows else []
    return found[0] if found else None


_OF = Prepared(select(memberships).where(_m.member_id == bindparam("member")).order_by(_m.id))
_MEMBERS = Prepared(select(memberships).where(_m.circle_id == bindparam("circle")).order_by(_m.id))
_ONE = Prepared(
    select(memberships).where(_m.circle_id == bindparam("circle"), _m.member_id == bindparam("member"))
)


async def membership_by_id(tx: Transaction, membership_id: int) -> Membership | None:
    """The membership of this row id: what buttons about somebody in a circle carry."""
    row = await tx.one(select(memberships).where(_m.id == membership_id))
    found = [] if row is None else await memberships_from(tx, [row])
    return found[0] if found else None


async def is_facilitator(tx: Transaction, member_id: int, circle_id: int) -> bool:
    """Whether this person holds this circle, now."""
    mine = (_m.circle_id == circle_id, _m.member_id == member_id, _m.role == FACILITATOR)
    return await tx.value(select(_m.id).where(*mine)) is not None


async def facilitated_by(tx: Transaction, member_id: int) -> list[Circle]:
    """The circles this person holds, oldest first."""
    rows = await tx.all(
        select(_m.circle_id).where(_m.member_id == member_id, _m.role == FACILITATOR).order_by(_m.circle_id)
    )
    found = await many(tx, [row.circle_id for row in rows])
    return [found[row.circle_id] for row in rows]


async def facilitators(tx: Transaction, circle_id: int) -> list[Membership]:
    """Those who hold this circle."""
    return [each for each in await members(tx, circle_id) if each.is_facilitator]


async def join(
    tx: Transaction, circle: Circle, member: Member, alias: str, now: datetime, agreement: str = ""
) -> Membership:
    """Join under a chosen name; `agreement` is the text that was accepted (its SHA-256 is kept).

    Who is inside already stays as they are. Refusal: not open, no seat left, name taken, barred.
    """
    present = await membership(tx, circle.id, member.id)
    if present is not None:
        return present
    found = await counts.lock(tx, circle.id)
    if found is None or found.state != "open" or await _is_barred(tx, circle.id, member.id):
        raise Refusal("circles-not-there")
    if found.seats < 1:
        raise Refusal("circles-full")
    return await _enter(tx, circle, member, alias, ROLE_MEMBER, now, agreement)


async def appoint(tx: Transaction, circle: Circle, member: Member, alias: str, now: datetime) -> Membership:
    """Make somebody hold this circle; a member keeps the name they have there. Takes no seat."""
    present = await membership(tx, circle.id, member.id)
    if present is None:
        return await _enter(tx, circle, member, alias, FACILITATOR, now, "")
    return await _set_role(tx, present, FACILITATOR, now)


async def relieve(tx: Transaction, membership: Membership, now: datetime) -> Membership:
    """Who held the circle is a member of it like the others."""
    return await _set_role(tx, membership, ROLE_MEMBER, now)


async def _set_role(tx: Transaction, present: Membership, role: str, now: datetime) -> Membership:
    today = _today(now)
    await tx.execute(update(memberships).where(_m.id == present.id).values(role=role, last_sign=today))
    await counts.recount(tx, present.circle_id, now, offer=True)
    return replace(present, role=role, last_sign=today)


async def _enter(
    tx: Transaction, circle: Circle, member: Member, alias: str, role: str, now: datetime, agreement: str
) -> Membership:
    alias = " ".join(alias.split())
    if await is_taken(tx, circle.id, alias):
        raise Refusal("circles-alias-taken")
    sign = _today(now) if role == FACILITATOR else None
    entered = Membership(new_id(), circle.id, member.id, alias, role, now, EVENING, last_sign=sign)
    row = {
        "id": entered.id,
        "circle_id": circle.id,
        "member_id": member.id,
        "role": role,
        "alias": tx.vault.seal(member.key, alias, alias_place(entered.id)),
        "alias_index": alias_index(tx, circle.id, alias),
        "reading": entered.reading,
        "agreed": sha256(agreement.encode()).digest() if agreement else None,
        "joined_at": now,
        "last_wrote": None,
        "last_sign": sign,
    }
    await tx.run(_ENTERED, row)
    await tx.run(_BACK, {"circle": circle.id, "member": member.id})
    await counts.recount(tx, circle.id, now, joined=role == ROLE_MEMBER, offer=role == FACILITATOR)
    return entered


_ENTERED = Prepared(insert(memberships))
_LEFT = (departures.c.circle_id == bindparam("circle"), departures.c.member_id == bindparam("member"))
_BACK = Prepared(delete(departures).where(*_LEFT, ~departures.c.barred))
_BARRED = Prepared(select(departures.c.id).where(*_LEFT, departures.c.barred))


async def is_taken(tx: Transaction, circle_id: int, alias: str) -> bool:
    """Whether a name that looks like this one is in use in the circle; a name of no letters is."""
    if not same_name(alias):
        return True
    named = {"circle": circle_id, "index": alias_index(tx, circle_id, alias)}
    return (await tx.run(_NAMED, named)).first() is not None


_NAMED = Prepared(
    select(_m.id).where(_m.circle_id == bindparam("circle"), _m.alias_index == bindparam("index"))
)


async def leave(tx: Transaction, membership: Membership, now: datetime, *, barred: bool = False) -> None:
    """Leave silently: nobody is told, the seat is free at once. `barred`: may not return."""
    gone = await tx.execute(delete(memberships).where(_m.id == membership.id))
    if gone.rowcount == 0:
        return
    pair = {"circle_id": membership.circle_id, "member_id": membership.member_id}
    values = {"id": new_id(), **pair, "left_at": now, "barred": barred}
    await tx.upsert(departures, values, list(pair))
    await counts.recount(tx, membership.circle_id, now, offer=True)


async def remove(tx: Transaction, membership: Membership, now: datetime) -> None:
    """End somebody's membership for good: they may not join this circle again."""
    await leave(tx, membership, now, barred=True)


async def rename(tx: Transaction, member: Member, membership: Membership, alias: str) -> Membership:
    """Be called otherwise in this circle; Refusal when the name is taken there."""
    alias = " ".join(alias.split())
    if same_name(alias) != same_name(membership.alias) and await is_taken(tx, membership.circle_id, alias):
        raise Refusal("circles-alias-taken")
    sealed = tx.vault.seal(member.key, alias, alias_place(membership.id))
    index = alias_index(tx, membership.circle_id, alias)
    await tx.execute(
        update(memberships).where(_m.id == membership.id).values(alias=sealed, alias_index=index)
    )
    return replace(membership, alias=alias)


async def set_reading(tx: Transaction, membership: Membership, reading: str) -> Membership:
    """How this person reads the circle: as it comes, an evening line, when they open it."""
    if reading not in READINGS:
        raise ValueError(f"no such way of reading: {reading}")
    await tx.execute(update(memberships).where(_m.id == membership.id).values(reading=reading))
    return replace(membership, reading=reading)


async def wrote(tx: Transaction, membership: Membership, now: datetime) -> None:
    """Somebody wrote in the circle; counted once a day. A facilitator's word is a sign too."""
    if membership.last_wrote != _today(now):
        await _note(tx, membership, now, _WROTE)


async def sign(tx: Transaction, membership: Membership, now: datetime) -> None:
    """A facilitator did something for the circle; counted once a day."""
    if membership.is_facilitator and membership.last_sign != _today(now):
        await _note(tx, membership, now, _SIGNED)


_this, _day = update(memberships).where(_m.id == bindparam("row")), bindparam("today", type_=Date())
_WROTE = Prepared(_this.values(last_wrote=_day, last_sign=_day))
_SIGNED = Prepared(_this.values(last_sign=_day))


async def _note(tx: Transaction, membership: Membership, now: datetime, statement: Prepared) -> None:
    await tx.run(statement, {"row": membership.id, "today": _today(now)})
    # A facilitator who is back may make a closed door an open one.
    await counts.recount(tx, membership.circle_id, now, offer=membership.is_facilitator)


async def inside(tx: Transaction, member_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """In which circles (by id) some of these people are, and which of them."""
    if not member_ids:
        return {}
    rows = await tx.all(select(_m.circle_id, _m.member_id).where(_m.member_id.in_(member_ids)))
    found: dict[int, frozenset[int]] = {}
    for row in rows:
        found[row.circle_id] = found.get(row.circle_id, frozenset()) | {row.member_id}
    return found


async def _is_barred(tx: Transaction, circle_id: int, member_id: int) -> bool:
    return (await tx.run(_BARRED, {"circle": circle_id, "member": member_id})).first() is not None


def _today(now: datetime) -> Any:
    return now.astimezone(UTC).date()
