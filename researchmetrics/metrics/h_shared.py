"""Indicators of the h family that share the core, or h itself, among the authors."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.career import elapsed
from researchmetrics.metrics.columns import Numbers, as_of_year
from researchmetrics.metrics.credit import hI_norm
from researchmetrics.metrics.groups import Grouped, h_of_scores
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="hI",
    unit="works",
    family="author-share",
    reference="doi:10.1007/s11192-006-0090-4",
    synonyms=("individual h-index",),
    traits=("interval", "zero_when_empty"),
)
def hI(  # noqa: N802 (the field's name)
    citations: ArrayLike, n_authors: ArrayLike, year: ArrayLike | None = None
) -> float:
    """Divide h by the mean number of authors of the works in the h-core.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.
    year : array-like of int, shape (n_works,), optional
        Years of publication, to settle ties.

    Returns
    -------
    float
        From 0 to h; 0 where h is 0. One more citation can lower it, when the core changes.

    Notes
    -----
    Where works tie at the border of the core the youngest enter first, among these those of
    fewest authors; the paper leaves it open.

    References
    ----------
    .. [1] Batista, Campiteli, Kinouchi, Martinez (2006), Is it possible to compare researchers
       with different scientific interests?, doi:10.1007/s11192-006-0090-4

    Examples
    --------
    >>> hI([9, 7, 3, 3], [1, 2, 4, 1])
    2.25
    """
    values = np.asarray(citations, dtype=np.float64)
    codes = np.zeros(values.size, dtype=np.int64)
    years = np.full(values.size, np.nan) if year is None else np.asarray(year, dtype=np.float64)
    authors = Grouped(np.asarray(n_authors, dtype=np.float64), codes, 1)
    return float(_hi(Grouped(values, codes, 1), authors, Grouped(years, codes, 1))[0])


@grouped(hI)
def _hi(citations: Grouped, n_authors: Grouped, year: Grouped) -> Numbers:
    youngest = -np.nan_to_num(year.values, nan=-np.inf)
    order = np.lexsort((n_authors.values, youngest, -citations.values, citations.codes))
    ranked = citations.ranked
    inside = ranked.core
    core = Grouped(n_authors.values[order][inside], ranked.codes[inside], citations.size).total()
    return np.asarray(ranked.h.astype(np.float64) ** 2 / np.maximum(core, 1))


@indicator(
    symbol="hIa",
    unit="works per year",
    family="author-share",
    reference="doi:10.1007/s11192-013-1208-0",
    synonyms=("individual annual h-index", "hI,annual"),
    traits=("monotone", "interval", "unaligned"),
)
def hIa(  # noqa: N802 (the field's name)
    citations: ArrayLike, n_authors: ArrayLike, year: ArrayLike, *, as_of: Any
) -> float:
    """Divide the normalised individual h-index by the academic age.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.
    year : array-like of int
        Years of publication, known; they may be those of other works too.
    as_of : str, int or date
        Date looked from.

    Returns
    -------
    float
        Works per year; NaN without dated works.

    References
    ----------
    .. [1] Harzing, Alakangas, Adams (2014), hIa: an individual annual h-index to accommodate
       disciplinary and career length differences, doi:10.1007/s11192-013-1208-0

    Examples
    --------
    >>> hIa([10, 6, 3], [4, 2, 3], [2016, 2017, 2020], as_of=2020)
    0.4
    """
    return hI_norm(citations, n_authors) / elapsed(year, as_of)


@grouped(hIa)
def _hia(citations: Grouped, n_authors: Grouped, year: Grouped, *, as_of: Any) -> Numbers:
    shares = h_of_scores(citations.values / n_authors.values, citations)
    return np.asarray(shares / (as_of_year(as_of) - year.least + 1))
