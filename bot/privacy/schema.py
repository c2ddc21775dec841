"""What a JSON value looks like, as a JSON Schema (2020-12), so that a file of data explains itself. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAMES = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def schema_of(value: Any) -> dict[str, Any]:
    """The schema of one value: its shape, with nothing of what it says."""
    if isinstance(value, Mapping):
        return {
            "type": "object",
            "properties": {str(name): schema_of(item) for name, item in value.items()},
            "required": sorted(map(str, value)),
        }
    if isinstance(value, list | tuple):
        items = _merged(schema_of(item) for item in value)
        return {"type": "array"} | ({"items": items} if items else {})
    return {"type": _NAMES[type(value)]}


def _merged(schemas: Iterable[dict[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for schema in schemas:
        merged = _both(merged, schema) if merged else schema
    return merged


def _both(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """A schema that values of either shape fit."""
    if one == other:
        return one
    found: dict[str, Any] = {"type": _types(one["type"], other["type"])}
    names = {**one.get("properties", {}), **other.get("properties", {})}
    if names:
        found["properties"] = {
            name: _merged(
                schema["properties"][name] for schema in (one, other) if name in schema.get("properties", {})
            )
            for name in names
        }
        found["required"] = sorted(set(one.get("required", names)) & set(other.get("required", names)))
    items = _merged(schema["items"] for schema in (one, other) if "items" in schema)
    return found | ({"items": items} if items else {})


def _types(one: str | list[str], other: str | list[str]) -> str | list[str]:
    all_ = {name for kind in (one, other) for name in ([kind] if isinstance(kind, str) else kind)}
    return all_.pop() if len(all_) == 1 else sorted(all_)
