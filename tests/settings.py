"""Where and when stories happen: an organisation, a day, and no limits that only slow one down."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.clock import MovableClock
from bot.config import Listen, Settings
from bot.local import Local

START = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
"""A Sunday, 18:30 in Paris."""


def story_settings(**changes: object) -> Settings:
    """The settings of a story."""
    return Settings.model_validate(
        {
            "organisation": "Les Rives",
            "privacy_contact": "contact@lesrives.example",
            "country": "FR",
            "hosted_at": "Rennes, France",
            "pacing": False,
            "updates_per_minute": 10_000,
            "updates_burst": 10_000,
            "listen": Listen("127.0.0.1", 0),
            **changes,
        }
    )


def story_house(folder: Path, *, empty: bool = False) -> Local:
    """The local mode as it opens on the day of START, whatever day this machine has; time stands still."""
    machine = MovableClock(START)
    return Local(story_settings(), folder, empty=empty, running=False, machine=machine)
