"""Indicators of who the works were written with, and in which place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.ragged import distinct_people, people_of
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="K",
    unit="people",
    family="collaboration",
    reference="choice: distinct co-authors, told apart by identifier, else by name as printed",
    synonyms=("coauthors",),
    traits=("grows",),
)
def n_coauthors(coauthors: Sequence[Sequence[str]]) -> int:
    """Count the distinct people the works were written with.

    Parameters
    ----------
    coauthors : sequence of sequences of str, shape (n_works,)
        The other authors of each work, by whatever identifies them.

    Returns
    -------
    int
        People; 0 without works.

    Examples
    --------
    >>> n_coauthors([["Ana", "Bo"], ["Bo"], []])
    2
    """
    return len({person for people in coauthors for person in people})


@grouped(n_coauthors)
def _n_coauthors(coauthors: Grouped) -> Numbers:
    return distinct_people(people_of(coauthors.values), coauthors)


@indicator(
    symbol="CI",
    unit="authors per work",
    family="collaboration",
    reference="doi:10.1007/BF02017100",
    synonyms=("authors per paper", "collaborative index"),
    bounds=(1, None),
    traits=("interval",),
)
def ci(n_authors: ArrayLike) -> float:
    """Average the number of authors per work.

    Parameters
    ----------
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    float
        Authors per work, at least 1; NaN without works.

    References
    ----------
    .. [1] Ajiferuke, Burell, Tague (1988), Collaborative coefficient, doi:10.1007/BF02017100

    Examples
    --------
    >>> ci([1, 3, 5])
    3.0
    """
    authors = np.asarray(n_authors, dtype=np.float64)
    return float(authors.mean()) if authors.size else np.nan


@grouped(ci)
def _ci(n_authors: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return n_authors.total() / n_authors.count


@indicator(
    symbol="DC",
    unit="share",
    family="collaboration",
    reference="doi:10.1177/016555158300600105",
    synonyms=("degree of collaboration",),
    bounds=(0, 1),
    traits=("interval",),
)
def dc(n_authors: ArrayLike) -> float:
    """Take the share of works with more than one author.

    Parameters
    ----------
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    float
        From 0 to 1; NaN without works.

    References
    ----------
    .. [1] Subramanyam (1983), Bibliometric studies of research collaboration,
       doi:10.1177/016555158300600105

    Examples
    --------
    >>> dc([1, 3, 5, 2])
    0.75
    """
    authors = np.asarray(n_authors, dtype=np.float64)
    return float((authors > 1).mean()) if authors.size else np.nan


@grouped(dc)
def _dc(n_authors: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return n_authors.number(n_authors.values > 1) / n_authors.count


@indicator(
    symbol="CC",
    unit="coefficient",
    family="collaboration",
    reference="doi:10.1007/BF02017100",
    synonyms=("collaborative coefficient",),
    bounds=(0, 1),
    traits=("interval",),
)
def cc(n_authors: ArrayLike) -> float:
    """Subtract from one the mean share of a work that each of its authors has.

    Parameters
    ----------
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    float
        0 where all works have one author, towards 1 with many; NaN without works.

    References
    ----------
    .. [1] Ajiferuke, Burell, Tague (1988), Collaborative coefficient, doi:10.1007/BF02017100

    Examples
    --------
    >>> cc([1, 2])
    0.25
    """
    authors = np.asarray(n_authors, dtype=np.float64)
    return float(1 - (1 / authors).mean()) if authors.size else np.nan


@grouped(cc)
def _cc(n_authors: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return 1 - n_authors.total(1 / n_authors.values) / n_authors.count


_PLACE = "choice: works with a single author count as single only, not also as first and last"


@indicator(
    symbol="first",
    unit="share",
    family="position",
    reference=_PLACE,
    bounds=(0, 1),
    traits=("interval",),
)
def first_author_share(position: ArrayLike, n_authors: ArrayLike) -> float:
    """Take the share of works with several authors, the person being first among them.

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
    >>> first_author_share([1, 1, 2, 3], [1, 3, 2, 3])
    0.25
    """
    place, authors = np.asarray(position), np.asarray(n_authors)
    return float(((place == 1) & (authors > 1)).mean()) if place.size else np.nan


@grouped(first_author_share)
def _first_author_share(position: Grouped, n_authors: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        led = (position.values == 1) & (n_authors.values > 1)
        return position.number(led) / position.count


@indicator(
    symbol="last",
    unit="share",
    family="position",
    reference=_PLACE,
    bounds=(0, 1),
    traits=("interval",),
)
def last_author_share(position: ArrayLike, n_authors: ArrayLike) -> float:
    """Take the share of works with several authors, the person being last among them.

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
    >>> last_author_share([1, 1, 2, 3], [1, 3, 2, 3])
    0.5
    """
    place, authors = np.asarray(position), np.asarray(n_authors)
    return float(((place == authors) & (authors > 1)).mean()) if place.size else np.nan


@grouped(last_author_share)
def _last_author_share(position: Grouped, n_authors: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        closed = (position.values == n_authors.values) & (n_authors.values > 1)
        return position.number(closed) / position.count


@indicator(
    symbol="single",
    unit="share",
    family="position",
    reference=_PLACE,
    bounds=(0, 1),
    traits=("interval",),
)
def single_author_share(n_authors: ArrayLike) -> float:
    """Take the share of works with one author.

    Parameters
    ----------
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    float
        From 0 to 1; NaN without works.

    Examples
    --------
    >>> single_author_share([1, 3, 5, 2])
    0.25
    """
    authors = np.asarray(n_authors, dtype=np.float64)
    return float((authors == 1).mean()) if authors.size else np.nan


@grouped(single_author_share)
def _single_author_share(n_authors: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return n_authors.number(n_authors.values == 1) / n_authors.count
