"""Indicators at the end of each year, from what is known today: all years in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError, NotEnoughDataError
from researchmetrics.metrics import registry
from researchmetrics.metrics.assembling import Beside, assembled
from researchmetrics.metrics.career_breaks import LeaveYears, years_of_leave
from researchmetrics.metrics.columns import iso, read
from researchmetrics.metrics.counting import counted_as
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.history.dated import dated
from researchmetrics.metrics.history.rows import aligned, table_of
from researchmetrics.metrics.history.standing import DATED, Standing, static
from researchmetrics.metrics.history.yearwise import yearwise
from researchmetrics.metrics.selection import MISSING, SELF_CITATIONS, select
from researchmetrics.tables import check


def trajectories(  # noqa: PLR0913 (each is a table of its own or a choice the user may make)
    works: pd.DataFrame,
    names: str | Iterable[str] | None = None,
    *,
    as_of: Any,
    authorships: pd.DataFrame | None = None,
    citations_by_year: pd.DataFrame | None = None,
    references: pd.DataFrame | None = None,
    align: str = "year",
    leave_years: LeaveYears = (),
    counting: str = "full",
    self_citations: str = "include",
    types: Collection[str] | None = None,
    positions: str | Collection[str] | None = None,
    refereed: bool = False,
    missing: str = "drop",
    options: Mapping[str, Any] | None = None,
) -> pd.DataFrame:
    """Reconstruct indicators of one person at the end of each year from what is known today.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``work_id`` and ``year``.
    names : str or iterable of str, optional
        Names in the catalogue; all by default.
    as_of : str, int or date
        Last date.
    authorships : pandas.DataFrame, optional
        Table of authorships, for indicators of position and co-authors.
    citations_by_year : pandas.DataFrame, optional
        Table of citations by year. A work without rows has none where its known count is zero,
        else its citations are unknown.
    references : pandas.DataFrame, optional
        Table of references, for indicators of what is cited, and to date self-citations.
    align : {"year", "age"}, optional
        Whether rows go by calendar year, or by academic age with one row a year of age.
    leave_years : iterable of int or (int, int), optional
        Years of a career break, or first and last of several.
    counting, self_citations, types, positions, refereed, missing, options
        As for `compute`.

    Returns
    -------
    pandas.DataFrame
        One row an indicator and year from the first work on: ``indicator``, ``date`` (the year's
        last day, or `as_of`), ``year``, ``age`` (academic age then), ``value``, ``lo`` and ``hi``
        (between which it lies where yearly counts begin too late), ``kind``
        (``reconstructed``), ``n_used``, ``n_missing``, ``truncated``, ``definition`` and
        ``flags``: ``partial_year`` where the year was not over; ``yearly_counts_begin:2012``
        where the yearly counts of some works begin with that year, so that earlier values are
        unknown unless they cannot be but one; ``yearly_counts_incomplete`` where years sum to
        less than a work's known count and nothing says why, so that values may be too low;
        ``not_reconstructable:fwci`` where what is needed is known as of today only;
        ``undated_left_out:2`` for works of unknown year; ``low_coverage``.

    Raises
    ------
    UnknownIndicatorError
        If a name is not in the catalogue.
    IndicatorError
        If a choice has no such value.

    Notes
    -----
    Years of leave are a choice: they are not counted in academic age, nor where ``academic_age``,
    ``career_years``, ``m_quotient``, ``hIa`` and ``c_per_year`` count years of a career; a year of
    leave has the age of the year before. Works age by the calendar all the same, and years with a
    work (``active_years``) are counted whether of leave or not.

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["w"], "year": [2018]})
    >>> cites = pd.DataFrame({"work_id": ["w"], "year": [2019], "citations": [4]})
    >>> path = trajectories(works, ["n_citations", "h_index"], as_of=2019, citations_by_year=cites)
    >>> path[["indicator", "year", "value"]].values.tolist()
    [['n_citations', 2018, 0.0], ['n_citations', 2019, 4.0], ['h_index', 2018, 0.0],
     ['h_index', 2019, 1.0]]
    """
    asked = _entries(names)
    counted = [counted_as(entry, counting) for entry in asked]
    standing, flags = _standing(
        works,
        {name for entry, _ in counted for name in entry.columns} | {"n_authors"},
        Beside(authorships=authorships, citations_by_year=citations_by_year, references=references),
        choosing={
            "as_of": iso(as_of),
            "types": types,
            "positions": positions,
            "refereed": refereed,
        },
        choices={"self_citations": self_citations, "missing": missing, "options": options},
        leave=years_of_leave(leave_years),
    )
    if counting == "fractional":
        flags = (*flags, "fractional")
    parts = [
        yearwise(entry, used, standing, flags, is_shared=is_shared)
        for entry, (used, is_shared) in zip(asked, counted, strict=True)
    ]
    return aligned(table_of(parts), align)


def trajectory(
    works: pd.DataFrame,
    citations_by_year: pd.DataFrame | None,
    name: str,
    *,
    as_of: Any,
    types: Collection[str] | None = None,
    **choices: Any,
) -> pd.DataFrame:
    """Reconstruct one indicator at the end of each year from what is known today.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``work_id`` and ``year``.
    citations_by_year : pandas.DataFrame or None
        Table of citations by year; needed where the indicator counts citations.
    name : str
        Name in the catalogue.
    as_of : str, int or date
        Last date.
    types : collection of str, optional
        Kinds of work that count; papers by default.
    **choices
        What else `trajectories` takes.

    Returns
    -------
    pandas.DataFrame
        As `trajectories`.

    Raises
    ------
    NotEnoughDataError
        If no work has a year, or the indicator counts citations and no yearly counts are known.

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["w"], "year": [2018]})
    >>> cites = pd.DataFrame({"work_id": ["w"], "year": [2019], "citations": [4]})
    >>> trajectory(works, cites, "n_citations", as_of="2020-06-30")["value"].tolist()
    [0.0, 4.0, 4.0]
    """
    entry = registry.find(name)
    check(works, "works", need=["work_id", "year"])
    if np.isnan(read(select(works, as_of=as_of, types=types)[0], "year")).all():
        raise NotEnoughDataError(f"{entry.name} over time needs works with a known year.")
    if DATED & set(entry.columns) and (citations_by_year is None or not len(citations_by_year)):
        raise NotEnoughDataError(
            "A reconstruction needs citations by year, and none are known. Fetch from a source "
            "that gives them, or watch from now on with refresh."
        )
    return trajectories(
        works, name, as_of=as_of, citations_by_year=citations_by_year, types=types, **choices
    )


def _entries(names: str | Iterable[str] | None) -> list[Indicator]:
    listed = [names] if isinstance(names, str) else registry.names() if names is None else names
    return [registry.find(name) for name in dict.fromkeys(listed)]


def _standing(
    works: pd.DataFrame,
    need: set[str],
    beside: Beside,
    *,
    choosing: Mapping[str, Any],
    choices: Mapping[str, Any],
    leave: frozenset[int],
) -> tuple[Standing, tuple[str, ...]]:
    check(works, "works", need=["work_id", "year"])
    for name, offered in (("self_citations", SELF_CITATIONS), ("missing", MISSING)):
        if choices[name] not in offered:
            raise IndicatorError(
                f"{name} must be one of {', '.join(offered)}, not {choices[name]!r}."
            )
    day = choosing["as_of"]
    placed = assembled(works.reset_index(drop=True), beside, static(need), as_of=day)
    papers, flags = select(placed, **choosing)
    years = read(papers, "year")
    dates = papers[~np.isnan(years)]
    if len(dates) < len(papers):
        flags = (*flags, f"undated_left_out:{len(papers) - len(dates)}")
    first = int(np.nanmin(years)) if len(dates) else int(day[:4]) + 1
    calendar = np.arange(first, int(day[:4]) + 1, dtype=np.float64)
    standing = Standing(
        papers=dates,
        everything=placed,
        beside=beside,
        counts=dated(dates, beside.citations_by_year, calendar),
        day=day,
        choices=choices,
        leave=leave,
    )
    return standing, flags
