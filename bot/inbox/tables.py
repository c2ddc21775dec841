"""The rows of received updates."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, String, Table

from bot.db import UtcDateTime, metadata, partial_index

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("lane", LargeBinary(32), nullable=False),
    Column("body", LargeBinary),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("retry_at", Float, nullable=False),
    Column("reference", String(12)),
    Column("received_at", UtcDateTime, nullable=False),
)
"""`lane` is the blind index of the chat; `body` is sealed under the instance key and gone once done;
`retry_at` counts machine seconds; `reference` names a dead letter to the person and the operator."""

partial_index("ix_inbox_pending", inbox.c.lane, inbox.c.update_id, where=inbox.c.state == "pending")
Index("ix_inbox_received", inbox.c.received_at)
