"""The check-in's rules: the day, the back-off, the low rule, the chart."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from bot.mood import rules
from bot.mood.rules import Dot, Pace

PARIS = ZoneInfo("Europe/Paris")
DAY = timedelta(days=1)
SUNDAY = date(2026, 3, 29)
"""In Paris the clocks go forward at two on this morning."""


def at(day: date, hour: int, minute: int = 0, zone: ZoneInfo = PARIS) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(UTC)


# Which day


@pytest.mark.parametrize(
    ("tapped", "asked", "expected"),
    [
        (at(SUNDAY, 20), SUNDAY, SUNDAY),
        (at(SUNDAY + DAY, 0, 10), SUNDAY, SUNDAY),
        (at(SUNDAY + DAY, 0, 10), None, SUNDAY + DAY),
        (at(SUNDAY, 23, 59), None, SUNDAY),
        (datetime(2026, 3, 29, 22, 30, tzinfo=UTC), None, SUNDAY + DAY),
    ],
)
def test_the_day_is_the_one_that_was_asked_about(
    tapped: datetime, asked: date | None, expected: date
) -> None:
    assert rules.day_of(tapped, asked, PARIS) == expected


@pytest.mark.parametrize(("ago", "expected"), [(-1, False), (0, True), (1, True), (2, True), (3, False)])
def test_two_days_can_be_filled_in(ago: int, expected: bool) -> None:
    assert rules.can_note(SUNDAY - ago * DAY, at(SUNDAY, 12), PARIS) is expected


@pytest.mark.parametrize(
    ("tapped", "marked"),
    [
        (at(SUNDAY, 20), False),
        (at(SUNDAY + DAY, 0, 30), False),
        (at(SUNDAY + DAY, 4, 59), False),
        (at(SUNDAY + DAY, 5), True),
        (at(SUNDAY + 2 * DAY, 1), True),
    ],
)
def test_what_is_filled_in_later_is_marked(tapped: datetime, marked: bool) -> None:
    assert rules.is_filled_in_later(SUNDAY, tapped, PARIS) is marked


def test_a_question_expires_and_a_snooze_is_an_hour_even_when_the_clocks_change() -> None:
    due = at(SUNDAY, 1, 30)
    assert rules.expires_at(due) - due == timedelta(hours=3)
    assert rules.snoozed_until(due).astimezone(PARIS).hour == 3


# How often


@pytest.mark.parametrize(
    ("unanswered", "silent", "expected"),
    [
        (0, 0, Pace(1)),
        (2, 2, Pace(1)),
        (3, 3, Pace(2)),
        (6, 9, Pace(2)),
        (7, 11, Pace(7)),
        (9, 27, Pace(7)),
        (9, 28, Pace(None, door_open=True)),
        (1, 400, Pace(None, door_open=True)),
    ],
)
def test_the_back_off(unanswered: int, silent: int, expected: Pace) -> None:
    assert rules.pace(unanswered, silent) == expected


def test_the_door_is_said_to_be_open_once() -> None:
    assert rules.pace(9, 29, door_said=True) == Pace(None)


def test_it_never_asks_more_often_than_was_chosen() -> None:
    assert rules.pace(0, 0, chosen=3) == Pace(3)
    assert rules.pace(3, 9, chosen=3) == Pace(3)
    assert rules.pace(7, 20, chosen=3) == Pace(7)


def silence(chosen: int = 1) -> list[int]:
    """The days, counted from the first question, on which somebody who never answers is written to."""
    first = date(2026, 1, 1)
    day: date | None = first
    unanswered, written = 0, []
    while day is not None:
        written.append((day - first).days)
        unanswered += 1
        day = rules.next_day(day, first, unanswered, chosen=chosen)
    return written


def test_somebody_who_never_answers_is_written_to_ten_times_and_then_left_in_peace() -> None:
    assert silence() == [0, 1, 2, 4, 6, 8, 10, 17, 24, 28]


@pytest.mark.parametrize("chosen", [1, 2, 3, 7])
def test_whatever_was_chosen_the_last_word_is_said_on_day_28(chosen: int) -> None:
    assert silence(chosen)[-1] == 28


def test_an_answer_brings_the_chosen_rhythm_back() -> None:
    today = date(2026, 5, 1)
    assert rules.next_day(today, today, 0) == today + DAY


# When it is low


@pytest.mark.parametrize(
    ("score", "earlier", "low"),
    [
        (1, [], True),
        (2, [], True),
        (3, [], False),
        (2, [3, 2, 2], True),
        (2, [2, 2, 2, 2, 3], False),
        (1, [2, 2, 2, 2, 3], True),
        (2, [4, 4, 4, 4, 4], True),
        (3, [5, 5, 5, 5, 5], False),
        (2, [2, 2, 2, 2, 2], True),
    ],
)
def test_low_follows_the_person(score: int, earlier: list[int], low: bool) -> None:
    assert rules.is_low(score, earlier) is low


def test_nothing_is_offered_again_for_seven_days() -> None:
    today = date(2026, 5, 8)
    assert rules.offers_help(1, [], today, None)
    assert not rules.offers_help(1, [], today, today - 6 * DAY)
    assert rules.offers_help(1, [], today, today - 7 * DAY)


def offers_in(days: int, usual: float, draw: Random) -> int:
    """Offers over so many days to one simulated person: AR(1), .45, sd .8 (domain.md §H)."""
    drift, offered_on, offers = 0.0, None, 0
    notes: list[int] = []
    first = date(2026, 1, 1)
    for number in range(days):
        drift = 0.45 * drift + draw.gauss(0, 0.8 * (1 - 0.45**2) ** 0.5)
        score = min(5, max(1, round(usual + drift)))
        today = first + number * DAY
        if rules.offers_help(score, notes[-rules.BASELINE_DAYS :], today, offered_on):
            offers, offered_on = offers + 1, today
        notes.append(score)
    return offers


@pytest.mark.parametrize("usual", [1.8, 2.5, 3.0, 3.6])
def test_it_offers_about_one_to_four_times_in_thirty_days(usual: float) -> None:
    draw = Random(42)
    people = 200
    rate = sum(offers_in(30, usual, draw) for _ in range(people)) / people
    assert 0.9 <= rate <= 4.3


# What a chart shows


def test_missing_days_stay_hollow() -> None:
    notes = {SUNDAY: [4], SUNDAY - 3 * DAY: [2, 3]}
    dots = rules.series(notes, SUNDAY)
    assert len(dots) == 14
    assert [dot.day for dot in dots] == [SUNDAY - ago * DAY for ago in range(13, -1, -1)]
    assert [dot.score for dot in dots if dot.score is not None] == [2.5, 4.0]
    assert all(dot.median is None for dot in dots), "two days are no median"


def test_the_median_is_of_the_seven_days_that_end_there() -> None:
    notes = {SUNDAY - ago * DAY: [score] for ago, score in enumerate([5, 1, 3, 3, 2, 2, 2, 5, 5])}
    dots = rules.series(notes, SUNDAY, marked={SUNDAY - DAY})
    assert dots[-1] == Dot(SUNDAY, 5.0, 2.0)
    assert dots[-2] == Dot(SUNDAY - DAY, 1.0, 2.0, marked=True)
    assert dots[-9].median is None


def test_the_days_before_the_chart_serve_its_first_median() -> None:
    notes = {SUNDAY - ago * DAY: [4] for ago in range(13, 17)}
    first = rules.series(notes, SUNDAY)[0]
    assert (first.score, first.median) == (4.0, 4.0)


def test_a_chart_in_words() -> None:
    notes = {SUNDAY: [4], SUNDAY - DAY: [4], SUNDAY - 2 * DAY: [2], SUNDAY - 5 * DAY: [3, 4]}
    said = rules.describe(rules.series(notes, SUNDAY))
    assert (said.days, said.noted, said.lowest, said.highest) == (14, 4, 2, 4)
    assert said.most_often == (4,)
    assert said.each[-1] == (SUNDAY, 4)
    assert said.each[-4] == (SUNDAY - 3 * DAY, None)


@pytest.mark.parametrize(
    ("scores", "often"),
    [([], ()), ([3], ()), ([1, 2, 3], ()), ([2, 2, 4, 4], (2, 4)), ([1, 1, 2, 2, 3, 3], ())],
)
def test_what_came_most_often_is_said_only_when_it_stands_out(
    scores: list[int], often: tuple[int, ...]
) -> None:
    notes = {SUNDAY - number * DAY: [score] for number, score in enumerate(scores)}
    assert rules.describe(rules.series(notes, SUNDAY)).most_often == often


def test_random_series_never_invent_a_day() -> None:
    draw = Random(7)
    for _ in range(500):
        notes = {SUNDAY - draw.randrange(30) * DAY: [draw.randint(1, 5)] for _ in range(draw.randrange(25))}
        dots = rules.series(notes, SUNDAY)
        assert {dot.day for dot in dots if dot.score is not None} == {
            day for day in notes if day >= SUNDAY - 13 * DAY
        }
        assert all(dot.median is None or 1 <= dot.median <= 5 for dot in dots)
        assert rules.describe(dots).noted == sum(dot.score is not None for dot in dots)
