"""Somebody inside a room: what their dialogue remembers, and whether to ask before relaying."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.db import Transaction, new_id
from bot.members.service import Member
from bot.outbox import arrivals
from bot.outbox.arrivals import Mark
from bot.rooms import rules
from bot.rooms.relayed import Words
from bot.rooms.room import Room, answered

_UPDATES = 10


@dataclass(frozen=True, slots=True)
class Talk:
    """The draft of the dialogue "room". `waiting`: texts that are being asked about; `contact`: only because
    of contact details in them.
    """

    circle_id: int
    mark: Mark
    spoke_at: datetime
    waiting: tuple[Words, ...] = ()
    contact: bool = False

    @classmethod
    def of(cls, draft: MutableMapping[str, Any]) -> Talk:
        """The talk a draft holds."""
        message_id, row_id, update_ids = draft["mark"]
        return cls(
            draft["circle"],
            Mark(message_id, row_id, tuple(update_ids)),
            datetime.fromisoformat(draft["spoke_at"]),
            tuple(Words.from_json(words) for words in draft.get("waiting", ())),
            draft.get("contact", False),
        )

    def keep(self, draft: MutableMapping[str, Any]) -> None:
        """Write it into the draft."""
        mark = self.mark
        draft["circle"] = self.circle_id
        draft["mark"] = [mark.message_id, mark.row_id, list(mark.update_ids)]
        draft["spoke_at"] = self.spoke_at.isoformat()
        draft["waiting"] = [words.to_json() for words in self.waiting]
        draft["contact"] = self.contact

    def asking(self, words: Words, *, contact: bool) -> Talk:
        """These words are asked about too."""
        waiting = (*self.waiting, words)[-rules.WAITING :]
        return replace(self, waiting=waiting, contact=contact and (self.contact or not self.waiting))

    def with_edited(self, words: Words) -> Talk | None:
        """The talk with a waiting text changed; None when that text isn't waiting."""
        if not any(one.message_id == words.message_id for one in self.waiting):
            return None
        return replace(
            self,
            waiting=tuple(words if one.message_id == words.message_id else one for one in self.waiting),
        )

    def with_update(self, update_id: int) -> Talk:
        """The answer to this update is the room's own."""
        updates = (*self.mark.update_ids, update_id)[-_UPDATES:]
        return replace(self, mark=replace(self.mark, update_ids=updates))


async def begun(tx: Transaction, member: Member, circle_id: int, update_id: int, now: datetime) -> Talk:
    """Inside this room, as of now: nothing that was written before counts."""
    mark = Mark(await arrivals.newest(tx, member.id), new_id(), (update_id,))
    return Talk(circle_id, mark, now)


async def must_ask(
    tx: Transaction, member: Member, room: Room, talk: Talk, words: Words, now: datetime
) -> bool:
    """Whether it is asked first if these words are for the circle."""
    elsewhere = False
    if words.reply_to is not None:
        original = await answered(tx, member, words)
        elsewhere = original is None or original.circle_id != room.circle.id
    return rules.must_ask(
        rules.Moment(
            silent_for=now - talk.spoke_at,
            interrupted=await arrivals.written_since(tx, member.id, talk.mark, room.circle.id, talk.spoke_at),
            answers_elsewhere=elsewhere,
            asking=bool(talk.waiting),
        )
    )
