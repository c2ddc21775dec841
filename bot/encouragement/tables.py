"""The rows of the words each person was sent."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, Table

from bot.db import metadata

encouragements = Table(
    "encouragements",
    metadata,
    Column(
        "member_id",
        BigInteger,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("history", LargeBinary, nullable=False),
)
"""`history`, sealed under the member's key: which words they were sent and when, and which kinds they don't
want. One value, because which words suit someone tells what they live through."""
