"""Topics of one person's works from their titles and abstracts, where nothing else tells them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.breadth.communities import Links, communities
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.labels import blank
from researchmetrics.metrics.topic.terms import count_terms, numbered
from researchmetrics.metrics.topic.text import tokens
from researchmetrics.tables import check

_FEWEST_WORDS = 2
_NEAREST = 8


def text_topics(
    works: pd.DataFrame, *, seed: int = 0, least: int = 2, nearest: int = _NEAREST
) -> pd.Series[str]:
    """Group a person's works by the words of their titles and abstracts.

    Parameters
    ----------
    works : pandas.DataFrame
        One row a work: ``title``, and ``abstract`` where known.
    seed : int, optional
        Seed of the order in which works are visited.
    least : int, optional
        Fewest works of a topic; smaller groups are no topic.
    nearest : int, optional
        How many of the works most like it each work is linked to.

    Returns
    -------
    pandas.Series
        Topic of each work, with the index of the works, numbered from the largest; <NA> for works
        of none and for texts of fewer than two telling words. Pass it as ``text_topic`` to
        `topic_switch_text`.

    Raises
    ------
    TableError
        If there are no titles.
    IndicatorError
        If an option is impossible.

    Notes
    -----
    Words and pairs of words are weighed by how often a text has them and how few texts do; each
    work is linked to those whose texts are most like it, by the cosine; topics are communities of
    the method of Louvain. The outcome depends on the texts alone, not on their order.

    A topic is what the person's own texts fall into, not one that others have: topics of different
    people are not comparable, and their number grows with that of the works. Titles alone tell
    little. In 60 portfolios of 40 works mixed from two fields of computing, two works of one topic
    were of one field in 78 of 100 pairs (by chance 52) with abstracts, and in 64 (53) by titles
    alone, of which one in six had no topic. The fields themselves are not found again: the
    adjusted Rand index was 0.26 and 0.08. `nearest` was chosen among 3, 5 and 8 on these works.

    References
    ----------
    .. [1] Blondel, Guillaume, Lambiotte, Lefebvre (2008), Fast unfolding of communities in large
       networks, doi:10.1088/1742-5468/2008/10/P10008

    Examples
    --------
    >>> titles = [
    ...     "Glazes of clay pots",
    ...     "Clay pots and glazes",
    ...     "Orbits of icy moons",
    ...     "Icy moons in orbits",
    ... ]
    >>> text_topics(pd.DataFrame({"title": titles})).tolist()
    ['0', '0', '1', '1']
    """
    check(works, "works", need=["title"])
    if least < 1 or nearest < 1:
        raise IndicatorError(
            f"least and nearest must be at least 1, not {least!r} and {nearest!r}."
        )
    texts = _texts(works)
    order = sorted(range(len(texts)), key=texts.__getitem__)
    words = [tokens(texts[row]) for row in order]
    told = [at for at, found in enumerate(words) if len(found) >= _FEWEST_WORDS]
    labels: list[str | None] = [None] * len(texts)
    groups = communities(
        _links(_likeness([words[at] for at in told]), nearest), len(told), seed=seed
    )
    for number, group in enumerate(groups):
        for member in group if len(group) >= least else ():
            labels[order[told[member]]] = str(number)
    return pd.Series(labels, index=works.index, dtype="string", name="text_topic")


def _texts(works: pd.DataFrame) -> list[str]:
    abstracts = works["abstract"] if "abstract" in works else [None] * len(works)
    return [
        ". ".join(str(part) for part in parts if not blank(part))
        for parts in zip(works["title"], abstracts, strict=True)
    ]


def _likeness(documents: list[list[str]]) -> Numbers:
    """Compare texts by the cosine of their weighed terms."""
    size = len(documents)
    terms = count_terms(*numbered(documents), pairs=True)
    frequency = np.bincount(terms.terms, minlength=terms.n_terms)
    weights = terms.weights * (np.log((1 + size) / (1 + frequency)) + 1)[terms.terms]
    # What one text alone has makes it unlike all others alike: it only sets the length.
    lengths = np.sqrt(np.bincount(terms.rows, weights=weights**2, minlength=size))
    shared = np.flatnonzero(frequency > 1)
    place = np.full(terms.n_terms, -1, dtype=np.int64)
    place[shared] = np.arange(shared.size)
    matrix = np.zeros((size, shared.size))
    kept = place[terms.terms] >= 0
    matrix[terms.rows[kept], place[terms.terms[kept]]] = weights[kept]
    matrix /= np.maximum(lengths, 1e-12)[:, None]
    return np.asarray(matrix @ matrix.T)


def _links(likeness: Numbers, nearest: int) -> Links:
    links: Links = {at: {} for at in range(len(likeness))}
    for one, row in enumerate(likeness):
        alike = np.round(row, 12)
        alike[one] = 0
        for two in np.argsort(-alike, kind="stable")[:nearest].tolist():
            if alike[two] > 0:
                links[one][two] = links[two][one] = float(alike[two])
    return links
