"""Every error has one meaning for its row."""

from __future__ import annotations

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, TimedOut

from bot.errors import Unreadable
from bot.outbox.outcomes import Kind, Outcome, sort
from bot.request import Flooded

REFUSED = aiohttp.ClientConnectorError(
    ConnectionKey("127.0.0.1", 1, False, True, None, None, None), OSError(111, "refused")
)


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Flooded(3), Kind.TOO_FAST),
        (ChatMigrated(-100), Kind.MIGRATED),
        (Forbidden("Forbidden: bot was blocked by the user"), Kind.UNREACHABLE),
        (BadRequest("Chat not found"), Kind.UNREACHABLE),
        (BadRequest("Message is not modified: specified new message content"), Kind.DELIVERED),
        (BadRequest("Message to edit not found"), Kind.DELIVERED),
        (BadRequest("Message to delete not found"), Kind.DELIVERED),
        (BadRequest("Message can't be deleted for everyone"), Kind.DELIVERED),
        (BadRequest("Can't parse entities: unsupported start tag"), Kind.REFUSED),
        (caused(NetworkError("x"), REFUSED), Kind.NOT_SENT),
        (caused(TimedOut(), aiohttp.ConnectionTimeoutError()), Kind.NOT_SENT),
        (caused(NetworkError("x"), aiohttp.ServerDisconnectedError()), Kind.UNKNOWN),
        (caused(NetworkError("x"), aiohttp.ClientOSError(104, "reset")), Kind.UNKNOWN),
        (caused(TimedOut(), aiohttp.SocketTimeoutError()), Kind.UNKNOWN),
        (NetworkError("Bad Gateway"), Kind.UNKNOWN),
        (InvalidToken(), Kind.NOT_SENT),
        (Unreadable("x"), Kind.REFUSED),
        (KeyError("x"), Kind.REFUSED),
    ],
    ids=str,
)
def test_each_error_has_its_meaning(error: Exception, kind: Kind) -> None:
    assert sort(error).kind is kind


def test_what_telegram_says_beside_comes_along() -> None:
    assert sort(Flooded(3)) == Outcome(Kind.TOO_FAST, wait=3.0)
    assert sort(ChatMigrated(-100)) == Outcome(Kind.MIGRATED, new_chat=-100)
