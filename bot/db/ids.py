"""Row ids made before the insert, so that they can be part of what a seal binds to."""

import secrets

from bot import clock

# 2026-01-01 00:00 UTC; 41 bits of milliseconds last until 2095.
_EPOCH_MS = 1_767_225_600_000
_LOW_BITS = 22

_last = 0


def new_id() -> int:
    """A 63-bit id, in order of time: machine milliseconds since 2026 above 22 random bits; never 0.

    Unique and growing within a process. Two replicas meet on one id once in four million per shared
    millisecond: then the insert fails on its primary key and the transaction is tried again with new ids.
    """
    global _last  # noqa: PLW0603 (a counter per process is what this is)
    milliseconds = int(clock.elapsed() * 1000) - _EPOCH_MS
    _last = max(_last + 1, milliseconds << _LOW_BITS | secrets.randbits(_LOW_BITS))
    return _last
