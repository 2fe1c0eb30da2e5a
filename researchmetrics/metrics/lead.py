"""Citations to works that the person led, and the composite that is made of them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.credit import hm_by_group
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.ragged import alone
from researchmetrics.metrics.registry import grouped, indicator

_COMPOSITE = "doi:10.1371/journal.pbio.1002501"
# Parts of the composite and the indicators whose largest value in a population each needs.
C_SCORE_PARTS = {
    "NC": "n_citations",
    "H": "h_index",
    "Hm": "hm",
    "NCS": "cites_single",
    "NCSF": "cites_single_first",
    "NCSFL": "cites_single_first_last",
}


@indicator(
    symbol="NCS",
    unit="citations",
    family="position",
    reference=_COMPOSITE,
    synonyms=("citations to single-authored papers",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def cites_single(citations: ArrayLike, n_authors: ArrayLike) -> float:
    """Sum the citations to works with one author.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.

    Returns
    -------
    float
        Citations; 0 without such works.

    References
    ----------
    .. [1] Ioannidis, Klavans, Boyack (2016), Multiple citation indicators and their composite
       across scientific disciplines, doi:10.1371/journal.pbio.1002501

    Examples
    --------
    >>> cites_single([5, 3], [1, 2])
    5.0
    """
    return float(np.sum(np.asarray(citations, dtype=float) * (np.asarray(n_authors) == 1)))


@grouped(cites_single)
def _cites_single(citations: Grouped, n_authors: Grouped) -> Numbers:
    return citations.total(citations.values * (n_authors.values == 1))


@indicator(
    symbol="NCSF",
    unit="citations",
    family="position",
    reference=_COMPOSITE,
    synonyms=("citations to single or first-authored papers",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def cites_single_first(citations: ArrayLike, position: ArrayLike) -> float:
    """Sum the citations to works whose only or first author the person is.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    position : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1.

    Returns
    -------
    float
        Citations; 0 without such works.

    References
    ----------
    .. [1] Ioannidis, Klavans, Boyack (2016), Multiple citation indicators and their composite
       across scientific disciplines, doi:10.1371/journal.pbio.1002501

    Examples
    --------
    >>> cites_single_first([5, 3, 2], [1, 2, 1])
    7.0
    """
    return float(np.sum(np.asarray(citations, dtype=float) * (np.asarray(position) == 1)))


@grouped(cites_single_first)
def _cites_single_first(citations: Grouped, position: Grouped) -> Numbers:
    return citations.total(citations.values * (position.values == 1))


@indicator(
    symbol="NCSFL",
    unit="citations",
    family="position",
    reference=_COMPOSITE,
    synonyms=("citations to single, first or last-authored papers",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def cites_single_first_last(
    citations: ArrayLike, position: ArrayLike, n_authors: ArrayLike
) -> float:
    """Sum the citations to works whose only, first or last author the person is.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.

    Returns
    -------
    float
        Citations; 0 without such works.

    References
    ----------
    .. [1] Ioannidis, Klavans, Boyack (2016), Multiple citation indicators and their composite
       across scientific disciplines, doi:10.1371/journal.pbio.1002501

    Examples
    --------
    >>> cites_single_first_last([5, 3, 2], [1, 2, 2], [1, 3, 2])
    7.0
    """
    led = _led(np.asarray(position), np.asarray(n_authors))
    return float(np.sum(np.asarray(citations, dtype=float) * led))


@grouped(cites_single_first_last)
def _cites_led(citations: Grouped, position: Grouped, n_authors: Grouped) -> Numbers:
    return citations.total(citations.values * _led(position.values, n_authors.values))


@indicator(
    symbol="c",
    unit="sum of six shares of a maximum",
    family="position",
    reference=_COMPOSITE,
    synonyms=("Ioannidis composite", "composite citation indicator"),
    bounds=(0, 6),
    traits=("interval", "zero_when_empty"),
)
def c_score(
    citations: ArrayLike,
    position: ArrayLike,
    n_authors: ArrayLike,
    *,
    maxima: Mapping[str, float],
) -> float:
    """Add six citation indicators, each as a logarithm over that of a population's maximum.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    position, n_authors : array-like of int, shape (n_works,)
        The person's place in the list of authors, from 1, and its length.
    maxima : Mapping
        Largest value in the population of ``NC`` (all citations), ``H``, ``Hm``, and of the
        citations to works as single (``NCS``), single or first (``NCSF``), and single, first or
        last author (``NCSFL``).

    Returns
    -------
    float
        From 0 to 6; 0 without citations.

    Raises
    ------
    IndicatorError
        If a maximum is missing, or less than the person's own value.

    References
    ----------
    .. [1] Ioannidis, Klavans, Boyack (2016), Multiple citation indicators and their composite
       across scientific disciplines, doi:10.1371/journal.pbio.1002501
    .. [2] Ioannidis, Baas, Klavans, Boyack (2019), A standardized citation metrics author
       database annotated for scientific field, doi:10.1371/journal.pbio.3000384

    Examples
    --------
    >>> most = {"NC": 8, "H": 2, "Hm": 2, "NCS": 5, "NCSF": 8, "NCSFL": 8}
    >>> c_score([5, 3], [1, 1], [1, 1], maxima={**most, "NCS": 8})
    6.0
    """
    return float(_c_score(*alone(citations, position, n_authors), maxima=maxima)[0])


@grouped(c_score)
def _c_score(
    citations: Grouped, position: Grouped, n_authors: Grouped, *, maxima: Mapping[str, float]
) -> Numbers:
    parts = {
        "NC": citations.total(),
        "H": citations.ranked.h.astype(np.float64),
        "Hm": hm_by_group(citations, n_authors),
        "NCS": _cites_single(citations, n_authors),
        "NCSF": _cites_single_first(citations, position),
        "NCSFL": _cites_led(citations, position, n_authors),
    }
    return _composed(parts, maxima)


def _composed(parts: Mapping[str, Numbers], maxima: Mapping[str, float]) -> Numbers:
    total: Numbers = np.zeros(len(parts["NC"]))
    for name, values in parts.items():
        most = maxima.get(name)
        if most is None or not np.isfinite(most) or most < 0:
            raise IndicatorError(
                f"c_score needs the population's largest {name} ({C_SCORE_PARTS[name]}) in maxima, "
                f"a number of at least 0, not {most!r}."
            )
        if values.size and values.max() > most + 1e-9:
            raise IndicatorError(
                f"The population's largest {name} is given as {most:g}, but here is a value of "
                f"{values.max():g}. Take the maxima of a population that holds everyone compared."
            )
        if most > 0:
            total = total + np.log1p(np.minimum(values, most)) / np.log1p(most)
    return total


def _led(position: Numbers, n_authors: Numbers) -> Numbers:
    return np.asarray((position == 1) | (position == n_authors), dtype=np.float64)
