"""README's picture: `python -m tests.browser.picture` takes over what the browser test saw last.

The picture carries the words it shows: so a test can tell when the screen has changed, whatever the fonts.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

ROOT = Path(__file__).parents[2]
SEEN = ROOT / "artefacts" / "phone.png"
KEPT = ROOT / ".github" / "pictures" / "phone.png"
SIZE = (390, 844)
"""A phone, in points."""
SCALE = 2
COLOURS = 256
LARGEST = 200_000
"""Bytes: a README is opened on phones too."""
_WORDS = "words"


def write(png: bytes, words: str) -> None:
    """Keep what the test saw, small, with its words in it."""
    carried = PngInfo()
    carried.add_itxt(_WORDS, words)
    SEEN.parent.mkdir(exist_ok=True)
    few = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(SEEN, optimize=True, pnginfo=carried)


def shape_and_words(path: Path) -> tuple[tuple[int, int], str]:
    """Width and height in pixels, and the words a picture carries."""
    with Image.open(path) as opened:
        opened.load()
        return opened.size, str(opened.info.get(_WORDS, ""))


if __name__ == "__main__":
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_bytes(SEEN.read_bytes())
