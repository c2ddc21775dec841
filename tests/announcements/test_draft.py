"""A draft is kept as JSON and comes back equal; what is proposed follows what was answered."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.announcements import received
from bot.announcements.draft import Audience, Draft, Words
from bot.announcements.rules import InQuiet, Kind
from bot.entities import TEXT_LIMIT
from bot.screen import Entity
from bot.texts import LANGUAGES, texts

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
WHOLE = Draft(
    Kind.MEETING,
    Words("Réunion", (Entity("bold", 0, 7),)),
    Audience(circle_ids=(3, 5)),
    aimed=True,
    timed=True,
    leaves=NOW + timedelta(hours=2),
    until=NOW + timedelta(hours=9),
    in_quiet=InQuiet.SILENTLY,
    page=1,
    lost="announcements-moment-past",
    previewed=True,
)


@pytest.mark.parametrize("draft", [Draft(), WHOLE, Draft(kind=Kind.LIFE)])
def test_it_comes_back_equal(draft: Draft) -> None:
    assert Draft.from_json(json.loads(json.dumps(draft.to_json()))) == draft


def test_another_moment_or_kind_has_another_proposed_end() -> None:
    assert WHOLE.useful_until(NOW) == NOW + timedelta(hours=9)
    assert WHOLE.leaving(None).useful_until(NOW) == NOW + timedelta(hours=24)
    assert WHOLE.with_kind(Kind.LIFE).useful_until(NOW) == NOW + timedelta(hours=2, days=7)
    assert WHOLE.with_kind(Kind.MEETING).until == WHOLE.until


def test_a_planned_moment_can_go_by() -> None:
    assert not WHOLE.is_past(NOW)
    assert WHOLE.is_past(NOW + timedelta(hours=2))
    assert not WHOLE.leaving(None).is_past(NOW + timedelta(days=9))


def test_circles_are_marked_and_unmarked() -> None:
    assert Audience().toggled(3).toggled(5) == Audience(circle_ids=(3, 5))
    assert Audience(circle_ids=(3, 5)).toggled(3) == Audience(circle_ids=(5,))
    assert Audience(everyone=True).toggled(3) == Audience(circle_ids=(3,))


def test_mentions_of_people_are_plain_words() -> None:
    entities = (Entity("text_mention", 0, 4), Entity("mention", 5, 4), Entity("italic", 0, 4))
    assert Words.typed("Paul @paul", entities) == Words("Paul @paul", (Entity("italic", 0, 4),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_fits_is_one_message_in_every_language(language: str) -> None:
    words = Words("🙂" * 2048)
    excess = received.excess(words)
    assert excess > 0
    shorter = Words("🙂" * (2048 - (excess + 1) // 2), (Entity("bold", 2, 2),))
    assert received.excess(shorter) == 0
    screen = received.received(texts(language), shorter, Kind.GRAVE)
    assert len(screen.text.encode("utf-16-le")) // 2 <= TEXT_LIMIT
    assert screen.entities is not None
    (bold,) = screen.entities
    covered = screen.text.encode("utf-16-le")[bold.offset * 2 : bold.end * 2]
    assert covered.decode("utf-16-le") == "🙂"
