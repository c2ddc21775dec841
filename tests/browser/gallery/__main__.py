"""`python -m tests.browser.gallery [fr] [en] [walks]`: pictures of 390 x 844 points in artefacts/screens."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.browser.gallery.album import Album
from tests.browser.gallery.walks import WALKS, walked
from tests.browser.gallery.wall import Theme, wall
from tests.browser.picture import ROOT
from tests.conftest import _create_tables
from tests.stories.words import LANGUAGES

FOLDER = ROOT / "artefacts" / "screens"
ACROSS, DOWN = 5, 2
"""Pictures on a contact sheet."""
SMALL, GAP = 0.8, 8
DARK = "fortnight"
"""What is also shown in dark: pictures bring their own ground."""


async def hung(album: Album, folder: Path, theme: Theme = "light", only: str = "") -> list[Path]:
    """A picture of each shot (whose name begins like `only`), numbered in order."""
    paths = []
    async with wall(album.language, theme=theme) as empty:
        for number, shot in enumerate(album.shots, 1):
            if shot.name.startswith(only):
                path = folder / f"{number:03d}-{shot.name}{'' if theme == 'light' else f'-{theme}'}.png"
                path.write_bytes(await empty.picture(shot))
                paths.append(path)
    return paths


def sheets(paths: Sequence[Path], folder: Path) -> None:
    """Contact sheets, to look at many at once."""
    each = ACROSS * DOWN
    for start in range(0, len(paths), each):
        images = [Image.open(BytesIO(path.read_bytes())) for path in paths[start : start + each]]
        width, height = (round(side * SMALL) for side in images[0].size)
        sheet = Image.new("RGB", (ACROSS * (width + GAP), DOWN * (height + GAP)), "white")
        for at, image in enumerate(images):
            place = (at % ACROSS * (width + GAP), at // ACROSS * (height + GAP))
            sheet.paste(image.resize((width, height), Image.Resampling.LANCZOS), place)
        sheet.save(folder / f"sheet-{start // each + 1:02d}.png")


async def main(languages: Sequence[str], names: Sequence[str]) -> None:
    """Take the pictures of these walks (of all, without names) in these languages."""
    walks = [walk for walk in WALKS if not names or walk.__name__ in names]
    with tempfile.TemporaryDirectory() as made:
        template = Path(made) / "template.db"
        await _create_tables(f"sqlite+aiosqlite:///{template}")
        for language in languages:
            album = await walked(language, Path(made), template, walks)
            folder = FOLDER / language
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.glob("*.png"):
                old.unlink()
            paths = await hung(album, folder)
            paths += await hung(album, folder, "dark", DARK)
            sheets(paths, folder)


if __name__ == "__main__":
    asked = sys.argv[1:]
    languages = [each for each in asked if each in LANGUAGES] or list(LANGUAGES)
    asyncio.run(main(languages, [each for each in asked if each not in LANGUAGES]))
