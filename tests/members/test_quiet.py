"""Quiet hours, in the person's own time."""

from __future__ import annotations

from datetime import time

import pytest

from bot.members.quiet import is_quiet


@pytest.mark.parametrize(
    ("local", "start", "end", "quiet"),
    [
        ("22:00", "21:00", "08:00", True),
        ("07:59", "21:00", "08:00", True),
        ("08:00", "21:00", "08:00", False),
        ("20:59", "21:00", "08:00", False),
        ("13:00", "12:00", "14:00", True),
        ("14:00", "12:00", "14:00", False),
        ("03:00", "08:00", "08:00", False),
    ],
)
def test_quiet_hours_may_cross_midnight(local: str, start: str, end: str, quiet: bool) -> None:
    hours = (time.fromisoformat(hour) for hour in (local, start, end))
    assert is_quiet(*hours) is quiet
