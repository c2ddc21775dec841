"""The rows of the waiting list and of seats kept for somebody."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, LargeBinary, Table

from bot.db import UtcDateTime, metadata


def _of(table: str, column: str) -> Column[int]:
    return Column(column, BigInteger, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False)


waiting = Table(
    "waiting",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    _of("members", "member_id"),
    Column("since", UtcDateTime, nullable=False),
    Column("written", JSON, nullable=False),
    Column("known", LargeBinary, nullable=False),
    Index("ix_waiting_member", "member_id", unique=True),
    Index("ix_waiting_since", "since", "id"),
)
"""Who waits for a circle. `written`: local days (ordinals) on which the bot wrote about it by itself;
`known`: circles they have seen and not taken, sealed under the member's key."""

waiting_cells = Table(
    "waiting_cells",
    metadata,
    Column("waiting_id", BigInteger, ForeignKey("waiting.id", ondelete="CASCADE"), primary_key=True),
    Column("cell", LargeBinary(32), primary_key=True),
    Index("ix_waiting_cells_cell", "cell"),
)
"""A cell is a language and a family, blind: a dump doesn't tell what somebody waits for."""

seats = Table(
    "seats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    _of("circles", "circle_id"),
    _of("members", "member_id"),
    Column("until", UtcDateTime, nullable=False),
    Index("ix_seats_member", "member_id", unique=True),
    Index("ix_seats_until", "until"),
)
"""A seat kept for one person until an instant; the row goes when they answer or the time is over."""
