"""What every part of the running bot shares: settings, database, clock and counts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.config import Settings
from bot.db import Database
from bot.metrics import Metrics


async def _no_menu(chat_id: int) -> None:
    """Before the bot runs there is no menu to take back."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One running bot. Built once, by bot.app."""

    settings: Settings
    database: Database
    clock: Clock
    username: str = ""
    """The bot's own Telegram name, without the at sign; known after the start."""
    drop_menu: Callable[[int], Awaitable[None]] = _no_menu
    """Take back the command menu of a private chat, best effort; only after the commit that says why."""
    metrics: Metrics = field(default_factory=Metrics)
    """What is counted in memory; one for all the parts of this bot."""
