"""A circle with people in it, and an outbox whose rows arrive when a test says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from bot.circles import service as circles
from bot.circles.rows import Circle
from bot.db import Row, Transaction
from bot.members import service as members
from bot.members.service import Member
from bot.outbox import wiring
from bot.outbox.acts import rows_of, screen_of
from bot.outbox.tables import PENDING, SENT, contents, outbox
from bot.outbox.wiring import Recipient
from bot.rooms import service as rooms
from bot.rooms.relayed import Words
from bot.rooms.room import Room
from bot.rooms.rows import Message
from tests.circles.towns import an_open_circle, person

ZONE = "Europe/Paris"


async def recipients(tx: Transaction, member_ids: Sequence[int]) -> Mapping[int, Recipient]:
    found = await members.many(tx, list(member_ids))
    return {member.id: Recipient(member.telegram_id, member.key) for member in found.values()}


@dataclass
class House:
    """One open transaction, a circle of people who read as it comes, and what is owed to them."""

    tx: Transaction
    now: datetime
    circle: Circle
    people: dict[str, Member] = field(default_factory=dict)
    said: int = 100
    arrived: int = 1000

    @classmethod
    async def of(cls, tx: Transaction, now: datetime, *aliases: str, joined: datetime | None = None) -> House:
        wiring.use_resolver(recipients)
        house = cls(tx, now, await an_open_circle(tx, now))
        for alias in aliases:
            await house.joins(alias, joined or now)
        return house

    async def joins(self, alias: str, at: datetime, way: str = circles.AS_IT_COMES) -> Member:
        someone = await person(self.tx, self.now, quiet_from="00:00", quiet_until="00:00")
        membership = await circles.join(self.tx, self.circle, someone, alias, at)
        await circles.set_reading(self.tx, membership, way)
        self.people[alias] = someone
        return someone

    async def room(self, alias: str) -> Room:
        found = await rooms.room(self.tx, self.people[alias], self.circle.id)
        assert found is not None
        return found

    async def says(self, alias: str, text: str, reply_to: int | None = None) -> Message:
        self.said += 1
        words = Words(text, (), self.said, reply_to)
        room = await self.room(alias)
        return await rooms.say(self.tx, self.people[alias], room, words, self.now, ZONE)

    async def edits(self, alias: str, message: Message, text: str) -> str | None:
        words = Words(text, (), message.said_message)
        return await rooms.edit(self.tx, self.people[alias], words, self.now)

    async def owed(self) -> list[Row]:
        """What has not left yet, oldest first."""
        return list(await self.tx.all(select(outbox).where(outbox.c.state == PENDING).order_by(outbox.c.id)))

    async def arrives(self, at: datetime | None = None) -> list[tuple[int, str, str]]:
        """Everything owed arrives now: to whom (row id), which act, and the words."""
        found = []
        for row in await self.owed():
            self.arrived += 1
            found.append((row.member_id, row.act, await self.words(row)))
            done: dict[str, Any] = {"state": SENT, "due_at": None, "finished_at": at or self.now}
            await self.tx.execute(
                update(outbox).where(outbox.c.id == row.id).values(message_id=self.arrived, body=None, **done)
            )
        return found

    async def words(self, row: Row) -> str:
        """The words of a row: its own, or shared ones opened with their author's key."""
        body = row.body
        key, place = self._key(row.member_id), f"outbox|body|{row.id}"
        if row.content_id is not None:
            shared = await self.tx.one(select(contents).where(contents.c.id == row.content_id))
            assert shared is not None
            body, key, place = shared.body, self._key(shared.author_id), f"outbox_contents|body|{shared.id}"
        if body is None:
            return ""
        value = self.tx.vault.open(key, body, place)
        screen = screen_of(value)
        return screen.text if screen else str(rows_of(value))

    def _key(self, member_id: int) -> Any:
        for someone in self.people.values():
            if someone.id == member_id:
                return someone.key
        raise AssertionError("somebody else's row")
