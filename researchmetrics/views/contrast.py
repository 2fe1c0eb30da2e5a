"""People side by side, as text and HTML: what is not comparable first, and never a ranking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from researchmetrics.views.digits import finite, interval_text, label_of, number_text
from researchmetrics.views.overlays import overlays
from researchmetrics.views.plaintext import clean, fold, pad, shorten, width
from researchmetrics.views.rendering import render
from researchmetrics.views.sheet import ComparisonSheet, known
from researchmetrics.views.sidebyside import basis_rows, figure_rows

__all__ = ["comparison_html", "comparison_page_html", "comparison_text", "difference_text"]


def comparison_text(sheet: ComparisonSheet, *, columns: int = 80) -> str:
    """Return a comparison as text for a terminal.

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables.
    columns : int
        Width of the screen; at least 60 is used.

    Returns
    -------
    str
        What is not comparable, what each stands on, then the figures: one line an indicator and
        one column a person, in the order given, as many people beside each other as fit.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"name": ["Ann", "Bo"], "h_index": [7, None]})
    >>> sheet = ComparisonSheet(title="Potters", as_of="2026-01-01", table=table)
    >>> print(comparison_text(sheet).splitlines()[-1])
    h-index     7                   unknown
    """
    columns = max(60, columns)
    lines = [*fold(clean(sheet.title), columns), f"As of {clean(sheet.as_of)}", "─" * columns]
    for note in sheet.notes:
        lines += fold(f"! {clean(note)}", columns, indent="  ")
    for warning in sheet.warnings:
        lines += fold(f"! Not comparable: {clean(warning)}", columns, indent="  ")
    blocks = [("What it rests on", basis_rows(sheet)), ("Figures", _words(figure_rows(sheet)))]
    for heading, rows in blocks:
        if rows:
            lines += ["", heading, *_table(sheet.people, rows, columns)]
    said = {
        "Differences": [text for _, text in _differences(sheet)],
        "Do the orders hold?": sheet.statements,
    }
    for heading, texts in said.items():
        lines += ["", heading] if texts else []
        lines += [line for text in texts for line in fold(clean(text), columns, indent="  ")]
    return "\n".join(lines)


def _words(rows: Iterable[tuple[str, list[tuple[str, str]]]]) -> list[tuple[str, list[str]]]:
    return [
        (label, [f"{text} ({between})" if between else text for text, between in cells])
        for label, cells in rows
    ]


def _table(
    people: tuple[str, ...], rows: list[tuple[str, list[str]]], columns: int
) -> Iterable[str]:
    """Lay out as many people beside each other as fit, and the others below."""
    head = min(26, max(width(label) for label, _ in rows)) + 2
    wide = min(34, max(20, (columns - head) // len(people)))
    fit = max(1, (columns - head) // wide)
    for start in range(0, len(people), fit):
        block = slice(start, start + fit)
        yield _line("", people[block], head, wide)
        for label, cells in rows:
            yield from _folded(label, cells[block], head, wide)


def _line(label: str, cells: Iterable[str], head: int, wide: int) -> str:
    words = "".join(pad(shorten(clean(cell), wide - 1), wide) for cell in cells)
    return (pad(shorten(clean(label), head - 1), head) + words).rstrip()


def _folded(label: str, cells: list[str], head: int, wide: int) -> Iterable[str]:
    columns = [fold(clean(cell), wide - 1) for cell in cells]
    for number in range(max(len(column) for column in columns)):
        parts = [column[number] if number < len(column) else "" for column in columns]
        yield _line(label if number == 0 else "", parts, head, wide)


def difference_text(row: Mapping[Any, Any]) -> str:
    """Say what a difference amounts to.

    Parameters
    ----------
    row : Mapping
        A row of the differences: indicator, a, b, difference (a minus b), lo, hi, p_larger.

    Returns
    -------
    str
        "No clear difference" where the interval covers zero; "not compared" where the difference
        is unknown.

    Examples
    --------
    >>> row = {"indicator": "h_index", "a": "Ann", "b": "Bo", "difference": 2, "lo": -1, "hi": 5}
    >>> difference_text(row)
    'h-index: no clear difference between Ann and Bo (difference 2, 95 % interval −1 to 5).'
    """
    name, label = str(row["indicator"]), label_of(str(row["indicator"]))
    a, b = (str(known(row[who]) or "name unknown") for who in ("a", "b"))
    difference, lo, hi = (finite(row.get(column)) for column in ("difference", "lo", "hi"))
    if difference is None:
        return f"{label}: not compared between {a} and {b}, a value is unknown."
    between = interval_text(lo, hi, name)
    if lo is None or hi is None:
        shown = number_text(difference, name)
        return f"{label}: {a} minus {b} is {shown}; without an interval nothing follows from it."
    spread = abs(hi - lo)
    if lo <= 0 <= hi:
        shown = number_text(difference, name, spread=spread)
        said = (
            f"no clear difference between {a} and {b} (difference {shown}, 95 % interval {between}"
        )
    else:
        more, less = (a, b) if difference > 0 else (b, a)
        shown = number_text(abs(difference), name, spread=spread)
        ends = sorted((abs(lo), abs(hi)))
        between = interval_text(ends[0], ends[1], name)
        said = f"{more} has {shown} more than {less} (95 % interval {between}"
    chance = finite(row.get("p_larger"))
    odds = "" if chance is None else f"; probability that {a} has more: {_chance(chance)}"
    return f"{label}: {said}{odds})."


def _chance(value: float) -> str:
    """Write a probability without the false certainty of 0 or 1."""
    if value < 0.01:
        return "below 0.01"
    return "above 0.99" if value > 0.99 else f"{value:.2f}"


def _differences(sheet: ComparisonSheet) -> list[tuple[bool, str]]:
    """Say each difference, and whether it is clear."""
    if sheet.differences is None:
        return []
    said = [difference_text(row) for row in sheet.differences.to_dict("records")]
    return [(" more than " in text, text) for text in said]


def comparison_html(sheet: ComparisonSheet) -> str:
    """Return a comparison as a static fragment for a notebook.

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables.

    Returns
    -------
    str
        One ``<section>`` with its own style: no script, no request, nothing random.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"name": ["Ann", "Bo"], "h_index": [7, None]})
    >>> "unknown" in comparison_html(ComparisonSheet(title="P", as_of="2026-01-01", table=table))
    True
    """
    return render("comparison_card.html.j2", **_values(sheet))


def comparison_page_html(sheet: ComparisonSheet) -> str:
    """Return a comparison as one self-contained page.

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables.

    Returns
    -------
    str
        HTML that runs no script and loads nothing; the same bytes for the same sheet.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"name": ["Ann", "Bo"], "h_index": [7, None]})
    >>> sheet = ComparisonSheet(title="P", as_of="2026-01-01", table=table)
    >>> comparison_page_html(sheet).startswith("<!doctype html>")
    True
    """
    return render("comparison.html.j2", groups=overlays(sheet), **_values(sheet))


def _values(sheet: ComparisonSheet) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "people": sheet.people,
        "basis": basis_rows(sheet),
        "rows": figure_rows(sheet),
        "differences": _differences(sheet),
    }
