"""Self-citations up to the end of each year, as far as the citing works are dated."""

from __future__ import annotations

import numpy as np
import pandas as pd

from researchmetrics.metrics.assembling import Beside
from researchmetrics.metrics.columns import Numbers, read
from researchmetrics.metrics.self_citing import self_citing_links


def self_cited(
    papers: pd.DataFrame, everything: pd.DataFrame, beside: Beside, rule: str, years: Numbers
) -> Numbers | None:
    """Sum self-citations up to each year.

    Parameters
    ----------
    papers : pandas.DataFrame
        The works that count.
    everything : pandas.DataFrame
        All works, which may cite them.
    beside : Beside
        Authorships and references.
    rule : {"exclude", "exclude_own", "exclude_coauthors"}
        What is a self-citation.
    years : numpy.ndarray
        Calendar years.

    Returns
    -------
    numpy.ndarray or None
        Shape (n_works, n_years), NaN for works with a citing work of unknown year; None where
        nothing says what cites what.
    """
    if beside.authorships is None or beside.references is None or not len(beside.references):
        return None
    links = self_citing_links(papers, beside.authorships, beside.references, rule=rule)
    when = pd.Series(read(everything, "year"), index=everything["work_id"])
    citing = links["citing"].map(when[~when.index.duplicated()]).to_numpy(dtype=np.float64)
    places = pd.Series(range(len(papers)), index=papers["work_id"])
    place = links["cited"].map(places[~places.index.duplicated()]).to_numpy(dtype=np.float64)
    here = ~np.isnan(place)
    place, citing = place[here].astype(np.int64), citing[here]
    counts = np.zeros((len(papers), len(years)))
    known = ~np.isnan(citing) & (citing <= years[-1])
    column = np.maximum(citing[known] - years[0], 0).astype(np.int64)
    np.add.at(counts, (place[known], column), 1.0)
    counts = np.cumsum(counts, axis=1)
    counts[place[np.isnan(citing)]] = np.nan
    return counts
