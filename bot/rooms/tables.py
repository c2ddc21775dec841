"""The rows of rooms. Words are shared content of the outbox, under their writer's key."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, SmallInteger, String, Table, text

from bot.db import UtcDateTime, metadata, partial_index

SENT, HELD, REFUSED, TAKEN_BACK = "sent", "held", "refused", "taken_back"

messages = Table(
    "room_messages",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("circle_id", BigInteger, nullable=False),
    Column("author_id", BigInteger, nullable=False),
    Column("said_message", BigInteger, nullable=False),
    Column("reply_to", BigInteger),
    Column("said_at", UtcDateTime, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("state", String(12), nullable=False),
    Column("held_for", String(8)),
    Column("held_until", UtcDateTime),
    Column("kept", Boolean, nullable=False),
    Index("ix_room_messages_place", "circle_id", "place"),
    Index("ix_room_messages_author", "author_id", "said_message"),
)
"""`said_message` is the writer's own message, by its number in their chat. `place` orders the room: a message
that waited to be read takes its place when it goes out. `kept`: whether the words are still stored."""

_c = messages.c
partial_index("ix_room_messages_held", _c.held_until, where=_c.state == HELD)
partial_index("ix_room_messages_kept", _c.said_at, where=text("kept"))

parts = Table(
    "room_parts",
    metadata,
    Column(
        "message_id",
        BigInteger,
        ForeignKey("room_messages.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("number", SmallInteger, primary_key=True, autoincrement=False),
    Column("content_id", BigInteger, nullable=False, unique=True),
)
"""What Telegram takes a message in: one part, or two when it is very long."""

readings = Table(
    "room_readings",
    metadata,
    Column("circle_id", BigInteger, primary_key=True, autoincrement=False),
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("read_until", BigInteger, nullable=False),
    Column("told_until", BigInteger, nullable=False, server_default="0"),
    Column("here_at", UtcDateTime),
    Index("ix_room_readings_member", "member_id"),
)
"""Up to which place a person was given a room to read, and up to which the evening line told them of it.
`here_at`: when, while inside, they last did something there; empty outside."""
