"""Fourteen days as a picture: one hue, dots on five levels, days without a note hollow and apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, HEIGHT, DPI = 900, 620, 100
INK, HUE, PALE, LINES = "#1f2a37", "#1d5f8a", "#a9c7dc", "#dfe6ec"
"""One blue in two lightnesses on white: readable in grey and with any colour vision."""
APART = -0.15
"""Where days without a note stand: below the levels, in a strip of their own, so that none looks bad."""
FONT = 15


def draw(data: Mapping[str, Any]) -> bytes:
    """A PNG, 900 pixels wide. `data`: title, words of the levels 1 to 5, labels of the legend, and days
    (label, score or None, median or None, later).
    """
    # Imported here: the library takes half a second and is needed only where pictures are drawn.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.19, 0.215, 0.785, 0.68))
    _levels(axes, data["words"], data["nothing"])
    _days(axes, data["days"], data["median"], data["later"])
    figure.text(0.02, 0.945, data["title"], fontsize=FONT + 3, color=INK, weight="bold")
    if axes.get_legend_handles_labels()[0]:
        axes.legend(
            loc="upper center",
            bbox_to_anchor=(0.38, -0.16),
            ncols=2,
            frameon=False,
            fontsize=FONT - 1,
            labelcolor=INK,
        )
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _levels(axes: Axes, words: Sequence[str], nothing: str) -> None:
    axes.set_ylim(-0.6, 5.5)
    axes.set_yticks([APART, 1, 2, 3, 4, 5], [nothing, *words], fontsize=FONT, color=INK)
    for level in range(1, 6):
        axes.axhline(level, color=LINES, linewidth=1.2, zorder=0)
    axes.axhline(0.45, color=LINES, linewidth=1.2, linestyle=(0, (2, 3)), zorder=0)
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _days(axes: Axes, days: Sequence[Mapping[str, Any]], median: str, later: str) -> None:
    axes.set_xlim(-0.6, len(days) - 0.4)
    axes.set_xticks(range(len(days)), [day["label"] for day in days], fontsize=FONT, color=INK)
    middles = [float("nan") if day["median"] is None else day["median"] for day in days]
    if sum(day["median"] is not None for day in days) > 1:
        axes.plot(middles, color=PALE, linewidth=6, solid_capstyle="round", zorder=1, label=median)
    empty = [place for place, day in enumerate(days) if day["score"] is None]
    _dots(axes, empty, [APART] * len(empty), size=11, fill="white", edge=PALE)
    noted = [place for place, day in enumerate(days) if day["score"] is not None]
    _dots(axes, noted, [days[place]["score"] for place in noted], size=20, fill=HUE, edge=HUE)
    marked = [place for place in noted if days[place]["later"]]
    if marked:
        heights = [days[place]["score"] for place in marked]
        _dots(axes, marked, heights, size=7, fill="white", edge="white")
        axes.plot(
            [],
            [],
            linestyle="none",
            marker="o",
            markersize=16,
            markerfacecolor="white",
            markeredgecolor=HUE,
            markeredgewidth=5,
            label=later,
        )


def _dots(
    axes: Axes, places: Sequence[int], heights: Sequence[float], *, size: float, fill: str, edge: str
) -> None:
    axes.plot(
        places,
        heights,
        linestyle="none",
        marker="o",
        markersize=size,
        markerfacecolor=fill,
        markeredgecolor=edge,
        markeredgewidth=2.5,
        zorder=3,
    )
