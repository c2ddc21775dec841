"""The rows of invitations to hold a circle."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, String, Table

from bot.db import UtcDateTime, metadata

invitations = Table(
    "invitations",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("circle_id", BigInteger, ForeignKey("circles.id", ondelete="CASCADE"), nullable=False),
    Column("token", LargeBinary(32), nullable=False),
    Column("actor_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE")),
    Column("state", String(8), nullable=False),
    Column("alias", LargeBinary),
    Column("made_at", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Index("ix_invitations_token", "token", unique=True),
    Index("ix_invitations_circle", "circle_id"),
    Index("ix_invitations_member", "member_id"),
    Index("ix_invitations_until", "until"),
)
"""`token` is the keyed hash of what stands in the link; `actor_id` the operator who made it; `member_id` who
opened it first, `alias` the name they chose, sealed under their key. The row goes with the last answer."""
