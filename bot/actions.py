"""Typed callback data: one declaration makes the string (≤ 64 bytes), the pattern, its old aliases."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Callable
from datetime import date
from types import NoneType, UnionType
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

from bot.errors import OutOfDate

LIMIT = 64
"""Bytes of callback data that Telegram accepts (Bot API, InlineKeyboardButton)."""

_BITS = 63
"""Of the numbers that a column of a database holds; a forged one beyond them names nothing."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_REGISTRY: dict[str, type[Action]] = {}
_FIELDS: dict[type[Action], dict[str, Any]] = {}


class Action:
    """What a button means. Subclasses are frozen dataclasses declared with `@action(prefix)`.

    Fields may be int, str, bool, date, or one of these with None. The string is a request, never a
    permission: rights are looked up when the action is carried out.
    """

    __slots__ = ()
    prefix: ClassVar[str]
    aliases: ClassVar[tuple[str, ...]]
    pattern: ClassVar[str]

    @property
    def data(self) -> str:
        """The callback data; raises ValueError beyond 64 bytes."""
        wire = ":".join([self.prefix, *(_write(getattr(self, name)) for name in _fields(type(self)))])
        if len(wire.encode()) > LIMIT:
            raise ValueError(f"callback data of {type(self).__name__} is over {LIMIT} bytes")
        return wire

    @classmethod
    def read(cls, data: str | None) -> Self:
        """The action that `data` says; raises OutOfDate when it is malformed or of another shape."""
        prefix, *parts = (data or "").split(":")
        fields = _fields(cls)
        if prefix not in (cls.prefix, *cls.aliases) or len(parts) != len(fields):
            raise OutOfDate
        try:
            values = [_read(part, hint) for part, hint in zip(parts, fields.values(), strict=True)]
        except ValueError as fault:
            raise OutOfDate from fault
        return cls(*values)


Declared = TypeVar("Declared", bound=Action)


@dataclass_transform(frozen_default=True)
def action(prefix: str, *, aliases: tuple[str, ...] = ()) -> Callable[[type[Declared]], type[Declared]]:
    """Declare an action under a wire prefix that no other action has or had (`aliases`: its old ones)."""

    def declare(cls: type[Declared]) -> type[Declared]:
        for name in (prefix, *aliases):
            if not re.fullmatch(r"[a-z][a-z0-9_]{0,7}", name):
                raise ValueError(f"not a wire prefix: {name}")
            known = _REGISTRY.get(name)
            if known is not None and known.__qualname__ != cls.__qualname__:
                raise ValueError(f"the prefix {name} is taken by {known.__name__}")
        made = cls if "__dataclass_fields__" in vars(cls) else dataclasses.dataclass(frozen=True)(cls)
        made.prefix, made.aliases = prefix, aliases
        made.pattern = rf"^(?:{'|'.join((prefix, *aliases))})(?::|$)"
        _REGISTRY.update(dict.fromkeys((prefix, *aliases), made))
        return made

    return declare


def declared() -> dict[str, type[Action]]:
    """Every wire prefix (and old alias) with its action."""
    return dict(_REGISTRY)


def _fields(cls: type[Action]) -> dict[str, Any]:
    """The fields of an action in their order, each with its type; worked out once, read at every tap."""
    found = _FIELDS.get(cls)
    if found is None:
        hints = typing.get_type_hints(cls)
        found = {field.name: hints[field.name] for field in dataclasses.fields(typing.cast(Any, cls))}
        _FIELDS[cls] = found
    return found


def _write(value: object) -> str:
    match value:
        case None:
            return "~"
        case bool():
            return "1" if value else "0"
        case int():
            return _base36(value)
        case date():
            return value.strftime("%Y%m%d")
        case str() if value != "~" and ":" not in value:
            return value
    raise ValueError(f"{type(value).__name__} can't be written as callback data")


def _base36(number: int) -> str:
    sign, number, digits = ("-" if number < 0 else ""), abs(number), ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return sign + digits


def _within(number: int) -> int:
    if not -(1 << _BITS) <= number < 1 << _BITS:
        raise ValueError(number)
    return number


def _read(part: str, hint: Any) -> object:
    if isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union:
        kinds = typing.get_args(hint)
        if part == "~" and NoneType in kinds:
            return None
        (hint,) = (kind for kind in kinds if kind is not NoneType)
    if hint is bool:
        if part not in ("0", "1"):
            raise ValueError(part)
        return part == "1"
    if hint is int:
        if not re.fullmatch(r"-?[0-9a-z]{1,13}", part):
            raise ValueError(part)
        return _within(int(part, 36))
    if hint is date:
        if not re.fullmatch(r"\d{8}", part):
            raise ValueError(part)
        return date(int(part[:4]), int(part[4:6]), int(part[6:]))
    if hint is str and part != "~":
        return part
    raise ValueError(part)
