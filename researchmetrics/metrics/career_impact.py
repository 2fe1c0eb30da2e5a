"""Indicators that set citations against the length of the career."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.career import elapsed
from researchmetrics.metrics.columns import Numbers, as_of_year, given
from researchmetrics.metrics.groups import Grouped, h_of_scores, rank_by
from researchmetrics.metrics.h_type import h_index
from researchmetrics.metrics.ragged import alone
from researchmetrics.metrics.ranges import refuse_later
from researchmetrics.metrics.registry import grouped, indicator

_SHORTEST_CAREER = 3


@indicator(
    symbol="m",
    unit="works per year",
    family="age-aware",
    reference="doi:10.1073/pnas.0507655102",
    synonyms=("m", "m-quotient", "Hirsch's m"),
    traits=("monotone", "interval", "unaligned"),
)
def m_quotient(citations: ArrayLike, year: ArrayLike, *, as_of: Any) -> float:
    """Divide the h-index by the academic age.

    Parameters
    ----------
    citations : array-like of float
        Citations received, known and not negative.
    year : array-like of int
        Years of publication, known; they may be those of other works than have known citations.
    as_of : str, int or date
        Date looked from.

    Returns
    -------
    float
        Works per year; NaN without works and below three years, where it means nothing.

    References
    ----------
    .. [1] Hirsch (2005), An index to quantify an individual's scientific research output,
       doi:10.1073/pnas.0507655102

    Examples
    --------
    >>> m_quotient([9, 7, 3, 1], [2015, 2015, 2018, 2019], as_of=2020)
    0.5
    """
    age = elapsed(year, as_of)
    return h_index(citations) / age if age >= _SHORTEST_CAREER else np.nan


@grouped(m_quotient)
def _m_quotient(citations: Grouped, year: Grouped, *, as_of: Any) -> Numbers:
    age = as_of_year(as_of) - year.least + 1
    return np.where(age >= _SHORTEST_CAREER, citations.ranked.h / age, np.nan)


@indicator(
    symbol="C/age",
    unit="citations per year",
    family="age-aware",
    reference="choice: all citations over the academic age",
    synonyms=("citations per year",),
    traits=("monotone", "interval", "unaligned"),
)
def c_per_year(citations: ArrayLike, year: ArrayLike, *, as_of: Any) -> float:
    """Divide all citations by the academic age.

    Parameters
    ----------
    citations : array-like of float
        Citations received, known and not negative.
    year : array-like of int
        Years of publication, known; they may be those of other works than have known citations.
    as_of : str, int or date
        Date looked from.

    Returns
    -------
    float
        Citations per year; NaN without dated works.

    Examples
    --------
    >>> c_per_year([9, 7, 3, 1], [2015, 2015, 2018, 2019], as_of=2019)
    4.0
    """
    return float(np.sum(citations)) / elapsed(year, as_of)


@grouped(c_per_year)
def _c_per_year(citations: Grouped, year: Grouped, *, as_of: Any) -> Numbers:
    return citations.total() / (as_of_year(as_of) - year.least + 1)


def citation_rates(citations: ArrayLike, year: ArrayLike, *, as_of: Any) -> Numbers:
    """Divide the citations of each work by its age.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    year : array-like of int, shape (n_works,)
        Years of publication, known, none after `as_of`.
    as_of : str, int or date
        Date looked from; a work of its year is one year old.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), citations per year.

    Raises
    ------
    IndicatorError
        If a value is missing or impossible, or a year lies after `as_of`.

    Examples
    --------
    >>> citation_rates([8, 4, 1], [2017, 2019, 2020], as_of=2020).tolist()
    [2.0, 2.0, 1.0]
    """
    cites, years = given("citations", citations), given("year", year)
    if cites.size != years.size:
        raise IndicatorError(f"There are {cites.size} citations of {years.size} years.")
    elapsed(years, as_of)
    return np.asarray(cites / (as_of_year(as_of) - years + 1))


@indicator(
    symbol="AR",
    unit="root of citations per year",
    family="age-aware",
    reference="doi:10.1007/s11434-007-0145-9",
    synonyms=("AR-index",),
    traits=("interval", "zero_when_empty"),
)
def ar_index(citations: ArrayLike, year: ArrayLike, *, as_of: Any) -> float:
    """Take the square root of the h-core's citations, each work's divided by its age.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    year : array-like of int, shape (n_works,)
        Years of publication, known, none after `as_of`.
    as_of : str, int or date
        Date looked from.

    Returns
    -------
    float
        0 where h is 0. It falls with time by design.

    Notes
    -----
    Where works tie at the border of the core, the youngest enter first; the paper leaves it open.

    References
    ----------
    .. [1] Jin, Liang, Rousseau, Egghe (2007), The R- and AR-indices, doi:10.1007/s11434-007-0145-9

    Examples
    --------
    >>> ar_index([8, 4, 1], [2017, 2019, 2020], as_of=2020)
    2.0
    """
    return float(_ar_index(*alone(citations, year), as_of=as_of)[0])


@grouped(ar_index)
def _ar_index(citations: Grouped, year: Grouped, *, as_of: Any) -> Numbers:
    refuse_later(year.values, as_of_year(as_of))
    # The youngest first is the one of the latest year.
    ranked, years = rank_by(citations.values, year.values, citations.codes, citations.size)
    ages = as_of_year(as_of) - years + 1
    return np.sqrt(ranked.sum_of(np.where(ranked.core, ranked.values / ages, 0.0)))


@indicator(
    symbol="hc",
    unit="works",
    family="age-aware",
    reference="doi:10.1007/s11192-007-1722-z",
    synonyms=("contemporary h-index",),
    traits=("monotone", "interval", "grows"),
)
def hc(
    citations: ArrayLike, year: ArrayLike, *, as_of: Any, gamma: float = 4.0, delta: float = 1.0
) -> int:
    """Find the h-index of scores that divide four times the citations by the work's age.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    year : array-like of int, shape (n_works,)
        Years of publication, known, none after `as_of`.
    as_of : str, int or date
        Date looked from.
    gamma, delta : float, optional
        A citation of a work of age a scores gamma / a^delta.

    Returns
    -------
    int
        From 0 to the number of works.

    References
    ----------
    .. [1] Sidiropoulos, Katsaros, Manolopoulos (2007), Generalized Hirsch h-index for disclosing
       latent facts in citation networks, doi:10.1007/s11192-007-1722-z

    Examples
    --------
    >>> hc([8, 4, 1], [2011, 2019, 2020], as_of=2020)
    3
    """
    return int(_hc(*alone(citations, year), as_of=as_of, gamma=gamma, delta=delta)[0])


@grouped(hc)
def _hc(
    citations: Grouped, year: Grouped, *, as_of: Any, gamma: float = 4.0, delta: float = 1.0
) -> Numbers:
    ages = _ages(year, as_of)
    return h_of_scores(gamma * citations.values / ages**delta, citations)


def _ages(year: Grouped, as_of: Any) -> Numbers:
    refuse_later(year.values, as_of_year(as_of))
    return np.asarray(as_of_year(as_of) - year.values + 1)
