"""A request as a method sees it: the world and the parameters, read as leniently as Telegram reads them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.world.refusals import Refusal, bad
from bot.simulator.world.world import World

TRUE = ("true", "yes", "1")
INTEGER = re.compile(r"\s*[+-]?\d+")


@dataclass(frozen=True, slots=True)
class Answer:
    """A result with the description that some methods add to it."""

    result: Any
    description: str


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `files` are the uploaded parts by field name, `names` what they were called at home."""

    world: World
    values: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The parameter as a string, empty when absent."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def required(self, name: str) -> str:
        """The parameter, or Telegram's complaint that it is missing."""
        value = self.text(name)
        if not value:
            raise bad(f'parameter "{name}" is required')
        return value

    def integer(self, name: str, default: int = 0, low: int | None = None, high: int | None = None) -> int:
        """A whole number: garbage is 0, then clamped (Client.cpp:12360)."""
        if name not in self.values:
            return default
        value = whole(self.text(name))
        value = value if low is None else max(low, value)
        return value if high is None else min(high, value)

    def flag(self, name: str) -> bool:
        """A boolean: true, yes or 1, in any case (Client.cpp:9357)."""
        return self.text(name).strip().lower() in TRUE

    def json(self, name: str, complaint: str) -> Any:
        """A parameter that is JSON, None when absent; `complaint` where it can't be read."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad(complaint) from error

    def list_or_none(self, name: str) -> list[Any] | None:
        """A parameter that is a JSON array; None where it is absent or can't be read."""
        try:
            found = self.json(name, "")
        except Refusal:
            return None
        return found if isinstance(found, list) else None

    def chat_id(self) -> int:
        """The chat that is meant; user names lead nowhere in this town."""
        raw = self.text("chat_id").strip()
        if not raw:
            raise bad("chat_id is empty")
        if not INTEGER.fullmatch(raw):
            raise bad("chat not found")
        return whole(raw)

    def message_id(self) -> int:
        """The message that is meant."""
        number = self.integer("message_id")
        if number <= 0:
            raise bad("message identifier is not specified")
        return number


def whole(raw: object) -> int:
    """The number at the beginning of whatever this is, or 0."""
    match = INTEGER.match(str(raw))
    return int(match.group()[:19]) if match else 0
