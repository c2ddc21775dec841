"""The closed lists that several data files share: kinds of helplines and of encouragement, tones, states."""

from typing import Final

HELPLINE_KINDS: Final = (
    "crisis",
    "listening",
    "violence",
    "sexual_abuse",
    "victims",
    "addiction",
    "eating",
    "bereavement",
    "youth",
    "emergency_text",
)
"""What a line is for; crisis and listening are for everybody."""

MESSAGE_KINDS: Final = (
    "caring",
    "if_then",
    "strength",
    "gratitude",
    "normalise",
    "peer_story",
    "practical",
    "meeting",
)
"""Kinds of encouragement (domain.md §C2)."""

TONES: Final = (0, 1, 2, 3)
"""Quiet, plain, warm, festive."""

STATES: Final = (
    "plain",
    "low",
    "low3",
    "first_week",
    "missed7",
    "craving_high",
    "milestone",
    "meeting_tomorrow",
    "anniv_loss",
)
"""When an encouragement may go out (domain.md §C3): an ordinary day, after a low mood, and the rest."""

STAGES: Final = ("early", "middle", "later")
"""Where on the way, within a family; a message without stages suits them all."""
