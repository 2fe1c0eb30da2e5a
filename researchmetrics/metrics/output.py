"""Indicators of output: how many works, and how many a year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.career import distinct
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="N",
    unit="works",
    family="productivity",
    reference="choice: number of works counted",
    synonyms=("papers", "publications"),
    fractional="papers_frac",
    traits=("grows",),
)
def n_papers(work_id: Sequence[Any]) -> int:
    """Count the works.

    Parameters
    ----------
    work_id : sequence, shape (n_works,)
        One entry a work, whatever identifies it.

    Returns
    -------
    int
        Number of works; 0 for none.

    Examples
    --------
    >>> n_papers(["w1", "w2"])
    2
    """
    return len(work_id)


@grouped(n_papers)
def _n_papers(work_id: Grouped) -> Numbers:
    return work_id.count


@indicator(
    symbol="N/La",
    unit="works per year",
    family="productivity",
    reference="choice: dated works over distinct years with a work",
    synonyms=("papers per year",),
    bounds=(1, None),
)
def papers_per_active_year(year: ArrayLike) -> float:
    """Average the dated works per year that has any.

    Parameters
    ----------
    year : array-like of int, shape (n_works,)
        Years of publication, known.

    Returns
    -------
    float
        Works per year, at least 1; NaN without works.

    Examples
    --------
    >>> papers_per_active_year([2012, 2010, 2012])
    1.5
    """
    years = np.asarray(year)
    return float(years.size / np.unique(years).size) if years.size else np.nan


@grouped(papers_per_active_year)
def _papers_per_active_year(year: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return year.count / distinct(year)
