"""The rows of helplines that an operator has confirmed."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, String, Table

from bot.db import UtcDateTime, metadata

confirmations = Table(
    "helpline_confirmations",
    metadata,
    Column("entry", String(64), primary_key=True),
    Column("digest", LargeBinary(32), nullable=False),
    Column("confirmed_at", UtcDateTime, nullable=False),
)
"""`entry` is the line's key in helplines.yaml; `digest` the SHA-256 of what was confirmed: a line that has
changed since is unconfirmed again. Who confirmed it is in the audit log."""
