"""The catalogue of experiences: what a circle can be about, and the rules of each family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from bot.content.kinds import HELPLINE_KINDS, MESSAGE_KINDS, TONES
from bot.content.reading import Words, fields, flag, mapping, names, need, one_of, read, words

PERSPECTIVES: Final = ("self", "close", "loss")
SPACES: Final = ("mixed", "women", "men", "lgbtq")
ADMISSIONS: Final = ("none", "human")
CIRCLE_KINDS: Final = ("small", "open")

_RULES: Final = ("tone", "circle", "admission", "counters", "never", "perspectives", "space")
_FAMILY: Final = ("name", "about", *_RULES, "close", "loss")
_EXPERIENCE: Final = ("family", "opened", "name", "about", "words")


@dataclass(frozen=True, slots=True)
class Rules:
    """How a family, or one experience of it, is treated. Each field is told in experiences.yaml."""

    tone: int
    circle: str
    admission: str
    counters: bool
    never: tuple[str, ...]
    perspectives: tuple[str, ...]
    space: bool


@dataclass(frozen=True, slots=True)
class Family:
    """A family of experiences. `close` and `loss` name the experience of those beside the person."""

    key: str
    name: Words
    about: Words
    rules: Rules
    close: str | None
    loss: str | None
    typical: tuple[str, ...]
    phrases: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Experience:
    """One thing people live through. `numbers` is the kind of helpline that a closed one answers with.

    `about` follows « un cercle qui parle … » / "a circle about …". `lost` names the group of people
    in lexicon.yaml whose loss this is; `general` marks the family's catch-all.
    """

    key: str
    family: str
    name: Words
    about: Words
    opened: bool
    rules: Rules
    numbers: str | None
    general: bool
    lost: str | None
    phrases: Mapping[str, tuple[str, ...]]

    @property
    def tone(self) -> int:
        return self.rules.tone

    @property
    def perspectives(self) -> tuple[str, ...]:
        return self.rules.perspectives

    @property
    def asks_space(self) -> bool:
        return self.rules.space


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All families and experiences, in the order of the file; `speech` is what the lexicon reads by."""

    families: Mapping[str, Family]
    experiences: Mapping[str, Experience]
    speech: Mapping[str, Any]

    def family(self, key: str) -> Family:
        """The family of this key; KeyError if there is none."""
        return self.families[key]

    def experience(self, key: str) -> Experience:
        """The experience of this key, closed or open; KeyError if there is none."""
        return self.experiences[key]

    def find(self, key: str | None) -> Experience | None:
        """The experience of this key, or None: for keys that come from outside."""
        return None if key is None else self.experiences.get(key)

    def family_of(self, experience: str) -> Family:
        return self.families[self.experiences[experience].family]

    def of(self, family: str, *, opened: bool | None = None) -> tuple[Experience, ...]:
        """The experiences of a family, only the open or only the closed ones if asked."""
        own = (item for item in self.experiences.values() if item.family == family)
        return tuple(item for item in own if opened is None or item.opened is opened)

    def opened_families(self) -> tuple[Family, ...]:
        """The families in which at least one experience is open."""
        return tuple(family for family in self.families.values() if self.of(family.key, opened=True))

    def seen_from(self, experience: str, perspective: str | None) -> Experience:
        """The experience of who stands there: a relative's for "close", a bereaved person's for "loss".

        Itself when the perspective is "self", unknown, or has no experience of its own.
        """
        chosen = self.experiences[experience]
        family = self.families[chosen.family]
        other = {"close": family.close, "loss": family.loss}.get(perspective or "self")
        return chosen if other is None else self.experiences[other]


@cache
def catalogue() -> Catalogue:
    """The catalogue of this installation, read once; ContentFault if the file is not sound."""
    return parse_catalogue(read("experiences.yaml"), read("lexicon.yaml"))


def parse_catalogue(value: Any, speech: Any) -> Catalogue:
    """The catalogue of two loaded files; ContentFault names what is wrong."""
    top = fields(value, "experiences.yaml", ("families", "experiences"))
    families = {key: _family(key, item) for key, item in mapping(top["families"], "families").items()}
    experiences = {
        key: _experience(key, item, families)
        for key, item in mapping(top["experiences"], "experiences").items()
    }
    for family in families.values():
        for key in (family.close, family.loss, *family.typical):
            need(key is None or key in experiences, f"family {family.key}", f"does not know {key}")
    return Catalogue(
        MappingProxyType(families), MappingProxyType(experiences), mapping(speech, "lexicon.yaml")
    )


def _family(key: str, value: Any) -> Family:
    where = f"family {key}"
    item = fields(value, where, _FAMILY, ("typical", "words"))
    return Family(
        key=key,
        name=words(item["name"], f"{where} name"),
        about=words(item["about"], f"{where} about"),
        rules=_rules(item, where),
        close=item["close"],
        loss=item["loss"],
        typical=names(item.get("typical", []), f"{where} typical"),
        phrases=_phrases(item.get("words", {"fr": "", "en": ""}), f"{where} words"),
    )


def _experience(key: str, value: Any, families: Mapping[str, Family]) -> Experience:
    where = f"experience {key}"
    item = fields(value, where, _EXPERIENCE, ("numbers", "general", "lost", *_RULES))
    family = families[one_of(item["family"], f"{where} family", families)]
    opened = flag(item["opened"], f"{where} opened")
    numbers = item.get("numbers")
    need(opened or numbers in HELPLINE_KINDS, where, "is closed: it needs the kind of numbers to answer with")
    inherited = {name: getattr(family.rules, name) for name in _RULES}
    inherited |= {"never": list(family.rules.never), "perspectives": list(family.rules.perspectives)}
    return Experience(
        key=key,
        family=family.key,
        name=words(item["name"], f"{where} name"),
        about=words(item["about"], f"{where} about"),
        opened=opened,
        rules=_rules(inherited | {name: item[name] for name in _RULES if name in item}, where),
        numbers=numbers,
        general=flag(item.get("general", False), f"{where} general"),
        lost=item.get("lost"),
        phrases=_phrases(item["words"], f"{where} words"),
    )


def _rules(item: Mapping[str, Any], where: str) -> Rules:
    need(item["tone"] in TONES, f"{where} tone", "should be 0, 1, 2 or 3")
    perspectives = names(item["perspectives"], f"{where} perspectives", PERSPECTIVES)
    need(perspectives, f"{where} perspectives", "is empty")
    return Rules(
        tone=item["tone"],
        circle=one_of(item["circle"], f"{where} circle", CIRCLE_KINDS),
        admission=one_of(item["admission"], f"{where} admission", ADMISSIONS),
        counters=flag(item["counters"], f"{where} counters"),
        never=names(item["never"], f"{where} never", MESSAGE_KINDS),
        perspectives=perspectives,
        space=flag(item["space"], f"{where} space"),
    )


def _phrases(value: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    found = fields(value, where, ("fr", "en"))
    return MappingProxyType(
        {language: tuple(filter(None, map(str.strip, text.split(",")))) for language, text in found.items()}
    )
