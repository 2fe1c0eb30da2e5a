"""Full and fractional counting: the whole work for each author, or an equal share of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import objects, read
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.registry import find
from researchmetrics.metrics.selection import COUNTING

# What each author has a share of; the last holds a list for each work.
SHARED = frozenset({"citations", "self_citations", "citations_this_year", "c10"})
LISTED = "yearly_citations"


def counted_as(entry: Indicator, counting: str) -> tuple[Indicator, bool]:
    """Find what an indicator is under a way of counting.

    Parameters
    ----------
    entry : Indicator
        What was asked for.
    counting : {"full", "fractional"}
        Whether each author has the whole work or an equal share of it.

    Returns
    -------
    tuple
        What to compute, and whether from the person's shares of the citations, as `shared` gives
        them: so it is where no fractional form has a name of its own.

    Raises
    ------
    IndicatorError
        If there is no such way of counting.

    References
    ----------
    .. [1] Egghe (2008), Mathematical theory of the h- and g-index in case of fractional counting
       of authorship, doi:10.1002/asi.20845

    Examples
    --------
    >>> counted_as(find("h_index"), "fractional")[0].name
    'hI_norm'
    """
    if counting not in COUNTING:
        raise IndicatorError(f"counting must be one of {', '.join(COUNTING)}, not {counting!r}.")
    if counting == "full" or entry.family == "author-share":
        return entry, False
    if entry.fractional:
        return find(entry.fractional), False
    return entry, bool((SHARED | {LISTED}) & set(entry.columns))


def shared(frame: pd.DataFrame) -> pd.DataFrame:
    """Divide the citations of each work by its number of authors.

    Parameters
    ----------
    frame : pandas.DataFrame
        Works.

    Returns
    -------
    pandas.DataFrame
        The works; citations are unknown where the number of authors is.

    Examples
    --------
    >>> shared(pd.DataFrame({"citations": [6], "n_authors": [4]}))["citations"].tolist()
    [1.5]
    """
    authors = read(frame, "n_authors")
    parts: dict[str, Any] = {name: read(frame, name) / authors for name in SHARED if name in frame}
    if LISTED in frame:
        cells = zip(read(frame, LISTED), authors, strict=True)
        parts[LISTED] = pd.Series(
            objects(
                None if cell is None or np.isnan(n) else np.asarray(cell) / n for cell, n in cells
            ),
            index=frame.index,
            dtype="object",
        )
    return frame.assign(**parts)
