"""Reading the settings from the environment and .env, and the words of .env.example."""

import textwrap
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.config.fields import Settings
from bot.errors import BadSettings

LOCAL_DATABASE = "sqlite+aiosqlite:///data/local.db"
_LOCAL = {"bot_token": None, "database_url": LOCAL_DATABASE, "entraide_key": None, "entraide_key_file": None}

_READING: SettingsConfigDict = {"env_file_encoding": "utf-8", "env_ignore_empty": True, "extra": "ignore"}


class _Environment(BaseSettings, Settings):
    model_config = SettingsConfigDict(**_READING, frozen=True, hide_input_in_errors=True)


class _Token(BaseSettings):
    model_config = SettingsConfigDict(**_READING)

    bot_token: str = ""


def load(*, local: bool = False, env_file: Path | None = Path(".env")) -> Settings:
    """The settings of the environment, then of the file; raises BadSettings with every fault at once.

    Without a token, or with `local`, they are the local Telegram's: its own database and key.
    """
    own: dict[str, Any] = {"_env_file": env_file}
    try:
        if local or not _Token(**own).bot_token:
            own |= _LOCAL
        found = _Environment(**own)
    except ValidationError as error:
        raise BadSettings(*_faults(error)) from None
    except UnicodeDecodeError:
        raise BadSettings(".env: should be a text file in UTF-8") from None
    return Settings.model_construct(**{name: getattr(found, name) for name in Settings.model_fields})


def _faults(error: ValidationError) -> list[str]:
    names = dict.fromkeys(str(fault["loc"][0]) for fault in error.errors(include_input=False))
    return [f"{name.upper()}: should be {Settings.model_fields[name].description}" for name in names]


def example() -> str:
    """The text of .env.example: every setting in order, what it is for, what it should be, its default."""
    head = "# Settings of Entraide. Copy to .env and fill in what you need; the environment wins over it.\n"
    return head + "".join(_example(name, field) for name, field in Settings.model_fields.items())


def _example(name: str, field: FieldInfo) -> str:
    words = f"{field.title} Should be {field.description}."
    comment = textwrap.indent(textwrap.fill(words, 108), "# ")
    default = _written(field.default)
    line = f"{name.upper()}={default}"
    return f"\n{comment}\n{line if default else '# ' + line}\n"


def _written(default: Any) -> str:
    if default is None or default == frozenset():
        return ""
    if isinstance(default, bool):
        return "on" if default else "off"
    if isinstance(default, tuple):
        return ":".join(map(str, default))
    return str(default)
