"""Indicators of lasting and wide collaboration: partners, countries, institutions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.ragged import alone, distinct_people, people_of
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
    return float(_mcc(*alone(n_authors, coauthors))[0])


@grouped(mcc)
def _mcc(n_authors: Grouped, coauthors: Grouped) -> Numbers:
    others = distinct_people(people_of(coauthors.values), coauthors)
    with np.errstate(invalid="ignore", divide="ignore"):
        own = 1 - n_authors.total(1 / n_authors.values) / n_authors.count
        return np.where(others > 0, own * (others + 1) / others, np.nan)


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
    return float(_top_coauthor_share(*alone(coauthors))[0])


@grouped(top_coauthor_share)
def _top_coauthor_share(coauthors: Grouped) -> Numbers:
    people = people_of(coauthors.values)
    span = int(people.items.max(initial=0)) + 1
    pairs, together = np.unique(
        coauthors.codes[people.rows] * span + people.items, return_counts=True
    )
    most = Grouped(together, pairs // span, coauthors.size).largest
    with np.errstate(invalid="ignore"):
        return np.asarray(np.nan_to_num(most) / coauthors.count)


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
    return float(_repeat_share(*alone(coauthors, year))[0])


@grouped(repeat_share)
def _repeat_share(coauthors: Grouped, year: Grouped) -> Numbers:
    people = people_of(coauthors.values)
    rows, span = people.rows, int(people.items.max(initial=0)) + 1
    pairs, which = np.unique(coauthors.codes[rows] * span + people.items, return_inverse=True)
    first = np.full(pairs.size, np.inf)
    np.minimum.at(first, which, year.values[rows])
    again = np.bincount(rows[first[which] < year.values[rows]], minlength=year.values.size) > 0
    with np.errstate(invalid="ignore"):
        return np.asarray(year.number(again) / year.count)


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
