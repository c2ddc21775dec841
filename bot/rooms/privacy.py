"""What rooms know of a person: what they said, and how far they read; and its end."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.circles import service as circles
from bot.db import Transaction
from bot.members.service import Member
from bot.outbox import arrivals
from bot.rooms import delivery, positions, relayed, rows
from bot.rooms.rows import Message
from bot.texts import texts


async def export(tx: Transaction, member: Member) -> dict[str, Any]:
    """Everything the person said in rooms; words are stored for seven days, what is older is only dated."""
    mine = await rows.by(tx, member.id)
    known = await circles.many(tx, {message.circle_id for message in mine})
    names = {circle.id: circle.name for circle in known.values()}
    return {
        "said_in_circles": [
            {
                "circle": names.get(message.circle_id),
                "at": message.said_at.isoformat(),
                "state": message.state,
                "words": await _words(tx, member, message) if message.kept else None,
            }
            for message in mine
        ]
    }


async def _words(tx: Transaction, member: Member, message: Message) -> str | None:
    found = [await arrivals.shared(tx, content, member) for content in message.contents]
    return "".join(relayed.spoken(part.text) for part in found if part is not None) or None


async def forget(tx: Transaction, member: Member, now: datetime) -> None:
    """Take back all the person said and delete every row about them, while their key is still there."""
    mine = await rows.by(tx, member.id)
    known = await circles.many(tx, {message.circle_id for message in mine})
    languages = {circle.id: circle.language for circle in known.values()}
    for message in mine:
        t = texts(languages.get(message.circle_id, member.language))
        await delivery.withdraw(tx, message.contents, t, now)
    await rows.drop(tx, member.id)
    await positions.forget(tx, member.id)
