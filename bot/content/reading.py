"""Reads the data files beside it: YAML in, checked plain values out, faults named by file and place."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("fr", "en")
_HERE = Path(__file__).parent


class ContentFault(ValueError):
    """A data file says something that it must not say; the text names the file and the place."""


@dataclass(frozen=True, slots=True)
class Words:
    """One thing in each of the languages; `words("fr")` is its French."""

    fr: str
    en: str

    def __call__(self, language: str) -> str:
        if language not in LANGUAGES:
            raise KeyError(language)
        return self.fr if language == "fr" else self.en


def read(name: str) -> Any:
    """What the data file `name` (relative to this folder) holds; ContentFault if it is no YAML."""
    return parse((_HERE / name).read_text(encoding="utf-8"), name)


def parse(text: str, name: str) -> Any:
    """The value of a YAML text; a key written twice is a fault, not a silent loss."""
    loader = _OnceLoader(text)
    try:
        return loader.get_single_data()
    except yaml.YAMLError as fault:
        raise ContentFault(f"{name}: {fault}") from fault
    finally:
        loader.dispose()


class _OnceLoader(yaml.CSafeLoader):
    """PyYAML's safe C loader, refusing a mapping that has one key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "one key is written twice", node.start_mark)
        return mapping


def need(holds: object, where: str, what: str) -> None:
    """Raises ContentFault("where: what") unless `holds`."""
    if not holds:
        raise ContentFault(f"{where}: {what}")


def fields(value: Any, where: str, needed: Iterable[str], optional: Collection[str] = ()) -> dict[str, Any]:
    """`value` as a mapping that has every needed key and no unknown one."""
    need(isinstance(value, dict), where, "should be a mapping")
    missing = [key for key in needed if key not in value]
    need(not missing, where, f"lacks {', '.join(missing)}")
    unknown = set(value) - set(needed) - set(optional)
    need(not unknown, where, f"does not know {', '.join(sorted(map(str, unknown)))}")
    return dict(value)


def words(value: Any, where: str) -> Words:
    """A text in every language, each present and not empty."""
    found = fields(value, where, LANGUAGES)
    for language in LANGUAGES:
        need(isinstance(found[language], str) and found[language].strip(), where, f"{language} is empty")
    return Words(fr=found["fr"].strip(), en=found["en"].strip())


def names(value: Any, where: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
    """A list of short names, each of them allowed, none twice."""
    need(isinstance(value, list) and all(isinstance(item, str) for item in value), where, "should be a list")
    need(len(set(value)) == len(value), where, "names something twice")
    strange = [] if allowed is None else [item for item in value if item not in allowed]
    need(not strange, where, f"does not know {', '.join(strange)}")
    return tuple(value)


def one_of(value: Any, where: str, allowed: Collection[str]) -> str:
    """A name out of `allowed`."""
    need(isinstance(value, str) and value in allowed, where, f"{value!r} is none of {', '.join(allowed)}")
    return str(value)


def flag(value: Any, where: str) -> bool:
    """Yes or no."""
    need(isinstance(value, bool), where, f"{value!r} is neither yes nor no")
    return bool(value)


def mapping(value: Any, where: str) -> Mapping[str, Any]:
    """A mapping whose keys are names."""
    need(isinstance(value, dict) and all(isinstance(key, str) for key in value), where, "should be a mapping")
    return dict(value)
