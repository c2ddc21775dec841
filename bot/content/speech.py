"""How typed words are folded and how phrases of the lexicon become patterns: pure, standard library only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

LONGEST: Final = 2_000
"""Characters of a text that are looked at; what brings somebody fits, and a flood costs nothing."""

_SPLIT = re.compile(r"[.!?;:\n…]+")
_OTHER = re.compile(r"[^a-z0-9/]+")
_TWICE = re.compile(r"([a-z])\1+")
_GAPS = {"..": r"(?:\w+ ){0,2}?", "...": r"(?:\w+ ){0,6}?"}
_BLOOD: Final = ("parent", "sibling", "grandparent", "other")
_NOT_GRAND = "(?<!grand )(?<!grands )"
"""A grandmother is no mother: kin words don't count after these."""


def plain(text: str) -> str:
    """Lower case without accents, ligatures or typographic signs; sentences end with a lone slash."""
    bare = unicodedata.normalize("NFKD", text[:LONGEST].lower().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(_OTHER.sub(" ", _SPLIT.sub(" / ", bare.replace("/", " "))).split())


def fold(text: str) -> str:
    """`plain`, with every doubled letter written once: spelling can't get lost there."""
    return _TWICE.sub(r"\1", plain(text))


def listed(text: str) -> tuple[str, ...]:
    """The phrases of a comma-separated text."""
    return tuple(filter(None, map(str.strip, text.split(","))))


class Grammar:
    """One language's section of lexicon.yaml, and the patterns it makes of phrases."""

    def __init__(self, section: Mapping[str, Any]) -> None:
        self._people = {name: listed(text) for name, text in section["people"].items()}
        kin = tuple(person for name, group in self._people.items() if name != "animal" for person in group)
        self._groups = {
            **self._people,
            "kin": kin,
            "blood": tuple(who for name in _BLOOD for who in self._people[name]),
            "my": listed(section["my"]),
            "dead": listed(section["dead"]),
        }
        self._losing = listed(section["losing"])
        self._sms = {fold(short): fold(long) for short, long in section["sms"].items()}
        self.common = frozenset(word for phrase in listed(section["common"]) for word in fold(phrase).split())
        self.idioms = self.pattern(listed(section["idioms"]))
        self.me = frozenset(fold(section["me"]).split())
        self.my = frozenset(fold(section["my"]).split())
        self.filler = frozenset(fold(section["filler"]).split())
        self.cause = frozenset(fold(section["cause"]).split())
        self.ongoing = frozenset(fold(section["ongoing"]).split())
        self.negated = self.pattern(listed(section["not"]))
        # « une femme » is often the writer; « un ami » never is.
        someone = (*self._people["friend"], *self._people["other"])
        self.mention = re.compile(
            rf"(?<!\S)(?:{self._group('my')} (?:\w+ ){{0,2}}?{self._any(kin)}"
            rf"|(?:un|une|a|an|l|la) (?:\w+ )??{self._any(someone)})(?!\S)"
        )

    def read(self, text: str) -> str:
        """`text` folded, its hasty spelling written out and its set phrases taken out."""
        known = " ".join(self._sms.get(word, word) for word in fold(text).split())
        return self.idioms.sub("/", known)

    def pattern(self, phrases: Iterable[str]) -> re.Pattern[str]:
        """A pattern that finds any of these phrases as whole words; none finds nothing."""
        return re.compile(rf"(?<!\S)(?:{self._any(phrases)})(?!\S)")

    def losing(self, group: str) -> tuple[str, ...]:
        """The phrases of losing somebody of this group of people."""
        return tuple(phrase.replace("<whom>", f"<{group}>") for phrase in self._losing)

    def _any(self, phrases: Iterable[str]) -> str:
        # Longest first: an alternation stops at the first that fits.
        made = sorted({self._phrase(phrase) for phrase in phrases}, key=lambda made: (-len(made), made))
        return f"(?:{'|'.join(made)})" if made else r"(?!)"

    def _group(self, name: str) -> str:
        guard = _NOT_GRAND if name in {"kin", "blood", *self._people} else ""
        return guard + self._any(self._groups[name])

    def _phrase(self, phrase: str) -> str:
        made = ""
        for token in phrase.split():
            if token in _GAPS:
                made += _GAPS[token]
            elif token.startswith("<"):
                made += f"{self._group(token[1:-1])} "
            else:
                made += f"{self._token(token)} "
        return made.removesuffix(" ")

    @staticmethod
    def _token(token: str) -> str:
        words = [_stem(word) for word in token.split("|")]
        return words[0] if len(words) == 1 else f"(?:{'|'.join(words)})"


def _stem(word: str) -> str:
    """The pattern of one word; an apostrophe inside makes two, and a star takes any ending."""
    folded = re.escape(fold(word.removesuffix("*"))).replace(r"\ ", " ")
    return rf"{folded}\w*" if word.endswith("*") else folded
