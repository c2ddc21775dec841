"""From a few words to at most three experiences to confirm: pure, deterministic, nothing is kept."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.content.experiences import Catalogue, Experience
from bot.content.reading import LANGUAGES
from bot.content.speech import Grammar, plain

AT_MOST: Final = 3
_FEELINGS: Final = frozenset({"depression", "anxiety", "burnout", "isolation"})
"""What people say beside everything else: recognised, but after what is more particular."""
_ALIKE: Final = 0.84
"""How alike a misspelt word must be to a known one (difflib's ratio), when nothing else was found."""
_LETTERS_OFF: Final = 1
"""How many letters it may lack or have too many: « elle me manque » is no « maniaque »."""

_CLEAR: Final = 2
"""So many more everyday words of one language, and the other isn't tried: « il » is no "ill"."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An experience to confirm, seen from `perspective`; not `opened`: its numbers come first."""

    experience: str
    perspective: str
    opened: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where a subject was recognised: an experience, or a family alone (`experience` None)."""

    family: str
    experience: Experience | None
    start: int
    end: int
    close: bool = False

    @property
    def is_general(self) -> bool:
        return self.experience is None or self.experience.general


def propose(text: str, catalogue: Catalogue, language_hint: str = "fr") -> list[Proposal]:
    """Up to three experiences that `text` speaks of, the closed ones first, the likeliest next.

    French and English, whatever the case, accents or SMS spelling. `language_hint` (the person's
    language) decides when the text doesn't show its own. Nothing recognised: an empty list.
    """
    lexicon = _lexicon(catalogue)
    for language in _languages(text, lexicon, language_hint):
        reader = lexicon[language]
        words = reader.grammar.read(text)
        found = _proposals(reader, _weigh(reader, words, list(_hits(reader, words))))
        if found:
            return found[:AT_MOST]
    for language in _languages(text, lexicon, language_hint):
        found = _misspelt(lexicon[language], text)
        if found:
            return found[:AT_MOST]
    return []


@dataclass(frozen=True, slots=True)
class _Reader:
    """The patterns of one language."""

    catalogue: Catalogue
    grammar: Grammar
    patterns: tuple[tuple[str, Experience | None, re.Pattern[str]], ...]
    vocabulary: dict[str, Experience]


@lru_cache(maxsize=4)
def _lexicon(catalogue: Catalogue) -> dict[str, _Reader]:
    return {language: _reader(catalogue, language) for language in LANGUAGES}


def _reader(catalogue: Catalogue, language: str) -> _Reader:
    grammar = Grammar(catalogue.speech[language])
    patterns: list[tuple[str, Experience | None, re.Pattern[str]]] = []
    vocabulary: dict[str, Experience] = {}
    for item in catalogue.experiences.values():
        phrases = item.phrases[language] + (grammar.losing(item.lost) if item.lost else ())
        patterns.append((item.family, item, grammar.pattern(phrases)))
        for phrase in item.phrases[language]:
            word = plain(phrase.removesuffix("*"))
            if phrase.removesuffix("*").isalpha() and len(word) >= 6:
                vocabulary.setdefault(word, item)
    patterns += [
        (family.key, None, grammar.pattern(family.phrases[language]))
        for family in catalogue.families.values()
    ]
    return _Reader(catalogue, grammar, tuple(patterns), vocabulary)


def _languages(text: str, lexicon: dict[str, _Reader], hint: str) -> tuple[str, ...]:
    """The languages to try, the text's own first; the other one only when the text doesn't show its own."""
    counts = {
        language: sum(word in reader.grammar.common for word in reader.grammar.read(text).split())
        for language, reader in lexicon.items()
    }
    likeliest = sorted(LANGUAGES, key=lambda language: (-counts[language], language != hint))
    clear = counts[likeliest[0]] - counts[likeliest[1]] >= _CLEAR
    return (likeliest[0],) if clear else tuple(likeliest)


def _hits(reader: _Reader, words: str) -> Iterator[_Hit]:
    """Every place that speaks of something, with whether somebody close is meant."""
    mentions = [match.span() for match in reader.grammar.mention.finditer(words)]
    sided = {family.key for family in reader.catalogue.families.values() if family.close}
    for family, experience, pattern in reader.patterns:
        for match in pattern.finditer(words):
            close = family in sided and _is_about_someone(reader.grammar, words, match.span(), mentions)
            # « mon mari violent » is who did it, not whom it was done to.
            close = close and not (family == "violence" and _did_it(words, match.span(), mentions))
            hit = _Hit(family, experience, match.start(), match.end(), close)
            if not _is_negated(reader.grammar, words, hit):
                yield hit


def _is_about_someone(
    grammar: Grammar, words: str, span: tuple[int, int], mentions: Iterable[tuple[int, int]]
) -> bool:
    """Whether what stands at `span` is somebody close's: « mon fils se drogue », “my dad's drinking”."""
    start, end = span
    for from_, to in mentions:
        if from_ <= start and end <= to:
            return True
        if from_ <= start and _leads_to(grammar, words[to:start], words[start:end]):
            return True
        if from_ >= end and words[end:from_].split() in (["de"], ["d"], ["du"], ["of"], ["chez"], ["in"]):
            return True
    return False


def _did_it(words: str, span: tuple[int, int], mentions: Iterable[tuple[int, int]]) -> bool:
    """Whether the person named is part of what is said, or does it to the writer ("harasses me")."""
    part = any(from_ < span[1] and span[0] < to for from_, to in mentions)
    return part or words[span[1] :].startswith(" me ") or words[span[1] :] == " me"


def _leads_to(grammar: Grammar, between: str, said: str) -> bool:
    """Whether a person named before is still the one spoken of: no "I" and no new sentence between."""
    path = between.split()
    if "/" in path or (path and path[-1] in grammar.my):
        return False
    return grammar.me.isdisjoint(path) and grammar.me.isdisjoint(said.split())


def _is_negated(grammar: Grammar, words: str, hit: _Hit) -> bool:
    """« pas l'alcool », "not drugs" — but not « pas d'alcool depuis un mois »."""
    before = words[: hit.start].split()
    while before and before[-1] in grammar.filler:
        before.pop()
    tail = " ".join(before[-4:])
    denied = any(match.end() == len(tail) for match in grammar.negated.finditer(tail))
    return denied and grammar.ongoing.isdisjoint(words[hit.end :].split()[:4])


def _weigh(reader: _Reader, words: str, hits: list[_Hit]) -> list[_Hit]:
    """The hits that count: no part of a longer one, no loss told twice, no cause of a death."""
    hits = [hit for hit in hits if not any(_swallows(other, hit) for other in hits)]
    losses = [hit for hit in hits if hit.family == "bereavement"]
    closed = [hit for hit in losses if hit.experience is not None and not hit.experience.opened]
    hits = [hit for hit in hits if not any(_repeats(words, loss, hit) for loss in closed)]
    return [hit for hit in hits if not any(_is_cause(reader.grammar, words, loss, hit) for loss in losses)]


def _swallows(longer: _Hit, hit: _Hit) -> bool:
    if longer is hit or longer.is_general:
        return False
    inside = longer.start <= hit.start and hit.end <= longer.end
    return inside and (longer.end - longer.start > hit.end - hit.start or hit.is_general)


def _repeats(words: str, closed: _Hit, hit: _Hit) -> bool:
    """An open loss told by the very words of a closed one: « mon frère est mort, il s'est suicidé »."""
    if hit.family != "bereavement" or hit.experience is None or not hit.experience.opened:
        return False
    first, second = sorted([closed, hit], key=lambda one: one.start)
    return len(words[first.end : second.start].split()) <= 2


def _is_cause(grammar: Grammar, words: str, loss: _Hit, hit: _Hit) -> bool:
    """What somebody died of: « ma mère est morte d'un cancer », "lost my dad to drink"."""
    if hit.family == "bereavement":
        return False
    between = words[loss.end : hit.start].split()
    if between and len(between) <= 4 and grammar.cause.issuperset(between):
        return True
    return hit.close and any(
        match.start() < loss.end and loss.start < match.end()
        for match in grammar.mention.finditer(words)
        if match.start() <= hit.start
    )


def _proposals(reader: _Reader, hits: list[_Hit]) -> list[Proposal]:
    """One proposal for each experience, in the order in which to show them."""
    precise = {(hit.family, hit.close) for hit in hits if not hit.is_general}
    if any(hit.experience for hit in hits):
        hits = [hit for hit in hits if hit.experience]
    hits = [hit for hit in hits if not (hit.is_general and (hit.family, hit.close) in precise)]
    ranked: dict[Proposal, tuple[bool, bool, int]] = {}
    for hit in hits:
        for proposal in _of(reader.catalogue, hit):
            rank = (proposal.opened, proposal.experience in _FEELINGS, hit.start)
            ranked[proposal] = min(rank, ranked.get(proposal, rank))
    return sorted(ranked, key=lambda proposal: ranked[proposal])


def _of(catalogue: Catalogue, hit: _Hit) -> Iterator[Proposal]:
    family = catalogue.family(hit.family)
    experience = hit.experience
    beside = hit.close and family.close is not None
    if experience is None:
        keys = (family.close,) if beside else family.typical
        yield from (_proposal(catalogue, key) for key in keys if key is not None)
    elif beside and "close" in experience.perspectives:
        relatives = catalogue.experience(family.close or "")
        if not experience.opened and relatives.opened:
            yield Proposal(experience.key, "close", opened=False)
        yield _proposal(catalogue, relatives.key)
    else:
        yield _proposal(catalogue, experience.key)


def _proposal(catalogue: Catalogue, key: str) -> Proposal:
    experience = catalogue.experience(key)
    return Proposal(key, experience.perspectives[0], experience.opened)


def _misspelt(reader: _Reader, text: str) -> list[Proposal]:
    """A last try, word by word: « dépréssoin », "gambeling"."""
    found: list[Proposal] = []
    for word in plain(text).split():
        if len(word) >= 6:
            near = difflib.get_close_matches(word, reader.vocabulary, n=1, cutoff=_ALIKE)
            # People rarely misspell the first letter: “getting” is no “betting”.
            found += [
                _proposal(reader.catalogue, reader.vocabulary[one].key)
                for one in near
                if one[0] == word[0] and abs(len(one) - len(word)) <= _LETTERS_OFF
            ]
    return sorted(dict.fromkeys(found), key=lambda proposal: proposal.opened)
