"""The two times of the local Telegram, as the world needs them."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """What `bot.clock.Clock` gives: people's time, which can be moved, and machine time, which cannot."""

    def now(self) -> datetime:
        """People's time, aware, UTC: dates of messages, expiry of updates, the 48 hours of a deletion."""
        ...

    def elapsed(self) -> float:
        """Machine seconds: flood limits, long polls, chat actions."""
        ...


def unix(clock: Clock) -> int:
    """People's time as Telegram writes it in `date`."""
    return int(clock.now().timestamp())
