"""The rows of dialogues: which one is open, at which question, with what was answered so far."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, LargeBinary, String, Table, text

from bot.db import UtcDateTime, metadata

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

Index(
    "uq_dialogues_open",
    dialogues.c.member_id,
    unique=True,
    sqlite_where=text("is_open"),
    postgresql_where=text("is_open"),
)
