"""The words of the bot by key, so that one story is told in both languages."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from bot.texts import texts

LANGUAGES = ("fr", "en")


def label(language: str, key: str, **values: Any) -> str:
    """A button's label."""
    return texts(language).plain(key, **values)


def said(language: str, key: str, **values: Any) -> str:
    """The first line of a text as a person reads it, without markup."""
    words = unescape(re.sub(r"<[^>]+>", "", texts(language)(key, **values)))
    return words.strip().splitlines()[0]
