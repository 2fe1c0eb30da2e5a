"""Several people on the same scales, as SVG text: lines over time, and values with intervals.

People keep the order they were given in: a sorted chart would be a ranking.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from researchmetrics.views.plaintext import clean, shorten, width
from researchmetrics.views.svg import INK, WIDTH, coordinate, steps, svg, words

__all__ = ["Estimate", "Point", "forest", "panels"]

_PANEL: Final = 200.0
_PLOT: Final = (30.0, 24.0, 192.0, 104.0)  # left, top, right, bottom of the plot in a panel


@dataclass(frozen=True, slots=True)
class Point:
    """One value in time: the moment as a fraction of years and in words; None breaks the line."""

    x: float
    y: float | None
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One person's value with its interval, any part of which may be unknown (None)."""

    name: str
    value: float | None
    lo: float | None = None
    hi: float | None = None
    text: str = ""


def panels(series: Mapping[str, Sequence[Point]], *, label: str, unit: str) -> str:
    """Draw one panel a person: own line in colour, everybody else's behind it in grey.

    Parameters
    ----------
    series : Mapping of str to sequence of Point
        Points by name, in order of time; unknown points left out.
    label : str
        What the chart shows.
    unit : str
        What the values count, for the words at each point.

    Returns
    -------
    str
        An ``<svg>`` element; empty text without any point.

    Examples
    --------
    >>> drawing = panels({"Ann": [Point(2020, 3, "2020")]}, label="Papers", unit="papers")
    >>> "<title>Ann, 2020: 3 papers</title>" in drawing
    True
    """
    points = [point for line in series.values() for point in line if point.y is not None]
    if not points:
        return ""
    frame = _Frame(
        first=min(point.x for point in points),
        last=max(point.x for point in points),
        ticks=steps(max(point.y or 0 for point in points)),
    )
    # Drawn once and shown behind every panel.
    ghosts = {name: frame.ghost(line) for name, line in series.items()}
    parts = []
    for position, (name, line) in enumerate(series.items()):
        others = "".join(ghost for other, ghost in ghosts.items() if other != name)
        x, y = position % 2 * (_PANEL + 20), position // 2 * 132
        parts.append(f'<g transform="translate({x:.0f} {y})">{frame.ruled()}{others}')
        parts.append(f"{frame.own(name, line, unit)}</g>")
    return svg(parts, label=label, height=(len(series) + 1) // 2 * 132)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """The scales that all panels share."""

    first: float
    last: float
    ticks: Sequence[float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        left, top, right, bottom = _PLOT
        along = (x - self.first) / ((self.last - self.first) or 1)
        return left + along * (right - left), bottom - y / self.ticks[-1] * (bottom - top)

    def path(self, line: Sequence[Point]) -> str:
        drawn, stroke = [], "M"
        for point in line:
            if point.y is None:
                stroke = "M"
                continue
            x, y = self.at(point.x, point.y)
            drawn.append(f"{stroke}{coordinate(x)} {coordinate(y)}")
            stroke = "L"
        return "".join(drawn)

    def ghost(self, line: Sequence[Point]) -> str:
        drawn = f'<path class="rm-ghost" d="{self.path(line)}" fill="none" stroke="#ccc"/>'
        return drawn if self.path(line) else ""

    def ruled(self) -> str:
        left, _, right, bottom = _PLOT
        parts = []
        for tick in (self.ticks[0], self.ticks[-1]):
            y = self.at(self.first, tick)[1]
            kind = "rm-grid" if tick else "rm-axis"
            parts.append(
                f'<path class="{kind}" d="M{left} {coordinate(y)}H{right}" stroke="#bbb"/>'
            )
            parts.append(words(left - 5, y + 4, f"{tick:,.0f}", anchor="end"))
        parts.append(words(left, bottom + 15, f"{int(self.first)}", anchor="start"))
        if int(self.last) > int(self.first):
            parts.append(words(right, bottom + 15, f"{int(self.last)}", anchor="end"))
        return "".join(parts)

    def own(self, name: str, line: Sequence[Point], unit: str) -> str:
        head = words(_PLOT[0], 14, shorten(clean(name), 24), anchor="start", kind="rm-t rm-name")
        if not self.path(line):
            return head + words(_PLOT[0] + 8, 66, "unknown", anchor="start")
        parts = [head, f'<path class="rm-line" d="{self.path(line)}" fill="none" stroke="{INK}"/>']
        for point in line:
            if point.y is None:
                continue
            across, down = (coordinate(value) for value in self.at(point.x, point.y))
            said = escape(clean(f"{name}, {point.when}: {point.y:,.0f} {unit}"))
            parts.append(
                f'<circle class="rm-dot" cx="{across}" cy="{down}" r="2.6" fill="{INK}">'
                f"<title>{said}</title></circle>"
            )
        return "".join(parts)


def forest(data: Sequence[Estimate], *, label: str, middle: float | None = None) -> str:
    """Draw one row a person: value and interval on one scale.

    Parameters
    ----------
    data : sequence of Estimate
        In the order given; an unknown value is written, not drawn.
    label : str
        What the chart shows.
    middle : float, optional
        Where 0 to 100 is the scale, the value typical of the field, marked by a line.

    Returns
    -------
    str
        An ``<svg>`` element; empty text where no value is known.

    Examples
    --------
    >>> drawing = forest([Estimate(name="Ann", value=3, lo=2, hi=5, text="3")], label="h-index")
    >>> "Ann: 3" in drawing
    True
    """
    ends = [x for item in data for x in (item.value, item.lo, item.hi) if x is not None]
    if not ends:
        return ""
    low = min(0.0, *ends)
    top = 100.0 if middle is not None else steps(max(ends))[-1]
    names = [shorten(clean(item.name), 20) for item in data]
    left = max(width(name) for name in names) * 7.0 + 12
    scale = (WIDTH - left - 48) / ((top - low) or 1)
    bottom = len(data) * 24.0
    parts = []
    for end in (low, top) if middle is None else (low, middle, top):
        x = left + (end - low) * scale
        parts.append(
            f'<path class="rm-grid" d="M{coordinate(x)} 2V{coordinate(bottom)}" stroke="#ddd"/>'
        )
        parts.append(words(x, bottom + 15, f"{end:,.0f}", anchor="middle"))
    for row, (item, name) in enumerate(zip(data, names, strict=True)):
        parts.append(_row(item, name, left=left, y=row * 24 + 13.0, scale=scale, low=low))
    return svg(parts, label=label, height=bottom + 20)


def _row(item: Estimate, name: str, *, left: float, y: float, scale: float, low: float) -> str:
    said = escape(clean(f"{item.name}: {item.text}"))
    parts = [f"<g><title>{said}</title>", words(left - 8, y + 4, name, anchor="end")]
    if item.value is None:
        parts.append(words(left + 8, y + 4, "unknown", anchor="start"))
    else:
        if item.lo is not None and item.hi is not None:
            ends = [coordinate(left + (end - low) * scale) for end in (item.lo, item.hi)]
            line = f'd="M{ends[0]} {coordinate(y)}H{ends[1]}" stroke="{INK}" stroke-width="5"'
            parts.append(f'<path class="rm-span" {line}/>')
        x = left + (item.value - low) * scale
        place = f'cx="{coordinate(x)}" cy="{coordinate(y)}"'
        parts.append(f'<circle class="rm-dot" {place} r="4.5" fill="{INK}"/>')
    return "".join(parts) + "</g>"
