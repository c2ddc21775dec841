"""What Telegram says when it refuses, in its own words."""

from collections.abc import Mapping
from typing import Any

PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


class Refusal(Exception):
    """A request Telegram answers with `ok: false`; the description is the whole sentence with its prefix.

    The first letter is lowered unless the second is a capital or `_`; a 403 in capitals is a 400
    (Client.cpp:83-102, 163-201).
    """

    def __init__(self, code: int, message: str = "", parameters: Mapping[str, Any] | None = None) -> None:
        self.code = 400 if code == 403 and message.isupper() else code
        prefix = PREFIXES[self.code]
        self.description = f"{prefix}: {_lowered(message)}" if message else prefix
        self.parameters = dict(parameters or {})
        super().__init__(self.description)


def _lowered(message: str) -> str:
    second = message[1:2]
    return message if second.isupper() or second == "_" else message[0].lower() + message[1:]


def bad(message: str, **parameters: Any) -> Refusal:
    """400 with this sentence."""
    return Refusal(400, message, parameters)


def forbidden(message: str) -> Refusal:
    """403 with this sentence."""
    return Refusal(403, message)


def too_many(seconds: int) -> Refusal:
    """429: nothing was done, ask again in that many seconds."""
    return Refusal(429, f"retry after {seconds}", {"retry_after": seconds})
