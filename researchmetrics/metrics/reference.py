"""Values of works seen against others of the same field and year."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from researchmetrics.metrics.columns import Numbers, read
from researchmetrics.metrics.topic.percentile import mid_rank
from researchmetrics.tables import check

__all__ = ["citation_percentile", "code_share"]

_FEWEST = 30


def citation_percentile(works: pd.DataFrame, reference: pd.DataFrame) -> Numbers:
    """Rank each work's citations among reference works of its field and year.

    Parameters
    ----------
    works : pandas.DataFrame
        Works with citations, year and field.
    reference : pandas.DataFrame
        A whole listing of the fields with the same columns; its counts must come from the same
        source.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from 0 to 100, ties counted half; NaN where something is unknown, or
        fewer than 30 reference works are of the field and year, a year more or less.

    Raises
    ------
    TableError
        If a column is missing.

    References
    ----------
    .. [1] Bornmann, Leydesdorff, Mutz (2013), The use of percentiles, doi:10.1016/j.joi.2012.10.001

    Examples
    --------
    >>> reference = pd.DataFrame({"citations": range(40), "year": 2019, "field": "pots"})
    >>> one = pd.DataFrame({"citations": [40], "year": [2019], "field": ["pots"]})
    >>> citation_percentile(one, reference).round(1).tolist()
    [98.8]
    """

    def percentile(value: float, sample: Numbers) -> float:
        return mid_rank(value, np.sort(np.append(sample, value)))

    return _against(works, reference, "citations", percentile)


def code_share(works: pd.DataFrame, reference: pd.DataFrame) -> Numbers:
    """Compute the share of reference works with code in each work's field and year.

    Parameters
    ----------
    works : pandas.DataFrame
        Works with year and field.
    reference : pandas.DataFrame
        A whole listing of the fields with year, field and has_code.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from 0 to 1; NaN where something is unknown, or fewer than 30 reference
        works of known status are of the field and year, a year more or less.

    Raises
    ------
    TableError
        If a column is missing.

    Examples
    --------
    >>> status = [True] * 10 + [False] * 30
    >>> reference = pd.DataFrame({"has_code": status, "year": 2019, "field": "pots"})
    >>> code_share(pd.DataFrame({"year": [2019], "field": ["pots"]}), reference).tolist()
    [0.25]
    """
    check(reference, "reference", need=["has_code"])
    known = works.assign(has_code=1.0)
    status = reference.assign(has_code=reference["has_code"].astype("Float64"))
    return _against(known, status, "has_code", lambda _value, sample: float(sample.mean()))


def _against(
    works: pd.DataFrame,
    reference: pd.DataFrame,
    column: str,
    measure: Callable[[float, Numbers], float],
) -> Numbers:
    check(works, "works", need=[column, "year", "field"])
    check(reference, "reference", need=[column, "year", "field"])
    others = {name: read(reference, name) for name in (column, "year")}
    fields = reference["field"].astype("string").fillna("").to_numpy(dtype=object)
    values, years = read(works, column), read(works, "year")
    own = works["field"].astype("string").fillna("").to_numpy(dtype=object)
    out = np.full(len(works), np.nan)
    for place in np.flatnonzero(~np.isnan(values) & ~np.isnan(years) & (own != "")):
        known = (fields == own[place]) & ~np.isnan(others[column])
        for width in (0, 1):
            sample = others[column][known & (np.abs(others["year"] - years[place]) <= width)]
            if sample.size >= _FEWEST:
                out[place] = measure(float(values[place]), sample)
                break
    return out
