"""What every part of the running bot shares: settings, database and clock."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.config import Settings
from bot.db import Database


@dataclass(frozen=True, slots=True)
class Instance:
    """One running bot. Built once, by bot.app."""

    settings: Settings
    database: Database
    clock: Clock
    username: str = ""
    """The bot's own Telegram name, without the at sign; known after the start."""
