"""What the page and the tests may ask of whoever runs the bot beside this town."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

Approach = Callable[[datetime], Awaitable[None]]
"""Awaited before each step of a journey through time, with where the clock goes next."""


class Hooks(Protocol):
    """Supplied by the application; each method returns once the bot has settled again."""

    async def travel(self, instant: datetime, approach: Approach | None = None) -> None:
        """Move people's time forward to this instant (aware), walking from due time to due time."""
        ...

    async def restart(self) -> None:
        """Stop the bot in good order and start it anew on the same database."""
        ...

    async def kill(self) -> None:
        """Cancel everything the bot does, without clean-up, and start it anew on the same database."""
        ...

    async def start_over(self) -> None:
        """Forget this town and the bot's database, and begin again as on the first day."""
        ...
