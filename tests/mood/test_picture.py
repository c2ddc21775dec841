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
    assert (width, height) == (900, 878)
    assert tuple(bytes.fromhex(picture.HUE[1:])) in colours
    assert all(blue + 3 >= red for red, _, blue in colours), "blue or grey, never red, green or yellow"


@pytest.mark.parametrize(("words", "least"), [(picture.INK, 12), (picture.SOFT, 7), (picture.HUE, 7)])
def test_its_words_and_days_stand_out_from_its_ground(words: str, least: float) -> None:
    """WCAG asks for 4.5 of small words and 3 of a chart's dots."""
    assert contrast(words, picture.PAPER) > least
    assert contrast(picture.SOFT, picture.SHADE) > 6, "the hollow days in their strip"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_without_a_middle_or_a_late_day_there_is_no_legend() -> None:
    png, _ = drawn({0: 4})
    assert pixels(png)[:2] == (900, 878 - picture.LEGEND_HEIGHT)


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
    assert "Between “rather hard” and “fairly good”, most often “fairly good”." in shown.text
    _, shown = drawn({0: 4, 3: 4, 4: 2, 5: 2}, "en")
    assert "most often “rather hard” or “fairly good”." in shown.text


def test_nothing_noted_is_no_picture() -> None:
    shown = fortnight.show(texts("fr"), rules.series({}, TODAY), [], TODAY)
    assert shown.picture is None


def test_the_library_is_loaded_where_pictures_are_drawn_only() -> None:
    code = "import sys, bot.pictures; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
