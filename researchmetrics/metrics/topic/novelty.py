"""Topic novelty: how far a work's title and abstract lie from the nearest earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.topic.definition import TOPICNOV_1, Definition
from researchmetrics.metrics.topic.library import Library
from researchmetrics.metrics.topic.neighbourhood import Neighbourhood

_COLUMNS = {
    "distance": "Float64",
    "percentile": "Float64",
    "nearest": "object",
    "nearest_titles": "object",
    "n_prior": "Int64",
    "n_versions": "Int64",
    "n_reference": "Int64",
    "reference": "string",
    "definition": "string",
    "flags": "object",
}


def novelty(
    works: pd.DataFrame,
    corpus: pd.DataFrame | None = None,
    focal: Sequence[int] | None = None,
    same_field: bool = True,  # noqa: FBT001, FBT002 (a public name that others rely on)
    k: int = 5,
) -> pd.DataFrame:
    """Measure how far works lie from the nearest earlier works, and rank that in field and year.

    Parameters
    ----------
    works : pandas.DataFrame
        Works with ``title``, ``abstract``, ``year`` or ``date`` and ``field``; ``doi``,
        ``arxiv_id`` and ``authors`` help to tell versions of one work.
    corpus : pandas.DataFrame, optional
        Earlier and contemporary documents with the same columns, a whole listing or a random
        part of one, never the result of searches around the works. By default the works
        themselves.
    focal : sequence of int, optional
        Positions of the works to score; all by default.
    same_field : bool, optional
        Whether only documents of the same field are compared.
    k : int, optional
        How many of the nearest earlier documents count.

    Returns
    -------
    pandas.DataFrame
        One row a focal work, with its index: ``distance`` (0 to 1), ``percentile`` (0 to 100, 50
        is typical), ``nearest`` (``work_id`` or index) and ``nearest_titles``, ``n_prior``,
        ``n_versions`` left out, ``n_reference`` and how wide the ``reference`` had to be (year,
        years around, whole field), ``definition`` and ``flags``. What cannot be scored is <NA>
        and flagged: ``no_abstract``, ``text_too_short``, ``no_year``, ``no_field``,
        ``corpus_too_small`` (below 200 earlier documents), ``reference_too_small``; below 2,000
        earlier documents the flag is ``low_corpus``.

    Raises
    ------
    TableError
        If a column is missing.
    IndicatorError
        If positions or `k` are impossible.

    Notes
    -----
    Definition ``topicnov-1``: single words and pairs, (1 + ln tf) times the inverse document
    frequency among strictly earlier documents only, cosine, mean over the nearest `k`, exact
    search. It measures distance of topic, not originality or merit, and agrees with no judgement
    of reviewers. Numbers of different definitions must not be compared.

    References
    ----------
    .. [1] Kelly, Papanikolaou, Seru, Taddy (2021), Measuring technological innovation over the
       long run, doi:10.1257/aeri.20190499

    Examples
    --------
    >>> works = pd.DataFrame({"title": ["A"], "abstract": ["Short."], "year": [2020]})
    >>> novelty(works, same_field=False)["flags"].tolist()
    [['text_too_short']]
    """
    return scored(works, corpus, focal, same_field=same_field, k=k, definition=TOPICNOV_1)


def scored(
    works: pd.DataFrame,
    corpus: pd.DataFrame | None = None,
    focal: Sequence[int] | None = None,
    *,
    same_field: bool = True,
    k: int = 5,
    definition: Definition = TOPICNOV_1,
) -> pd.DataFrame:
    """Score works by any definition of this form; see `novelty` for the one that is shipped.

    Parameters
    ----------
    works : pandas.DataFrame
        As for `novelty`.
    corpus : pandas.DataFrame, optional
        As for `novelty`.
    focal : sequence of int, optional
        As for `novelty`.
    same_field : bool, optional
        As for `novelty`.
    k : int, optional
        As for `novelty`.
    definition : Definition
        Words, limits and switches.

    Returns
    -------
    pandas.DataFrame
        As for `novelty`.
    """
    positions = _positions(works, focal)
    if k < 1:
        raise IndicatorError(f"k must be at least 1, not {k}.")
    library = Library.of(works, corpus, same_field=same_field, definition=definition)
    rows: dict[int, dict[str, Any]] = {}
    for field, members in library.fields(positions).items():
        if field is None:
            rows |= {position: {"flags": ["no_field"]} for position in members}
        else:
            rows |= Neighbourhood(library, field, k).score(members)
    cells = {name: [rows[p].get(name) for p in positions] for name in _COLUMNS}
    cells["definition"] = [definition.name] * len(positions)
    for name in ("nearest", "nearest_titles"):
        cells[name] = [value or [] for value in cells[name]]
    columns = {
        name: pd.Series(cells[name], dtype=dtype, index=works.index[positions])
        for name, dtype in _COLUMNS.items()
    }
    return pd.DataFrame(columns)


def _positions(works: pd.DataFrame, focal: Sequence[int] | None) -> list[int]:
    if focal is None:
        return list(range(len(works)))
    positions = [int(position) for position in focal]
    outside = [position for position in positions if not 0 <= position < len(works)]
    if outside or len(set(positions)) < len(positions):
        raise IndicatorError(
            f"focal must be distinct positions from 0 to {len(works) - 1}, not {outside or focal}."
        )
    return positions
