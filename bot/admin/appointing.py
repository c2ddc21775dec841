"""Who holds a circle: a link, the charter and a name, an operator's yes; and the end of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.admin import invitations, notices
from bot.admin.invitations import Invitation
from bot.admin.overview import circle_of
from bot.circles import service as circles
from bot.circles.rules import FACILITATORS_TO_OPEN
from bot.circles.service import DRAFT, Circle, Membership
from bot.content import lists
from bot.db import Transaction
from bot.errors import Refusal
from bot.matching import service as matching
from bot.matching.rules import stable_hash
from bot.members import service as members
from bot.members.service import MEMBER, STRANGER, Member
from bot.moderation import audit
from bot.rooms import service as rooms


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What confirming somebody did. `opened`: with them, the circle has opened."""

    circle: Circle
    membership: Membership
    opened: bool


async def free_alias(tx: Transaction, circle_id: int, member_id: int) -> str:
    """A chosen name nobody has there yet, the same each time this person looks at this circle."""
    names = lists.aliases()
    first = stable_hash(member_id, circle_id) % len(names)
    for name in (*names[first:], *names[:first]):
        if not await circles.is_taken(tx, circle_id, name):
            return name
    raise Refusal("circles-not-there")


async def accept(
    tx: Transaction,
    member: Member,
    found: Invitation,
    alias: str,
    operators: frozenset[int],
    now: datetime,
    default_zone: str,
) -> str:
    """Somebody accepts the charter: the operators (Telegram ids) are asked to confirm.

    Gives the number both will read.
    """
    if member.stage == STRANGER:
        await members.set_stage(tx, member, MEMBER)
    await invitations.accept(tx, member, found, alias, now)
    await audit.append(tx, member.id, "charter_accepted", found.circle_id, now)
    await notices.to_confirm(tx, found, operators, now, default_zone)
    return invitations.number(tx, found.id)


async def refuse(tx: Transaction, member: Member, found: Invitation, now: datetime) -> None:
    """Somebody would rather not: nothing is kept of it but the act."""
    await invitations.drop(tx, found)
    await audit.append(tx, member.id, "charter_refused", found.circle_id, now)


async def settle(tx: Transaction, member_id: int, now: datetime, default_zone: str) -> None:
    """The evening line comes to whoever has something to read in the evening."""
    person = await members.get(tx, member_id)
    if person is not None:
        await rooms.settle(tx, person, person.zone(default_zone), now)


async def invite(tx: Transaction, operator: Member, circle: Circle, now: datetime) -> tuple[str, datetime]:
    """A link's token and until when it lives."""
    made = await invitations.make(tx, operator, circle, now)
    await audit.append(tx, operator.id, "facilitator_invited", circle.id, now)
    return made


async def cancel_links(tx: Transaction, operator: Member, circle: Circle, now: datetime) -> None:
    """Links that nobody accepted lead nowhere from now on."""
    if await invitations.cancel(tx, circle.id):
        await audit.append(tx, operator.id, "links_cancelled", circle.id, now)


async def confirm(
    tx: Transaction, operator: Member, invitation_id: int, now: datetime, default_zone: str
) -> Confirmed:
    """Somebody holds the circle from now on, and is told; the second opens it. Refusal: no longer there."""
    found = await _accepted(tx, invitation_id, now)
    circle = await circle_of(tx, found.circle_id)
    person = await members.get(tx, found.member_id or 0)
    if person is None:
        raise Refusal("admin-invitation-gone")
    held = await circles.appoint(tx, circle, person, await _free(tx, circle, person, found), now)
    await invitations.drop(tx, found)
    await audit.append(tx, operator.id, "facilitator_confirmed", person.id, now)
    opened = circle.state == DRAFT and len(await circles.facilitators(tx, circle.id)) >= FACILITATORS_TO_OPEN
    if opened:
        circle = await circles.open(tx, circle, now)
        await audit.append(tx, operator.id, "circle_opened", circle.id, now)
    await settle(tx, person.id, now, default_zone)
    await notices.standing(tx, circle.id, [person.id], f"holds:{found.id}", now, default_zone)
    return Confirmed(circle, held, opened)


async def _free(tx: Transaction, circle: Circle, person: Member, found: Invitation) -> str:
    """The name they accepted under, or another one if somebody took it in the meantime."""
    alias, inside = found.alias or "", await circles.membership(tx, circle.id, person.id)
    if inside is None and await circles.is_taken(tx, circle.id, alias):
        return await free_alias(tx, circle.id, person.id)
    return alias


async def _accepted(tx: Transaction, invitation_id: int, now: datetime) -> Invitation:
    found = await invitations.accepted(tx, invitation_id, now)
    if found is None:
        raise Refusal("admin-invitation-gone")
    return found


async def accepted(tx: Transaction, invitation_id: int, now: datetime) -> tuple[Invitation, Circle]:
    """What waits for an operator's yes. Refusal when it no longer does."""
    found = await _accepted(tx, invitation_id, now)
    return found, await circle_of(tx, found.circle_id)


async def decline(
    tx: Transaction, operator: Member, found: Invitation, now: datetime, default_zone: str
) -> None:
    """Who accepted isn't confirmed, and is told so."""
    await invitations.drop(tx, found)
    await notices.answer(tx, found, "admin-declined", now, default_zone)
    await audit.append(tx, operator.id, "facilitator_declined", found.member_id, now)


async def relieve(
    tx: Transaction, operator: Member, membership: Membership, now: datetime, default_zone: str
) -> Circle:
    """Who held a circle stays in it like the others, and is told. Nobody left to hold it: it is paused."""
    await circles.relieve(tx, membership, now)
    await audit.append(tx, operator.id, "facilitator_relieved", membership.member_id, now)
    circle = await circle_of(tx, membership.circle_id)
    if circle.is_open and not await circles.facilitators(tx, circle.id):
        await matching.withdraw_offers(tx, circle.id, now)
        circle = await circles.pause(tx, circle, now)
        await audit.append(tx, operator.id, "circle_paused", circle.id, now)
    whom, when = [membership.member_id], f"relieved:{now.timestamp():.0f}"
    await notices.standing(tx, circle.id, whom, when, now, default_zone)
    return circle


async def holding(tx: Transaction, membership_id: int) -> Membership:
    """Who holds a circle, by their row in it. Refusal for anybody else."""
    found = await circles.membership_by_id(tx, membership_id)
    if found is None or not found.is_facilitator:
        raise Refusal("circles-not-there")
    return found
