"""The elements of a drawing as SVG text: coordinates, words, axis steps and the frame around."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Final

from researchmetrics.views.plaintext import clean

__all__ = ["INK", "WIDTH", "coordinate", "steps", "svg", "words"]

WIDTH: Final = 420
# The style sheet decides on colours; this one is for places without it.
INK: Final = "#2f5d8a"


def coordinate(value: float) -> str:
    """Write a coordinate, the same on every machine.

    Parameters
    ----------
    value : float
        In units of the drawing.

    Returns
    -------
    str
        At most one decimal.

    Examples
    --------
    >>> coordinate(3.0), coordinate(2.25)
    ('3', '2.2')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def svg(parts: Sequence[str], *, label: str, height: float, wide: float = WIDTH) -> str:
    """Wrap parts of a drawing.

    Parameters
    ----------
    parts : sequence of str
        SVG elements, already escaped.
    label : str
        What the drawing shows, for those who cannot see it.
    height, wide : float
        Size in units of the drawing; it scales with the page.

    Returns
    -------
    str
        One ``<svg>`` element.

    Examples
    --------
    >>> svg([], label="Empty", height=10, wide=20)
    '<svg class="rm-chart" viewBox="0 0 20 10" role="img" aria-label="Empty"></svg>'
    """
    box = f"0 0 {coordinate(wide)} {coordinate(height)}"
    names = f'role="img" aria-label="{escape(clean(label))}"'
    return f'<svg class="rm-chart" viewBox="{box}" {names}>{"".join(parts)}</svg>'


def steps(top: float) -> list[float]:
    """Return round values from zero to at least ``top``, for an axis of counts.

    Parameters
    ----------
    top : float
        Largest value.

    Returns
    -------
    list of float
        Two to five values, evenly spaced, whole numbers.

    Examples
    --------
    >>> steps(7), steps(0)
    ([0, 5, 10], [0, 1])
    """
    if top <= 1:
        return [0, 1]
    raw = top / 3
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)
    step = max(1, round(step))
    return [step * index for index in range(math.ceil(top / step) + 1)]


def words(x: float, y: float, text: str, *, anchor: str = "middle", kind: str = "rm-t") -> str:
    """Write a few words into a drawing.

    Parameters
    ----------
    x, y : float
        Where the base line of the words begins, ends or has its middle.
    text : str
        The words; escaped here.
    anchor : {"start", "middle", "end"}
        Which of these ``x`` is.
    kind : str
        Classes for the style sheet.

    Returns
    -------
    str
        A ``<text>`` element.

    Examples
    --------
    >>> words(1, 2, "<b>")
    '<text class="rm-t" x="1" y="2" text-anchor="middle">&lt;b&gt;</text>'
    """
    place = f'x="{coordinate(x)}" y="{coordinate(y)}"'
    return f'<text class="{kind}" {place} text-anchor="{anchor}">{escape(clean(text))}</text>'
