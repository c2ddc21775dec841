"""Faults that a person switches on and off from the page, by name; the town alone knows what is in force."""

import asyncio
from collections.abc import Callable
from typing import Any

from bot.simulator.faults import Fault, Faults
from bot.simulator.listener import Listener
from bot.simulator.world.world import World

SLOW = (0.6, 2.2)
"""Seconds that a request takes over a slow network."""
SHARE = 0.3
"""How many requests fail where nobody said how many."""
SHARES = (0.0, 0.9)
"""A bot that is refused always can't show what it does about it."""
LOST = (1.0, 600.0)
"""Seconds that a connection may be lost for, when it comes back by itself."""
NAMES = ("floods", "slow", "errors", "vanish", "lost")


class Switches:
    """The named faults. `bot_door` is the socket through which the bot alone talks; pages have another one.

    `tell` is called when something has changed by itself or by a switch.
    """

    def __init__(self, world: World, faults: Faults, bot_door: Listener, tell: Callable[[], None]) -> None:
        self._world, self._faults, self._door, self._tell = world, faults, bot_door, tell
        self._rules: dict[str, Fault] = {}
        self._back_at: float | None = None
        self._coming_back: asyncio.Task[None] | None = None

    def state(self) -> dict[str, Any]:
        """What is in force. `left`: seconds until the connection comes back by itself, null where it doesn't.

        `refused`: messages refused by the flood limits so far; `others`: rules that no switch put there.
        """
        own = [name for name in self._rules if self._rule(name) is not None]
        left = None if self._back_at is None else max(0.0, self._back_at - self._now())
        return {
            "floods": self._world.floods.strict,
            "refused": self._world.floods.refused,
            "slow": self._rule("slow") is not None,
            "errors": rule.share if (rule := self._rule("errors")) else 0,
            "vanish": rule.share if (rule := self._rule("vanish")) else 0,
            "lost": not self._door.is_open,
            "left": left,
            "others": len(self._faults.rules) - len(own),
        }

    async def turn(self, name: str, on: bool, share: float = SHARE, seconds: float | None = None) -> None:
        """Switch one fault on or off. `share`: of requests, for errors and vanish; `seconds`: how long a
        connection stays lost, else until it is switched off. A ValueError for what doesn't exist.
        """
        if name not in NAMES:
            raise ValueError("there is no such fault")
        if not SHARES[0] < share <= SHARES[1] or not LOST[0] <= (seconds or LOST[0]) <= LOST[1]:
            raise ValueError("that much is too much")
        if name == "floods":
            self._world.floods.strict = on
        elif name == "lost":
            await (self._lose(seconds) if on else self._find())
        else:
            self._set_rule(name, on, share)
        self._tell()

    def add(self, **rule: Any) -> None:
        """Put a rule in force that has no name; its fields are those of `Faults.add`."""
        self._faults.add(**rule)
        self._tell()

    async def all_well(self) -> None:
        """Everything works again."""
        self._faults.clear()
        self._rules.clear()
        self._world.floods.strict = False
        await self._find()
        self._tell()

    def close(self) -> None:
        """Wait for nothing any more."""
        self._back_at = None
        if self._coming_back is not None:
            self._coming_back.cancel()
            self._coming_back = None

    def _rule(self, name: str) -> Fault | None:
        rule = self._rules.get(name)
        return rule if rule is not None and any(each is rule for each in self._faults.rules) else None

    def _set_rule(self, name: str, on: bool, share: float) -> None:
        if (old := self._rule(name)) is not None:
            self._faults.rules.remove(old)
        self._rules.pop(name, None)
        if not on:
            return
        if name == "slow":
            self._rules[name] = self._faults.add("latency", low=SLOW[0], high=SLOW[1])
        elif name == "errors":
            self._rules[name] = self._faults.add("error", share=share)
        else:
            self._rules[name] = self._faults.add("vanish", share=share)

    async def _lose(self, seconds: float | None) -> None:
        self.close()
        if self._door.is_open:
            await self._door.cut()
        if seconds is not None:
            self._back_at = self._now() + seconds
            self._coming_back = asyncio.create_task(self._find_after(seconds))

    async def _find_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self._coming_back = None
        await self._find()
        self._tell()

    async def _find(self) -> None:
        self.close()
        await self._door.mend()

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
