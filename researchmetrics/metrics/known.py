"""Coverage: how much is known of the works, before any number is believed."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from researchmetrics.metrics.selection import select

# Below this share of papers with a known value a number says little of the whole.
LOW_COVERAGE = 0.8
# What is counted -> the columns of which one must be known.
_PARTS = {
    "citations": ("citations",),
    "year": ("year",),
    "abstract": ("abstract",),
    "field": ("field", "category"),
    "n_authors": ("n_authors",),
    "venue": ("venue",),
    "identifier": ("doi", "arxiv_id"),
    "code_status": ("has_code",),
}


def coverage(works: pd.DataFrame, *, types: Collection[str] | None = None) -> pd.DataFrame:
    """Count for how many papers each part is known.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works.
    types : collection of str, optional
        Kinds of work that count; papers by default.

    Returns
    -------
    pandas.DataFrame
        Indexed by part (citations, year, abstract, field, ...): ``known``, ``all`` and
        ``share``, which is <NA> without papers.

    Examples
    --------
    >>> works = pd.DataFrame({"citations": [3, None], "year": [2019, 2020]})
    >>> coverage(works)["known"].loc[["citations", "year", "venue"]].tolist()
    [1, 2, 0]
    """
    papers = select(works, types=types)[0]
    counts = {part: _known(papers, columns) for part, columns in _PARTS.items()}
    table = pd.DataFrame(
        {
            "known": pd.Series(counts, dtype="Int64"),
            "all": pd.array([len(papers)] * len(counts), dtype="Int64"),
        }
    )
    share = table["known"].astype("Float64") / len(papers) if len(papers) else pd.NA
    return table.assign(share=pd.Series(share, index=table.index, dtype="Float64")).rename_axis(
        "part"
    )


def _known(papers: pd.DataFrame, columns: tuple[str, ...]) -> int:
    there = [column for column in columns if column in papers]
    return int(papers[there].notna().any(axis=1).sum()) if there else 0
