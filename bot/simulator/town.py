"""The local Telegram as one thing: a world, its Bot API on loopback, its page, its phones."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.simulator import storage
from bot.simulator.control import Control
from bot.simulator.faults import Faults
from bot.simulator.groups import Group
from bot.simulator.guard import guard
from bot.simulator.hooks import Hooks
from bot.simulator.listener import Listener, goes_beyond
from bot.simulator.page import Phones
from bot.simulator.phones import Phone
from bot.simulator.server import UPLOAD_BYTES, BotApi
from bot.simulator.stream import Stream
from bot.simulator.switches import Switches
from bot.simulator.world import groups
from bot.simulator.world.ledger import Ledger
from bot.simulator.world.people import Bot
from bot.simulator.world.reading import chats_of, read
from bot.simulator.world.time import Clock
from bot.simulator.world.world import Change, World

# Not a secret: it opens nothing but this town, on loopback.
TOKEN = "7000000001:LOCAL-TELEGRAM-opens-nothing-elsewhere"  # noqa: S105
USERNAME = "entraide_bot"
SAVED_AFTER = 0.3
FETCHED_WITHIN = 30.0
NOT_KEPT = frozenset({"action", "answered", "notification"})


class Town:
    """Start it, point a bot at `url` with `token`, and give people phones.

    `settle` is awaited after each act of a phone, so that the bot has finished; None while no bot lives in
    the town: acts then return at once. `file` is Telegram's memory: read when made, written on changes.
    `strict` puts the flood limits in force. `seed` makes ids repeatable.
    `hooks` are set by whoever runs the bot.
    """

    def __init__(
        self, clock: Clock, *, token: str = TOKEN, name: str = "Entraide", hooks: Hooks | None = None,
        seed: int | None = None, file: Path | None = None, strict: bool = False,
        zone: str = "Europe/Paris",
    ) -> None:  # fmt: skip
        rng = Random(seed)  # noqa: S311 - ids of a make-believe Telegram
        self.clock, self.token, self.file, self.hooks = clock, token, file, hooks
        self.world = World(
            clock, Bot(int(token.split(":", maxsplit=1)[0]), name, USERNAME), rng, strict=strict
        )
        self.faults = Faults(Random(seed))  # noqa: S311
        self.api = BotApi(self.world, token, self.faults)
        self.settle: Callable[[], Awaitable[None]] | None = None
        self.listener, self.door = Listener(), Listener()
        self.switches = Switches(self.world, self.faults, self.door, self._tell)
        self.zone = ZoneInfo(zone)
        self.stream = Stream(self.world)
        self._phones: dict[int, Phone] = {}
        self._fetched = asyncio.Event()
        self._saving: asyncio.TimerHandle | None = None
        if file is not None:
            storage.load(self.world, file)
        self.world.observers.append(self._watch)

    @property
    def url(self) -> str:
        """The address of the page; as BOT_API_URL it serves a bot of another process too."""
        return self.listener.url

    @property
    def api_url(self) -> str:
        """The door of the bot that lives here: losing its connection leaves the pages theirs."""
        return self.door.url

    @property
    def ledger(self) -> Ledger:
        """Every request carried out, in order."""
        return self.world.ledger

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one."""
        own = web.Application(client_max_size=UPLOAD_BYTES)
        self.api.add_to(own)
        await self.door.start(own, "127.0.0.1", 0)
        beyond = goes_beyond(host)
        app = web.Application(client_max_size=UPLOAD_BYTES, middlewares=[guard(beyond=beyond)])
        self.api.add_to(app)
        Phones(self.world, self.stream).add_to(app)
        self.stream.besides = lambda: {"faults": self.switches.state(), "beyond": beyond}
        refuse = self.refuse_connections
        Control(self.world, self.stream, self.switches, self.zone, lambda: self.hooks, refuse).add_to(app)
        await self.listener.start(app, host, port)

    def _tell(self) -> None:
        self.stream.send(self.stream.clock())

    async def stop(self) -> None:
        """Save, end the long poll and the page's streams, and close."""
        if self._saving is not None:
            self._saving.cancel()
            self._saving = None
        if self.file is not None:
            self._save(self.file)
        self.switches.close()
        self.api.poller.close()
        self.stream.close()
        await self.listener.stop()
        await self.door.stop()

    async def refuse_connections(self, seconds: float) -> None:
        """Nobody can connect for that long, and open connections are cut; returns when all is well again."""
        await self.listener.refuse(seconds)

    # People

    def phone(self, name: str, *, language: str | None = "fr", username: str | None = None) -> Phone:
        """The phone of the person with this first name, who is made where there is none."""
        for person in self.world.people.values():
            if person.first_name == name:
                return self._phone_of(person.id)
        return self.newcomer(name, language=language, username=username)

    def newcomer(self, name: str, *, language: str | None = "fr", username: str | None = None) -> Phone:
        """The phone of somebody new, even where the name is taken."""
        return self._phone_of(self.world.add_person(name, language=language, username=username).id)

    @property
    def phones(self) -> list[Phone]:
        """The phones of everybody, in order of arrival."""
        return [self._phone_of(person_id) for person_id in self.world.people]

    async def group(self, title: str, owner: Phone, *members: Phone, kind: str = "supergroup") -> Group:
        """A group ("supergroup" or "group") that its owner just added the bot to."""
        people = [phone.person for phone in members]
        group = Group(
            self.world, groups.make(self.world, title, owner.person, people, kind=kind), owner, self.quiet
        )
        await self.quiet()
        return group

    def _phone_of(self, person_id: int) -> Phone:
        if person_id not in self._phones:
            self._phones[person_id] = Phone(self.world, self.world.people[person_id], self.quiet)
        return self._phones[person_id]

    def introduce(self, phone: Phone, **labels: str) -> None:
        """Who this is, by language: `introduce(lea, fr="nouvelle", en="newcomer")`.

        On the page, those who were introduced come first, in that order.
        """
        self.world.labels[phone.id] = labels
        self.world.changed("people", ())

    def read_everything(self) -> None:
        """Nothing waits to be read any more on anybody's phone."""
        for person in self.world.people.values():
            for chat in chats_of(self.world, person):
                read(self.world, person, chat, next(reversed(chat.messages), 0))

    # Waiting for the bot

    async def quiet(self) -> None:
        """Wait until the bot has fetched and confirmed all updates, and settled."""
        if self.settle is None:
            return
        try:
            async with asyncio.timeout(FETCHED_WITHIN):
                while self.world.updates.waiting:
                    self._fetched.clear()
                    await self._fetched.wait()
        except TimeoutError as late:
            raise AssertionError(f"the bot fetched nothing for {FETCHED_WITHIN:.0f} seconds") from late
        await self.settle()

    def _watch(self, change: Change) -> None:
        if change.kind == "confirmed":
            self._fetched.set()
        if change.kind == "answered" and change.details["text"]:
            for person_id in change.people:
                self._phone_of(person_id).toasts.append(change.details["text"])
        if self.file is not None and self._saving is None and change.kind not in NOT_KEPT:
            with suppress(RuntimeError):  # before the loop runs, the stop saves
                self._saving = asyncio.get_running_loop().call_later(SAVED_AFTER, self._save, self.file)

    def _save(self, file: Path) -> None:
        self._saving = None
        storage.save(self.world, file)

    # Time and accidents

    async def travel(self, to: datetime | timedelta) -> None:
        """Move people's time forward; the bot lives through what falls due on the way."""
        instant = self.clock.now() + to if isinstance(to, timedelta) else to
        if self.hooks is None:
            raise RuntimeError("nobody moves this town's clock: give it hooks")
        await self.hooks.travel(instant)
        await self.quiet()

    async def restart(self) -> None:
        """Stop the bot in good order and start it again."""
        await self._hooked().restart()

    async def kill(self) -> None:
        """End the bot without clean-up and start it again."""
        await self._hooked().kill()

    def _hooked(self) -> Hooks:
        if self.hooks is None:
            raise RuntimeError("no bot lives in this town: give it hooks")
        return self.hooks
