"""The lines of a country as they are told: the number first, then whose it is and when it answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.content import helplines
from bot.content.helplines import Line
from bot.texts import Html, Texts


@dataclass(frozen=True, slots=True)
class Known:
    """What may be shown: verified lines, and those an operator confirmed (their keys)."""

    confirmed: frozenset[str] = frozenset()

    def general(self, country: str) -> tuple[Line, ...]:
        """The lines for everybody."""
        return helplines.for_country(country, self.confirmed).general

    def of(self, country: str, *kinds: str) -> tuple[Line, ...]:
        """The lines of these kinds, each once."""
        found = helplines.for_country(country, self.confirmed).by_kind
        return tuple(dict.fromkeys(line for kind in kinds for line in found.get(kind, ())))

    def written(self, country: str) -> tuple[Line, ...]:
        """The lines for everybody that one can write to."""
        return tuple(line for line in self.general(country) if {"text", "chat"} & set(line.channels))


def countries(t: Texts) -> list[tuple[str, str]]:
    """Key and name of every country there are numbers for, in the order they are offered."""
    return [(key, name(t.language)) for key, name in helplines.countries()]


def is_country(key: str) -> bool:
    """Whether there are numbers for it."""
    return any(key == known for known, _ in helplines.countries())


def told(t: Texts, lines: Iterable[Line]) -> Html:
    """One line of text each: number, name, hours."""
    return Html("\n".join(_told(t, line) for line in lines))


def shortly(t: Texts, country: str, known: Known) -> Html:
    """The first number for everybody and the emergency one; the directory where there is none."""
    first = known.general(country)[:1]
    return Html("\n".join([told(t, first) if first else t("safety-finder"), emergency(t, country)]))


def happens(t: Texts, lines: Iterable[Line]) -> Html:
    """What happens when one calls the first of these lines."""
    first = next(iter(lines), None)
    if first is None:
        return t("safety-what-happens")
    return t("safety-what-happens-first", number=_number(first), what=first.what(t.language))


def emergency(t: Texts, country: str) -> Html:
    """The emergency number of the country; 112 and its limits where none is known."""
    found = helplines.for_country(country)
    if found.country is None:
        return t("safety-other-emergency", number=_code(found.emergency.number))
    return t("safety-emergency", number=_code(found.emergency.number))


def police(t: Texts, country: str) -> Html:
    """Every emergency number of the country, and how to ask for help without speaking."""
    found = helplines.for_country(country)
    told_ = [emergency(t, country)]
    for key in ("police", "ambulance"):
        number = getattr(found.emergency, key)
        if number != found.emergency.number:
            told_.append(t(f"safety-call-{key}", number=_code(number)))
    if found.emergency_text is not None:
        told_.append(t("safety-call-silent", number=_code(found.emergency_text.sms or "")))
    return Html("\n".join(told_))


def _told(t: Texts, line: Line) -> Html:
    number = _number(line)
    name = line.name.removeprefix(number).removeprefix(",").strip()
    words = t("safety-line", number=_code(number), name=name, hours=line.hours(t.language))
    if not name:
        words = t("safety-line-unnamed", number=_code(number), hours=line.hours(t.language))
    if line.sms and line.sms != number:
        words = Html(f"{words} {t('safety-line-text', number=_code(line.sms))}")
    elif line.sms and line.number:
        words = Html(f"{words} {t('safety-line-text-same')}")
    return words


def _number(line: Line) -> str:
    return line.number or line.sms or ""


def _code(number: str) -> Html:
    """A tap copies it; short numbers aren't turned into links by Telegram."""
    return Html(f"<code>{number}</code>")
