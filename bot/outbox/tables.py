"""The rows of what is owed to Telegram, what was delivered, and the budget of messages."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
)

from bot.db import UtcDateTime, metadata, partial_index

PENDING, CLAIMED, SENDING = "pending", "claimed", "sending"
SENT, FAILED, UNCERTAIN, EXPIRED, CANCELLED = "sent", "failed", "uncertain", "expired", "cancelled"
OPEN = (PENDING, CLAIMED, SENDING)
FINISHED: dict[str, Any] = dict.fromkeys(
    (
        "due_at",
        "expires_at",
        "retry_at",
        "lease_until",
        "owner",
        "address",
        "body",
        "otherwise",
        "otherwise_until",
    ),
    None,
)
"""What a row no longer has once it is done: its words above all."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(160), nullable=False, unique=True),
    Column("chat", BigInteger, nullable=False),
    Column("member_id", BigInteger),
    Column("address", LargeBinary),
    Column("wrapped_key", LargeBinary),
    Column("lane", SmallInteger, nullable=False),
    Column("act", String(8), nullable=False),
    Column("held", Boolean, nullable=False),
    Column("shape", String(8), nullable=False),
    Column("body", LargeBinary),
    Column("otherwise", LargeBinary),
    Column("otherwise_until", UtcDateTime),
    Column("content_id", BigInteger),
    Column("about_row", BigInteger),
    Column("about_message", BigInteger),
    Column("batch", BigInteger),
    Column("memo", String(80)),
    Column("state", String(10), nullable=False),
    Column("reason", String(16)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime),
    Column("expires_at", UtcDateTime),
    Column("retry_at", Float),
    Column("attempts", Integer, nullable=False),
    Column("owner", String(32)),
    Column("lease_until", Float),
    Column("message_id", BigInteger),
    Column("finished_at", UtcDateTime),
    Column("doubt_at", UtcDateTime),
)
"""One act owed to one chat.

`chat` groups a recipient's rows: the member's row id, a number made of the blind index of a group's address,
or the row's own id for a throw-away one. `address` (a chat id) is sealed under the instance key, or under the
throw-away key in `wrapped_key`; `body` under the member's key, or as the address; `otherwise`, sealed alike,
takes its place once the row has expired, and lives until `otherwise_until`. `about_row` and
`about_message` name the message that is edited, deleted or answered. `memo`: what whoever put
it is told when it expires before it could leave. `due_at`, `expires_at` and `lease_until`
are empty once a row is done, so the indexes below hold only what is still owed; `retry_at` and `lease_until`
count machine seconds. `doubt_at`: since when nobody knows whether an uncertain row arrived.
"""

TURNED: dict[str, Any] = {
    "body": outbox.c.otherwise,
    "expires_at": outbox.c.otherwise_until,
    "otherwise": None,
    "otherwise_until": None,
}
"""What becomes of a row that has expired and has something else to say."""

contents = Table(
    "outbox_contents",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("author_id", BigInteger, index=True),
    Column("shape", String(8), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)
"""A screen that many rows send, kept once: under its author's key, or the instance key without an author."""

paused = Table("outbox_paused", metadata, Column("batch", BigInteger, primary_key=True, autoincrement=False))
"""Batches that wait for a person to let them go on."""

budgets = Table(
    "outbox_budgets",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("bulk_at", Float, nullable=False),
    Column("reserve_at", Float, nullable=False),
    Column("recent", LargeBinary, nullable=False),
    Column("paused_until", Float, nullable=False),
    Column("refused_chat", BigInteger),
    Column("refused_at", Float, nullable=False),
)
"""The one row of the bot's own pace, shared by replicas; all moments are machine seconds."""

paces = Table(
    "outbox_paces",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("next_at", Float, nullable=False),
    Column("recent", LargeBinary, nullable=False),
    Column("free_at", Float, nullable=False),
    Column("blocked_until", Float, nullable=False),
    Column("stale_at", Float, nullable=False),
)
"""Chats that were written to lately: when they may be written to again (machine seconds)."""

faults = Table(
    "outbox_faults",
    metadata,
    Column("day", Date, primary_key=True),
    Column("lane", SmallInteger, primary_key=True),
    Column("reason", String(16), primary_key=True),
    Column("number", Integer, nullable=False),
)
"""Counts by UTC day, of nobody in particular: what could not be sent, and why, for the operator to see."""


def _owed(name: str, *columns: Column[object], given: Column[object]) -> Index:
    return partial_index(name, *columns, where=given.is_not(None))


_c = outbox.c
_owed("ix_outbox_due", _c.lane, _c.due_at, _c.id, given=_c.due_at)
_owed("ix_outbox_order", _c.chat, _c.lane, _c.due_at, _c.id, given=_c.due_at)
_owed("ix_outbox_expiry", _c.expires_at, given=_c.expires_at)
_owed("ix_outbox_retry", _c.retry_at, given=_c.retry_at)
_owed("ix_outbox_lease", _c.lease_until, given=_c.lease_until)
_owed("ix_outbox_batch", _c.batch, _c.state, given=_c.batch)
_owed("ix_outbox_content", _c.content_id, given=_c.content_id)
_owed("ix_outbox_finished", _c.finished_at, given=_c.finished_at)
_owed("ix_outbox_member", _c.member_id, given=_c.member_id)
_owed("ix_outbox_doubt", _c.doubt_at, given=_c.doubt_at)
# No index where `state` is something: SQLite would then prepare every statement that compares `state` with a
# parameter anew each time it runs (0.9 ms instead of 0.1 for the sender's main question).
