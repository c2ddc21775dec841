"""Moments as people type them, counted from Sunday 22 November 2026, 18:30."""

from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from bot.announcements.rules import Wall, moment_of, this_evening, tomorrow_morning

NOW = datetime(2026, 11, 22, 18, 30)  # noqa: DTZ001 (nominal local time)


def november(day: int, hour: int, minute: int = 0) -> Wall:
    return Wall(date(2026, 11, day), time(hour, minute))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("demain 9h", november(23, 9)),
        ("Demain à 9 h 30", november(23, 9, 30)),
        ("demain à 9h30.", november(23, 9, 30)),
        ("24/11 18:30", november(24, 18, 30)),
        ("le 24/11 à 18h30", november(24, 18, 30)),
        ("24/11/2026 9h", november(24, 9)),
        ("tomorrow 9am", november(23, 9)),
        ("tomorrow at 9", november(23, 9)),
        ("at 9am tomorrow", november(23, 9)),
        ("tomorrow evening at 7", november(23, 19)),
        ("lundi soir", november(23, 18)),
        ("lundi 23 novembre, 18:30", november(23, 18, 30)),
        ("Monday 23 November, 18:30", november(23, 18, 30)),
        ("dimanche 10h", november(29, 10)),
        ("next monday 9", november(23, 9)),
        ("ce soir", november(22, 20)),
        ("ce soir à 8h", november(22, 20)),
        ("tonight at 9", november(22, 21)),
        ("ce matin 9h", november(22, 9)),
        ("cet après-midi 15h", november(22, 15)),
        ("après-demain 14h", november(24, 14)),
        ("the day after tomorrow", november(24, 9)),
        ("demain", november(23, 9)),
        ("demain matin", november(23, 9)),
        ("demain midi", november(23, 12)),
        ("18h45", november(22, 18, 45)),
        ("18h00", november(23, 18)),
        ("9", november(23, 9)),
        ("24 novembre à 18h30", november(24, 18, 30)),
        ("november 24 at 6 pm", november(24, 18)),
        ("le 1er décembre", Wall(date(2026, 12, 1), time(9))),
        ("3/1 9h", Wall(date(2027, 1, 3), time(9))),
        ("dans 2 heures", november(22, 20, 30)),
        ("in 30 minutes", november(22, 19)),
        ("32/13", None),
        ("demain 25h", None),
        ("demain peut-être", None),
        ("bonjour", None),
        ("", None),
    ],
)
def test_what_people_type(words: str, expected: Wall | None) -> None:
    assert moment_of(words, NOW) == expected


def test_a_date_written_out_is_read_back() -> None:
    for ahead in range(1, 300, 7):
        day = NOW.date() + timedelta(days=ahead)
        assert moment_of(f"{day.day}/{day.month} 7h05", NOW) == Wall(day, time(7, 5))
        assert moment_of(f"{day.day}/{day.month}/{day.year} à 23:59", NOW) == Wall(day, time(23, 59))


def test_any_words_are_a_moment_or_none() -> None:
    draw = Random(5)
    pieces = [
        "demain",
        "24/11",
        "9h",
        " ",
        "à",
        "29/2",
        "31/31",
        "soir",
        "midi",
        "99",
        "🙂",
        "99999/1",
        "in 3 h",
    ]
    for _ in range(3_000):
        words = "".join(draw.choice(pieces) for _ in range(draw.randrange(6)))
        found = moment_of(words, NOW)
        assert found is None or isinstance(found.day, date)


@pytest.mark.parametrize(
    ("hour", "expected"), [(time(9), 18), (time(17, 30), 18), (time(17, 31), 20), (time(19, 31), None)]
)
def test_this_evening_while_there_is_one(hour: time, expected: int | None) -> None:
    now = datetime.combine(NOW.date(), hour)
    assert this_evening(now) == (None if expected is None else november(22, expected))
    assert tomorrow_morning(now) == november(23, 9)
