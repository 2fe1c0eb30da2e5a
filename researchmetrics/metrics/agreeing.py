"""What two columns say of one work and cannot both be true, as where two sources counted.

One impossible work must not keep a person, or everyone in a table, from being computed: what is
known less well gives way, and a flag says so.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from researchmetrics.metrics.columns import Numbers, nullable, read

_BEYOND = "position_beyond_authors"
_MORE = "more_self_citations_than_citations"
# Which columns each flag is about: other indicators need not tell of it.
_ABOUT = {_BEYOND: {"position"}, _MORE: {"citations", "self_citations"}}


def agreeing(works: pd.DataFrame, flags: list[str]) -> pd.DataFrame:
    """Make the columns of works agree with each other.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works; columns that are not there are unknown.
    flags : list of str
        Is added to: what gave way, and in how many works.

    Returns
    -------
    pandas.DataFrame
        The works; a place beyond the last author is unknown, and of the citations no more than
        all are self-citations.

    Examples
    --------
    >>> flags = []
    >>> works = pd.DataFrame({"position": [2, 5], "n_authors": [3, 3]})
    >>> agreeing(works, flags)["position"].tolist(), flags
    ([2.0, <NA>], ['position_beyond_authors:1'])
    """
    if "position" in works and "n_authors" in works:
        place = read(works, "position")
        late = place > read(works, "n_authors")
        if late.any():
            flags.append(f"{_BEYOND}:{int(late.sum())}")
            works = works.assign(position=nullable(np.where(late, np.nan, place)))
    if "self_citations" in works and "citations" in works:
        own, cites = read(works, "self_citations"), read(works, "citations")
        if (own > cites).any():
            flags.append(more_than_all(own, cites))
            works = works.assign(self_citations=nullable(np.where(own > cites, cites, own)))
    return works


def more_than_all(own: Numbers, citations: Numbers) -> str:
    """Flag the works of which one source counts more self-citations than another citations.

    Parameters
    ----------
    own, citations : numpy.ndarray
        Shape (n_works,), counts; NaN where unknown.

    Returns
    -------
    str
        The flag.

    Examples
    --------
    >>> more_than_all(np.array([3.0, 1.0]), np.array([2.0, 5.0]))
    'more_self_citations_than_citations:1'
    """
    return f"{_MORE}:{int((own > citations).sum())}"


def concerns(flag: str, columns: Collection[str]) -> bool:
    """Tell whether a flag is about anything an indicator rests on.

    Parameters
    ----------
    flag : str
        A flag on the works that were chosen.
    columns : collection of str
        Columns that the indicator uses.

    Returns
    -------
    bool
        False only where what gave way is in none of these columns.

    Examples
    --------
    >>> concerns("position_beyond_authors:1", ["citations"]), concerns("refereed_only", [])
    (False, True)
    """
    about = _ABOUT.get(flag.partition(":")[0])
    return about is None or not about.isdisjoint(columns)
