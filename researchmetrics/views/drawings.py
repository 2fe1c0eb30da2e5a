"""The charts of one person: which numbers are drawn, and what must be said beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from researchmetrics.views import charts
from researchmetrics.views.digits import counted, finite
from researchmetrics.views.figures import Figure
from researchmetrics.views.sheet import Sheet, known
from researchmetrics.views.svg import steps

__all__ = ["Drawing", "citations_chart", "drawings", "interval_chart", "papers_chart", "year_span"]

_N_CATEGORIES: Final = 9


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with its heading and what must be said beside it."""

    title: str
    svg: str
    remark: str = ""


def interval_chart(figure: Figure) -> str:
    """Draw a figure's interval; empty where it has none.

    Parameters
    ----------
    figure : Figure
        The figure.

    Returns
    -------
    str
        An ``<svg>`` element or nothing.
    """
    if figure.value is None or figure.lo is None or figure.hi is None:
        return ""
    upper = 100.0 if figure.is_centred else steps(max(figure.hi, figure.value))[-1]
    return charts.interval(
        figure.lo,
        figure.value,
        figure.hi,
        lower=min(0.0, figure.lo),
        upper=upper,
        middle=50.0 if figure.is_centred else None,
        label=f"{figure.label}: {figure.text}, 95 % interval {figure.interval}",
    )


def papers_chart(sheet: Sheet) -> Drawing:
    """Draw papers per year; years without one are zero, papers without a year are said apart.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    Drawing
        Without a chart where no year is known.
    """
    table = sheet.papers_by_year
    counts = dict(zip(table["year"].tolist(), table["papers"].tolist(), strict=True))
    data = [
        charts.Bar(
            label=str(year),
            value=counts.get(year, 0),
            text=f"{year}: {counted(counts.get(year, 0), 'paper')}",
            is_partial=sheet.as_of.startswith(f"{year}-") and not sheet.as_of.endswith("-12-31"),
        )
        for year in year_span(counts)
    ]
    unknown = len(sheet.papers) - sum(counts.values())
    remarks = ["The hollow bar is a year not yet over."] if any(b.is_partial for b in data) else []
    remarks += [f"{counted(unknown, 'paper')} of unknown year left out."] if unknown else []
    return Drawing("Papers per year", charts.bars(data, label="Papers per year"), " ".join(remarks))


def citations_chart(sheet: Sheet) -> Drawing:
    """Draw citations received per year; years not stated are unknown, never zero.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    Drawing
        Without a chart where no year is known.
    """
    rows = sheet.citations_by_year.dropna(subset=["year"]).to_dict("records")
    stated = {int(row["year"]): row for row in rows}
    data = []
    for year in year_span(stated):
        row = stated.get(year, {})
        value, is_partial = finite(row.get("citations")), known(row.get("complete")) is False
        said = "citations unknown" if value is None else counted(round(value), "citation")
        text = f"{year}: {said}{' so far' if is_partial else ''}"
        data.append(charts.Bar(label=str(year), value=value, text=text, is_partial=is_partial))
    remarks = ["The hollow bar is a year not yet over."] if any(b.is_partial for b in data) else []
    if any(bar.value is None for bar in data):
        remarks.append("A question mark is a year for which no count is known.")
    drawn = charts.bars(data, label="Citations received per year")
    return Drawing("Citations received per year", drawn, " ".join(remarks))


def year_span(years_known: Iterable[int]) -> range:
    """Return every year from the first known one to the last.

    Parameters
    ----------
    years_known : iterable of int
        In any order.

    Returns
    -------
    range
        Empty when none is known.

    Examples
    --------
    >>> list(year_span([2021, 2019]))
    [2019, 2020, 2021]
    """
    found = sorted(years_known)
    return range(found[0], found[-1] + 1) if found else range(0)


def drawings(sheet: Sheet) -> list[Drawing]:
    """Draw everything of a person that can be drawn.

    Parameters
    ----------
    sheet : Sheet
        The tables.

    Returns
    -------
    list of Drawing
        Only those for which something is known.
    """
    made = (
        papers_chart(sheet),
        citations_chart(sheet),
        _categories_chart(sheet),
        _novelty_chart(sheet),
    )
    return [drawing for drawing in made if drawing.svg]


def _categories_chart(sheet: Sheet) -> Drawing:
    papers = sheet.papers
    if "category" not in papers.columns or not papers["category"].notna().any():
        return Drawing("Categories", "")
    counts = papers["category"].dropna().astype(str).value_counts(sort=False)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    rows = [(str(name), int(n)) for name, n in ranked[:_N_CATEGORIES]]
    rest = sum(int(n) for _, n in ranked[_N_CATEGORIES:])
    rows += [(f"{len(ranked) - _N_CATEGORIES} others", rest)] if rest else []
    unknown = int(papers["category"].isna().sum())
    data = [
        charts.Bar(label=name, value=n, text=f"{name}: {counted(n, 'paper')}") for name, n in rows
    ]
    remark = f"{counted(unknown, 'paper')} without a category left out." if unknown else ""
    return Drawing("Papers by category", charts.shares(data, label="Papers by category"), remark)


def _novelty_chart(sheet: Sheet) -> Drawing:
    table = sheet.novelty
    if table is None or "percentile" not in table.columns:
        return Drawing("Topic novelty", "")
    values = [value for value in map(finite, table["percentile"]) if value is not None]
    if not values:
        return Drawing("Topic novelty", "")
    bins = [0] * 10
    for value in values:
        bins[min(9, max(0, int(value // 10)))] += 1
    data = [
        charts.Bar(
            label=f"{n * 10}-{n * 10 + 10}",
            value=count,
            text=f"{n * 10} to {n * 10 + 10}: {counted(count, 'paper')}",
        )
        for n, count in enumerate(bins)
    ]
    remark = (
        f"Percentile of each paper's distance from the closest earlier work, for {len(values):,} "
        f"of {counted(len(table), 'work')}. Papers typical of "
        "their field would all reach about the dotted line. Not a measure of quality."
    )
    drawn = charts.bars(
        data, label="Topic novelty of the papers, by percentile", expected=len(values) / 10
    )
    return Drawing("Topic novelty of the papers", drawn, remark)
