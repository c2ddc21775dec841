"""The rules of circles: sizes, names that look alike, what recent days count. Pure."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

SMALL, OPEN = "small", "open"
CAPACITY = {SMALL: 12, OPEN: 40}
"""The most people in a circle of each kind (product.md §3)."""
SMALLEST = 3
"""No circle is made for fewer people."""
FACILITATORS_TO_OPEN = 2
FACILITATOR_QUIET = timedelta(days=10)
"""After so long without a sign of a facilitator, a circle takes no newcomer on their account."""
NOT_AGAIN = timedelta(days=90)
"""How long a circle that somebody left isn't proposed to them."""
JOINS_KEPT = timedelta(days=7)
WEEK, FORTNIGHT = 7, 14


def same_name(name: str) -> str:
    """What two chosen names that look alike have in common: no case, accent, space or hyphen."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


@dataclass(frozen=True, slots=True)
class Recent:
    """What happened lately in a circle, without names: instants of joins (seconds since 1970), and
    for each member who wrote, for each facilitator who gave a sign, the (UTC) day they last did.
    """

    joins: tuple[int, ...] = ()
    writers: tuple[int, ...] = ()
    signs: tuple[int, ...] = ()

    @classmethod
    def read(cls, text: str) -> "Recent":
        """From its stored form: three lists of numbers, read for each of many circles."""
        joins, writers, signs = text.split("|")
        return cls(_numbers(joins), _numbers(writers), _numbers(signs))

    def text(self) -> str:
        """As it is stored."""
        return "|".join(",".join(map(str, each)) for each in (self.joins, self.writers, self.signs))

    def joins_since(self, now: datetime) -> int:
        """Joins of the last seven days."""
        return len(recent_joins(self.joins, now))

    def writers_since(self, now: datetime, days: int) -> int:
        """Members who wrote on one of the last so many days, today included."""
        oldest = _day(now) - days
        return sum(1 for day in self.writers if day > oldest)

    def facilitators_at_work(self, now: datetime) -> int:
        """Facilitators who gave a sign in the last ten days."""
        oldest = _day(now) - FACILITATOR_QUIET.days
        return sum(1 for day in self.signs if day > oldest)

    def next_room(self, now: datetime) -> datetime | None:
        """When the oldest join of the last seven days stops counting."""
        oldest = min(recent_joins(self.joins, now), default=None)
        return None if oldest is None else datetime.fromtimestamp(oldest, UTC) + JOINS_KEPT


def recent_joins(joins: Iterable[int], now: datetime) -> tuple[int, ...]:
    """Those of these joins that happened in the last seven days."""
    since = _week_before(now)
    return tuple([join for join in joins if join > since])


def ordinals(days: Sequence[date | None], today: date, within: int) -> tuple[int, ...]:
    """These days as they are counted, without those that are too old to count."""
    oldest = today.toordinal() - within
    return tuple(sorted(day.toordinal() for day in days if day is not None and day.toordinal() > oldest))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(","))) if text else ()


@lru_cache(maxsize=8)
def _week_before(now: datetime) -> float:
    """Asked for each of thousands of circles, always of one moment; so is the day."""
    return (now - JOINS_KEPT).timestamp()


@lru_cache(maxsize=8)
def _day(now: datetime) -> int:
    return now.astimezone(UTC).date().toordinal()
