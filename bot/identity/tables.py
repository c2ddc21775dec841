"""The one row that says whose this database is."""

from sqlalchemy import BigInteger, CheckConstraint, Column, LargeBinary, Table

from bot.db import UtcDateTime, metadata

instance = Table(
    "instance",
    metadata,
    # Always 1: a database belongs to one bot.
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("bot", LargeBinary, nullable=False),  # blind index of the bot's id
    Column("key_check", LargeBinary, nullable=False),  # opens under the right master key only
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
)
