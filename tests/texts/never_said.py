"""What a text says that it never should (care.md), and a way to read every text there is."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from fluent.syntax import FluentParser, ast

from tests.texts.never_said_rules import RULES

BOT = Path(__file__).parents[2] / "bot"
CONTENT, TEXTS = BOT / "content", BOT / "texts"
LANGUAGES = ("fr", "en")
NOT_SAID = frozenset({"lexicon.yaml", "aliases.yaml"})
"""Data files that nobody reads: what people write, and bare names."""
_UNSAID_KEYS = frozenset({"words", "source_url", "languages", "zone"})
_MOST_VARIANTS = 64


@dataclass(frozen=True, slots=True)
class Said:
    """A text as somebody reads it, with its language and the place it comes from."""

    place: str
    language: str
    text: str


def _style(text: str, language: str) -> Iterator[str]:
    """What is wrong with how a text is written, whatever it says."""
    if "!" in text:
        yield "exclamation mark"
    if re.search(r"[·‧・]", text):
        yield "middle dot"
    if re.search(r"\w'\w", text):
        yield "typewriter apostrophe"
    if re.search(r"\w\((?:e|ne|se|trice|euse)\)", text):
        yield "bracketed ending"
    if language != "fr":
        return
    if re.search(r"[ \u00a0](?=[;:?»])|«(?!\u202f)|[\w)](?=[?;»]|:(?:\s|$))", text):
        yield "no narrow space beside a sign"
    if re.search(r"(?i)\bdrogué", text):
        yield "clean or dirty"
    if re.search(r"(?i)\b(?:tu|toi|tes)\b", re.sub(r"«[^»]*»", "", text)):
        yield "tu"


# Looked for in the text as written, for their capitals are what makes them names.
_MARKS = re.compile(r"\b(?:AA|NA|A\.\s?A\.|N\.\s?A\.|SMART)\b")


def findings(text: str, language: str) -> list[str]:
    """The names of everything that this text says and never should; an empty list is right."""
    bare = re.sub(r"<[^>]*>|https?://\S+", "", text)
    found = list(_style(bare, language))
    if _MARKS.search(bare):
        found.append("protected names")
    sentences = [sentence for sentence in re.split(r"(?<=[.?!…])\s+|\n+", _flat(bare)) if sentence]
    found += [rule.name for rule in RULES if rule.language == language and any(map(rule.found, sentences))]
    return list(dict.fromkeys(found))


def _flat(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("œ", "oe"))
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return re.sub(r"[^\S\n]+", " ", bare)


def everything() -> Iterator[Said]:
    """Every text that somebody can read, in every language and every variant."""
    yield from content_texts(CONTENT)
    yield from fluent_texts(TEXTS)


def content_texts(folder: Path) -> Iterator[Said]:
    """The texts of the data files under `folder`."""
    for path in sorted(folder.rglob("*.y*ml")):
        if path.name not in NOT_SAID:
            yield from yaml_texts(path.read_text(encoding="utf-8"), str(path.relative_to(folder)))


def yaml_texts(source: str, place: str) -> Iterator[Said]:
    """The texts of one data file: under `fr` and `en`, or everywhere if it is one language's own."""
    value = yaml.load(source, Loader=yaml.CSafeLoader)
    own = value.get("lang") if isinstance(value, dict) else None
    if own is None:
        yield from _walk(value, place, None)
        return
    for key, message in value["messages"].items():
        for name in ("text", "text_discreet"):
            if message.get(name):
                yield Said(f"{place}: {key}.{name}", own, message[name])


def _walk(value: Any, place: str, language: str | None) -> Iterator[Said]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in _UNSAID_KEYS:
                yield from _walk(item, f"{place}: {key}", key if key in LANGUAGES else language)
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, place, language)
    elif isinstance(value, str) and language:
        yield Said(place, language, value)


def fluent_texts(folder: Path) -> Iterator[Said]:
    """The texts of the Fluent files under `folder`/<language>/."""
    for path in sorted(folder.rglob("*.ftl")):
        language = path.relative_to(folder).parts[0]
        yield from fluent_file(path.read_text(encoding="utf-8"), language, str(path.relative_to(folder)))


def fluent_file(source: str, language: str, place: str) -> Iterator[Said]:
    """Each message of one Fluent file, once for each of its variants; a number stands for a variable."""
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Junk):
            raise ValueError(f"{place}: not Fluent: {entry.content}")
        if isinstance(entry, (ast.Message, ast.Term)):
            patterns = [entry.value, *(attribute.value for attribute in entry.attributes)]
            for pattern in filter(None, patterns):
                for text in itertools.islice(_variants(pattern), _MOST_VARIANTS):
                    yield Said(f"{place}: {entry.id.name}", language, text)


def _variants(pattern: ast.Pattern) -> Iterator[str]:
    parts = [list(_element(element)) for element in pattern.elements]
    yield from ("".join(chosen) for chosen in itertools.product(*parts))


def _element(element: ast.TextElement | ast.Placeable) -> Iterator[str]:
    if isinstance(element, ast.TextElement):
        yield element.value
        return
    expression = element.expression
    if isinstance(expression, ast.SelectExpression):
        for variant in expression.variants:
            yield from _variants(variant.value)
    elif isinstance(expression, ast.Literal):
        yield str(expression.parse()["value"])
    elif isinstance(expression, ast.VariableReference):
        yield "7"
    elif isinstance(expression, ast.Placeable):
        yield from _element(expression)
    else:
        yield "7"
