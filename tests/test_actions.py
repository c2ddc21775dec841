"""Typed callback data: what is written is read back, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import LIMIT, Action, action, declared
from bot.errors import OutOfDate


@action("tst", aliases=("tst_old",))
class Sample(Action):
    """A button of this test."""

    number: int
    day: date
    word: str
    yes: bool
    perhaps: int | None


NUMBERS = st.integers(-(2**63), 2**63 - 1)
DAYS = st.dates(date(1970, 1, 1), date(2199, 12, 31))


@given(NUMBERS, DAYS, st.booleans(), st.none() | NUMBERS)
def test_what_is_written_is_read_back(number: int, day: date, yes: bool, perhaps: int | None) -> None:
    sample = Sample(number, day, "fr", yes, perhaps)
    assert len(sample.data.encode()) <= LIMIT
    assert Sample.read(sample.data) == sample


def test_an_old_prefix_is_still_read() -> None:
    data = Sample(1, date(2026, 1, 2), "fr", True, None).data
    assert Sample.read(data.replace("tst:", "tst_old:", 1)).number == 1


@pytest.mark.parametrize(
    "data",
    [
        None,
        "",
        "tst",
        "tst:1",
        "tst:1:20260101:fr:1",
        "tst:1:20261301:fr:1:~",
        "tst:!:20260101:fr:1:~",
        "tst:1:20260101:fr:2:~",
        "tst:1:20260101:~:1:~",
        "other:1:20260101:fr:1:~",
        "tst:" + "9" * 50,
        "tst:zzzzzzzzzzzzz:20260101:fr:1:~",
        "tst:-1y2p0ij32e8e9:20260101:fr:1:~",
    ],
)
def test_anything_else_is_out_of_date(data: str | None) -> None:
    with pytest.raises(OutOfDate):
        Sample.read(data)


@given(st.text(max_size=80))
def test_any_text_is_an_action_or_out_of_date(data: str) -> None:
    try:
        Sample.read(data)
    except OutOfDate:
        return


def test_too_long_is_refused_when_made() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        _ = Sample(1, date(2026, 1, 2), "x" * 60, True, None).data


def test_a_taken_prefix_is_refused() -> None:
    with pytest.raises(ValueError, match="taken"):

        @action("tst")
        class Other(Action):
            """Another button with the same prefix."""


def test_every_prefix_leads_to_its_action() -> None:
    for prefix, kind in declared().items():
        assert prefix in (kind.prefix, *kind.aliases)
