"""Making circles, changing, pausing, opening and closing them: each act is in the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.admin import invitations, notices, rules
from bot.admin.appointing import decline, settle
from bot.admin.overview import alive
from bot.announcements import leaving as announcements
from bot.circles import service as circles
from bot.circles.rules import same_name
from bot.circles.service import OPEN_STATE, Circle
from bot.db import Transaction
from bot.errors import Refusal
from bot.matching import service as matching
from bot.members.service import Member
from bot.moderation import audit
from bot.rooms import service as rooms
from bot.texts import texts


async def name_for(tx: Transaction, language: str) -> str:
    """A name that no circle has yet, in the language of the circle."""
    offered = texts(language).plain("admin-circle-names").split(", ")
    return rules.free_name(offered, [circle.name for circle in await alive(tx)])


async def is_named(tx: Transaction, name: str) -> bool:
    """Whether a circle has a name that looks like this one."""
    return any(same_name(circle.name) == same_name(name) for circle in await alive(tx))


async def create(tx: Transaction, operator: Member, facts: dict[str, Any], now: datetime) -> Circle:
    """A new circle, in preparation until two people hold it. Refusal as circles.create."""
    made = await circles.create(tx, now=now, **facts)
    await audit.append(tx, operator.id, "circle_created", made.id, now)
    return made


async def rename(tx: Transaction, operator: Member, circle: Circle, name: str, now: datetime) -> Circle:
    """Give a circle another name. Refusal when it has a wrong length."""
    changed = await circles.change(tx, circle, now, name=name)
    await audit.append(tx, operator.id, "circle_renamed", circle.id, now)
    return changed


async def resize(tx: Transaction, operator: Member, circle: Circle, size: int, now: datetime) -> Circle:
    """Give a circle another size. Refusal when it can't be that, or more people are inside."""
    counts = await circles.aggregate(tx, circle.id)
    if counts is not None and size < counts.active + counts.held:
        raise Refusal("admin-size-too-small", taken=counts.active + counts.held)
    changed = await circles.change(tx, circle, now, capacity=size)
    await audit.append(tx, operator.id, "circle_resized", circle.id, now)
    return changed


async def pause(tx: Transaction, operator: Member, circle: Circle, now: datetime) -> Circle:
    """Take no newcomers for a while: seats that are kept for somebody are kept no longer."""
    if circle.state != OPEN_STATE:
        raise Refusal("circles-not-there")
    await matching.withdraw_offers(tx, circle.id, now)
    paused = await circles.pause(tx, circle, now)
    await audit.append(tx, operator.id, "circle_paused", circle.id, now)
    return paused


async def reopen(tx: Transaction, operator: Member, circle: Circle, now: datetime) -> Circle:
    """Let newcomers in. Refusal until two people hold the circle."""
    opened = await circles.open(tx, circle, now)
    await audit.append(tx, operator.id, "circle_opened", circle.id, now)
    return opened


async def close(
    tx: Transaction, operator: Member, circle: Circle, now: datetime, default_zone: str
) -> list[int]:
    """Say good-bye: everybody inside is told, and is out; nothing more is on its way. Gives who was."""
    await invitations.cancel(tx, circle.id)
    for one in await invitations.waiting(tx, now, circle.id):
        await decline(tx, operator, one, now, default_zone)
    await matching.withdraw_offers(tx, circle.id, now)
    inside = await circles.members(tx, circle.id)
    for membership in inside:
        await rooms.out_of(tx, circle.id, membership.member_id, now)
        await announcements.left(tx, membership.member_id, circle.id, now)
        await circles.leave(tx, membership, now)
        await settle(tx, membership.member_id, now, default_zone)
    await circles.close(tx, circle, now)
    gone = [one.member_id for one in inside]
    await notices.standing(tx, circle.id, gone, "closed", now, default_zone)
    await audit.append(tx, operator.id, "circle_closed", circle.id, now)
    return gone
