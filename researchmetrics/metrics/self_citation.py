"""Indicators of self-citations: how many, and what remains without them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped, h_of_scores
from researchmetrics.metrics.h_type import h_index
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="Cs",
    unit="citations",
    family="citation",
    reference="choice: sum over the works of the citations that share an author with them",
    synonyms=("self-citations",),
    traits=("interval", "grows"),
)
def n_self_citations(self_citations: ArrayLike) -> int | float:
    """Count the citations by works that share an author with the work cited.

    Parameters
    ----------
    self_citations : array-like of float, shape (n_works,)
        Self-citations of each work, known and not negative.

    Returns
    -------
    int or float
        Citations; 0 without works; broken only where the input is.

    Examples
    --------
    >>> n_self_citations([2, 0, 1])
    3
    """
    total = float(np.sum(self_citations))
    return int(total) if total.is_integer() else total


@grouped(n_self_citations)
def _n_self_citations(self_citations: Grouped) -> Numbers:
    return self_citations.total()


@indicator(
    symbol="hs",
    unit="works",
    family="h-type",
    reference="doi:10.1209/0295-5075/78/30002",
    synonyms=("sharpened h-index", "h without self-citations"),
    traits=("monotone", "interval", "grows"),
)
def h_nonself(citations: ArrayLike, self_citations: ArrayLike) -> int:
    """Find the h-index without self-citations.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    self_citations : array-like of float, shape (n_works,)
        How many of them share an author with the work cited.

    Returns
    -------
    int
        From 0 to h.

    Raises
    ------
    IndicatorError
        If a work has more self-citations than citations.

    Notes
    -----
    For self-citations by other definitions use `compute` with ``self_citations``.

    References
    ----------
    .. [1] Schreiber (2007), Self-citation corrections for the Hirsch index,
       doi:10.1209/0295-5075/78/30002

    Examples
    --------
    >>> h_nonself([9, 4, 3], [1, 0, 1])
    2
    """
    cites, own = np.asarray(citations, dtype=np.float64), np.asarray(self_citations, dtype=float)
    # Of shares the difference misses whole numbers in its last digits.
    return h_index(np.round(_others(cites, own), 9))


@grouped(h_nonself)
def _h_nonself(citations: Grouped, self_citations: Grouped) -> Numbers:
    others = _others(citations.values, self_citations.values)
    return h_of_scores(others, citations)


@indicator(
    symbol="Cs/C",
    unit="share",
    family="citation",
    reference="choice: self-citations of all works over their citations",
    synonyms=("self-citation rate",),
    bounds=(0, 1),
    traits=("interval",),
)
def self_rate(citations: ArrayLike, self_citations: ArrayLike) -> float:
    """Take the share of all citations that are self-citations.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    self_citations : array-like of float, shape (n_works,)
        How many of them share an author with the work cited.

    Returns
    -------
    float
        From 0 to 1; NaN without citations.

    Raises
    ------
    IndicatorError
        If a work has more self-citations than citations.

    Examples
    --------
    >>> self_rate([6, 3, 1], [1, 0, 1])
    0.2
    """
    cites, own = np.asarray(citations, dtype=np.float64), np.asarray(self_citations, dtype=float)
    _others(cites, own)
    total = cites.sum()
    return float(own.sum() / total) if total > 0 else np.nan


@grouped(self_rate)
def _self_rate(citations: Grouped, self_citations: Grouped) -> Numbers:
    _others(citations.values, self_citations.values)
    total = citations.total()
    shares: Numbers = np.divide(
        self_citations.total(), total, out=np.full(total.size, np.nan), where=total > 0
    )
    return shares


def _others(citations: Numbers, self_citations: Numbers) -> Numbers:
    more = self_citations > citations
    if more.any():
        raise IndicatorError(
            f"A work has {self_citations[more][0]:g} self-citations of {citations[more][0]:g} "
            "citations. Take both from one source, or leave such works out."
        )
    return citations - self_citations
