"""Schemes of credit: how a work is shared among its authors by their places."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers, given


def _equal(_: Numbers, authors: Numbers) -> Numbers:
    return 1 / authors


def _harmonic(place: Numbers, authors: Numbers) -> Numbers:
    longest = int(authors.max(initial=0))
    sums = np.concatenate(([0.0], np.cumsum(1 / np.arange(1, longest + 1))))
    return np.asarray(1 / (place * sums[authors.astype(np.int64)]))


def _arithmetic(place: Numbers, authors: Numbers) -> Numbers:
    return 2 * (authors + 1 - place) / (authors * (authors + 1))


def _geometric(place: Numbers, authors: Numbers) -> Numbers:
    # 2^(n-i) / (2^n - 1), written so that long lists of authors don't overflow.
    return np.asarray(2.0**-place / (1 - 2.0**-authors))


def _ends(place: Numbers, authors: Numbers) -> Numbers:
    # Over all places n + 1 - 2i is, without sign, n^2/2 together, rounded down.
    return np.asarray((1 + np.abs(authors + 1 - 2 * place)) / (authors + np.floor(authors**2 / 2)))


_SCHEMES: dict[str, Callable[[Numbers, Numbers], Numbers]] = {
    "equal": _equal,
    "harmonic": _harmonic,
    "arithmetic": _arithmetic,
    "geometric": _geometric,
    "ends": _ends,
}


def author_credit(
    position: ArrayLike, n_authors: ArrayLike, *, scheme: str = "harmonic"
) -> Numbers:
    """Share works by the person's place among the authors.

    Parameters
    ----------
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.
    scheme : {"equal", "harmonic", "arithmetic", "geometric", "ends"}, optional
        Every author 1/n; or the author at place i in proportion to 1/i, to n + 1 - i, to 1/2^i,
        or, first and last most, to 1 + abs(n + 1 - 2i). Each scheme sums to 1 over the authors of
        a work.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from 0 to 1.

    Raises
    ------
    IndicatorError
        If there is no such scheme, or a value is missing or impossible.

    References
    ----------
    .. [1] Hagen (2008), Harmonic allocation of authorship credit,
       doi:10.1371/journal.pone.0004021
    .. [2] Aziz, Rozing (2013), Profit (p)-index: the degree to which authors profit from
       co-authors, doi:10.1371/journal.pone.0059814

    Examples
    --------
    >>> author_credit([1, 2, 3], [3, 3, 3]).round(4).tolist()
    [0.5455, 0.2727, 0.1818]
    """
    if scheme not in _SCHEMES:
        raise IndicatorError(f"scheme must be one of {', '.join(_SCHEMES)}, not {scheme!r}.")
    places = given("position", np.atleast_1d(np.asarray(position)))
    authors = given("n_authors", np.atleast_1d(np.asarray(n_authors)))
    return checked_credit(places, authors, scheme)


def checked_credit(place: Numbers, authors: Numbers, scheme: str) -> Numbers:
    """Share works whose places and numbers of authors are known to be numbers.

    Parameters
    ----------
    place, authors : numpy.ndarray
        Shape (n_works,).
    scheme : str
        As in `author_credit`.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from 0 to 1.

    Raises
    ------
    IndicatorError
        If a place is beyond the number of authors.
    """
    late = place > authors
    if late.any():
        raise IndicatorError(
            f"A position of {place[late][0]:g} is beyond the {authors[late][0]:g} authors of the "
            "work. Correct the list of authors or leave the work out."
        )
    return _SCHEMES[scheme](place, authors)
