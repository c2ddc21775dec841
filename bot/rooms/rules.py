"""Rules of the room: what is relayed, what is asked about, what waits to be read. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

SILENCE: Final = timedelta(minutes=30)
"""After so long without a word from the person, a typed text is asked about (product.md §1)."""
NEWCOMER: Final = timedelta(hours=72)
"""How long contact details are held after joining (care.md, Moderation)."""
WEEK: Final = timedelta(days=7)
"""What can be read on entry, and how long words are stored for it."""
DELETABLE: Final = timedelta(hours=47)
"""Telegram lets a bot delete for 48 hours; what is older is emptied by an edit. An hour for the way there."""
PAGE: Final = 10
"""Messages given to read at once."""
WAITING: Final = 20
"""Texts that one question "For the circle?" may be about."""

PHONE, LINK, HANDLE = "phone", "link", "handle"

_LINKS = frozenset({"url", "text_link", "email"})
_HANDLES = frozenset({"mention", "text_mention"})
_DATE = re.compile(r"(?<![\d/.-])\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?![/.-]?\d)")
# Ten digits in France, eight in Luxembourg's mobiles' old form, up to fifteen by ITU-T E.164.
_PHONE = re.compile(r"(?<![\w])(?:\+|\(\+?)?\d(?:[\s.\-/()_]{0,3}\d){7,14}(?!\w)")
_LINK = re.compile(
    r"\b(?:https?://|www\.|t\.me/|wa\.me/)\S+"
    r"|\b[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:com|net|org|info|fr|be|ch|ca|lu|eu|uk|ie|me|gg|io|co|app|link)\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\S+@\S+\.\w{2,}")
_HANDLE = re.compile(r"(?<![\w.@])@[A-Za-z][A-Za-z0-9_.]{2,}")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known when a text is typed in a room."""

    silent_for: timedelta
    """Since the person's last word or entry."""
    interrupted: bool
    """The bot wrote something else than this circle's messages since then."""
    answers_elsewhere: bool
    """The text is a reply to a message that isn't of this circle."""
    asking: bool = False
    """Other texts are being asked about already."""


def must_ask(moment: Moment) -> bool:
    """Whether it is asked first if a typed text is for the circle."""
    return moment.asking or moment.interrupted or moment.answers_elsewhere or moment.silent_for >= SILENCE


def contacts(text: str, entity_types: Iterable[str] = ()) -> frozenset[str]:
    """What in a text leads out of the circle: phone numbers, links (and e-mail addresses), @handles."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    kinds = frozenset(entity_types)
    found = set()
    if _PHONE.search(_DATE.sub(" ", plain)) or "phone_number" in kinds:
        found.add(PHONE)
    if _LINK.search(plain) or _EMAIL.search(plain) or kinds & _LINKS:
        found.add(LINK)
    if _HANDLE.search(plain) or kinds & _HANDLES:
        found.add(HANDLE)
    return frozenset(found)


def held_until(joined_at: datetime, found: Collection[str], now: datetime) -> datetime | None:
    """Until when a text with these contact details waits to be read; None when it goes out."""
    ends = joined_at + NEWCOMER
    return ends if found and now < ends else None


def both(hold_until: datetime | None, contact_until: datetime | None) -> datetime | None:
    """Until when a text waits in a hold (None: until a human has seen it), and for its details if for any."""
    if hold_until is None or contact_until is None:
        return hold_until
    return max(hold_until, contact_until)


def is_label(text: str, labels: Collection[str]) -> bool:
    """Whether a typed text is the label of a key, whatever its apostrophes and spaces."""
    return _same(text) in {_same(label) for label in labels}


def _same(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return " ".join(plain.split())


def is_deletable(sent_at: datetime | None, now: datetime) -> bool:
    """Whether a copy can still be deleted; one that is leaving just now can."""
    return sent_at is None or now - sent_at < DELETABLE
