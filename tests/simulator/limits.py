"""What the specification says about values in sentences, read as rules: lengths, ranges, choices."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

Rule = Callable[[Any], str | None]
"""What is wrong with a value, or None."""

LENGTH = re.compile(r"(\d+)-(\d+) (characters|bytes)( after entities parsing)?", re.IGNORECASE)
MANY = re.compile(r"(?:[Ll]ist of|must include) (\d+)-(\d+) ")
AT_MOST = re.compile(r"At most (\d+) \w+ can be specified")
RANGE = re.compile(r"(?:between|,|;) (\d+)-(\d+)(?:[.;]| are accepted|$)")
CHOICES = re.compile(r'(?:[Cc]an be(?: either)?|[Mm]ust be one of) ("[a-z_]+".*)')
MUST_BE = re.compile(r", (?:must be|always) \"?([a-z_]+)\"?$")
LOWER = "Can contain only lowercase English letters, digits and underscores"
SECRET = "Only characters A-Z, a-z, 0-9, _ and - are allowed"
TWO_LETTERS = "two-letter ISO 639-1 language code"
PATTERNS = {LOWER: r"[a-z0-9_]*", SECRET: r"[A-Za-z0-9_-]*", TWO_LETTERS: r"(?:[a-z]{2})?"}
ALTERNATIVE = re.compile(r"instead of (\w+)$")
ONLY_FOR = re.compile(r'For (?:"(\w+)"(?:, | and )?)+ only')
NEEDED = re.compile(r"Required if ([\w ]+?) (?:is|are) not specified")
ONE_OF = re.compile(r"(Exactly|At most) one of the fields other than ([\w, ]+?) must be used")


@cache
def rules(description: str) -> tuple[Rule, ...]:
    """The rules in the description of one parameter or field."""
    return tuple(_rules(description))


def _rules(description: str) -> Iterator[Rule]:
    if found := LENGTH.search(description):
        yield _length(int(found[1]), int(found[2]), found[3].lower())
    if found := MANY.search(description):
        yield _many(int(found[1]), int(found[2]))
    if found := AT_MOST.search(description):
        yield _many(0, int(found[1]))
    if found := RANGE.search(description):
        yield _range(int(found[1]), int(found[2]))
    if found := CHOICES.search(description):
        yield _choice(frozenset(re.findall(r'"([a-z_]+)"', found[1])))
    if found := MUST_BE.search(description):
        yield _choice(frozenset({found[1]}))
    for sentence, pattern in PATTERNS.items():
        if sentence in description:
            yield _pattern(re.compile(pattern))


@cache
def name_of(description: str) -> str | None:
    """What this field always holds in an object of its type."""
    found = MUST_BE.search(description)
    return found[1] if found else None


def is_after_parsing(description: str) -> bool:
    """Whether the length is that of the text without its markup."""
    found = LENGTH.search(description)
    return found is not None and found[4] is not None


def without_markup(text: str) -> str:
    """Telegram's HTML read as plain text."""
    return html.unescape(re.sub(r"<[^>]*>", "", text)).strip()


def _length(low: int, high: int, unit: str) -> Rule:
    def rule(value: Any) -> str | None:
        if not isinstance(value, str):
            return None
        size = len(value.encode("utf-8", "surrogatepass") if unit == "bytes" else value)
        return None if low <= size <= high else f"{size} {unit}, allowed are {low}-{high}"

    return rule


def _many(low: int, high: int) -> Rule:
    def rule(value: Any) -> str | None:
        if not isinstance(value, list) or low <= len(value) <= high:
            return None
        return f"{len(value)} items, allowed are {low}-{high}"

    return rule


def _range(low: int, high: int) -> Rule:
    def rule(value: Any) -> str | None:
        if not isinstance(value, int | float) or low <= value <= high:
            return None
        return f"{value}, allowed are {low}-{high}"

    return rule


def _choice(allowed: frozenset[str]) -> Rule:
    def rule(value: Any) -> str | None:
        if not isinstance(value, str) or value in allowed:
            return None
        return f"{value!r} is none of {sorted(allowed)}"

    return rule


def _pattern(pattern: re.Pattern[str]) -> Rule:
    def rule(value: Any) -> str | None:
        if not isinstance(value, str) or pattern.fullmatch(value):
            return None
        return f"has characters outside {pattern.pattern}"

    return rule


def between_fields(fields: Mapping[str, str], given: Mapping[str, Any]) -> Iterator[str]:
    """What the descriptions of `fields` say about one being given with or without another."""
    for name, description in fields.items():
        if name in given:
            other = ALTERNATIVE.search(description)
            if other and other[1] in given:
                yield f"{name}: stands instead of {other[1]}, and both are given"
            if (only := ONLY_FOR.search(description)) and "type" in fields:
                kinds = re.findall(r'"(\w+)"', only[0])
                if given.get("type") not in kinds:
                    yield f"{name}: is for {kinds} only"
        elif needed := NEEDED.search(description):
            others = needed[1].split(" and ")
            if not any(other in given for other in others):
                yield f"{name}: missing, required without {needed[1]}"


def one_of(sentences: str, fields: Mapping[str, str], given: Mapping[str, Any]) -> Iterator[str]:
    """“Exactly one of the fields other than …”, where an object's own description says so."""
    if found := ONE_OF.search(sentences):
        apart = set(re.findall(r"\w+", found[2].replace(" and ", " ")))
        used = sorted(name for name in given if name in fields and name not in apart)
        if len(used) > 1 or (found[1] == "Exactly" and not used):
            yield f"{found[1].lower()} one of its kinds must be used, not {used}"
