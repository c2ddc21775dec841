"""python-telegram-bot's HTTP over aiohttp: timeouts, a pool, errors that tell what Telegram may have seen.

With 100 requests in flight aiohttp carried 13 times what httpx did. Nothing here shows an address, because
Telegram's holds the token.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import timedelta
from typing import Any, cast

import aiohttp
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.db import no_transaction_here

Seconds = Any
"""Seconds, None for no limit, or PTB's mark for "as the request was made"."""
_UNSAID = type(BaseRequest.DEFAULT_NONE)

FRESH_AFTER = 5.0
"""Idle seconds after which a message that must not go twice takes a new connection: a request on one that the
server has closed meanwhile looks as if it might have arrived."""
KEPT_FOR = 50.0
_TOO_MANY = 429
_JSON = {"Content-Type": "application/json"}

fresh_connection: ContextVar[bool] = ContextVar("fresh_connection", default=False)
"""Set to True around a request that should avoid connections idle for more than FRESH_AFTER."""


class Flooded(RetryAfter):
    """Telegram's 429. PTB's own warns about the form of its number each time one is made."""

    def __init__(self, seconds: float) -> None:
        TelegramError.__init__(self, "Too Many Requests")
        self._retry_after = timedelta(seconds=seconds)

    @property
    def retry_after(self) -> timedelta:
        return self._retry_after


class _Plain:
    """Parameters that go as one JSON object: less work than a form, here and where it is read."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.encoded = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


async def ask(bot: Bot, method: str, values: Mapping[str, Any]) -> Any:
    """What Telegram answers to `method`, as it comes; raises what the bot's own methods raise."""
    # PTB hands the data on to do_request without looking into it.
    data = cast("RequestData", _Plain(values))
    return await bot.request.post(f"{bot.base_url}/{method}", data)


class AiohttpRequest(BaseRequest):
    """One pool of connections to the Bot API.

    Seconds: `connect` to get a connection (from the pool or a new one), `read` for each part of an answer.
    Errors are NetworkError or TimedOut whose `__cause__` is aiohttp's: ClientConnectorError and
    ConnectionTimeoutError mean that nothing was sent. `flooded` is called at each answer 429.
    """

    def __init__(
        self,
        pool: int = 100,
        *,
        connect: float = 10.0,
        read: float = 20.0,
        flooded: Callable[[], None] = lambda: None,
    ) -> None:
        self._pool, self._connect, self._read, self._flooded = pool, connect, read, flooded
        self._sessions: dict[bool, aiohttp.ClientSession] = {}

    @property
    def read_timeout(self) -> float:
        return self._read

    async def initialize(self) -> None:
        """Open the pools; nothing connects yet."""
        if not self._sessions:
            self._sessions = {fresh: self._session(fresh) for fresh in (False, True)}

    async def shutdown(self) -> None:
        """Close every connection."""
        for session in self._sessions.values():
            await session.close()
        self._sessions = {}

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | _Plain | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body of the answer. Raises TransactionOpen inside a write transaction."""
        del write_timeout, pool_timeout
        no_transaction_here()
        if not self._sessions:
            raise RuntimeError("this request is not initialized")
        limits = aiohttp.ClientTimeout(
            connect=_given(connect_timeout, self._connect), sock_read=_given(read_timeout, self._read)
        )
        found = await self._exchange(url, method, request_data, limits)
        if isinstance(found, Exception):
            # Raised here, out of the except block: the original, with the address in it, is left behind.
            error = TimedOut() if isinstance(found, TimeoutError) else NetworkError(type(found).__name__)
            raise error from found
        if found[0] == _TOO_MANY:
            self._flooded()
        return _answer(*found)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as JSON; raises TelegramError without logging what may be a person's words."""
        try:
            found: dict[str, Any] = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
        return found

    async def _exchange(
        self, url: str, method: str, data: RequestData | _Plain | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes] | Exception:
        session = self._sessions[fresh_connection.get()]
        try:
            body, headers = (data.encoded, _JSON) if isinstance(data, _Plain) else (_form(data), None)
            async with session.request(method, url, data=body, headers=headers, timeout=limits) as response:
                return response.status, await response.read()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return _without_address(error)

    def _session(self, fresh: bool) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            limit=self._pool, keepalive_timeout=FRESH_AFTER if fresh else KEPT_FOR
        )
        return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())


def _given(value: Seconds, default: float) -> float | None:
    return default if isinstance(value, _UNSAID) else value


def _form(data: RequestData | None) -> aiohttp.FormData | None:
    if data is None:
        return None
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    if data.contains_files:
        for name, (filename, content, content_type) in data.multipart_data.items():
            form.add_field(name, content, filename=filename, content_type=content_type)
    return form


def _without_address(error: Exception) -> Exception:
    """The same kind of error, without what aiohttp writes into it: several name the whole address."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return error.with_traceback(None)  # names host and port alone; its class cannot be made anew
    for kind in (
        aiohttp.ConnectionTimeoutError,
        aiohttp.SocketTimeoutError,
        aiohttp.ServerDisconnectedError,
        aiohttp.ClientPayloadError,
    ):
        if isinstance(error, kind):
            return kind(kind.__name__)
    if isinstance(error, TimeoutError):
        return TimeoutError("TimeoutError")
    if isinstance(error, OSError):
        return aiohttp.ClientOSError(error.errno, error.strerror)
    return aiohttp.ClientError(type(error).__name__)


def _answer(status: int, payload: bytes) -> tuple[int, bytes]:
    """The answer as PTB should see it; raises Flooded for a 429.

    An error page (of a proxy, say) becomes an empty answer, so that PTB's exception does not quote it.
    """
    if status < 300:
        return status, payload
    try:
        answer = json.loads(payload)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        return status, b"{}"
    wait = (answer.get("parameters") or {}).get("retry_after")
    if wait:
        raise Flooded(float(wait))
    return status, payload


def why_not(fault: TelegramError) -> str:
    """Why Telegram does not take this bot, as one line for an operator: not the fault's own words, which
    may hold the token.
    """
    if isinstance(fault, InvalidToken):
        return "BOT_TOKEN: Telegram refuses this token; @BotFather shows the present one (/mybots)"
    return (
        "BOT_API_URL: Telegram cannot be reached there now; see the network and the address, then start again"
    )
