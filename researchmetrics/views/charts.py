"""Small charts as SVG text: bars, shares and intervals; each value can be read and heard.

Pure functions from numbers to text. Colours come from the style sheet around them; the plain
attributes are for places without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from researchmetrics.views.plaintext import clean, shorten, width
from researchmetrics.views.svg import INK, WIDTH, coordinate, steps, svg, words

__all__ = ["Bar", "bars", "interval", "shares"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its label, value (None when unknown) and what to call attention to.

    Parameters
    ----------
    label : str
        Shown at the axis.
    value : float or None
        Height; None is drawn as a question mark, never as zero.
    text : str
        The value in words, for those who point at it or hear it.
    is_partial : bool
        Whether the value is not complete yet; drawn hollow.
    """

    label: str
    value: float | None
    text: str
    is_partial: bool = False


def bars(data: Sequence[Bar], *, label: str, expected: float | None = None) -> str:
    """Draw one upright bar a year or class.

    Parameters
    ----------
    data : sequence of Bar
        From left to right.
    label : str
        What the chart shows.
    expected : float, optional
        A height to mark by a line across all bars.

    Returns
    -------
    str
        An ``<svg>`` element; empty text without data.

    Examples
    --------
    >>> drawing = bars([Bar(label="2019", value=3, text="2019: 3 papers")], label="Papers")
    >>> "<title>2019: 3 papers</title>" in drawing
    True
    """
    if not data:
        return ""
    few = len(data) <= 14
    ticks = steps(max(expected or 0, *(bar.value or 0 for bar in data)))
    left, top, bottom = (2.0 if few else 38.0), 18.0, 132.0
    scale = (bottom - top) / ticks[-1]
    room = (WIDTH - left - 2) / len(data)
    parts = [] if few else [_rule(left, bottom - tick * scale, tick) for tick in ticks[1:]]
    if expected is not None:
        y = coordinate(bottom - expected * scale)
        parts.append(f'<path class="rm-mark" d="M{coordinate(left)} {y}H{WIDTH}" stroke="#888"/>')
    for position, bar in enumerate(data):
        height = (bar.value or 0) * scale
        parts.append(_bar(left + position * room, room, bottom, height, bar, is_labelled=few))
    line = f"M{coordinate(left)} {coordinate(bottom)}H{WIDTH}"
    parts.append(f'<path class="rm-axis" d="{line}" stroke="#888"/>')
    parts += _axis([bar.label for bar in data], left, room, bottom + 16)
    return svg(parts, label=label, height=154)


def _rule(left: float, y: float, tick: float) -> str:
    line = f'<path class="rm-grid" d="M{coordinate(left)} {coordinate(y)}H{WIDTH}" stroke="#ddd"/>'
    return line + words(left - 6, y + 4, f"{tick:,.0f}", anchor="end")


def _bar(
    x: float, room: float, bottom: float, height: float, bar: Bar, *, is_labelled: bool
) -> str:
    thick = min(30.0, room * 0.62)
    at = x + (room - thick) / 2
    kind = "rm-bar rm-part" if bar.is_partial else "rm-bar"
    shown = "?" if bar.value is None else f"{bar.value:,.0f}"
    over = ""
    if is_labelled or bar.value is None:
        over = words(x + room / 2, bottom - height - 5, shown, kind="rm-t rm-v")
    title = f"<title>{escape(clean(bar.text))}</title>"
    # A strip as high as the chart, so that small bars can be pointed at too.
    strip = (
        f'<rect x="{coordinate(x)}" y="0" width="{coordinate(room)}" height="{coordinate(bottom)}"'
    )
    size = f'width="{coordinate(thick)}" height="{coordinate(height)}"'
    place = f'x="{coordinate(at)}" y="{coordinate(bottom - height)}"'
    body = f'<rect class="{kind}" {place} {size} fill="{INK}"/>' if height else ""
    return f'<g>{title}{strip} fill="none" pointer-events="all"/>{body}{over}</g>'


