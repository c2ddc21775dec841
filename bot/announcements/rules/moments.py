"""Reading a moment as people write it: "demain 9h", "24/11 18:30", "tomorrow at 9", "lundi soir"."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.reminders.rules import hour_of

AHEAD = timedelta(days=366)
"""How far ahead an announcement may be planned."""
_DAY = timedelta(days=1)
MORNING, NOON, AFTERNOON, EVENING, LATER = time(9), time(12), time(14), time(18), time(20)

_WEEKDAYS = (
    ("lundi", "monday"), ("mardi", "tuesday"), ("mercredi", "wednesday"), ("jeudi", "thursday"),
    ("vendredi", "friday"), ("samedi", "saturday"), ("dimanche", "sunday"),
)  # fmt: skip
_MONTHS = (
    ("janvier", "january", "jan"), ("fevrier", "february", "fev", "feb"), ("mars", "march", "mar"),
    ("avril", "april", "avr", "apr"), ("mai", "may"), ("juin", "june", "jun"), ("juillet", "july", "jul"),
    ("aout", "august", "aug"), ("septembre", "september", "sept", "sep"), ("octobre", "october", "oct"),
    ("novembre", "november", "nov"), ("decembre", "december", "dec"),
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))

_NUMBERS = re.compile(r"\b(?:le )?(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?:[/-](?P<year>\d{4}|\d{2}))?\b")
_DAY_MONTH = re.compile(
    rf"\b(?:le |on )?(?:the )?(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?(?: of)? (?P<month>{_NAMES})\b\.?"
    r"(?: (?P<year>\d{4}))?"
)
_MONTH_DAY = re.compile(
    rf"\b(?:on )?(?P<month>{_NAMES}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:h|:\d))"
    r"(?:,? (?P<year>\d{4}))?"
)
_NAMED = re.compile(rf"\b(?:on |next )?(?P<name>{'|'.join(_WEEKDAY)})(?: prochain)?\b")
_SOON = re.compile(r"\b(?:dans|in) (?P<count>\d{1,3}) ?(?P<unit>h(?:eures?|ours?)?|min(?:utes?)?)\b")
_RELATIVE = (
    (re.compile(r"\bapres[- ]demain\b|\b(?:the )?day after tomorrow\b"), 2),
    (re.compile(r"\bdemain\b|\btomorrow\b"), 1),
    (re.compile(r"\baujourd'?hui\b|\btoday\b"), 0),
)
_OF_TODAY = re.compile(
    r"\b(?:ce|cet|cette|this) (?=matin|midi|apres|aprem|soir|morning|afternoon|evening)|\bto(?=night)"
)
_PARTS = (
    (re.compile(r"\b(?:matin|morning)\b"), MORNING),
    (re.compile(r"\b(?:apres[- ]midi|aprem|afternoon)\b"), AFTERNOON),
    (re.compile(r"\b(?:soir|soiree|evening|night)\b"), EVENING),
)


@dataclass(frozen=True, slots=True)
class Wall:
    """A nominal local day and hour."""

    day: date
    hour: time


def this_evening(now: datetime) -> Wall | None:
    """This evening at 18:00, or at 20:00 when that is near or past; None once it is too late for both.

    `now` is the writer's local time.
    """
    for hour in (EVENING, LATER):
        if now.time() <= (datetime.combine(now.date(), hour) - timedelta(minutes=30)).time():
            return Wall(now.date(), hour)
    return None


def tomorrow_morning(now: datetime) -> Wall:
    """Tomorrow at 9:00."""
    return Wall(now.date() + _DAY, MORNING)


def moment_of(words: str, now: datetime) -> Wall | None:
    """The moment in somebody's words, counted from their local `now`; None when there is none in them.

    An hour alone is the next one; a day alone is at nine in the morning; a date without a year is the next
    one. Days stand before months. Whether it is still to come is the caller's to ask.
    """
    said = _plain(words)
    soon = _SOON.search(said)
    if soon is not None:
        at = now + timedelta(**{"hours" if soon["unit"][0] == "h" else "minutes": int(soon["count"])})
        return Wall(at.date(), at.time().replace(second=0, microsecond=0))
    day, rest = _day_in(said, now.date())
    part, rest = _part_in(rest)
    hour = _hour_in(rest, part)
    if hour is None and (rest.strip(" ,") or (day is None and part is None)):
        return None
    if hour is None and part is EVENING and day == now.date():
        return this_evening(now) or Wall(day, LATER)
    return _at(day, hour or part or MORNING, now)


def _at(day: date | None, hour: time, now: datetime) -> Wall:
    if day is None:
        day = now.date() if hour > now.time() else now.date() + _DAY
    return Wall(day, hour)


def _day_in(said: str, today: date) -> tuple[date | None, str]:
    for pattern, days in _RELATIVE:
        if (found := pattern.search(said)) is not None:
            return today + days * _DAY, _without(said, found)
    if (found := _OF_TODAY.search(said)) is not None:
        return today, _without(said, found)
    named, rest = _NAMED.search(said), _NAMED.sub("", said)
    for pattern in (_NUMBERS, _DAY_MONTH, _MONTH_DAY):
        if (found := pattern.search(rest)) is not None and (day := _dated(found, today)) is not None:
            return day, _without(rest, found)
    if named is not None:
        ahead = (_WEEKDAY[named["name"]] - today.weekday() - 1) % 7 + 1
        return today + ahead * _DAY, _without(said, named)
    return None, said


def _dated(found: re.Match[str], today: date) -> date | None:
    month = _MONTH.get(found["month"]) or int(found["month"])
    year = int(found["year"]) if found["year"] else None
    if year is not None and year < 100:
        year += 2000
    try:
        day = date(year or today.year, month, int(found["day"]))
        return day if year is not None or day >= today else day.replace(year=today.year + 1)
    except ValueError:
        return None


def _part_in(said: str) -> tuple[time | None, str]:
    for pattern, hour in _PARTS:
        if (found := pattern.search(said)) is not None:
            return hour, _without(said, found)
    return None, said


def _hour_in(rest: str, part: time | None) -> time | None:
    words = re.sub(r"^(?:in the|le|la|l'|on|,)\s+|\s+(?:in the|du|le|on)$", "", rest.strip(" ,")).strip(" ,")
    hour = hour_of(words) if words else None
    if hour is not None and part in (AFTERNOON, EVENING) and 1 <= hour.hour < 12:
        return hour.replace(hour=hour.hour + 12)
    return hour


def _without(said: str, found: re.Match[str]) -> str:
    return f"{said[: found.start()].rstrip()} {said[found.end() :].lstrip()}".strip()


def _plain(words: str) -> str:
    said = words.casefold().replace("’", "'").replace("\u202f", " ").replace("\xa0", " ")
    bare = "".join(sign for sign in unicodedata.normalize("NFD", said) if not unicodedata.combining(sign))
    return " ".join(bare.split()).rstrip(" .!")
