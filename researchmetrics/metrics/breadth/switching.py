"""Indicators of how the topics change along the works."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from researchmetrics.metrics.breadth.membership import membership
from researchmetrics.metrics.breadth.order import places
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.registry import indicator

_FAMILY = "topics"


@indicator(
    symbol="switch",
    unit="share",
    family=_FAMILY,
    reference="doi:10.1038/s41467-019-11401-8",
    synonyms=("switching probability",),
    bounds=(0, 1),
)
def topic_switch(topic: Sequence[Any], date: Sequence[Any]) -> float:
    """Take the share of consecutive works that have no topic in common.

    Parameters
    ----------
    topic : sequence, shape (n_works,)
        Topic of each work from whom it cites, such as ``co_citing_topics`` gives.
    date : sequence, shape (n_works,)
        ISO dates as precise as known. Works dated alike are averaged over all their orders.

    Returns
    -------
    float
        From 0 to 1; NaN below two works.

    References
    ----------
    .. [1] Zeng, Shen, Zhou, Fan, Di, Wang, Stanley, Havlin (2019), Increasing trend of scientists
       to switch between topics, doi:10.1038/s41467-019-11401-8

    Examples
    --------
    >>> topic_switch(["a", "a", "b"], ["2018", "2019", "2020"])
    0.5
    """
    return _switching(topic, date)


@indicator(
    symbol="switch(text)",
    unit="share",
    family=_FAMILY,
    reference="choice: as topic_switch, of topics taken from titles and abstracts",
    bounds=(0, 1),
)
def topic_switch_text(text_topic: Sequence[Any], date: Sequence[Any]) -> float:
    """Take the share of consecutive works whose texts have no topic in common.

    Parameters
    ----------
    text_topic : sequence, shape (n_works,)
        Topic of each work from its text: not what is published as topic switching, hence the name.
    date : sequence, shape (n_works,)
        ISO dates as precise as known. Works dated alike are averaged over all their orders.

    Returns
    -------
    float
        From 0 to 1; NaN below two works.

    Examples
    --------
    >>> topic_switch_text(["a", "a", "b"], ["2018", "2019", "2020"])
    0.5
    """
    return _switching(text_topic, date)


@indicator(
    symbol="J",
    unit="distance",
    family=_FAMILY,
    reference="doi:10.1038/s41562-017-0078",
    synonyms=("interest shift", "interest change"),
    bounds=(0, 1),
)
def exploration(category: Sequence[Any], date: Sequence[Any]) -> float:
    """Compute how far the categories of the last third of the works lie from those of the first.

    Parameters
    ----------
    category : sequence, shape (n_works,)
        Category of each work; a list of several splits the work among them.
    date : sequence, shape (n_works,)
        ISO dates as precise as known. Works dated alike at the border of a third enter in part.

    Returns
    -------
    float
        1 - cosine of the two vectors of shares, from 0 to 1; NaN below three works.

    References
    ----------
    .. [1] Jia, Wang, Szymanski (2017), Quantifying patterns of research-interest evolution,
       doi:10.1038/s41562-017-0078

    Examples
    --------
    >>> exploration(["a", "a", "b"], ["2018", "2019", "2020"])
    1.0
    """
    third = len(category) // 3
    if not third:
        return np.nan
    at = places(date)
    counts = np.bincount(at)
    upto = np.cumsum(counts)
    first = np.clip((third - (upto - counts)) / counts, 0, 1)
    last = np.clip((third - (upto[-1] - upto)) / counts, 0, 1)
    matrix = membership(category).matrix
    return _distance(first[at] @ matrix, last[at] @ matrix)


@indicator(
    symbol="pivot",
    unit="distance",
    family=_FAMILY,
    reference="doi:10.1038/s41586-025-09048-1",
    synonyms=("pivot size",),
    bounds=(0, 1),
)
def pivot(referenced_venues: Sequence[Sequence[str]], date: Sequence[Any]) -> float:
    """Average how far the venues that a work cites lie from those cited by all earlier works.

    Parameters
    ----------
    referenced_venues : sequence of sequences of str, shape (n_works,)
        Venue of each reference of each work.
    date : sequence, shape (n_works,)
        ISO dates as precise as known; only works dated earlier count as earlier.

    Returns
    -------
    float
        Mean of 1 - cosine over the works with references that have earlier ones with references,
        from 0 to 1; NaN without such works.

    References
    ----------
    .. [1] Hill, Yin, Stein, Wang, Wang, Jones (2025), The pivot penalty in research,
       doi:10.1038/s41586-025-09048-1

    Examples
    --------
    >>> pivot([["x", "x"], ["x"], ["y"]], ["2018", "2019", "2020"])
    0.5
    """
    filled = [row for row, venues in enumerate(referenced_venues) if len(venues)]
    if not filled:
        return np.nan
    found = membership([referenced_venues[row] for row in filled])
    lengths = np.array([len(referenced_venues[row]) for row in filled], dtype=np.float64)
    counts = np.round(found.matrix * lengths[:, None])
    at = places([date[row] for row in filled])
    before = np.array([counts[at < one].sum(axis=0) for one in range(int(at.max()) + 1)])
    sizes = [_distance(counts[row], before[at[row]]) for row in range(len(filled)) if at[row]]
    return float(np.mean(sizes)) if sizes else np.nan


def _switching(topic: Sequence[Any], date: Sequence[Any]) -> float:
    if len(topic) < 2:
        return np.nan
    at = places(date)
    belongs = membership(topic).belongs
    groups = [belongs[at == one] for one in range(int(at.max()) + 1)]
    switches = sum(_within(group) for group in groups)
    switches += sum(float(_differ(one, two).mean()) for one, two in pairwise(groups))
    return min(1.0, switches / (len(topic) - 1))


def _within(group: NDArray[np.bool_]) -> float:
    """Switches to expect inside works without order: neighbours are any two of them."""
    n = group.shape[0]
    return float(_differ(group, group).sum()) / n if n > 1 else 0.0


def _differ(one: NDArray[np.bool_], two: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(one.astype(np.float64) @ two.T.astype(np.float64) == 0)


def _distance(one: Numbers, two: Numbers) -> float:
    cosine = float(one @ two) / float(np.sqrt((one @ one) * (two @ two)))
    return min(1.0, max(0.0, 1 - cosine))
