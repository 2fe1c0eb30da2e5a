"""Indicators of the roles in which the person wrote: counts, and shares not told elsewhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import grouped, indicator

_PLACE = "choice: works with a single author count as single only, not also as first and last"


def _is_first(place: Numbers, authors: Numbers) -> Numbers:
    return np.asarray((place == 1) & (authors > 1), dtype=np.float64)


def _is_last(place: Numbers, authors: Numbers) -> Numbers:
    return np.asarray((place == authors) & (authors > 1), dtype=np.float64)


def _is_middle(place: Numbers, authors: Numbers) -> Numbers:
    return np.asarray((place > 1) & (place < authors), dtype=np.float64)


@indicator(
    symbol="N,first",
    unit="works",
    family="position",
    reference=_PLACE,
    synonyms=("first-authored papers",),
    traits=("interval", "grows"),
)
def first(position: ArrayLike, n_authors: ArrayLike) -> int:
    """Count the works of which the person is first of several authors.

    Parameters
    ----------
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    int
        Works with known place; 0 without any.

    Examples
    --------
    >>> first([1, 1, 2, 3, 2], [1, 3, 2, 3, 4])
    1
    """
    return int(_is_first(np.asarray(position), np.asarray(n_authors)).sum())


@grouped(first)
def _first(position: Grouped, n_authors: Grouped) -> Numbers:
    return position.total(_is_first(position.values, n_authors.values))


@indicator(
    symbol="N,last",
    unit="works",
    family="position",
    reference=_PLACE,
    synonyms=("last-authored papers",),
    traits=("interval", "grows"),
)
def last(position: ArrayLike, n_authors: ArrayLike) -> int:
    """Count the works of which the person is last of several authors.

    Parameters
    ----------
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    int
        Works with known place; 0 without any.

    Examples
    --------
    >>> last([1, 1, 2, 3, 2], [1, 3, 2, 3, 4])
    2
    """
    return int(_is_last(np.asarray(position), np.asarray(n_authors)).sum())


@grouped(last)
def _last(position: Grouped, n_authors: Grouped) -> Numbers:
    return position.total(_is_last(position.values, n_authors.values))


@indicator(
    symbol="N,middle",
    unit="works",
    family="position",
    reference=_PLACE,
    synonyms=("middle-authored papers",),
    traits=("interval", "grows"),
)
def middle(position: ArrayLike, n_authors: ArrayLike) -> int:
    """Count the works of which the person is neither first nor last authors.

    Parameters
    ----------
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    int
        Works with known place; 0 without any.

    Examples
    --------
    >>> middle([1, 1, 2, 3, 2], [1, 3, 2, 3, 4])
    1
    """
    return int(_is_middle(np.asarray(position), np.asarray(n_authors)).sum())


@grouped(middle)
def _middle(position: Grouped, n_authors: Grouped) -> Numbers:
    return position.total(_is_middle(position.values, n_authors.values))


@indicator(
    symbol="middle",
    unit="share",
    family="position",
    reference=_PLACE,
    bounds=(0, 1),
    traits=("interval",),
)
def middle_author_share(position: ArrayLike, n_authors: ArrayLike) -> float:
    """Take the share of works of which the person is neither first nor last author.

    Parameters
    ----------
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    float
        From 0 to 1, of all works with known place; NaN without works.

    Examples
    --------
    >>> middle_author_share([1, 2], [1, 3])
    0.5
    """
    places = np.asarray(position)
    return float(_is_middle(places, np.asarray(n_authors)).mean()) if places.size else np.nan


@grouped(middle_author_share)
def _middle_author_share(position: Grouped, n_authors: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return _middle(position, n_authors) / position.count


@indicator(
    symbol="N,single",
    unit="works",
    family="position",
    reference=_PLACE,
    synonyms=("single-authored papers",),
    traits=("interval", "grows"),
)
def single(n_authors: ArrayLike) -> int:
    """Count the works with one author.

    Parameters
    ----------
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    int
        Works; 0 without any.

    Examples
    --------
    >>> single([1, 3, 1])
    2
    """
    return int((np.asarray(n_authors) == 1).sum())


@grouped(single)
def _single(n_authors: Grouped) -> Numbers:
    return n_authors.total((n_authors.values == 1).astype(np.float64))


@indicator(
    symbol="N,corr",
    unit="works",
    family="position",
    reference="choice: works that name the person as corresponding author, whatever the place",
    synonyms=("corresponding-authored papers",),
    traits=("interval", "grows"),
)
def corresponding(is_corresponding: ArrayLike) -> int:
    """Count the works of which the person is corresponding author.

    Parameters
    ----------
    is_corresponding : array-like of bool, shape (n_works,)
        Whether the person is, known.

    Returns
    -------
    int
        Works; 0 without any.

    Examples
    --------
    >>> corresponding([True, False, True])
    2
    """
    return int(np.sum(is_corresponding))


@grouped(corresponding)
def _corresponding(is_corresponding: Grouped) -> Numbers:
    return is_corresponding.total()


@indicator(
    symbol="corr",
    unit="share",
    family="position",
    reference="choice: share of the works that tell who is corresponding author",
    bounds=(0, 1),
    traits=("interval",),
)
def corresponding_author_share(is_corresponding: ArrayLike) -> float:
    """Take the share of works of which the person is corresponding author.

    Parameters
    ----------
    is_corresponding : array-like of bool, shape (n_works,)
        Whether the person is, known.

    Returns
    -------
    float
        From 0 to 1; NaN without works.

    Examples
    --------
    >>> corresponding_author_share([True, False])
    0.5
    """
    told = np.asarray(is_corresponding, dtype=np.float64)
    return float(told.mean()) if told.size else np.nan


@grouped(corresponding_author_share)
def _corresponding_author_share(is_corresponding: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return is_corresponding.total() / is_corresponding.count
