"""The rows that outlive a person: that they were forgotten, and that they are still to be told so."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, LargeBinary, Table

from bot.db import UtcDateTime, metadata

tombstones = Table(
    "tombstones",
    metadata,
    Column("person", LargeBinary(32), primary_key=True),
    Column("forgotten_at", UtcDateTime, nullable=False, index=True),
)
"""`person` is a keyed hash of the Telegram id, under a purpose of its own: it matches no other row. It serves
one end: to erase the person again after a backup from before is restored."""

farewells = Table(
    "farewells",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("wrapped_key", LargeBinary),
    Column("whom", LargeBinary),
    Column("due_at", UtcDateTime, nullable=False, index=True),
)
"""Somebody was forgotten: the disk must let go, and then they are told "done" where that was promised. `whom`
(chat and language) is sealed under a throw-away key; both are emptied when they were told, and one more
checkpoint takes the row."""
