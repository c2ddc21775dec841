"""The rows of moderation. Who reported is a keyed index only; reported words are sealed to the moderators."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, SmallInteger, String, Table

from bot.db import UtcDateTime, metadata

OPEN, CLOSED = "open", "closed"

reports = Table(
    "moderation_reports",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("circle_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False, index=True),
    Column("author_id", BigInteger),
    Column("body", LargeBinary, nullable=False),
    Column("state", String(8), nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
    Index("ix_moderation_reports_open", "state", "circle_id"),
    Index("ix_moderation_reports_author", "author_id"),
)
"""One reported message, or one that waited to be read and was refused (closed at once). `body` holds its
words and its writer's chosen name under the instance key; `author_id` is empty once the writer was
forgotten."""

reporters = Table(
    "moderation_reporters",
    metadata,
    Column(
        "report_id", BigInteger, ForeignKey("moderation_reports.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("reporter", LargeBinary(32), primary_key=True),
    Column("reason", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""`reporter` is a keyed index of writer and reporter together: it counts, and leads back to nobody."""

acts = Table(
    "moderation_acts",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("report_id", BigInteger),
    Column("circle_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("actor_id", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime),
    Column("lifted_at", UtcDateTime),
    Column("appealed_at", UtcDateTime),
    Column("reviewed_at", UtcDateTime),
    Index("ix_moderation_acts_member", "member_id", "circle_id"),
    Index("ix_moderation_acts_appealed", "appealed_at"),
)
"""What was decided about a person in a circle. `name` is their chosen name there, under the instance key.
`actor_id` is 0 once whoever decided was forgotten."""

holds = Table(
    "moderation_holds",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("circle_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("asked_at", UtcDateTime),
    Index("ix_moderation_holds_member", "member_id", "circle_id"),
    Index("ix_moderation_holds_asked", "asked_at"),
)
"""Writing that waits to be read; without `ends_at` until a human has seen it. `ended_at`: when a human had
seen what it is about; `asked_at`: when the person asked for that."""

stops = Table(
    "moderation_stops",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("reader_id", BigInteger, nullable=False),
    Column("author_id", BigInteger, nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Index("uq_moderation_stops_pair", "reader_id", "author_id", unique=True),
)
"""Someone a person no longer wants to read, for themselves alone."""

worries = Table(
    "moderation_worries",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("circle_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("taken_at", UtcDateTime),
)
"""Someone worries about a person: no word is kept, nor who."""

audit = Table(
    "audit_log",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", LargeBinary(16), nullable=False),
    Column("action", String(48), nullable=False),
    Column("target", LargeBinary(16), nullable=False),
    Column("previous", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
)
"""Administrative acts without content; people are keyed pseudonyms, each row is bound to the one before."""

audit_heads = Table(
    "audit_heads",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("oldest", BigInteger, nullable=False),
    Column("newest", BigInteger, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
)
"""Where the log begins and ends, so that a row missing at either end shows."""
