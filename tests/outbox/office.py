"""An outbox with real senders on a real database, and the local Telegram at the other end of HTTP."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from telegram import Bot

from bot.clock import MovableClock
from bot.config import Settings
from bot.db import Database, Row, Transaction
from bot.instance import Instance
from bot.members import service as members
from bot.outbox.acts import Act, Lane, Send, To, ToMember
from bot.outbox.sender import Sender
from bot.outbox.service import put
from bot.outbox.tables import budgets, outbox
from bot.outbox.wiring import Hooks
from bot.request import AiohttpRequest
from bot.screen import Screen
from bot.simulator.phones import Phone
from bot.simulator.town import Town

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def draw_dot(data: Mapping[str, Any]) -> bytes:
    if data.get("broken"):
        raise ValueError("nothing to draw")
    return PNG


@dataclass(frozen=True)
class Leaving:
    """A request at the moment it is let go: when it arrives, and in which order, tells of the machine too."""

    method: str
    text: str | None
    elapsed: float


class Door(AiohttpRequest):
    """The network's near end: notes what leaves, in machine seconds, before it is on its way."""

    def __init__(self, clock: MovableClock, left: list[Leaving]) -> None:
        super().__init__(read=5.0)
        self._clock, self._left = clock, left

    async def do_request(self, url: str, *args: Any, **more: Any) -> tuple[int, bytes]:
        plain = getattr(more["request_data"], "encoded", None)
        said = {} if plain is None else json.loads(plain)
        self._left.append(Leaving(url.rpartition("/")[2], said.get("text"), self._clock.elapsed()))
        return await super().do_request(url, *args, **more)


@dataclass
class Person:
    phone: Phone
    member_id: int

    @property
    def to(self) -> ToMember:
        return ToMember(self.member_id)

    @property
    def read(self) -> list[str]:
        """What the bot's messages in this chat say now, oldest first."""
        return [seen.text for seen in self.phone.messages if seen.from_bot]


@dataclass
class Office:
    """Puts rows, runs senders, and looks at both ends."""

    database: Database
    clock: MovableClock
    town: Town
    settings: Settings
    senders: list[Sender] = field(default_factory=list)
    requests: list[AiohttpRequest] = field(default_factory=list)
    left: list[Leaving] = field(default_factory=list)
    """What the senders let go, oldest first."""
    unreachable: list[int] = field(default_factory=list)
    puts: int = 0

    async def person(self, name: str) -> Person:
        phone = self.town.phone(name)
        await phone.types("/start")
        async with self.database.transaction() as tx:
            return Person(phone, (await members.meet(tx, phone.id, "fr", self.clock.now())).id)

    async def put(self, to: To, act: Act | str, lane: Lane = Lane.REPLY, **more: Any) -> int:
        self.puts += 1
        key = more.pop("key", f"test:{self.puts}")
        act = Send(Screen(act)) if isinstance(act, str) else act
        async with self.database.transaction() as tx:
            row = await put(tx, key, to, act, lane, now=self.clock.now(), **more)
        assert row is not None
        return row

    async def sender(self, **settings: Any) -> Sender:
        """One more sender, running."""
        request = Door(self.clock, self.left)
        await request.initialize()
        self.requests.append(request)
        instance = Instance(self.settings.model_copy(update=settings), self.database, self.clock)
        bot = Bot(self.town.token, base_url=f"{self.town.url}/bot", request=request)
        sender = Sender(
            instance,
            bot,
            draw={"dot": draw_dot},
            hooks=Hooks(unreachable=self._unreachable),
            executor=lambda: ThreadPoolExecutor(1),
        )
        self.senders.append(sender)
        await sender.start()
        return sender

    async def _unreachable(self, tx: Transaction, member_id: int) -> None:
        await members.set_reachable(tx, member_id, False)
        self.unreachable.append(member_id)

    async def settle(self) -> None:
        for sender in self.senders:
            await sender.idle()

    async def kill(self) -> None:
        """End every sender as a kill would."""
        for sender in self.senders:
            await sender.kill()
        self.senders.clear()

    async def row(self, row_id: int) -> Row:
        async with self.database.reading() as tx:
            found = await tx.one(select(outbox).where(outbox.c.id == row_id))
        assert found is not None
        return found

    async def states(self, *row_ids: int) -> list[str]:
        return [(await self.row(row_id)).state for row_id in row_ids]

    async def paused_until(self) -> float:
        """The machine second before which Telegram wants nothing of the bot, 0.0 where there is none."""
        async with self.database.reading() as tx:
            return await tx.value(select(budgets.c.paused_until)) or 0.0

    async def later(self, **delta: float) -> None:
        """Move people's time, and let the senders do what became due."""
        self.clock.move_to(self.clock.now() + timedelta(**delta))
        await self.settle()

    async def close(self) -> None:
        await self.kill()
        for request in self.requests:
            await request.shutdown()
        await self.town.stop()
