"""The list of settings, in the order of .env.example: what each is for, what it should be, its default."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_settings import NoDecode

from bot.config import values
from bot.config.values import Listen


def _setting(default: Any, what: str, should_be: str, *, secret: bool = False) -> Any:
    return Field(default, title=what, description=should_be, repr=not secret, validate_default=True)


def _by(parse: Callable[[Any], Any]) -> BeforeValidator:
    return BeforeValidator(lambda value: None if value is None else parse(value))


class Settings(BaseModel):
    """Every setting, checked. Made by load(), in tests by Settings(name=value); reads nothing by itself."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    bot_token: Annotated[str | None, _by(values.token)] = _setting(
        None,
        "The bot's token, from @BotFather. Without one, the bot runs against its built-in local Telegram.",
        "the token @BotFather gave, digits, a colon and letters",
        secret=True,
    )
    bot_api_url: Annotated[str, _by(values.address)] = _setting(
        "https://api.telegram.org",
        "The root of the Bot API server.",
        "an address such as https://api.telegram.org",
    )
    database_url: Annotated[str, _by(values.database)] = _setting(
        "sqlite+aiosqlite:///data/entraide.db",
        "Where everything is kept: an SQLite file, or PostgreSQL (for several replicas).",
        "sqlite+aiosqlite:///path/to/file.db or postgresql+asyncpg://user:password@host/database",
        secret=True,
    )
    entraide_key: Annotated[bytes | None, NoDecode, _by(values.key)] = _setting(
        None,
        "The master key that seals what people say. With it and the database one can read; lost, nobody can. "
        "Keep it elsewhere than the database.",
        "32 bytes in base64, as this gives them: openssl rand -base64 32",
        secret=True,
    )
    entraide_key_file: Annotated[Path | None, NoDecode, _by(values.path)] = _setting(
        None,
        "A file that holds the master key, instead of ENTRAIDE_KEY. With neither, a fresh SQLite database "
        "gets a new key in a file beside it; PostgreSQL needs one of the two.",
        "the path of a file; only one of ENTRAIDE_KEY and ENTRAIDE_KEY_FILE, and one with PostgreSQL",
    )
    operators: Annotated[frozenset[int], NoDecode, _by(values.ids)] = _setting(
        frozenset(),
        "The Telegram ids of those who run this instance; at least two, so that one may be away.",
        "Telegram ids separated by commas, such as 123456789,987654321",
        secret=True,
    )
    organisation: Annotated[str | None, _by(values.text(100))] = _setting(
        None,
        "Who runs this instance: shown before anyone consents. Required with a token, as the next three.",
        "the name of your organisation, at most 100 letters, when BOT_TOKEN is set",
    )
    privacy_contact: Annotated[str | None, _by(values.text(200))] = _setting(
        None,
        "Whom people write to about their data.",
        "a mail address or a page, at most 200 letters, when BOT_TOKEN is set",
    )
    country: Annotated[str | None, _by(values.country)] = _setting(
        None,
        "The country whose law applies to the organisation.",
        "a country code of two letters such as FR, when BOT_TOKEN is set",
    )
    hosted_at: Annotated[str | None, _by(values.text(200))] = _setting(
        None,
        "Where the data is kept: the host and its country.",
        "a place such as a host's name and country, at most 200 letters, when BOT_TOKEN is set",
    )
    listen: Annotated[Listen, NoDecode, _by(values.listen)] = _setting(
        Listen("127.0.0.1", 8080),
        "Where /healthz, /metrics and the local Telegram's page listen; port 0 takes a free one.",
        "an IP address or localhost, a colon and a port, such as 127.0.0.1:8080",
    )
    messages_per_second: Annotated[int, _by(values.whole(1, 1000))] = _setting(
        28,
        "How fast check-ins, encouragement and announcements go out. Telegram's free limit is 30 in all.",
        "a whole number from 1 to 30, or to 1000 with PAID_BROADCAST",
    )
    paid_broadcast: Annotated[bool, _by(values.switch)] = _setting(
        False,
        "Send faster than 30 a second for Telegram Stars (0.1 each): only if you know that you want it.",
        "on or off; on when MESSAGES_PER_SECOND is above 30",
    )
    default_language: Annotated[str, _by(values.one_of("fr", "en"))] = _setting(
        "fr",
        "The language for people whose own is neither French nor English.",
        "fr or en",
    )
    default_timezone: Annotated[str, _by(values.zone)] = _setting(
        "Europe/Paris",
        "The time zone of people who have not said theirs.",
        "an IANA name such as Europe/Paris",
    )
    log_level: Annotated[str, _by(values.one_of("DEBUG", "INFO", "WARNING", "ERROR"))] = _setting(
        "INFO",
        "How much the log tells; never a name, an id or a word of anyone's, at any level.",
        "DEBUG, INFO, WARNING or ERROR",
    )
    log_format: Annotated[str, _by(values.one_of("text", "json"))] = _setting(
        "text",
        "How the log is written: lines for people or JSON for machines.",
        "text or json",
    )
    updates_per_minute: Annotated[int, _by(values.whole(1, 10_000))] = _setting(
        60,
        "How many messages and taps of one person are answered at once, per minute; what exceeds it waits.",
        "a whole number from 1 to 10000",
    )
    updates_burst: Annotated[int, _by(values.whole(1, 10_000))] = _setting(
        40,
        "How many of them may come in a row before that pace is kept.",
        "a whole number from 1 to 10000",
    )
    pacing: Annotated[bool, _by(values.switch)] = _setting(
        True,
        "Keep below Telegram's limits when sending. Off only against a server of your own that has none.",
        "on or off; on with a token and api.telegram.org",
    )

    @field_validator("organisation", "privacy_contact", "country", "hosted_at")
    @classmethod
    def _told_before_consent(cls, value: str | None, others: ValidationInfo) -> str | None:
        if value is None and others.data.get("bot_token", "a token we could not read") is not None:
            raise ValueError
        return value

    @field_validator("entraide_key_file")
    @classmethod
    def _one_key(cls, value: Path | None, others: ValidationInfo) -> Path | None:
        has_key = others.data.get("entraide_key", b"one we could not read") is not None
        needed = others.data.get("database_url", "").startswith("postgresql")
        if (value is not None and has_key) or (needed and value is None and not has_key):
            raise ValueError
        return value

    @field_validator("paid_broadcast")
    @classmethod
    def _paid_when_fast(cls, value: bool, others: ValidationInfo) -> bool:
        if not value and others.data.get("messages_per_second", 0) > 30:
            raise ValueError
        return value

    @field_validator("pacing")
    @classmethod
    def _paced_at_telegram(cls, value: bool, others: ValidationInfo) -> bool:
        telegram = others.data.get("bot_api_url", "").endswith("//api.telegram.org")
        if not value and telegram and others.data.get("bot_token") is not None:
            raise ValueError
        return value

    @property
    def is_local(self) -> bool:
        """Whether this is the local Telegram: no token was given."""
        return self.bot_token is None

    @property
    def bot_id(self) -> int | None:
        """The bot's Telegram id, the first part of its token; None without one."""
        return int(self.bot_token.partition(":")[0]) if self.bot_token else None
