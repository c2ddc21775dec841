"""Fourteen days as a picture: one hue, dots on five levels, days without a note hollow and apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT, DPI = 900, 1000, 100
"""A phone shows it about 320 points wide: words of 32 pixels are read there at 11 points."""
INK, SOFT, HUE, PALE, LINES = "#1f2a37", "#4b5b6b", "#1d5f8a", "#b4d2e7", "#dde6ee"
"""One blue in two lightnesses on white: readable in grey and with any colour vision."""
TOP, BOTTOM = 5.8, -0.55
"""What stands above the best level and below the days without a note, in levels."""
APART = -0.15
"""Where days without a note stand: below the levels, in a strip of their own, so that none looks bad."""
BORDER = 0.55
"""Where the strip begins."""


def _points(pixels: float) -> float:
    return pixels * 72 / DPI


TITLE, WORDS, SMALL = _points(42), _points(32), _points(30)


def draw(data: Mapping[str, Any]) -> bytes:
    """A PNG, 900 pixels wide. `data`: title, words of the levels 1 to 5, labels of the legend, and days
    (label, score or None, median or None, later).
    """
    # Imported here: the library takes half a second and is needed only where pictures are drawn.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.035, 0.225, 0.93, 0.675))
    _levels(axes, data["words"], data["nothing"])
    _days(axes, data["days"], data["median"], data["later"])
    figure.text(0.045, 0.925, data["title"], fontsize=TITLE, color=INK, weight="bold")
    _legend(figure, axes)
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _levels(axes: Axes, words: Sequence[str], nothing: str) -> None:
    """Each level is a line with its word above it, so that the days have the whole width."""
    axes.set_ylim(BOTTOM, TOP)
    axes.set_yticks([])
    for level, word in enumerate(words, 1):
        axes.axhline(level, color=LINES, linewidth=2, zorder=0)
        _word(axes, level, word)
    axes.axhspan(BOTTOM, BORDER, color="#f3f7fa", zorder=-1)
    _word(axes, APART, nothing)
    axes.tick_params(length=0, pad=10)
    for side in axes.spines.values():
        side.set_visible(False)


def _word(axes: Axes, level: float, word: str) -> None:
    axes.text(-0.42, level + 0.31, word, fontsize=WORDS, color=SOFT, zorder=2)


def _days(axes: Axes, days: Sequence[Mapping[str, Any]], median: str, later: str) -> None:
    axes.set_xlim(-0.6, len(days) - 0.4)
    axes.set_xticks(
        range(len(days)), [day["label"] for day in days], fontsize=SMALL, color=INK, linespacing=1.15
    )
    middles = [float("nan") if day["median"] is None else day["median"] for day in days]
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
    _dots(axes, empty, [APART] * len(empty), size=20, fill="white", edge=PALE)
    noted = [place for place, day in enumerate(days) if day["score"] is not None and not day["later"]]
    _dots(axes, noted, [days[place]["score"] for place in noted], size=44, fill=HUE, edge="white")
    marked = [place for place, day in enumerate(days) if day["score"] is not None and day["later"]]
    heights = [days[place]["score"] for place in marked]
    _dots(axes, marked, heights, size=32, fill="white", edge=HUE, width=10, label=later)


def _dots(
    axes: Axes,
    places: Sequence[int],
    heights: Sequence[float],
    *,
    size: float,
    fill: str,
    edge: str,
    width: float = 4,
    label: str = "",
) -> None:
    """Dots of this many pixels across, with an edge of this many; a label puts them in the legend."""
    if not places:
        return
    axes.plot(
        places,
        heights,
        linestyle="none",
        marker="o",
        markersize=_points(size),
        markerfacecolor=fill,
        markeredgecolor=edge,
        markeredgewidth=_points(width),
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
        bbox_to_anchor=(0.03, 0.005),
        frameon=False,
        fontsize=SMALL,
        labelcolor=INK,
        handlelength=1.4,
        labelspacing=0.35,
    )
