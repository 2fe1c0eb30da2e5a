"""The charts of a comparison: everybody on the same scales, in the order given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from researchmetrics.views.digits import CENTRED, finite, label_of
from researchmetrics.views.drawings import Drawing, year_span
from researchmetrics.views.multiples import Estimate, Point, forest, panels
from researchmetrics.views.sheet import ComparisonSheet, known
from researchmetrics.views.sidebyside import figure_names, figure_rows, interval_ends, unit_of

__all__ = ["overlays"]

_HOW_FOREST: Final = "The dot is the value, the band its 95 % interval."
_HOW_PANELS: Final = "Own line in colour, the others behind it, all on the same scales."


def overlays(sheet: ComparisonSheet) -> list[tuple[str, str, list[Drawing]]]:
    """Draw everything of several people that can be drawn on common scales.

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables.

    Returns
    -------
    list of (str, str, list of Drawing)
        Headings, how to read the charts, and the charts; only those for which something is known.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"name": ["Ann", "Bo"], "h_index": [7, 9]})
    >>> groups = overlays(ComparisonSheet(title="P", as_of="2026-01-01", table=table))
    >>> [heading for heading, _, _ in groups]
    ['Figures on common scales']
    """
    over_time = [_papers(sheet), _citations(sheet), *_trajectories(sheet)]
    groups = [
        ("Figures on common scales", _HOW_FOREST, _forests(sheet)),
        ("Over the years", _HOW_PANELS, over_time),
    ]
    kept = [(heading, how, [one for one in drawn if one.svg]) for heading, how, drawn in groups]
    return [group for group in kept if group[2]]


def _forests(sheet: ComparisonSheet) -> list[Drawing]:
    rows = zip(figure_names(sheet), figure_rows(sheet), strict=True)
    # Years on a scale from zero would show nothing.
    return [_forest(sheet, name, *row) for name, row in rows if unit_of(sheet, name) != "year"]


def _forest(
    sheet: ComparisonSheet, name: str, label: str, cells: Sequence[tuple[str, str]]
) -> Drawing:
    is_share = unit_of(sheet, name) == "share"
    data = []
    for position, (person, (text, between)) in enumerate(zip(sheet.people, cells, strict=True)):
        ends = interval_ends(sheet, name, position)
        value, lo, hi = (
            None if number is None else 100 * number if is_share else number
            for number in map(finite, (sheet.table[name].iloc[position], *ends))
        )
        said = f"{text}, 95 % interval {between}" if between else text
        data.append(Estimate(name=person, value=value, lo=lo, hi=hi, text=said))
    middle = 50.0 if name in CENTRED else None
    remark = "The line in the middle, 50, is typical of the field." if middle else ""
    title = f"{label}, %" if is_share else label
    return Drawing(title, forest(data, label=label, middle=middle), remark)


def _keys(sheet: ComparisonSheet) -> list[str]:
    """Return one key a sheet; two people of one name must not share a line."""
    names = [person.person.name or "name unknown" for person in sheet.sheets]
    return [
        name if names.count(name) == 1 else f"{name} ({names[: n + 1].count(name)})"
        for n, name in enumerate(names)
    ]


def _papers(sheet: ComparisonSheet) -> Drawing:
    series: dict[str, list[Point]] = {}
    for key, person in zip(_keys(sheet), sheet.sheets, strict=True):
        counts = person.papers_by_year
        found = dict(zip(counts["year"].tolist(), counts["papers"].tolist(), strict=True))
        series[key] = [Point(year, found.get(year, 0), str(year)) for year in year_span(found)]
    return _panels("Papers per year", series, "papers")


def _citations(sheet: ComparisonSheet) -> Drawing:
    series: dict[str, list[Point]] = {}
    for key, person in zip(_keys(sheet), sheet.sheets, strict=True):
        rows = person.citations_by_year.dropna(subset=["year"]).to_dict("records")
        stated = {
            int(row["year"]): finite(row["citations"])
            for row in rows
            if known(row.get("complete")) is not False
        }
        series[key] = [Point(year, stated.get(year), str(year)) for year in year_span(stated)]
    return _panels("Citations received per year", series, "citations", "Complete years only.")


def _trajectories(sheet: ComparisonSheet) -> list[Drawing]:
    table = sheet.trajectories
    if table is None or table.empty:
        return []
    drawn = []
    for name in dict.fromkeys(str(value) for value in table["indicator"]):
        rows = table[table["indicator"].astype(str) == name].dropna(subset=["value", "date"])
        if sheet.align == "age":
            # One value an age: what was observed only where nothing was reconstructed.
            rows = rows.dropna(subset=["age"]).sort_values("kind", kind="stable")
            rows = rows.drop_duplicates(["name", "age"], keep="last")
        series: dict[str, list[Point]] = {person: [] for person in sheet.people}
        for row in rows.sort_values("date", kind="stable").to_dict("records"):
            points = series.setdefault(str(row["name"]), [])
            points.append(_point(row, by_age=sheet.align == "age"))
        over = "by academic age" if sheet.align == "age" else "over time"
        drawn.append(_panels(f"{label_of(name)} {over}", series, label_of(name)))
    return drawn


def _point(row: Mapping[Any, Any], *, by_age: bool) -> Point:
    """Place a value at its date, or at the academic age that the person had then."""
    when, kind = str(row["date"]), known(row.get("kind"))
    said = f"{when[:10]} ({kind})" if kind else when[:10]
    if not by_age:
        return Point(_moment(when), float(row["value"]), said)
    return Point(float(row["age"]), float(row["value"]), f"age {row['age']}, {said}")


def _moment(date: str) -> float:
    """Turn an ISO date, as precise as it is, into a fraction of years."""
    parts = [int(part) for part in date[:10].split("-") if part.isdecimal()]
    year, month, day = [*parts, 1, 1, 1][:3] if len(parts) < 3 else parts[:3]
    return year + (month - 1) / 12 + (day - 1) / 372


def _panels(
    title: str, series: Mapping[str, Sequence[Point]], unit: str, remark: str = ""
) -> Drawing:
    return Drawing(title, panels(series, label=title, unit=unit), remark)
