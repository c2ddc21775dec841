"""Logs that never hold a token, a Telegram id, a name or a word of anyone's, at any level."""

import logging
import re
import sys
import traceback
from collections.abc import Iterable
from types import TracebackType
from typing import Any, TextIO

import structlog
from sqlalchemy.exc import DBAPIError
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.errors import EntraideError

OURS = ("bot", "handlers", "__main__")
# They quote requests, updates, statements or URLs at lower levels.
QUIET = (
    "aiohttp", "aiosqlite", "alembic", "apscheduler", "asyncio", "asyncpg", "httpcore", "httpx", "matplotlib",
    "PIL", "sqlalchemy", "telegram",
)  # fmt: skip
_TOKEN = re.compile(r"\d{3,16}:[A-Za-z0-9_-]{20,}")
# Telegram's ids have up to 52 bits (core.telegram.org/bots/api#chat); our own row ids are longer.
_ID = re.compile(r"(?<!\d)-?\d{6,16}(?!\d)")
_SMALLEST, _LARGEST = 10**5, 10**16


def configure(level: str = "INFO", form: str = "text", stream: TextIO | None = None) -> None:
    """Send all logs to a stream (standard error) as text or JSON, redacted; also what nobody caught."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="%Y-%m-%dT%H:%M:%SZ", utc=True),
        structlog.processors.ExceptionRenderer(_describe_info),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(_strip_foreign)
    renderer = (
        structlog.processors.JSONRenderer(ensure_ascii=False, default=_name) if form == "json" else _as_line
    )
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _redact, renderer],
            keep_exc_info=False,
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    sys.excepthook = _uncaught


def _strip_foreign(record: logging.LogRecord) -> bool:
    """Of what libraries log, keep the first line of their own words and the kinds of what they quote.

    Python-telegram-bot quotes whole updates, asyncio quotes exceptions: both may hold what a person wrote.
    """
    if record.name.partition(".")[0] not in OURS:
        template = str(record.msg).partition("\n")[0]
        if record.args:
            template = re.sub(r"%[-+ #0]*[\d*]*(?:\.\d+)?[a-zA-Z]", "…", re.sub(r"%\(\w+\)", "%", template))
        record.msg, record.args = template, ()
        record.stack_info = None
    return True


def describe(error: BaseException) -> str:
    """An exception and its causes: where each was raised and its kind, without locals.

    Messages are left out, since they may quote a person, but for our own, the database's and the system's.
    """
    lines: list[str] = []
    for found in _chain(error):
        lines += [
            "".join(traceback.format_tb(found.__traceback__)).rstrip(),
            f"{_name(found)}{_message(found)}",
        ]
    return "\n".join(line for line in lines if line)


def _chain(error: BaseException) -> Iterable[BaseException]:
    """The exception, what it came from, and what it groups; the innermost first, each once."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        present = waiting.pop()
        if any(present is known for known in found):
            continue
        found.append(present)
        hidden = None if present.__suppress_context__ else present.__context__
        grouped = present.exceptions if isinstance(present, BaseExceptionGroup) else ()
        waiting += [each for each in (*grouped, present.__cause__ or hidden) if each is not None]
    return reversed(found)


def _message(error: BaseException) -> str:
    if isinstance(error, EntraideError):
        return f": {error}"
    if isinstance(error, DBAPIError) and error.orig is not None:
        # The first line only: PostgreSQL's next one quotes the row.
        return f": {str(error.orig).partition(chr(10))[0]}"
    if isinstance(error, OSError) and error.strerror:
        return f": {error.strerror}"
    return ""


def _describe_info(exc_info: tuple[type[BaseException], BaseException, TracebackType | None]) -> str:
    return describe(exc_info[1])


def _name(value: object) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}".removeprefix("builtins.")


def _redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {key: value if key == "timestamp" else _redacted(value) for key, value in event.items()}


def _redacted(value: Any) -> Any:
    if isinstance(value, str):
        return _ID.sub("[id]", _TOKEN.sub("[token]", value))
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return "[id]" if _SMALLEST <= abs(value) < _LARGEST else value
    if isinstance(value, float):
        return value
    if isinstance(value, dict):
        return {_redacted(key): _redacted(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_redacted(each) for each in value]
    # Anything else may show more of itself than we know, as a bot shows its token.
    return _name(value)


def _as_line(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    head = [str(event.pop(key, "")) for key in ("timestamp", "level", "logger", "event")]
    trace = event.pop("exception", None)
    rest = [f"{key}={value!r}" for key, value in event.items()]
    line = " ".join([head[0], head[1].upper(), *head[2:], *rest])
    return f"{line}\n{trace}" if trace else line


def _uncaught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("uncaught", exc_info=error)
