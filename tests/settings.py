"""Settings for stories: an organisation that exists, and no limits that only slow a story down."""

from __future__ import annotations

from bot.config import Listen, Settings


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
