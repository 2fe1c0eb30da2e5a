"""Indicators of lasting and wide collaboration: partners, countries, institutions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="MCC",
    unit="coefficient",
    family="collaboration",
    reference="doi:10.1007/s11192-009-0100-4",
    synonyms=("modified collaborative coefficient",),
    bounds=(0, None),
)
def mcc(n_authors: ArrayLike, coauthors: Sequence[Sequence[str]]) -> float:
    """Correct the collaborative coefficient for the number of people there are.

    Parameters
    ----------
    n_authors : array-like of int, shape (n_works,)
        Authors of each work, known, at least 1.
    coauthors : sequence of sequences of str, shape (n_works,)
        The other authors of each work, by whatever identifies them.

    Returns
    -------
    float
        0 where all works have one author, 1 where everyone wrote all works; NaN without works,
        and where there is nobody beside the person, for whom it is not defined.

    References
    ----------
    .. [1] Savanur, Srikanth (2010), Modified collaborative coefficient: a new measure for
       quantifying the degree of research collaboration, doi:10.1007/s11192-009-0100-4

    Examples
    --------
    >>> mcc([2, 2], [["Bo"], ["Bo"]])
    1.0
    """
    authors = np.asarray(n_authors, dtype=np.float64)
    people = 1 + len({person for one in coauthors for person in one})
    if not authors.size or people == 1:
        return np.nan
    return float((1 - (1 / authors).mean()) * people / (people - 1))


@indicator(
    symbol="top partner",
    unit="share",
    family="collaboration",
    reference="choice: works with the most frequent co-author over all works",
    synonyms=("share of the most frequent co-author",),
    bounds=(0, 1),
)
def top_coauthor_share(coauthors: Sequence[Sequence[str]]) -> float:
    """Take the share of works written with the most frequent co-author.

    Parameters
    ----------
    coauthors : sequence of sequences of str, shape (n_works,)
        The other authors of each work, by whatever identifies them.

    Returns
    -------
    float
        From 0 to 1, 0 without co-authors; NaN without works.

    Examples
    --------
    >>> top_coauthor_share([["Ana", "Bo"], ["Bo"], [], ["Cy"]])
    0.5
    """
    counts = Counter(person for people in coauthors for person in set(people))
    return max(counts.values(), default=0) / len(coauthors) if len(coauthors) else np.nan


@indicator(
    symbol="repeat",
    unit="share",
    family="collaboration",
    reference="choice: works with a co-author of an earlier year over all dated works",
    synonyms=("repeat collaboration",),
    bounds=(0, 1),
)
def repeat_share(coauthors: Sequence[Sequence[str]], year: ArrayLike) -> float:
    """Take the share of works with at least one co-author of an earlier work.

    Parameters
    ----------
    coauthors : sequence of sequences of str, shape (n_works,)
        The other authors of each work, by whatever identifies them.
    year : array-like of int, shape (n_works,)
        Years of publication, known; works of one year are not earlier than one another.

    Returns
    -------
    float
        From 0 to 1; NaN without works.

    Examples
    --------
    >>> repeat_share([["Ana"], ["Ana", "Bo"], ["Cy"]], [2018, 2019, 2020])
    0.3333333333333333
    """
    years = np.asarray(year, dtype=np.float64)
    if not years.size:
        return np.nan
    since: dict[str, float] = {}
    for people, when in zip(coauthors, years, strict=True):
        for person in people:
            since[person] = min(when, since.get(person, when))
    again = [
        any(since[person] < when for person in people)
        for people, when in zip(coauthors, years, strict=True)
    ]
    return float(np.mean(again))


@indicator(
    symbol="international",
    unit="share",
    family="collaboration",
    reference="choice: works of several countries over works with at least one known country",
    synonyms=("international collaboration",),
    bounds=(0, 1),
    traits=("interval",),
)
def intl_share(countries: Sequence[Sequence[str]]) -> float:
    """Take the share of works whose authors have affiliations in at least two countries.

    Parameters
    ----------
    countries : sequence of sequences of str, shape (n_works,)
        Countries of each work's affiliations, at least one; unknown is not domestic.

    Returns
    -------
    float
        From 0 to 1; NaN without works of known country.

    Examples
    --------
    >>> intl_share([["PT", "JP"], ["PT", "PT"]])
    0.5
    """
    return float(_several(countries).mean()) if len(countries) else np.nan


@grouped(intl_share)
def _intl_share(countries: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return countries.total(_several(countries.values)) / countries.count


@indicator(
    symbol="inter-institutional",
    unit="share",
    family="collaboration",
    reference="choice: works of several institutions over works with at least one known",
    synonyms=("inter-institutional collaboration",),
    bounds=(0, 1),
    traits=("interval",),
)
def inst_share(affiliations: Sequence[Sequence[str]]) -> float:
    """Take the share of works whose authors belong to at least two institutions.

    Parameters
    ----------
    affiliations : sequence of sequences of str, shape (n_works,)
        Institutions of each work, at least one; unknown is not the same one.

    Returns
    -------
    float
        From 0 to 1; NaN without works of known institution.

    Examples
    --------
    >>> inst_share([["Porto", "Kyoto"], ["Porto"]])
    0.5
    """
    return float(_several(affiliations).mean()) if len(affiliations) else np.nan


@grouped(inst_share)
def _inst_share(affiliations: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return affiliations.total(_several(affiliations.values)) / affiliations.count


def _several(lists: Sequence[Sequence[str]] | NDArray[np.object_]) -> Numbers:
    return np.array([len({str(one).casefold() for one in cell}) > 1 for cell in lists], dtype=float)
