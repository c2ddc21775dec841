"""Rules of administration, by tables of values."""

from __future__ import annotations

import pytest

from bot.admin import rules
from bot.circles.rules import CAPACITY, SMALLEST


@pytest.mark.parametrize("asks_space", [True, False])
def test_forth_and_back_lead_through_the_same_questions(asks_space: bool) -> None:
    forth = ["family"]
    while forth[-1] != "check":
        forth.append(rules.step_after(forth[-1], asks_space=asks_space))
    back: list[str] = ["check"]
    while (before := rules.step_before(back[-1], asks_space=asks_space)) is not None:
        back.append(before)
    assert forth == back[::-1]
    assert ("space" in forth) is asks_space


@pytest.mark.parametrize("kind", ["small", "open"])
def test_every_size_offered_can_be_had(kind: str) -> None:
    assert rules.SIZES.keys() == CAPACITY.keys()
    assert all(SMALLEST <= size <= CAPACITY[kind] for size in rules.sizes(kind))
    assert rules.sizes(kind, 11) == tuple(size for size in rules.SIZES[kind] if size >= 11)


@pytest.mark.parametrize(
    ("typed", "lines", "fault"),
    [
        ("On se tutoie.", ("On se tutoie.",), None),
        ("• Un\r\n\r\n -  deux   mots \n\u2028trois", ("Un", "deux mots", "trois"), None),
        ("Un\n• Toujours là.", ("Un",), None),
        ("a\nb\nc\nd\nToujours là.", ("a", "b", "c", "d"), None),
        ("a\nb\nc\nd\ne", ("a", "b", "c", "d", "e"), "admin-agreement-many"),
        ("x" * 160, ("x" * 160,), None),
        ("x" * 161, ("x" * 161,), "admin-agreement-long"),
        ("Toujours là.", (), "admin-agreement-empty"),
        ("•\n—\n\u200b\n🌿", (), "admin-agreement-empty"),
        ("", (), "admin-agreement-empty"),
    ],
)
def test_an_agreement_is_read_line_by_line(typed: str, lines: tuple[str, ...], fault: str | None) -> None:
    found = rules.lines_of(typed, ["Toujours là."])
    assert (found.lines, found.fault) == (lines, fault)


@pytest.mark.parametrize(
    ("number", "items", "first", "last", "before", "after"),
    [
        (0, 0, 0, 0, False, False),
        (0, 8, 0, 8, False, False),
        (0, 9, 0, 8, False, True),
        (1, 9, 8, 9, True, False),
        (7, 9, 8, 9, True, False),
        (-3, 30, 0, 8, False, True),
        (2, 30, 16, 24, True, True),
    ],
)
def test_pages(number: int, items: int, first: int, last: int, before: bool, after: bool) -> None:
    found = rules.page(number, items)
    assert (found.first, found.last, found.before, found.after) == (first, last, before, after)


def test_a_free_name_is_always_found() -> None:
    names, used = ["a", "b"], set[str]()
    for _ in range(20):
        name = rules.free_name(names, used)
        assert name not in used
        used.add(name)
    assert {"a", "b", "a 2"} <= used


def test_the_number_has_four_digits() -> None:
    assert rules.check_number(b"\0" * 32) == "0000"
    assert all(len(rules.check_number(bytes([n]) * 32)) == 4 for n in range(256))
