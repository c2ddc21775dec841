"""The rows of circles, of who is in them, of what is counted of them, and of who left."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from bot.db import UtcDateTime, metadata, partial_index


def _of(table: str, column: str) -> Column[int]:
    return Column(column, BigInteger, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False)


circles = Table(
    "circles",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("family", String(32)),
    Column("experience", String(48)),
    Column("language", String(8), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("space", String(8), nullable=False),
    Column("state", String(8), nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("perspectives", String(24), nullable=False),
    Column("topics", Text, nullable=False),
    Column("approach", String(16)),
    Column("name", LargeBinary, nullable=False),
    Column("about", LargeBinary, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_circles_candidates", "state", "language", "family"),
)
"""`perspectives` admitted and other core `topics` are lists with commas. `name` and `about` (rhythm,
agreement) are sealed under the instance key."""

circle_counts = Table(
    "circle_counts",
    metadata,
    Column(
        "circle_id",
        BigInteger,
        ForeignKey("circles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("active", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("recent", Text, nullable=False),
    Column("offer_at", UtcDateTime),
)
"""The aggregate of a circle, written in the transaction that changes what it counts; proposals read nothing
else of its members. `recent` is bot.circles.rules.Recent; `offer_at`: when to look whether somebody who
waits can have a seat."""

_c = circle_counts.c
partial_index("ix_circle_counts_offers", _c.offer_at, where=_c.offer_at.is_not(None))

memberships = Table(
    "memberships",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    _of("circles", "circle_id"),
    _of("members", "member_id"),
    Column("role", String(16), nullable=False),
    Column("alias", LargeBinary, nullable=False),
    Column("alias_index", LargeBinary(32), nullable=False),
    Column("reading", String(16), nullable=False),
    Column("agreed", LargeBinary(32)),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("last_wrote", Date),
    Column("last_sign", Date),
    Index("ix_memberships_pair", "circle_id", "member_id", unique=True),
    Index("ix_memberships_alias", "circle_id", "alias_index", unique=True),
    Index("ix_memberships_member", "member_id"),
)
"""`alias` is sealed under the member's key; `alias_index` is blind, of the circle and what names that look
alike have in common; `agreed` is the SHA-256 of the agreement that was accepted. Days are UTC."""

departures = Table(
    "departures",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    _of("circles", "circle_id"),
    _of("members", "member_id"),
    Column("left_at", UtcDateTime, nullable=False),
    Column("barred", Boolean, nullable=False),
    Index("ix_departures_pair", "member_id", "circle_id", unique=True),
)
"""Who left which circle; kept 90 days, and as long as the person is there when they may not return."""

blocks = Table(
    "blocks",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    _of("members", "member_id"),
    _of("members", "blocked_id"),
    Column("since", UtcDateTime, nullable=False),
    Index("ix_blocks_pair", "member_id", "blocked_id", unique=True),
    Index("ix_blocks_blocked", "blocked_id"),
)
"""Who wants nothing more to do with whom: mutual in effect, silent, and binding for matching."""
