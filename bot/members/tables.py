"""The rows of people and of what they agreed to."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, LargeBinary, String, Table

from bot.db import UtcDateTime, metadata

members = Table(
    "members",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_index", LargeBinary(32), nullable=False, unique=True),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("telegram_id", LargeBinary, nullable=False),
    Column("profile", LargeBinary, nullable=False),
    Column("stage", String(16), nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("screen_row", BigInteger),
    Column("screen_message", BigInteger),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Index("ix_members_strangers", "stage", "seen_at"),
)
"""`person_index` is the blind index of the Telegram id; `telegram_id` and `profile` are sealed under the
member's own key, which `wrapped_key` holds wrapped by the master key."""

consents = Table(
    "consents",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("purpose", String(32), nullable=False),
    Column("language", String(8), nullable=False),
    Column("text_hash", LargeBinary(32), nullable=False),
    Column("given_at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    Index("ix_consents_member", "member_id", "purpose"),
)
