"""Reasons as sentences, in the person's language."""

from collections.abc import Callable

from bot.matching.rules import Explanation, Reason
from bot.texts import Html, Texts

Names = Callable[[str], str]
"""The words people read for a key of the catalogue (experience, family, interest)."""

_NAMED = frozenset({"topic", "second", "family", "interest"})


def _sentence(t: Texts, role: str, reason: Reason, names: Names) -> Html:
    values = {
        name: names(value) if name in _NAMED and isinstance(value, str) else value
        for name, value in reason.values.items()
    }
    return t(f"matching-{role}-{reason.kind}", **values)


def why(t: Texts, explanation: Explanation, names: Names) -> tuple[Html, ...]:
    """The sentences of an explanation in reading order: reasons, how one lives there, mismatch."""
    said = [_sentence(t, "why", reason, names) for reason in explanation.why]
    said.append(_sentence(t, "life", explanation.life, names))
    if explanation.mismatch is not None:
        said.append(_sentence(t, "but", explanation.mismatch, names))
    return tuple(said)
