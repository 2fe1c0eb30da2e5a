"""Indicators that share each work, or its citations, by the person's place among its authors."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.credit_schemes import checked_credit
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import grouped, indicator

_HARMONIC = "doi:10.1371/journal.pone.0004021"
_ARITHMETIC = "choice: of n authors the one at place i has 2 (n + 1 - i) / (n (n + 1))"
_GEOMETRIC = "choice: of n authors the one at place i has 2^(n - i) / (2^n - 1)"


@indicator(
    symbol="N,harm",
    unit="works",
    family="author-share",
    reference=_HARMONIC,
    synonyms=("harmonic papers",),
    traits=("interval", "zero_when_empty", "grows"),
)
def papers_harm(position: ArrayLike, n_authors: ArrayLike) -> float:
    """Sum the person's harmonic share of each work, by the place among its authors.

    Parameters
    ----------
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    float
        Works; 0 for none. It means nothing where authors stand in alphabetical order.

    References
    ----------
    .. [1] Hagen (2008), Harmonic allocation of authorship credit,
       doi:10.1371/journal.pone.0004021

    Examples
    --------
    >>> round(papers_harm([1, 3], [1, 5]), 4)
    1.146
    """
    places, authors = np.asarray(position, dtype=np.float64), np.asarray(n_authors, dtype=float)
    return float(np.sum(checked_credit(places, authors, "harmonic")))


@grouped(papers_harm)
def _papers_harm(position: Grouped, n_authors: Grouped) -> Numbers:
    return position.total(checked_credit(position.values, n_authors.values, "harmonic"))


@indicator(
    symbol="C,harm",
    unit="citations",
    family="author-share",
    reference=_HARMONIC,
    synonyms=("harmonic citations",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def cites_harm(citations: ArrayLike, position: ArrayLike, n_authors: ArrayLike) -> float:
    """Sum the person's harmonic share of each work's citations, by the place among its authors.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    float
        Citations; 0 without works. It means nothing where authors stand in alphabetical order.

    References
    ----------
    .. [1] Hagen (2008), Harmonic allocation of authorship credit,
       doi:10.1371/journal.pone.0004021

    Examples
    --------
    >>> round(cites_harm([6, 10], [1, 3], [1, 5]), 4)
    7.4599
    """
    places, authors = np.asarray(position, dtype=np.float64), np.asarray(n_authors, dtype=float)
    return float(np.sum(checked_credit(places, authors, "harmonic") * np.asarray(citations)))


@grouped(cites_harm)
def _cites_harm(citations: Grouped, position: Grouped, n_authors: Grouped) -> Numbers:
    shares = checked_credit(position.values, n_authors.values, "harmonic")
    return citations.total(shares * citations.values)


@indicator(
    symbol="N,arith",
    unit="works",
    family="author-share",
    reference=_ARITHMETIC,
    synonyms=("arithmetic papers",),
    traits=("interval", "zero_when_empty", "grows"),
)
def papers_arith(position: ArrayLike, n_authors: ArrayLike) -> float:
    """Sum the person's arithmetic share of each work, by the place among its authors.

    Parameters
    ----------
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    float
        Works; 0 for none. It means nothing where authors stand in alphabetical order.

    Examples
    --------
    >>> round(papers_arith([1, 3], [1, 5]), 4)
    1.2
    """
    places, authors = np.asarray(position, dtype=np.float64), np.asarray(n_authors, dtype=float)
    return float(np.sum(checked_credit(places, authors, "arithmetic")))


@grouped(papers_arith)
def _papers_arith(position: Grouped, n_authors: Grouped) -> Numbers:
    return position.total(checked_credit(position.values, n_authors.values, "arithmetic"))


@indicator(
    symbol="C,arith",
    unit="citations",
    family="author-share",
    reference=_ARITHMETIC,
    synonyms=("arithmetic citations",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def cites_arith(citations: ArrayLike, position: ArrayLike, n_authors: ArrayLike) -> float:
    """Sum the person's arithmetic share of each work's citations, by the place among its authors.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    float
        Citations; 0 without works. It means nothing where authors stand in alphabetical order.

    Examples
    --------
    >>> round(cites_arith([6, 10], [1, 3], [1, 5]), 4)
    8.0
    """
    places, authors = np.asarray(position, dtype=np.float64), np.asarray(n_authors, dtype=float)
    return float(np.sum(checked_credit(places, authors, "arithmetic") * np.asarray(citations)))


@grouped(cites_arith)
def _cites_arith(citations: Grouped, position: Grouped, n_authors: Grouped) -> Numbers:
    shares = checked_credit(position.values, n_authors.values, "arithmetic")
    return citations.total(shares * citations.values)


@indicator(
    symbol="N,geom",
    unit="works",
    family="author-share",
    reference=_GEOMETRIC,
    synonyms=("geometric papers",),
    traits=("interval", "zero_when_empty", "grows"),
)
def papers_geom(position: ArrayLike, n_authors: ArrayLike) -> float:
    """Sum the person's geometric share of each work, by the place among its authors.

    Parameters
    ----------
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    float
        Works; 0 for none. It means nothing where authors stand in alphabetical order.

    Examples
    --------
    >>> round(papers_geom([1, 3], [1, 5]), 4)
    1.129
    """
    places, authors = np.asarray(position, dtype=np.float64), np.asarray(n_authors, dtype=float)
    return float(np.sum(checked_credit(places, authors, "geometric")))


@grouped(papers_geom)
def _papers_geom(position: Grouped, n_authors: Grouped) -> Numbers:
    return position.total(checked_credit(position.values, n_authors.values, "geometric"))


@indicator(
    symbol="C,geom",
    unit="citations",
    family="author-share",
    reference=_GEOMETRIC,
    synonyms=("geometric citations",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def cites_geom(citations: ArrayLike, position: ArrayLike, n_authors: ArrayLike) -> float:
    """Sum the person's geometric share of each work's citations, by the place among its authors.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    float
        Citations; 0 without works. It means nothing where authors stand in alphabetical order.

    Examples
    --------
    >>> round(cites_geom([6, 10], [1, 3], [1, 5]), 4)
    7.2903
    """
    places, authors = np.asarray(position, dtype=np.float64), np.asarray(n_authors, dtype=float)
    return float(np.sum(checked_credit(places, authors, "geometric") * np.asarray(citations)))


@grouped(cites_geom)
def _cites_geom(citations: Grouped, position: Grouped, n_authors: Grouped) -> Numbers:
    shares = checked_credit(position.values, n_authors.values, "geometric")
    return citations.total(shares * citations.values)
