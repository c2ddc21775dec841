"""The database: engines, transactions, the single-writer rule, ids and moments."""

from bot.db.columns import UtcDateTime, metadata
from bot.db.database import Database, missing_file
from bot.db.faults import is_of_storage
from bot.db.ids import new_id
from bot.db.indexes import partial_index, tell_postgresql
from bot.db.inserts import insert_for, upserting
from bot.db.prepared import Found, Listed, Prepared, listing
from bot.db.transaction import Row, Transaction, no_transaction_here

__all__ = [
    "Database",
    "Found",
    "Listed",
    "Prepared",
    "Row",
    "Transaction",
    "UtcDateTime",
    "insert_for",
    "is_of_storage",
    "listing",
    "metadata",
    "missing_file",
    "new_id",
    "no_transaction_here",
    "partial_index",
    "tell_postgresql",
    "upserting",
]
