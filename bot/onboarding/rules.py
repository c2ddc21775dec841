"""Chosen names: what fits as one. Pure."""

from __future__ import annotations

import re
import unicodedata

SHORTEST, LONGEST = 2, 20
"""Characters of a chosen name."""
_LETTERS = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")


def chosen_name(words: str) -> str | None:
    """The name as it will be shown, or None when it doesn't fit.

    Letters of any script, single spaces, apostrophes and hyphens: nothing a number, a link, an
    account or an invisible character could hide in.
    """
    name = " ".join(unicodedata.normalize("NFC", words).split())
    if not SHORTEST <= len(name) <= LONGEST or not _LETTERS.fullmatch(name):
        return None
    return name
