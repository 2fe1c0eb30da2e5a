"""Indicators of how the works spread over categories."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.breadth.distances import Distances, square
from researchmetrics.metrics.breadth.membership import membership
from researchmetrics.metrics.registry import indicator

_FAMILY = "breadth"
_ENTROPY = "choice: Shannon's entropy of the shares of works over categories"


@indicator(
    symbol="H",
    unit="nats",
    family=_FAMILY,
    reference=_ENTROPY,
    synonyms=("Shannon entropy", "topic entropy"),
)
def shannon(category: Sequence[Any], *, base: float = math.e) -> float:
    """Compute the entropy of the shares of works over categories.

    Parameters
    ----------
    category : sequence, shape (n_works,)
        Category of each work; a list of several splits the work among them.
    base : float, optional
        Base of the logarithm: e for nats, 2 for bits.

    Returns
    -------
    float
        0 where all works are of one category; NaN without works. Few works make it too small, see
        ``miller_madow``.

    Examples
    --------
    >>> shannon(["a", "a", "b", "b"], base=2)
    1.0
    """
    if base <= 1:
        raise IndicatorError(f"base must be above 1, not {base!r}.")
    return _entropy(category) / math.log(base)


@indicator(
    symbol="H/ln K",
    unit="share",
    family=_FAMILY,
    reference="choice: entropy over its largest value for K categories",
    synonyms=("normalised entropy", "evenness"),
    bounds=(0, 1),
)
def shannon_normalised(category: Sequence[Any], *, n_categories: int | None = None) -> float:
    """Divide the entropy by the largest it could be.

    Parameters
    ----------
    category : sequence, shape (n_works,)
        Category of each work; a list of several splits the work among them.
    n_categories : int, optional
        Number of categories there are, which makes values comparable; by default those that occur.

    Returns
    -------
    float
        From 0 to 1; NaN without works, and where there is but one category.

    Examples
    --------
    >>> shannon_normalised(["a", "a", "b", "b"], n_categories=4)
    0.5
    """
    observed = len(membership(category).labels)
    size = observed if n_categories is None else n_categories
    if size < observed:
        raise IndicatorError(f"The works are of {observed} categories, more than {size}.")
    if size < 2 or not observed:
        return np.nan
    return min(1.0, _entropy(category) / math.log(size))


@indicator(
    symbol="1-Σp²",
    unit="probability",
    family=_FAMILY,
    reference="choice: Simpson's index of diversity, drawn with replacement",
    synonyms=("Simpson diversity", "Gini-Simpson index"),
    bounds=(0, 1),
)
def simpson(category: Sequence[Any]) -> float:
    """Compute the probability that two works drawn at random are of different categories.

    Parameters
    ----------
    category : sequence, shape (n_works,)
        Category of each work; a list of several splits the work among them.

    Returns
    -------
    float
        From 0 to 1, 1 excluded; NaN without works.

    Examples
    --------
    >>> simpson(["a", "a", "b", "b"])
    0.5
    """
    shares = membership(category).shares
    return max(0.0, 1 - float(shares @ shares)) if shares.size else np.nan


@indicator(
    symbol="qD",
    unit="categories",
    family=_FAMILY,
    reference="choice: Hill number, exp of the entropy at order 1, 1 over sum of squares at 2",
    synonyms=("effective number of topics", "Hill number"),
    bounds=(1, None),
)
def effective_number(category: Sequence[Any], *, order: float = 1) -> float:
    """Compute how many equally common categories would be as diverse.

    Parameters
    ----------
    category : sequence, shape (n_works,)
        Category of each work; a list of several splits the work among them.
    order : float, optional
        1 for exp(entropy), 2 for 1 / (sum of squared shares), 0 for the number that occur.

    Returns
    -------
    float
        At least 1; NaN without works.

    Examples
    --------
    >>> effective_number(["a", "a", "b", "b"], order=2)
    2.0
    """
    if not 0 <= order < math.inf:
        raise IndicatorError(f"order must be a number of at least 0, not {order!r}.")
    shares = membership(category).shares
    if not shares.size:
        return np.nan
    if order == 1:
        return max(1.0, math.exp(_entropy(category)))
    return max(1.0, math.pow(float((shares**order).sum()), 1 / (1 - order)))


@indicator(
    symbol="H(MM)",
    unit="nats",
    family=_FAMILY,
    reference="choice: entropy plus (categories that occur - 1) / (2 works), by Miller and Madow",
    synonyms=("Miller-Madow entropy",),
)
def miller_madow(category: Sequence[Any], *, base: float = math.e) -> float:
    """Compute the entropy, corrected for what few works hide.

    Parameters
    ----------
    category : sequence, shape (n_works,)
        Category of each work; a list of several splits the work among them.
    base : float, optional
        Base of the logarithm: e for nats, 2 for bits.

    Returns
    -------
    float
        Never below the entropy; NaN without works.

    Examples
    --------
    >>> round(miller_madow(["a", "a", "b", "b"]) - shannon(["a", "a", "b", "b"]), 3)
    0.125
    """
    if base <= 1:
        raise IndicatorError(f"base must be above 1, not {base!r}.")
    found = membership(category)
    if not found.labels:
        return np.nan
    correction = (len(found.labels) - 1) / (2 * len(category))
    return (_entropy(category) + correction) / math.log(base)


@indicator(
    symbol="RS",
    unit="distance",
    family=_FAMILY,
    reference="doi:10.1098/rsif.2007.0213",
    synonyms=("Rao-Stirling diversity", "integration score"),
    bounds=(0, 1),
)
def rao_stirling(category: Sequence[Any], *, distances: Distances) -> float:
    """Average the distance between the categories of two works drawn at random.

    Parameters
    ----------
    category : sequence, shape (n_works,)
        Category of each work; a list of several splits the work among them.
    distances : pandas.DataFrame or Mapping
        Distance from 0 to 1 of each pair of categories: a square table, such as
        ``field_distances`` gives, or pair -> distance.

    Returns
    -------
    float
        From 0 to 1, over ordered pairs, which is twice the sum over pairs in one order; NaN
        without works.

    References
    ----------
    .. [1] Stirling (2007), A general framework for analysing diversity, doi:10.1098/rsif.2007.0213
    .. [2] Porter, Rafols (2009), Is science becoming more interdisciplinary?,
       doi:10.1007/s11192-008-2197-2

    Examples
    --------
    >>> rao_stirling(["a", "b"], distances={("a", "b"): 0.4})
    0.2
    """
    return _stirling(category, distances)


@indicator(
    symbol="2Ds",
    unit="categories",
    family=_FAMILY,
    reference="doi:10.1002/asi.23487",
    synonyms=("true diversity", "Leinster-Cobbold diversity"),
    bounds=(1, None),
)
def true_diversity(category: Sequence[Any], *, distances: Distances) -> float:
    """Compute how many equally common, wholly distant categories would be as diverse.

    Parameters
    ----------
    category : sequence, shape (n_works,)
        Category of each work; a list of several splits the work among them.
    distances : pandas.DataFrame or Mapping
        As for ``rao_stirling``.

    Returns
    -------
    float
        1 / (1 - Rao-Stirling), at least 1; NaN without works.

    References
    ----------
    .. [1] Zhang, Rousseau, Glänzel (2016), Diversity of references as an indicator of the
       interdisciplinarity of journals, doi:10.1002/asi.23487

    Examples
    --------
    >>> true_diversity(["a", "b"], distances={("a", "b"): 0.4})
    1.25
    """
    return float(1 / (1 - _stirling(category, distances)))


def _entropy(category: Sequence[Any]) -> float:
    shares = membership(category).shares
    # Zero less the sum, not its negative: one category has 0, not -0.
    return 0.0 - float((shares * np.log(shares)).sum()) if shares.size else np.nan


def _stirling(category: Sequence[Any], distances: Distances) -> float:
    found = membership(category)
    shares = found.shares
    return float(shares @ square(distances, found.labels) @ shares) if shares.size else np.nan
