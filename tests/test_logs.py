"""No token, id, name or word of anyone's in a log, at any level, in either form."""

import asyncio
import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from bot import logs
from bot.errors import KeyMissing

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQ-"
WORDS = "ce que Léa a écrit"


class Stranger:
    def __repr__(self) -> str:
        return f"Update(text={WORDS!r}, id=987654321)"


@pytest.fixture(params=["text", "json"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def log(form: str) -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.handlers[:], root.level, sys.excepthook
    stream = io.StringIO()
    logs.configure("DEBUG", form, stream)
    yield stream
    root.handlers[:], root.level, sys.excepthook = before
    structlog.reset_defaults()


def raised(error: BaseException) -> BaseException:
    secret_local = WORDS
    try:
        raise error
    except type(error) as caught:
        assert secret_local
        return caught


def test_tokens_and_ids_are_redacted_wherever_they_stand(log: io.StringIO) -> None:
    ours = structlog.get_logger("bot.x")
    ours.debug(
        "asked", url=f"https://api.telegram.org/bot{TOKEN}/getMe", chat=987654321, group=-1001234567890
    )
    ours.info(f"of 987654321 and {TOKEN}", deep={"who": [987654321, "987654321"], 987654321: "key"})
    logging.getLogger("bot.y").warning("plain %s %d", TOKEN, 987654321)
    written = log.getvalue()
    assert written.count("asked") == 1
    assert "987654321" not in written
    assert "1234567890" not in written
    assert TOKEN.partition(":")[2] not in written


def test_row_ids_and_counts_stay(log: io.StringIO) -> None:
    structlog.get_logger("bot.x").info(
        "kept", row=117_440_512_345_678_901, count=1234, port=54321, seconds=12.5
    )
    for number in ("117440512345678901", "1234", "54321", "12.5"):
        assert number in log.getvalue()


def test_objects_show_only_their_kind(log: io.StringIO) -> None:
    structlog.get_logger("bot.x").info("met", who=Stranger())
    assert WORDS not in log.getvalue()
    assert "Stranger" in log.getvalue()


def test_libraries_cannot_quote_anyone(log: io.StringIO) -> None:
    error = raised(ValueError(WORDS))
    logging.getLogger("telegram.ext.Application").critical(
        "Error while building CallbackContext for update %s", Stranger(), exc_info=error
    )
    logging.getLogger("somelibrary").error("%(who)s wrote %(what)s", {"who": "Léa", "what": WORDS})
    assert "Error while building CallbackContext" in log.getvalue()
    assert "Léa" not in log.getvalue()


@pytest.mark.parametrize(
    "name", ["telegram", "telegram.Bot", "aiohttp.access", "httpx", "aiosqlite", "sqlalchemy.engine"]
)
def test_libraries_that_quote_requests_are_quiet_at_any_level(log: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("a request")
    logging.getLogger(name).debug("a request")
    assert log.getvalue() == ""


def test_exceptions_show_where_and_what_kind_but_no_words_and_no_locals(log: io.StringIO) -> None:
    try:
        try:
            raise raised(KeyError(WORDS))
        except KeyError:
            raise ExceptionGroup(WORDS, [ValueError(WORDS)]) from None
    except ExceptionGroup:
        structlog.get_logger("bot.x").exception("failed")
    structlog.get_logger("bot.x").error("failed too", exc_info=raised(RuntimeError(WORDS)))
    written = log.getvalue()
    assert "Léa" not in written
    assert "test_logs.py" in written
    assert "ValueError" in written
    assert "RuntimeError" in written


def test_causes_are_told_innermost_first() -> None:
    try:
        try:
            raise KeyMissing("no key")
        except KeyMissing as cause:
            raise RuntimeError(WORDS) from cause
    except RuntimeError as error:
        told = logs.describe(error)
    assert told.index("KeyMissing: no key") < told.index("RuntimeError")
    assert "Léa" not in told


def test_messages_of_the_database_and_the_system_are_kept_without_values() -> None:
    engine = create_engine("sqlite://", hide_parameters=True)
    with pytest.raises(DBAPIError) as caught, engine.connect() as connection:
        connection.execute(text("SELECT * FROM missing WHERE x = :x"), {"x": WORDS})
    engine.dispose()
    assert "no such table: missing" in logs.describe(caught.value)
    assert "Léa" not in logs.describe(caught.value)
    assert "No space" in logs.describe(OSError(28, "No space left on device", WORDS))
    assert "Léa" not in logs.describe(OSError(28, "No space left on device", WORDS))


async def test_a_task_that_nobody_awaited_does_not_quote(log: io.StringIO) -> None:
    error = raised(ValueError(WORDS))
    context = {"message": "Task exception was never retrieved", "exception": error, "future": Stranger()}
    asyncio.get_running_loop().default_exception_handler(context)
    assert "Task exception was never retrieved" in log.getvalue()
    assert "Léa" not in log.getvalue()


def test_what_nobody_caught_is_logged_without_words(log: io.StringIO) -> None:
    error = raised(ValueError(WORDS))
    sys.excepthook(type(error), error, error.__traceback__)
    assert "uncaught" in log.getvalue()
    assert "Léa" not in log.getvalue()


def test_json_stays_json(form: str, log: io.StringIO) -> None:
    structlog.get_logger("bot.x").info("asked", chat=987654321, who=Stranger(), at=[987654321])
    structlog.get_logger("bot.x").error("failed", exc_info=raised(ValueError(WORDS)))
    if form == "json":
        lines: list[dict[str, Any]] = [json.loads(line) for line in log.getvalue().splitlines()]
        assert lines[0]["chat"] == "[id]"
        assert lines[0]["level"] == "info"
        assert "ValueError" in lines[1]["exception"]
    else:
        assert (
            log.getvalue().splitlines()[0].endswith("chat='[id]' who='tests.test_logs.Stranger' at=['[id]']")
        )
