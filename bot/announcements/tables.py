"""The rows of announcements, and of the shared contents each is sent as."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)

from bot.db import UtcDateTime, metadata

announcements = Table(
    "announcements",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("author_id", BigInteger, index=True),
    Column("kind", String(16), nullable=False),
    Column("everyone", Boolean, nullable=False),
    Column("circle_ids", JSON, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("state", String(16), nullable=False),
    Column("is_paused", Boolean, nullable=False),
    Column("in_quiet", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("leaves_at", UtcDateTime, nullable=False),
    Column("useful_until", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("look_at", UtcDateTime),
    Column("cursor", BigInteger),
    Column("expected", Integer, nullable=False),
    Column("too_late", Integer, nullable=False),
    Column("retraction", BigInteger),
    Column("emptied", Integer, nullable=False),
    Column("live_row", BigInteger),
    Column("live_message", BigInteger),
    Column("live_update", BigInteger),
    Column("live_count", Integer, nullable=False),
    Column("shown", LargeBinary),
    Index("ix_announcements_look_at", "look_at"),
    Index("ix_announcements_created_at", "created_at"),
)
"""`body` (the words and their formatting) is sealed under the instance key: an announcement is the
organisation's, and stays when its author is forgotten (`author_id` is then empty).

`look_at`: when there is next something to do. `cursor`: up to which member rows are written (empty: all, or
none yet). `retraction`: the batch of its deletions. `live_*`: the message on its author's phone that shows
how far it is (a row of the outbox, or Telegram's number), the update that was answered there, how often it
was edited since; `shown`: a digest of what it says.
"""

contents = Table(
    "announcement_contents",
    metadata,
    Column("content_id", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "announcement_id",
        BigInteger,
        ForeignKey("announcements.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("language", String(8), nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)
"""What was put into the outbox once for all who read in a language, with or without a sound."""
