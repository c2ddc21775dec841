"""The pure rules of what comes unasked: which word, how much, when, and in one message with what."""

from bot.encouragement.rules.unasked import (
    Batch,
    MessageClass,
    Quiet,
    has_room,
    leaves_at,
    merged,
)
from bot.encouragement.rules.words import (
    Reader,
    Seen,
    State,
    Word,
    is_eligible,
    is_held_back,
    select,
    tiers,
    tone_limit,
)

__all__ = [
    "Batch",
    "MessageClass",
    "Quiet",
    "Reader",
    "Seen",
    "State",
    "Word",
    "has_room",
    "is_eligible",
    "is_held_back",
    "leaves_at",
    "merged",
    "select",
    "tiers",
    "tone_limit",
]
