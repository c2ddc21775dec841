"""The rows of dialogues: which one is open, at which question, with what was answered so far."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, LargeBinary, String, Table, text

from bot.db import UtcDateTime, metadata, partial_index

dialogues = Table(
    "dialogues",
    metadata,
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(32), primary_key=True),
    Column("is_open", Boolean, nullable=False),
    Column("state", String(32), nullable=False),
    Column("draft", LargeBinary, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)
"""`draft` is sealed under the member's key."""

partial_index("uq_dialogues_open", dialogues.c.member_id, unique=True, where=text("is_open"))
