"""How each kind of setting is read from its text; a parser raises ValueError for what makes no sense.

No error carries the value: a mistyped token must not end in a log.
"""

import base64
import binascii
import re
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.vault import MASTER_BYTES


class Listen(NamedTuple):
    """Where the HTTP endpoints listen; port 0 takes a free one."""

    host: str
    port: int


def text(longest: int) -> Callable[[Any], str]:
    """Words on one line, shown to people."""

    def parse(value: Any) -> str:
        words = " ".join(str(value).split())
        if not 0 < len(words) <= longest:
            raise ValueError
        return words

    return parse


def token(value: Any) -> str:
    """A bot's token: its id, a colon, its secret (core.telegram.org/bots/api#authorizing-your-bot)."""
    if not re.fullmatch(r"\d{3,16}:[A-Za-z0-9_-]{20,}", str(value)):
        raise ValueError
    return str(value)


def address(value: Any) -> str:
    """The root of an HTTP server, without a slash at its end."""
    parts = urlsplit(str(value))
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError
    return str(value).rstrip("/")


def database(value: Any) -> str:
    """The address of a database of one of the two kinds."""
    try:
        url = make_url(str(value))
    except ArgumentError:
        raise ValueError from None
    file = url.drivername == "sqlite+aiosqlite" and url.database not in {None, "", ":memory:"}
    server = url.drivername == "postgresql+asyncpg" and url.database
    if not (file or server):
        raise ValueError
    return str(value)


def key(value: Any) -> bytes:
    """A master key, from base64 (either alphabet)."""
    if isinstance(value, bytes):
        raw = value
    else:
        letters = str(value).strip().rstrip("=").replace("-", "+").replace("_", "/")
        try:
            raw = base64.b64decode(letters + "=" * (-len(letters) % 4), validate=True)
        except (binascii.Error, ValueError):
            raise ValueError from None
    if len(raw) != MASTER_BYTES:
        raise ValueError
    return raw


def path(value: Any) -> Path:
    """The path of a file."""
    if "\0" in str(value) or Path(value).is_dir():
        raise ValueError
    return Path(value).expanduser()


def ids(value: Any) -> frozenset[int]:
    """Telegram ids separated by commas or spaces."""
    if isinstance(value, (set, frozenset, list, tuple)):
        return frozenset(map(int, value))
    return frozenset(whole(1, 2**52)(part) for part in re.split(r"[,\s]+", str(value).strip()) if part)


def country(value: Any) -> str:
    """An ISO 3166-1 country code, in capitals."""
    code = str(value).strip().upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise ValueError
    return code


def listen(value: Any) -> Listen:
    """A host and a port."""
    if isinstance(value, tuple):
        return Listen(*value)
    host, colon, port = str(value).rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not host:
        raise ValueError
    if host != "localhost":
        ip_address(host)
    return Listen(host, whole(0, 65535)(port))


def whole(lowest: int, highest: int) -> Callable[[Any], int]:
    """A whole number within bounds."""

    def parse(value: Any) -> int:
        if isinstance(value, str) and not re.fullmatch(r"\d{1,18}", value.strip()):
            raise ValueError
        number = int(value)
        if not lowest <= number <= highest:
            raise ValueError
        return number

    return parse


def switch(value: Any) -> bool:
    """On or off, in the usual words."""
    word = str(value).strip().lower()
    if word not in {"on", "yes", "true", "1", "off", "no", "false", "0"}:
        raise ValueError
    return word in {"on", "yes", "true", "1"}


def one_of(*allowed: str) -> Callable[[Any], str]:
    """One word of a list, in any case."""

    def parse(value: Any) -> str:
        found = [word for word in allowed if word.lower() == str(value).strip().lower()]
        if not found:
            raise ValueError
        return found[0]

    return parse


def zone(value: Any) -> str:
    """The name of an IANA time zone."""
    if str(value) not in available_timezones():
        raise ValueError
    return ZoneInfo(str(value)).key
