"""The rules of the room, as tables of values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.rooms import rules
from bot.rooms.rules import HANDLE, LINK, PHONE, Moment

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("moment", "asked"),
    [
        (Moment(MINUTE, False, False), False),
        (Moment(timedelta(0), False, False), False),
        (Moment(29 * MINUTE, False, False), False),
        (Moment(30 * MINUTE, False, False), True),
        (Moment(timedelta(days=2), False, False), True),
        (Moment(MINUTE, True, False), True),
        (Moment(MINUTE, False, True), True),
        (Moment(MINUTE, False, False, asking=True), True),
    ],
)
def test_what_is_asked_about_before_it_is_relayed(moment: Moment, asked: bool) -> None:
    assert rules.must_ask(moment) is asked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("appelle-moi au 06 12 34 56 78", {PHONE}),
        ("mon numéro 06.12.34.56.78", {PHONE}),
        ("+33 6 12 34 56 78", {PHONE}),
        ("(+32) 470 12 34 56", {PHONE}),
        ("0612345678", {PHONE}),
        ("06-12-34-56-78 !", {PHONE}),
        ("0 6 1 2 3 4 5 6 7 8", {PHONE}),
        ("０６１２３４５６７８", {PHONE}),
        ("06\u200b12\u200b34\u200b56\u200b78", {PHONE}),
        ("https://exemple.org/page", {LINK}),
        ("va voir www.exemple.be", {LINK}),
        ("mon-blog.fr", {LINK}),
        ("t.me/quelquun", {LINK}),
        ("ecris a lea@example.org", {LINK}),
        ("je suis @lea_du_38 ailleurs", {HANDLE}),
        ("@lea06", {HANDLE}),
        ("06 12 34 56 78 ou @lea06", {PHONE, HANDLE}),
        # None of these lead anywhere.
        ("je n’ai pas bu depuis 120 jours", set()),
        ("le 12/03/2024 et le 2024-03-12", set()),
        ("on se voit à 18 h 30, puis à 19 h 15", set()),
        ("j’ai 42 ans, elle 39, le petit 7", set()),
        ("le 3114 répond jour et nuit, le 112 aussi", set()),
        ("c’est fini.je recommence demain", set()),
        ("à bientôt @ tous", set()),
        ("merci...encore", set()),
        ("", set()),
    ],
)
def test_what_leads_out_of_the_circle(text: str, found: set[str]) -> None:
    assert rules.contacts(text) == found


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("url", {LINK}),
        ("text_link", {LINK}),
        ("email", {LINK}),
        ("mention", {HANDLE}),
        ("text_mention", {HANDLE}),
        ("phone_number", {PHONE}),
        ("bold", set()),
    ],
)
def test_what_telegram_recognised_counts_too(kind: str, found: set[str]) -> None:
    assert rules.contacts("ici", [kind]) == found


@pytest.mark.parametrize(
    ("hours", "found", "waits"),
    [(0, {PHONE}, True), (71, {PHONE}, True), (72, {PHONE}, False), (100, {LINK}, False), (1, set(), False)],
)
def test_contact_details_wait_for_the_first_three_days(hours: int, found: set[str], waits: bool) -> None:
    joined = NOW - timedelta(hours=hours)
    until = rules.held_until(joined, found, NOW)
    assert until == (joined + timedelta(hours=72) if waits else None)


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("Revenir au menu", True),
        ("  revenir   au menu ", True),
        ("Parler à quelqu'un", True),
        ("Back to the menu", True),
        ("Revenir au menu ?", False),
        ("je veux revenir au menu", False),
        ("", False),
    ],
)
def test_the_labels_of_the_keys_are_known_however_they_are_typed(typed: str, is_one: bool) -> None:
    labels = {"Revenir au menu", "Back to the menu", "Parler à quelqu’un"}
    assert rules.is_label(typed, labels) is is_one


def test_a_copy_is_deleted_while_telegram_surely_allows_it() -> None:
    assert rules.is_deletable(None, NOW)
    assert rules.is_deletable(NOW - timedelta(hours=46), NOW)
    assert not rules.is_deletable(NOW - timedelta(hours=47), NOW)
