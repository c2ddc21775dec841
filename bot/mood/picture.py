"""Fourteen days as a picture: one hue, dots on five levels, days without a note hollow and apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, DPI = 900, 100
"""A phone shows it about 300 points wide: three pixels are a point, words of 36 are read at 12 points."""
TITLE_HEIGHT, LEVEL, STRIP, DAYS_HEIGHT, LEGEND_HEIGHT = 104, 98, 98, 124, 62
"""Pixels, from top to bottom: the title, each level, the days without a note, their dates, the legend."""
MARGIN = 36
PAPER, INK, SOFT, HUE, PALE, LINES, SHADE = (
    "#16293a", "#f0f6fa", "#b3c7d6", "#7cc3f2", "#3f6885", "#2a4256", "#1d3446",
)  # fmt: skip
"""One blue in several lightnesses on its own dark ground: it blinds nobody at night, stands well in a light
conversation, and is readable in grey and with any colour vision."""
APART = 0.0
"""Where days without a note stand: below the levels, in a strip of their own, so that none looks bad."""


def _points(pixels: float) -> float:
    return pixels * 72 / DPI


TITLE, WORDS, SMALL = _points(44), _points(34), _points(34)
LEGEND = _points(30)


@dataclass(frozen=True, slots=True)
class _Dots:
    """How some dots look: this many pixels across, with an edge of this many."""

    size: float
    fill: str
    edge: str
    width: float = 4


NOTED = _Dots(46, HUE, PAPER)
LATER = _Dots(36, PAPER, HUE, 9)
NOTHING = _Dots(20, SHADE, SOFT, 3)


def draw(data: Mapping[str, Any]) -> bytes:
    """A PNG, 900 pixels wide. `data`: title, words of the levels 1 to 5, labels of the legend, and days
    (label, score or None, median or None, later).
    """
    # Imported here: the library takes half a second and is needed only where pictures are drawn.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    levels = len(data["words"]) * LEVEL
    legend = LEGEND_HEIGHT if _has_legend(data["days"]) else 0
    below = DAYS_HEIGHT + legend
    height = TITLE_HEIGHT + levels + STRIP + below
    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)
    inner = 1 - 2 * MARGIN / WIDTH
    axes = figure.add_axes(
        (MARGIN / WIDTH, below / height, inner, (levels + STRIP) / height), facecolor=PAPER
    )
    _levels(axes, data["words"], data["nothing"])
    _days(axes, data["days"], data["median"], data["later"])
    top = 1 - TITLE_HEIGHT * 0.62 / height
    figure.text(MARGIN / WIDTH, top, data["title"], fontsize=TITLE, color=INK, weight="bold", va="center")
    _legend(figure, axes)
    out = BytesIO()
    figure.savefig(out, format="png", facecolor=PAPER)
    return out.getvalue()


def _has_legend(days: Sequence[Mapping[str, Any]]) -> bool:
    """Whether there is a middle to be drawn as a line, or a day that was noted afterwards."""
    later = any(day["score"] is not None and day["later"] for day in days)
    return later or sum(day["median"] is not None for day in days) > 1


def _levels(axes: Axes, words: Sequence[str], nothing: str) -> None:
    """Each level is a line with its word above it, so that the days have the whole width."""
    strip = STRIP / LEVEL
    axes.set_ylim(APART - strip / 2, APART + strip / 2 + len(words))
    axes.set_yticks([])
    for level, word in enumerate(words, 1):
        axes.axhline(_height(level), color=LINES, linewidth=2, zorder=0)
        _word(axes, _height(level), word)
    axes.axhspan(APART - strip / 2, APART + strip / 2, color=SHADE, zorder=-1)
    axes.text(-0.42, APART + 0.22, nothing, fontsize=WORDS, color=SOFT, va="center", zorder=2)
    axes.tick_params(length=0, pad=12)
    for side in axes.spines.values():
        side.set_visible(False)


def _height(level: float) -> float:
    """Where a level's line runs, above the strip."""
    return APART + STRIP / LEVEL / 2 + level - 0.7


def _word(axes: Axes, height: float, word: str) -> None:
    axes.text(-0.42, height + 0.42, word, fontsize=WORDS, color=SOFT, va="center", zorder=2)


def _days(axes: Axes, days: Sequence[Mapping[str, Any]], median: str, later: str) -> None:
    axes.set_xlim(-0.6, len(days) - 0.4)
    axes.set_xticks(
        range(len(days)), [day["label"] for day in days], fontsize=SMALL, color=INK, linespacing=1.15
    )
    middles = [float("nan") if day["median"] is None else _height(day["median"]) for day in days]
    if sum(day["median"] is not None for day in days) > 1:
        axes.plot(
            middles,
            color=PALE,
            linewidth=_points(16),
            solid_capstyle="round",
            solid_joinstyle="round",
            zorder=1,
            label=median,
        )
    empty = [place for place, day in enumerate(days) if day["score"] is None]
    _dots(axes, empty, [APART - 0.24] * len(empty), NOTHING)
    noted = [place for place, day in enumerate(days) if day["score"] is not None and not day["later"]]
    _dots(axes, noted, [_height(days[place]["score"]) for place in noted], NOTED)
    marked = [place for place, day in enumerate(days) if day["score"] is not None and day["later"]]
    _dots(axes, marked, [_height(days[place]["score"]) for place in marked], LATER, label=later)


def _dots(axes: Axes, places: Sequence[int], heights: Sequence[float], look: _Dots, label: str = "") -> None:
    """Dots that look like this; a label puts them in the legend."""
    if not places:
        return
    axes.plot(
        places,
        heights,
        linestyle="none",
        marker="o",
        markersize=_points(look.size),
        markerfacecolor=look.fill,
        markeredgecolor=look.edge,
        markeredgewidth=_points(look.width),
        zorder=3,
        label=label or "_",
    )


def _legend(figure: Figure, axes: Axes) -> None:
    handles, labels = axes.get_legend_handles_labels()
    if not handles:
        return
    figure.legend(
        handles,
        labels,
        loc="lower left",
        bbox_to_anchor=(MARGIN / WIDTH - 0.012, 0.016),
        frameon=False,
        fontsize=LEGEND,
        labelcolor=INK,
        handlelength=1.3,
        handletextpad=0.5,
        columnspacing=1.2,
        ncols=2,
    )
