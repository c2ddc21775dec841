"""Handlers: one module per feature. Their order here is the order in which they are asked."""

from __future__ import annotations

from typing import Any, Final

from telegram.ext import Application

from bot.context import Context
from handlers import (
    admin,
    announcements,
    announcing,
    circle,
    circle_keeping,
    circle_opening,
    encouragement,
    guide,
    invitations,
    keys,
    menu,
    moderation,
    mood,
    onboarding,
    privacy,
    reminders,
    reports,
    rooms,
    safety,
    stray,
    waiting,
    zones,
)

FEATURES: Final = (
    safety,
    keys,
    rooms,
    invitations,
    menu,
    guide,
    privacy,
    onboarding,
    waiting,
    circle,
    moderation,
    reports,
    admin,
    circle_keeping,
    circle_opening,
    mood,
    encouragement,
    reminders,
    zones,
    announcing,
    announcements,
    stray,
)
"""The first handler that takes an update is the only one: calls for help first, leftovers last."""


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Register every feature's handlers, in order."""
    for feature in FEATURES:
        feature.register(application)
