"""The rows of what people noted of their days."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, LargeBinary, SmallInteger, Table

from bot.db import metadata

check_ins = Table(
    "check_ins",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("member_id", BigInteger, ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("day", Date, nullable=False),
    Column("slot", SmallInteger, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("note", LargeBinary),
    Index("ix_check_ins_member", "member_id", "day", "slot", unique=True),
)
"""`day` is the nominal local day. `slot` numbers the answers of one day from 0: the same press that comes
twice lands on the same row. `answer` (score, moment, whether filled in later, whether help was offered) and
`note` are sealed under the member's key."""
