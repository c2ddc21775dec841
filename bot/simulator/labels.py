"""Finding the button a person means: its label, emoji or not, or a beginning that only one has."""

import re
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
ORNAMENT = re.compile(r"^[^\w«(]+", re.UNICODE)


def plain(label: str) -> str:
    """The label without emoji and signs before its first word."""
    return ORNAMENT.sub("", label).strip()


def find(wanted: str, labelled: Sequence[tuple[str, T]]) -> T | None:
    """The value whose label is meant; None when none is, or when a beginning fits several."""
    for exact in (lambda label: label == wanted, lambda label: plain(label) == wanted):
        for label, value in labelled:
            if exact(label):
                return value
    begun = [
        (label, value)
        for label, value in labelled
        if plain(label).startswith(wanted) or label.startswith(wanted)
    ]
    return begun[0][1] if len({label for label, _ in begun}) == 1 else None
