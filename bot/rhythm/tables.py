"""The rows of what is due and when, and of how punctual it was."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table

from bot.db import UtcDateTime, metadata, partial_index

schedules = Table(
    "schedules",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("next_due_at", UtcDateTime),
    Column("nominal_day", Date),
    Column("settings", LargeBinary, nullable=False),
)
"""`next_due_at` is empty while paused or ended, so the index below holds only what is awaited; `nominal_day`
is the local day that moment belongs to. Hour, days, pause and the feature's own state are in `settings`,
sealed under the member's key."""

_c = schedules.c
partial_index("ix_schedules_due", _c.next_due_at, where=_c.next_due_at.is_not(None))
Index("ix_schedules_member", _c.member_id, _c.kind, unique=True)

punctuality = Table(
    "punctuality",
    metadata,
    Column("day", Date, primary_key=True),
    Column("kind", String(24), primary_key=True),
    Column("served", Integer, nullable=False),
    Column("late", Integer, nullable=False),
    Column("skipped", Integer, nullable=False),
    Column("worst_seconds", Integer, nullable=False),
)
"""Counts by UTC day and kind, of nobody in particular: what was written in time, late, or not at all."""
