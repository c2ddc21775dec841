"""What becomes of a due question: by tables of values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Due
from bot.members.service import Member, Profile
from bot.mood.asking import Outcome, Part, decide, never_asked
from bot.rhythm.hours import Rhythm
from bot.rhythm.rows import Schedule
from bot.rhythm.sweep import Claimed
from bot.vault import Key

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
LEA = Member(1, Key(b"k" * 32), 7, "member", Profile(), True, None, None, NOW, NOW)
DAILY = Schedule(2, 1, "check_in", Rhythm(time(18, 30)), NOW, TODAY)


def outcome(state: dict[str, Any] | None = None, last: date | None = TODAY - DAY, **facts: Any) -> Outcome:
    late, missed = facts.pop("late", timedelta()), facts.pop("missed", 0)
    schedule = replace(facts.pop("schedule", DAILY), state=state or {}, last=last)
    claimed = Claimed(schedule, LEA, Due(TODAY, NOW - late), missed, late)
    agreed, noted = facts.pop("agreed", True), facts.pop("noted", False)
    return decide(claimed, agreed=agreed, noted=noted, zone=PARIS, now=NOW)


def silence(unanswered: int, days: int) -> dict[str, Any]:
    return {"unanswered": unanswered, "since": (TODAY - days * DAY).isoformat()}


@pytest.mark.parametrize(
    ("state", "part", "days"),
    [
        (None, Part.QUESTION, 1),
        (silence(0, 1), Part.QUESTION, 1),
        (silence(1, 1), Part.QUESTION, 1),
        (silence(2, 2), Part.QUESTION, 2),
        (silence(5, 8), Part.QUESTION, 2),
        (silence(6, 10), Part.QUESTION, 7),
        (silence(8, 24), Part.QUESTION, 4),
        (silence(9, 28), Part.DOOR, None),
        (silence(9, 35), Part.DOOR, None),
    ],
)
def test_the_fewer_answers_the_fewer_questions(
    state: dict[str, Any] | None, part: Part, days: int | None
) -> None:
    found = outcome(state)
    assert found.part is part
    assert found.after is not None
    assert found.after.last == TODAY
    assert found.after.day == (None if days is None else TODAY + days * DAY)


def test_without_consent_it_ends() -> None:
    found = outcome(agreed=False)
    assert (found.part, found.after) == (Part.NOTHING, None)


def test_a_noted_day_is_not_asked_about_and_nothing_counts() -> None:
    found = outcome(silence(1, 1), noted=True)
    assert found.part is Part.NOTHING
    assert found.after is not None
    assert (found.after.state["unanswered"], found.after.day) == (1, TODAY + DAY)


def test_too_late_is_skipped_and_is_nobody_s_silence() -> None:
    found = outcome(silence(1, 1), late=timedelta(hours=3, seconds=1))
    assert (found.part, found.skipped) == (Part.NOTHING, 1)
    assert found.after is not None
    assert found.after.state["unanswered"] == 1
    assert outcome(silence(1, 1), late=timedelta(hours=3)).part is Part.QUESTION


def test_missed_occurrences_are_counted_at_the_pace_they_would_have_come() -> None:
    assert outcome(missed=4).skipped == 4
    assert outcome(silence(7, 14), missed=6).skipped == 0


def test_a_silence_that_was_not_the_person_s_is_forgotten() -> None:
    found = outcome(silence(9, 60), last=TODAY - 40 * DAY)
    assert found.part is Part.QUESTION
    assert found.after is not None
    assert found.after.state == {"unanswered": 1, "since": TODAY.isoformat()}


def test_the_question_of_an_hour_later_comes_once() -> None:
    again = replace(DAILY, kind="check_in_again", rhythm=None)
    assert (outcome(schedule=again).part, outcome(schedule=again).after) == (Part.QUESTION, None)
    assert outcome(schedule=again, noted=True).part is Part.NOTHING
    late = outcome(schedule=again, late=timedelta(hours=4))
    assert (late.part, late.skipped) == (Part.NOTHING, 1)


@pytest.mark.parametrize(
    ("state", "after", "days"),
    [
        (silence(1, 0), {"unanswered": 0, "since": None}, 1),
        (silence(1, 4), {"unanswered": 0, "since": (TODAY - 4 * DAY).isoformat()}, 1),
        (silence(3, 2), {"unanswered": 2, "since": (TODAY - 2 * DAY).isoformat()}, 1),
        (silence(4, 3), {"unanswered": 3, "since": (TODAY - 3 * DAY).isoformat()}, 2),
        (silence(7, 12), {"unanswered": 6, "since": (TODAY - 12 * DAY).isoformat()}, 2),
    ],
)
def test_a_question_that_never_arrived_is_not_counted(
    state: dict[str, Any], after: dict[str, Any], days: int
) -> None:
    asked = replace(DAILY, state=state, last=TODAY, day=TODAY + 9 * DAY, next_due_at=NOW + 9 * DAY)
    found = never_asked(asked, TODAY, PARIS, NOW + timedelta(hours=3))
    assert (found.state, found.day, found.last) == (after, TODAY + days * DAY, TODAY)


def test_what_was_answered_or_rests_meanwhile_stays_as_it_is() -> None:
    later = replace(DAILY, state=silence(1, -1), last=TODAY + DAY)
    assert never_asked(later, TODAY, PARIS, NOW) == later
    answered = replace(DAILY, state=silence(0, 0), last=TODAY)
    assert never_asked(answered, TODAY, PARIS, NOW) == answered
    resting = replace(DAILY, state=silence(2, 1), last=TODAY, paused=True, paused_until=NOW + 5 * DAY)
    found = never_asked(resting, TODAY, PARIS, NOW)
    assert (found.paused, found.next_due_at) == (True, resting.next_due_at)
