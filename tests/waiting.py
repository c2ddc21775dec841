"""Waiting for a fact, never for a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress


async def until(holds: Callable[[], bool], *, seconds: float = 60) -> None:
    """Return as soon as this holds; raises TimeoutError when it doesn't within so many seconds."""
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.02)


async def comes_to(expected: object, told: Callable[[], object], *, seconds: float = 60) -> None:
    """Return as soon as this is what is told; fails with what is told instead."""
    with suppress(TimeoutError):
        await until(lambda: told() == expected, seconds=seconds)
    assert told() == expected
