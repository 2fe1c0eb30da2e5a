"""One indicator at the end of each year, with its bounds, coverage and flags."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from researchmetrics.metrics.career_breaks import OF_THE_CAREER, in_working_years
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Result, evaluate
from researchmetrics.metrics.history.standing import DATED, Standing
from researchmetrics.metrics.known import LOW_COVERAGE


def yearwise(
    asked: Indicator, entry: Indicator, standing: Standing, flags: Iterable[str], *, is_shared: bool
) -> dict[str, Any]:
    """Compute one indicator for all years.

    Parameters
    ----------
    asked, entry : Indicator
        What was asked for, and what is computed under the way of counting.
    standing : Standing
        Works at the end of each year.
    flags : iterable of str
        What holds for all rows.
    is_shared : bool
        Whether from the person's share of the citations.

    Returns
    -------
    dict
        The columns of the table.
    """
    absent = sorted(entry.required - {"as_of", *(standing.choices["options"] or {})})
    undated = standing.undated(entry) if standing.n_years else []
    said = [*flags, *(f"needs_{name}" for name in (*absent, *standing.wanting(entry)))]
    said += [f"not_reconstructable:{name}" for name in undated]
    nothing = np.full(standing.n_years, np.nan)
    result = Result(nothing, np.zeros(standing.n_years), np.zeros(standing.n_years))
    low, high, cut = nothing, nothing, np.zeros(standing.n_years)
    if standing.n_years and not absent:
        result = _evaluated(entry, standing, None, is_shared=is_shared)
        cut = standing.cut_off(entry)
        if cut.any() and not undated and "monotone" in entry.traits:
            low, high = (
                _evaluated(entry, standing, standing.received(ends), is_shared=is_shared).values
                for ends in standing.counts.bounds()
            )
    # What cannot be but one number is known, however many counts are not.
    exact = np.where(low == high, low, np.nan)
    values = np.where(cut > 0, exact, result.values)
    values = np.where(bool(undated), np.nan, values)
    return _columns((asked, entry), standing, said, (values, low, high), (result, cut))


def _evaluated(
    entry: Indicator, standing: Standing, citations: Numbers | None, *, is_shared: bool
) -> Result:
    in_career = bool(standing.leave) and entry.name in OF_THE_CAREER
    panel = standing.panel(entry, citations=citations, shared_out=is_shared, in_career=in_career)
    last = int(standing.counts.years[-1])
    given = {**(standing.choices["options"] or {}), "as_of": f"{last}-12-31"}
    result = evaluate(entry, panel, given)
    if not standing.is_partial or "as_of" not in entry.options:
        return result
    # The last year is not over: whether a year is matters to some.
    values = result.values.copy()
    values[-1] = evaluate(entry, panel, {**given, "as_of": standing.day}).values[-1]
    return Result(values, result.used, result.missing)


def _columns(
    entries: tuple[Indicator, Indicator],
    standing: Standing,
    said: list[str],
    numbers: tuple[Numbers, Numbers, Numbers],
    coverage: tuple[Result, Numbers],
) -> dict[str, Any]:
    (asked, entry), (values, low, high), (result, cut) = entries, numbers, coverage
    years = standing.counts.years
    cut_off = cut > 0
    is_open = cut_off & (low < high)
    first = years[:1] if years.size else np.array([np.nan])
    ages = years - in_working_years(np.broadcast_to(first, years.shape), years, standing.leave) + 1
    return {
        "indicator": [asked.name] * years.size,
        "date": [f"{int(year)}-12-31" for year in years[:-1]] + [standing.day][: years.size],
        "year": years.astype(np.int64),
        "age": ages.astype(np.int64),
        "value": _known(values),
        "lo": _known(np.where(is_open, low, np.nan)),
        "hi": _known(np.where(is_open, high, np.nan)),
        "kind": ["reconstructed"] * years.size,
        "n_used": result.used.astype(np.int64),
        "n_missing": result.missing.astype(np.int64),
        "truncated": cut_off,
        "definition": [entry.definition] * years.size,
        "flags": _flags(entry, standing, said, result, cut_off),
    }


def _flags(
    entry: Indicator, standing: Standing, said: list[str], result: Result, cut_off: Any
) -> list[list[str]]:
    at, rows = standing.pairs
    counts_citations = bool(DATED & set(entry.columns))
    short = np.zeros(standing.n_years, dtype=bool)
    if counts_citations:
        short[at[standing.counts.is_short[rows]]] = True
    total = np.maximum(result.used + result.missing, 1)
    low = (result.used + result.missing > 0) & (result.used / total < LOW_COVERAGE)
    found = []
    for place in range(standing.n_years):
        own = list(said)
        if place == standing.n_years - 1 and standing.is_partial:
            own.append("partial_year")
        if cut_off[place]:
            own.append(f"yearly_counts_begin:{standing.counts.begins}")
        own += ["yearly_counts_incomplete"] if short[place] else []
        own += ["low_coverage"] if low[place] else []
        found.append(own)
    return found


def _known(values: Numbers) -> list[float | None]:
    return [float(one) if np.isfinite(one) else None for one in values]
