"""The explicit list of pictures: the kind a screen names, and the function that draws it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.mood import picture as fortnight
from bot.mood.fortnight import PICTURE as FORTNIGHT

Draw = Callable[[Mapping[str, Any]], bytes]

DRAWERS: Final[dict[str, Draw]] = {FORTNIGHT: fortnight.draw}
