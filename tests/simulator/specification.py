"""Requests held against the specification of the Bot API: names, required, types, limits.

The specification is reference material outside of the project (`../shared/reference`, MIT, Paul Larsen) and
is read only where it is present.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.simulator import limits

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
FILE = REFERENCE / "bot-api-10.0.json"
ARRAY = "Array of "
NATIVE = {"Integer": (int,), "Float": (int, float), "Boolean": (bool,), "String": (str,)}
TRUE_OR_FALSE = {"true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}


def said(file: Path = FILE) -> str:
    """Whether requests can be checked here."""
    found = "checked against" if file.is_file() else "not checked: there is no"
    return f"{found} {file.name}"


class Specification:
    """Says what is wrong with a request, or with an answer; an empty list means nothing."""

    def __init__(self, written: Mapping[str, Any]) -> None:
        self.version = str(written["version"])
        self.methods = {name.lower(): method for name, method in written["methods"].items()}
        self.types: Mapping[str, Any] = written["types"]

    @classmethod
    def find(cls, file: Path = FILE) -> Specification | None:
        """The specification, if it lies beside the project."""
        return cls(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None

    def faults(self, method: str, values: Mapping[str, Any], files: Iterable[str] = ()) -> list[str]:
        """What is wrong with the parameters of a request; `files` are the names of its uploaded parts."""
        known = self.methods.get(method.lower())
        if known is None:
            return [f"{method}: no such method"]
        given, parts = dict(values), set(files)
        for part in parts & {field["name"] for field in known.get("fields", [])}:
            given[part] = f"attach://{part}"
        found = [*self._fields(known, given, at=method, outside=True)]
        named = {value.removeprefix("attach://") for value in given.values() if isinstance(value, str)}
        return found + [f"{method}.{part}: a part that no parameter names" for part in parts - named]

    def answer_faults(self, method: str, result: Any) -> list[str]:
        """What is wrong with what this method answered."""
        returned = self.methods[method.lower()]["returns"]
        return self._any_of(returned, result, method)

    def _fields(
        self, known: Mapping[str, Any], given: Mapping[str, Any], *, at: str, outside: bool = False
    ) -> Iterator[str]:
        """The faults of a method's parameters, or of an object's fields."""
        fields = {field["name"]: field for field in known.get("fields", [])}
        for name in given:
            if name not in fields:
                yield f"{at}.{name}: unknown"
        plain = given.get("parse_mode") != "HTML"
        for name, field in fields.items():
            where = f"{at}.{name}"
            if name in given:
                yield from self._value(field, given[name], at=where, outside=outside, plain=plain)
            elif field["required"]:
                yield f"{where}: missing"
        described = {name: field["description"] for name, field in fields.items()}
        yield from (f"{at}.{fault}" for fault in limits.between_fields(described, given))
        own = " ".join(known.get("description", []))
        yield from (f"{at}: {fault}" for fault in limits.one_of(own, described, given))

    def _value(
        self, field: Mapping[str, Any], value: Any, *, at: str, outside: bool, plain: bool
    ) -> Iterator[str]:
        types: list[str] = field["types"]
        value = _unwrapped(types, value) if outside else value
        yield from self._any_of(types, value, at)
        if isinstance(value, str) and limits.is_after_parsing(field["description"]):
            value = value.strip() if plain else limits.without_markup(value)
        for rule in limits.rules(field["description"]):
            if fault := rule(value):
                yield f"{at}: {fault}"

    def _any_of(self, types: Iterable[str], value: Any, at: str) -> list[str]:
        """The faults of the type that comes nearest; none if one of them fits."""
        possible = list(self._spread(types, value))
        if not possible:
            return [f"{at}: {type(value).__name__}, wanted {' or '.join(types)}"]
        return list(self._one(min(possible, key=lambda kind: self._distance(kind, value)), value, at))

    def _distance(self, kind: str, value: Any) -> int:
        """How far an object is from a type: fields unknown there, and whether it calls itself otherwise."""
        if not isinstance(value, dict) or kind in NATIVE:
            return 0
        fields = {field["name"]: field["description"] for field in self.types[kind].get("fields", [])}
        called = {name: limits.name_of(said) for name, said in fields.items()}
        otherwise = any(own and value.get(name) != own for name, own in called.items())
        return len(value.keys() - fields.keys()) + 100 * otherwise

    def _spread(self, types: Iterable[str], value: Any) -> Iterator[str]:
        """The types that this value can be at all, subtypes in the place of what they belong to."""
        for kind in types:
            if kind in NATIVE:
                if isinstance(value, NATIVE[kind]) and (kind == "Boolean") == isinstance(value, bool):
                    yield kind
            elif kind == "InputFile":
                if isinstance(value, str) and value.startswith("attach://"):
                    yield kind
            elif kind.startswith(ARRAY):
                if isinstance(value, list):
                    yield kind
            elif subtypes := self.types[kind].get("subtypes"):
                yield from self._spread(subtypes, value)
            elif isinstance(value, dict) or (isinstance(value, str) and self._may_be_words(kind)):
                yield kind

    def _may_be_words(self, kind: str) -> bool:
        return "String can be used instead of this object" in " ".join(
            self.types[kind].get("description", [])
        )

    def _one(self, kind: str, value: Any, at: str) -> Iterator[str]:
        if kind.startswith(ARRAY):
            inner = kind.removeprefix(ARRAY)
            for place, each in enumerate(value):
                yield from self._any_of([inner], each, f"{at}[{place}]")
        elif isinstance(value, dict):
            yield from self._fields(self.types[kind], value, at=at)


def _unwrapped(types: list[str], value: Any) -> Any:
    """A parameter as it is meant: a form brings everything as text."""
    if not isinstance(value, str) or "String" in types or "InputFile" in types:
        return value
    if types == ["Boolean"]:
        return TRUE_OR_FALSE.get(value.strip().lower(), value)
    try:
        return json.loads(value)
    except ValueError:
        return value
