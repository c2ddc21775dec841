"""Whether a fault is the database's, which concerns everybody, or that of what was just worked on."""

from __future__ import annotations

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, StatementError
from sqlalchemy.exc import TimeoutError as NoneFree

_VALUES = ("22", "23")


def is_of_storage(fault: BaseException) -> bool:
    """Whether the database itself failed: full, locked, gone.

    Anything else (a value it cannot take, a seal that doesn't open, our own code) is the fault of what was
    worked on: it must be stepped over, or it would stop everybody again and again.
    """
    if isinstance(fault, (DataError, IntegrityError)):
        return False
    if isinstance(fault, DBAPIError):
        return not _is_of_values(fault.orig)
    return isinstance(fault, (OSError, NoneFree)) and not isinstance(fault, StatementError)


def _is_of_values(fault: BaseException | None) -> bool:
    """As PostgreSQL's driver says it: its own refusal of a value, or SQLSTATE class 22 or 23."""
    state = str(getattr(fault, "sqlstate", None) or "")
    return isinstance(getattr(fault, "__cause__", None), ValueError) or state[:2] in _VALUES