def _axis(labels: Sequence[str], left: float, room: float, y: float) -> list[str]:
    """Label as many bars as fit, round years first."""
    widest = max(width(label) for label in labels) * 6.8 + 8
    step = next((n for n in (1, 2, 5, 10, 20, 50) if room * n >= widest), len(labels))
    years = [int(label) for label in labels if label.isdecimal()]
    first = -years[0] % step if len(years) == len(labels) else 0
    at = range(first if first < len(labels) else 0, len(labels), step)
    return [words(left + (n + 0.5) * room, y, labels[n]) for n in at]


def shares(data: Sequence[Bar], *, label: str) -> str:
    """Draw one lying bar a class, its name before it and its count behind.

    Parameters
    ----------
    data : sequence of Bar
        From top to bottom.
    label : str
        What the chart shows.

    Returns
    -------
    str
        An ``<svg>`` element; empty text without data.

    Examples
    --------
    >>> drawing = shares([Bar(label="LG", value=24, text="LG: 24 papers")], label="Topics")
    >>> ">LG</text>" in drawing and ">24</text>" in drawing
    True
    """
    if not data:
        return ""
    names = [shorten(clean(bar.label), 18) for bar in data]
    left = max(width(name) for name in names) * 7.0 + 10
    top = max(bar.value or 0 for bar in data) or 1
    scale = (WIDTH - left - 44) / top
    parts = []
    for row, (bar, name) in enumerate(zip(data, names, strict=True)):
        y, long = row * 21.0, (bar.value or 0) * scale
        shown = "?" if bar.value is None else f"{bar.value:,.0f}"
        kind = "rm-bar rm-part" if bar.is_partial else "rm-bar"
        body = (
            f'<rect class="{kind}" x="{coordinate(left)}" y="{coordinate(y + 3)}" '
            f'width="{coordinate(long)}" height="14" fill="{INK}"/>'
        )
        head = words(left - 8, y + 14, name, anchor="end")
        count = words(left + long + 6, y + 14, shown, anchor="start", kind="rm-t rm-v")
        parts.append(f"<g><title>{escape(clean(bar.text))}</title>{head}{body}{count}</g>")
    return svg(parts, label=label, height=len(data) * 21 + 2)


def interval(
    lo: float,
    value: float,
    hi: float,
    *,
    lower: float,
    upper: float,
    middle: float | None = None,
    label: str,
) -> str:
    """Draw a value with its interval on a scale.

    Parameters
    ----------
    lo, value, hi : float
        Interval and value.
    lower, upper : float
        Ends of the scale.
    middle : float, optional
        A value to mark on the scale, such as the typical one.
    label : str
        All of it in words.

    Returns
    -------
    str
        An ``<svg>`` element.

    Examples
    --------
    >>> drawing = interval(45, 53, 61, lower=0, upper=100, middle=50, label="53 (45 to 61)")
    >>> "<title>53 (45 to 61)</title>" in drawing
    True
    """
    scale = 152 / ((upper - lower) or 1)
    low, at, high = (4 + (min(max(x, lower), upper) - lower) * scale for x in (lo, value, hi))
    parts = [
        f"<title>{escape(clean(label))}</title>",
        '<path class="rm-grid" d="M4 9H156" stroke="#ddd" stroke-width="2"/>',
    ]
    if middle is not None:
        x = coordinate(4 + (middle - lower) * scale)
        parts.append(f'<path class="rm-axis" d="M{x} 3V15" stroke="#888"/>')
    parts.append(
        f'<path class="rm-span" d="M{coordinate(low)} 9H{coordinate(high)}" '
        f'stroke="{INK}" stroke-width="5"/>'
    )
    parts.append(f'<circle class="rm-dot" cx="{coordinate(at)}" cy="9" r="4.5" fill="{INK}"/>')
    return svg(parts, label=label, height=18, wide=160)
