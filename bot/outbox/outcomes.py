"""What an error of Telegram or of the network means for a row.

The sorting is that of tdlib's sentences (telegram-bot-api, Client.cpp) and of what aiohttp can know: an error
while connecting means that nothing was sent; any other error on the wire leaves it unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.errors import Unreadable


class Kind(Enum):
    """What became of a request."""

    DELIVERED = auto()
    NOT_SENT = auto()
    """Nothing reached Telegram: try again."""
    UNKNOWN = auto()
    """Perhaps delivered: held messages become uncertain, the others are repeated."""
    TOO_FAST = auto()
    UNREACHABLE = auto()
    """The person blocked the bot or is gone; a group threw it out."""
    MIGRATED = auto()
    REFUSED = auto()
    """Telegram will never take it, or it can't even be opened: our own mistake."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A kind, with what Telegram said about it: a message id, seconds to wait, or a new chat id."""

    kind: Kind
    message_id: int | None = None
    wait: float = 0.0
    new_chat: int | None = None
    reason: str | None = None
    """A word for the row; never a person's, never an address."""


NOT_SENT_CAUSES = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_TOO_OLD = "message can't be deleted"
_GONE = ("message to edit not found", "message_id_invalid")
_NOTHING_TO_DO = (
    "message is not modified",
    "message to delete not found",
    _TOO_OLD,
    *_GONE,
)
_NOBODY_THERE = ("chat not found", "user not found", "peer_id_invalid", "no rights to send")
_NO_TEXT = "there is no text in the message to edit"
_NO_CAPTION = "there is no caption in the message to edit"
_FIXED = "message can't be edited"


def sort(error: Exception) -> Outcome:
    """The outcome that an exception of a request stands for.

    BadRequest and TimedOut are subclasses of NetworkError (telegram/error.py), so they are looked at first.
    """
    match error:
        case RetryAfter():
            return Outcome(Kind.TOO_FAST, wait=seconds(error))
        case ChatMigrated():
            return Outcome(Kind.MIGRATED, new_chat=error.new_chat_id)
        case Forbidden():
            return Outcome(Kind.UNREACHABLE)
        case BadRequest():
            return _bad_request(str(error).lower())
        case InvalidToken() | Conflict():
            return Outcome(Kind.NOT_SENT, reason="token")
        case Unreadable():
            return Outcome(Kind.REFUSED, reason=why(error))
        case TelegramError():
            return Outcome(Kind.NOT_SENT if isinstance(error.__cause__, NOT_SENT_CAUSES) else Kind.UNKNOWN)
    return Outcome(Kind.REFUSED, reason=why(error))


def why(fault: Exception) -> str:
    """A word for a row that fails before Telegram ever heard of it."""
    return "unreadable" if isinstance(fault, Unreadable) else type(fault).__name__[:16]


def seconds(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone, in whichever form PTB keeps it."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def is_not_text(error: BadRequest) -> bool:
    """Whether an edit failed because the message is a picture: it must be replaced and deleted."""
    return _NO_TEXT in str(error).lower()


def is_not_picture(error: BadRequest) -> bool:
    """Whether there were no words under a picture to edit: it is a text."""
    return _NO_CAPTION in str(error).lower()


def is_too_old(error: BadRequest) -> bool:
    """Whether a message can't be deleted any more, but perhaps emptied."""
    return _TOO_OLD in str(error).lower()


def is_fixed(error: BadRequest) -> bool:
    """Whether a message will never be edited, whatever is tried."""
    return _FIXED in str(error).lower()


def is_gone(error: BadRequest) -> bool:
    """Whether an edit failed because the message is no longer there."""
    return any(known in str(error).lower() for known in _GONE)


def _bad_request(words: str) -> Outcome:
    if any(known in words for known in _NOTHING_TO_DO):
        return Outcome(Kind.DELIVERED)
    if any(known in words for known in _NOBODY_THERE):
        return Outcome(Kind.UNREACHABLE)
    return Outcome(Kind.REFUSED, reason="refused")
