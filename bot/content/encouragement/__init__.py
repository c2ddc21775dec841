"""The library of encouragement: original words by kind, family, state and tone, the same in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from bot.content.experiences import PERSPECTIVES, Catalogue, Family, catalogue
from bot.content.kinds import MESSAGE_KINDS, STAGES, STATES, TONES
from bot.content.reading import LANGUAGES, fields, mapping, names, need, one_of, read

LOW_TONE: Final = 1
"""The highest tone that goes out after a low mood (domain.md §C3)."""
LOW_STATES: Final = frozenset({"low", "low3", "anniv_loss", "craving_high"})

_NEEDED: Final = ("text", "kind", "tone_max", "families", "states")
_DEFAULTED: Final = (
    "text_discreet",
    "perspectives",
    "stages",
    "register",
    "cta",
    "author",
    "licence",
    "source",
    "warnings",
    "reviewed",
    "min_gap_days",
)
_SPOKEN: Final = frozenset({"language", "text", "text_discreet", "register", "reviewed"})
"""What may differ between the languages: everything else is one rule for all."""


@dataclass(frozen=True, slots=True)
class Message:
    """One word of encouragement (domain.md §C2). `tone` is the schema's `tone_max`.

    `text_discreet` None: `text` itself says nothing that would have to be hidden. `reviewed` holds who
    of the instance read it, and when; None until then. `min_gap_days` before the same person sees it again.
    """

    key: str
    language: str
    text: str
    text_discreet: str | None
    kind: str
    tone: int
    families: frozenset[str]
    perspectives: frozenset[str]
    stages: frozenset[str]
    states: frozenset[str]
    register: str
    cta: str
    author: str
    licence: str
    source: str | None
    warnings: tuple[str, ...]
    reviewed: Mapping[str, Any] | None
    min_gap_days: int

    def suits(
        self, family: Family, state: str, *, perspective: str | None = None, stage: str | None = None
    ) -> bool:
        """Whether it may go to somebody of this family, in this state; unknown answers exclude nothing."""
        rules = family.rules
        if family.key not in self.families or state not in self.states or self.kind in rules.never:
            return False
        if self.tone > (min(rules.tone, LOW_TONE) if state in LOW_STATES else rules.tone):
            return False
        if perspective is not None and perspective not in self.perspectives:
            return False
        return stage is None or not self.stages or stage in self.stages


@cache
def library() -> Mapping[str, Mapping[str, Message]]:
    """All messages by language and key, read once; ContentFault if a file is not sound."""
    return parse_library({name: read(f"encouragement/{name}.yaml") for name in LANGUAGES}, catalogue())


def messages(language: str) -> tuple[Message, ...]:
    """Every message of a language, in the order of its file."""
    return tuple(library()[language].values())


def message(language: str, key: str) -> Message | None:
    """The message of this key, or None if it no longer exists."""
    return library()[language].get(key)


def parse_library(files: Mapping[str, Any], known: Catalogue) -> Mapping[str, Mapping[str, Message]]:
    """The library of loaded files, the same keys and rules in each language; ContentFault otherwise."""
    found = {language: _file(language, value, known) for language, value in files.items()}
    first, *others = found
    for language in others:
        strange = set(found[first]) ^ set(found[language])
        need(not strange, f"encouragement/{language}", f"and {first} differ in {', '.join(sorted(strange))}")
        for key, one in found[language].items():
            differing = [name for name in _rules(one) if _rules(one)[name] != _rules(found[first][key])[name]]
            need(not differing, f"{language} {key}", f"and {first} differ in {', '.join(differing)}")
    return MappingProxyType({language: MappingProxyType(items) for language, items in found.items()})


def _rules(one: Message) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Message.__slots__ if name not in _SPOKEN}


def _file(language: str, value: Any, known: Catalogue) -> dict[str, Message]:
    top = fields(value, f"encouragement/{language}", ("lang", "defaults", "messages"))
    need(top["lang"] == language, f"encouragement/{language}", "says that it is another language")
    defaults = fields(top["defaults"], f"encouragement/{language} defaults", _DEFAULTED)
    items = mapping(top["messages"], f"encouragement/{language} messages")
    return {key: _message(language, key, item, defaults, known) for key, item in items.items()}


def _message(language: str, key: str, value: Any, defaults: Mapping[str, Any], known: Catalogue) -> Message:
    where = f"{language} {key}"
    item = {**defaults, **fields(value, where, _NEEDED, _DEFAULTED)}
    need(isinstance(item["text"], str) and item["text"].strip(), where, "has no text")
    need(item["tone_max"] in TONES, where, "tone_max should be 0, 1, 2 or 3")
    need(isinstance(item["min_gap_days"], int) and item["min_gap_days"] > 0, where, "min_gap_days: days")
    families = list(known.families) if item["families"] == "all" else item["families"]
    states = names(item["states"], f"{where} states", STATES)
    need(states, where, "goes out in no state")
    return Message(
        key=key,
        language=language,
        text=item["text"].strip(),
        text_discreet=item["text_discreet"],
        kind=one_of(item["kind"], f"{where} kind", MESSAGE_KINDS),
        tone=item["tone_max"],
        families=frozenset(names(families, f"{where} families", known.families)),
        perspectives=frozenset(names(item["perspectives"], f"{where} perspectives", PERSPECTIVES)),
        stages=frozenset(names(item["stages"], f"{where} stages", STAGES)),
        states=frozenset(states),
        register=one_of(item["register"], f"{where} register", ("vous", "tu")),
        cta=one_of(item["cta"], f"{where} cta", ("none", "button")),
        author=str(item["author"]),
        licence=str(item["licence"]),
        source=item["source"],
        warnings=names(item["warnings"], f"{where} warnings"),
        reviewed=item["reviewed"],
        min_gap_days=item["min_gap_days"],
    )
