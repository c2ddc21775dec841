"""The fortnight's picture: a PNG a phone can show, in one hue, whatever the days hold."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from datetime import date, timedelta
from typing import Any

import pytest

from bot.mood import fortnight, picture, rules
from bot.texts import texts

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def drawn(notes: dict[int, int], language: str = "fr") -> tuple[bytes, Any]:
    scores = {TODAY - ago * DAY: [score] for ago, score in notes.items()}
    dots = rules.series(scores, TODAY, 14, {TODAY - DAY})
    shown = fortnight.show(texts(language), dots, [], TODAY)
    assert shown.picture is not None
    return picture.draw(shown.picture.data), shown


def pixels(png: bytes) -> tuple[int, int, set[tuple[int, int, int]]]:
    """Width, height and the colours of an 8-bit RGBA PNG."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) == (8, 6)
    data, place = b"", 8
    while place < len(png):
        length, name = struct.unpack(">I4s", png[place : place + 8])
        data += png[place + 8 : place + 8 + length] if name == b"IDAT" else b""
        place += 12 + length
    raw, stride = zlib.decompress(data), width * 4
    colours, above = set(), bytearray(stride)
    for y in range(height):
        line = bytearray(raw[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        _unfilter(raw[y * (stride + 1)], line, above)
        colours |= {tuple(line[x : x + 3]) for x in range(0, stride, 4)}
        above = line
    return width, height, colours  # type: ignore[return-value]


def _unfilter(how: int, line: bytearray, above: bytearray) -> None:
    for x in range(len(line)):
        left, up = (line[x - 4] if x >= 4 else 0), above[x]
        corner = above[x - 4] if x >= 4 else 0
        guess = left + up - corner
        near = min((left, up, corner), key=lambda value: abs(guess - value))
        line[x] = (line[x] + (0, left, up, (left + up) // 2, near)[how]) & 255


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_900_pixels_wide_and_in_one_hue(language: str) -> None:
    png, _ = drawn({0: 4, 1: 2, 2: 3, 5: 5, 6: 1, 9: 3}, language)
    width, height, colours = pixels(png)
    assert (width, height) == (900, 1000)
    assert (0x1D, 0x5F, 0x8A) in colours
    assert all(blue + 3 >= red for red, _, blue in colours), "blue or grey, never red, green or yellow"


@pytest.mark.parametrize("notes", [{0: 1}, {13: 5}, dict.fromkeys(range(14), 3)])
def test_few_or_many_days(notes: dict[int, int]) -> None:
    png, _ = drawn(notes)
    assert png.startswith(b"\x89PNG")


def test_its_words_say_the_same_and_fit_below_it() -> None:
    _, shown = drawn(dict.fromkeys(range(14), 2), "fr")
    assert len(shown.text) <= 1024
    assert shown.text.count("plutôt dur") == 15
    _, shown = drawn({0: 4, 3: 4, 4: 2}, "en")
    assert shown.text.count("nothing noted") == 11
    assert "Between “rather hard” and “fairly well”, most often “fairly well”." in shown.text


def test_nothing_noted_is_no_picture() -> None:
    shown = fortnight.show(texts("fr"), rules.series({}, TODAY), [], TODAY)
    assert shown.picture is None


def test_the_library_is_loaded_where_pictures_are_drawn_only() -> None:
    code = "import sys, bot.pictures; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
