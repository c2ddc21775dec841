"""The screens of administration: circles, sending, helplines, the last acts, in both languages."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.admin import circle_screens, opening, screens
from bot.admin.health import Sending, sending
from bot.admin.overview import Overview, Seen
from bot.admin.rules import page
from bot.circles.service import CLOSED, DRAFT, OPEN_STATE, PAUSED, Circle
from bot.content.experiences import SPACES, catalogue
from bot.content.helplines import countries, unverified
from bot.db import Database
from bot.errors import OutOfDate
from bot.inbox import service as inbox
from bot.outbox.faults import Fault
from bot.outbox.service import Depth
from bot.rhythm.sweep import Tally, count
from bot.texts import LANGUAGES, texts
from tests.settings import START

ZONE = ZoneInfo("Europe/Paris")
EMPTY = Overview({}, {}, ())


def a_circle(state: str = OPEN_STATE, **changes: object) -> Circle:
    facts = {
        "id": 1, "family": "bereavement", "experience": None, "language": "fr", "kind": "small",
        "space": "mixed", "state": state, "capacity": 8, "name": "Le <banc>",
        "perspectives": frozenset({"loss"}),
    }  # fmt: skip
    return Circle(**{**facts, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sending_tells_what_waits_what_failed_and_how_late(language: str) -> None:
    tally = Tally(120, 3, 1, timedelta(minutes=12, seconds=30))
    found = Sending(
        START,
        [
            Depth("relay", "pending", 2, START - timedelta(hours=2)),
            Depth("announcement", "pending", 30, START + timedelta(hours=2)),
            Depth("check_in", "uncertain", 1, None),
        ],
        1,
        [("A1B2C3", START)],
        {"check_in": tally, "something_new": Tally(1, 0, 0, timedelta())},
        [Fault("relay", "unreadable", 41), Fault("reply", "KeyError", 7)],
    )
    text = screens.health(texts(language), found, ZONE).text
    for told in ("A1B2C3", "16:30", "120", "12", "30", "41", "KeyError"):
        assert told in text
    assert "20:30" not in text, "what waits for its hour isn't late"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_kind_and_space_has_its_words(language: str) -> None:
    t = texts(language)
    for state in (DRAFT, OPEN_STATE, PAUSED):
        for kind, space in (("small", "mixed"), ("open", "women")):
            seen = Seen(a_circle(state, kind=kind, space=space), 3, 1, 2)
            shown = circle_screens.circle(t, seen, ZONE)
            assert "Le &lt;banc&gt;" in shown.text
            assert "<banc>" not in shown.text
    assert len({circle_screens.facts(t, a_circle(space=space)) for space in SPACES}) == len(SPACES)
    closed = circle_screens.standing(t, a_circle(CLOSED), None, [])
    assert "Le &lt;banc&gt;" in closed.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_circles_take_several_pages_and_a_message_holds_one(language: str) -> None:
    seen = [Seen(a_circle(id=number, name="x" * 40), 40, 2, 7) for number in range(8)]
    shown = circle_screens.listed(texts(language), seen, page(1, 30))
    assert len(shown.text) < 4096
    assert len(shown.rows) == 8 + 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_tells_acts_in_words_and_where_the_chain_breaks(language: str) -> None:
    t = texts(language)
    acts = [(START, "circle_created"), (START, "never_heard_of")]
    shown = screens.log(t, acts, None, ZONE).text
    assert "circle_created" not in shown
    assert "never_heard_of" in shown
    assert t("admin-log-broken", number=7) in screens.log(t, acts, 7, ZONE).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_to_confirm_can_be_shown(language: str) -> None:
    t = texts(language)
    lines = unverified()
    assert screens.helplines(t, lines, ()).rows
    assert {line.country for line in lines} <= {key for key, _ in countries()}
    for line in lines:
        shown = screens.helpline(t, line, shown=False)
        assert line.source_url in shown.text
        assert (line.number or line.sms or "") in shown.text
    assert screens.helplines(t, (), ()).text == t("admin-helplines-none")


def test_only_what_is_offered_is_taken() -> None:
    closed = next(one for one in catalogue().experiences.values() if not one.opened)
    answers = {"family": "addictions", "kind": "small"}
    for state, value in [
        ("family", "violence"),
        ("family", "nothing"),
        ("topic", closed.key),
        ("topic", "loss_parent"),
        ("language", "de"),
        ("kind", "huge"),
        ("space", "dogs"),
        ("size", 40),
    ]:
        with pytest.raises(OutOfDate):
            opening.choose(state, value, answers)
    assert opening.choose("topic", None, answers) == {"experience": None}


def test_the_space_is_asked_where_it_protects_and_nowhere_else() -> None:
    for family in catalogue().opened_families():
        answers = {"family": family.key, "experience": None, "space": "women", "size": 8}
        assert opening.asks_space(answers) is family.rules.space
        assert (opening.made_of(answers)["space"] == "women") is family.rules.space


async def test_sending_reads_the_rows(any_database: Database) -> None:
    async with any_database.transaction() as tx:
        await inbox.store(tx, [{"update_id": 1, "message": {"chat": {"id": 5}}}], START)
        await inbox.store(tx, [{"update_id": 2, "message": {"chat": {"id": 6}}}], START)
        await inbox.bury(tx, 2, "ABCDEF")
        await count(tx, START, {"check_in": Tally(5, 1, 2, timedelta(minutes=9))})
        await count(tx, START - timedelta(days=9), {"check_in": Tally(100, 1, 2, timedelta(minutes=9))})
        found = await sending(tx, START)
    assert (found.inbox, found.dead, found.week["check_in"].served) == (1, [("ABCDEF", START)], 5)
