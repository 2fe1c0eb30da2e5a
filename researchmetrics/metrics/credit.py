"""Indicators that share each work, or its citations, among its authors."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped, h_of_scores, rank_by
from researchmetrics.metrics.h_type import h_index
from researchmetrics.metrics.ragged import alone
from researchmetrics.metrics.registry import grouped, indicator
from researchmetrics.metrics.segments import running_sums


@indicator(
    symbol="Nf",
    unit="works",
    family="author-share",
    reference="choice: each of n authors has 1/n of the work, however large n",
    synonyms=("fractional papers",),
    traits=("interval", "zero_when_empty", "grows"),
)
def papers_frac(n_authors: ArrayLike) -> float:
    """Sum the person's equal share of each work.

    Parameters
    ----------
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    float
        Works; 0 for none.

    Examples
    --------
    >>> papers_frac([1, 2, 4])
    1.75
    """
    return float(np.sum(1 / np.asarray(n_authors, dtype=np.float64)))


@grouped(papers_frac)
def _papers_frac(n_authors: Grouped) -> Numbers:
    return n_authors.total(1 / n_authors.values)


@indicator(
    symbol="Cf",
    unit="citations",
    family="author-share",
    reference="choice: each of n authors has 1/n of the work's citations",
    synonyms=("fractional citations",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def cites_frac(citations: ArrayLike, n_authors: ArrayLike) -> float:
    """Sum the person's equal share of each work's citations.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    float
        Citations; 0 without works.

    Examples
    --------
    >>> cites_frac([10, 6], [4, 2])
    5.5
    """
    return float(np.sum(np.asarray(citations) / np.asarray(n_authors, dtype=np.float64)))


@grouped(cites_frac)
def _cites_frac(citations: Grouped, n_authors: Grouped) -> Numbers:
    return citations.total(citations.values / n_authors.values)


@indicator(
    symbol="Cf/Nf",
    unit="citations per work",
    family="author-share",
    reference="choice: fractional citations over fractional papers",
    synonyms=("fractional citations per paper",),
    traits=("monotone", "interval"),
)
def mean_cites_frac(citations: ArrayLike, n_authors: ArrayLike) -> float:
    """Average the citations per work, each work with the person's equal share of it as weight.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    float
        Citations per work; NaN without works.

    Examples
    --------
    >>> mean_cites_frac([10, 4], [2, 1])
    6.0
    """
    shares = 1 / np.asarray(n_authors, dtype=np.float64)
    cites = np.asarray(citations, dtype=np.float64)
    return float(np.sum(cites * shares) / np.sum(shares)) if shares.size else np.nan


@grouped(mean_cites_frac)
def _mean_cites_frac(citations: Grouped, n_authors: Grouped) -> Numbers:
    shares = 1 / n_authors.values
    with np.errstate(invalid="ignore"):
        return citations.total(citations.values * shares) / citations.total(shares)


@indicator(
    symbol="hI,norm",
    unit="works",
    family="author-share",
    reference="doi:10.1007/s11192-013-1208-0",
    synonyms=("normalised individual h-index",),
    traits=("monotone", "interval", "grows"),
)
def hI_norm(citations: ArrayLike, n_authors: ArrayLike) -> int:  # noqa: N802 (the field's name)
    """Find the h-index of citations divided by the number of authors.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    int
        From 0 to h.

    References
    ----------
    .. [1] Harzing, Alakangas, Adams (2014), hIa: an individual annual h-index to accommodate
       disciplinary and career length differences, doi:10.1007/s11192-013-1208-0

    Examples
    --------
    >>> hI_norm([10, 6, 3], [4, 2, 3])
    2
    """
    return h_index(np.asarray(citations) / np.asarray(n_authors, dtype=np.float64))


@grouped(hI_norm)
def _hi_norm(citations: Grouped, n_authors: Grouped) -> Numbers:
    return h_of_scores(citations.values / n_authors.values, citations)


@indicator(
    symbol="hm",
    unit="works",
    family="author-share",
    reference="doi:10.1088/1367-2630/10/4/040201",
    synonyms=("hm-index", "Schreiber's hm"),
    traits=("interval", "zero_when_empty"),
)
def hm(citations: ArrayLike, n_authors: ArrayLike) -> float:
    """Find the h-index when each work counts as one over its authors in the rank.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    float
        From 0 to h, broken, never to be rounded. One more citation can lower it, when a work of
        few authors overtakes others.

    Notes
    -----
    Among works of equal citations, those of most authors come first; the paper leaves it open.

    References
    ----------
    .. [1] Schreiber (2008), To share the fame in a fair way, hm modifies h for multi-authored
       manuscripts, doi:10.1088/1367-2630/10/4/040201

    Examples
    --------
    >>> round(hm([10, 5, 3, 2, 1, 1], [2, 1, 3, 1, 1, 1]), 4)
    1.8333
    """
    return float(hm_by_group(*alone(citations, n_authors))[0])


@grouped(hm)
def hm_by_group(citations: Grouped, n_authors: Grouped) -> Numbers:
    """Compute hm of every group.

    Parameters
    ----------
    citations, n_authors : Grouped
        Citations received, and authors of each work.

    Returns
    -------
    numpy.ndarray
        Shape (size,).
    """
    ranked, authors = rank_by(citations.values, n_authors.values, citations.codes, citations.size)
    ranks = running_sums(1 / authors, ranked.starts, ranked.counts)
    # Thirds and sevenths don't add up to whole numbers in floating point.
    reached = ranked.number(ranks <= ranked.values + 1e-9)
    return ranked.at(ranked.starts + reached - 1, reached > 0, 0.0, of=ranks)
