"""How far apart categories lie: given by the user, or from whom the categories cite."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers
from researchmetrics.tables import check

Distances = pd.DataFrame | Mapping[tuple[str, str], float]


def field_distances(profiles: pd.DataFrame) -> pd.DataFrame:
    """Compute how far apart fields lie: 1 - cosine of whom they cite.

    Parameters
    ----------
    profiles : pandas.DataFrame
        One row a field, one column a cited field: how often the one cites the other.

    Returns
    -------
    pandas.DataFrame
        Square, from 0 to 1; NaN against a field that cites nothing.

    Raises
    ------
    IndicatorError
        If a count is missing or negative.

    References
    ----------
    .. [1] Porter, Rafols (2009), Is science becoming more interdisciplinary?,
       doi:10.1007/s11192-008-2197-2

    Examples
    --------
    >>> counts = pd.DataFrame({"pots": [4, 0], "pans": [0, 5]}, index=["pots", "pans"])
    >>> field_distances(counts).loc["pots", "pans"]
    np.float64(1.0)
    """
    check(profiles, "profiles")
    counts = profiles.to_numpy(dtype=np.float64)
    if not np.isfinite(counts).all() or (counts < 0).any():
        raise IndicatorError("profiles must hold known counts that are not negative.")
    lengths = np.linalg.norm(counts, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine = (counts @ counts.T) / np.outer(lengths, lengths)
    return pd.DataFrame(np.clip(1 - cosine, 0, 1), index=profiles.index, columns=profiles.index)


def square(distances: Distances, labels: tuple[str, ...]) -> Numbers:
    """Lay out the distances between categories; those to themselves are 0.

    Parameters
    ----------
    distances : pandas.DataFrame or Mapping
        Square table, or pair of categories -> distance; a pair may be given in one order only.
    labels : tuple of str
        Categories.

    Returns
    -------
    numpy.ndarray
        Shape (n_categories, n_categories).

    Raises
    ------
    IndicatorError
        If a distance is missing, or not from 0 to 1.

    Examples
    --------
    >>> square({("a", "b"): 0.4}, ("a", "b")).tolist()
    [[0.0, 0.4], [0.4, 0.0]]
    """
    if isinstance(distances, pd.DataFrame):
        table = distances.rename(index=str, columns=str).reindex(index=labels, columns=labels)
        laid = table.to_numpy(dtype=np.float64)
    else:
        pairs = {(str(one), str(two)): value for (one, two), value in distances.items()}
        laid = np.array(
            [
                [pairs.get((one, two), pairs.get((two, one), np.nan)) for two in labels]
                for one in labels
            ],
            dtype=np.float64,
        ).reshape(len(labels), len(labels))
    laid = np.where(np.eye(len(labels), dtype=bool), 0.0, laid)
    odd = np.argwhere(~((laid >= 0) & (laid <= 1)))
    if odd.size:
        one, two = (labels[at] for at in odd[0])
        raise IndicatorError(
            f"distances must give a number from 0 to 1 between {one!r} and {two!r}."
        )
    return laid
