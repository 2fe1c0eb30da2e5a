"""The largest values in a population that the composite citation indicator is set against."""

from __future__ import annotations

from typing import Any

import pandas as pd

from researchmetrics.metrics.computing import compute
from researchmetrics.metrics.lead import C_SCORE_PARTS


def c_score_maxima(works: pd.DataFrame, *, by: str, **choices: Any) -> dict[str, float]:
    """Find the largest value in a population of each part of the composite.

    Parameters
    ----------
    works : pandas.DataFrame
        Works of everyone in the population, as for `compute`.
    by : str
        Column that says whose work it is.
    **choices
        What else `compute` takes: the same as for the people compared.

    Returns
    -------
    dict
        For the option ``maxima`` of `c_score`; 0 where nobody has a value.

    Examples
    --------
    >>> works = pd.DataFrame({"who": ["a", "b"], "citations": [9, 4], "n_authors": [1, 2]})
    >>> c_score_maxima(works.assign(position=1), by="who")["NCS"]
    9.0
    """
    table = compute(works, list(C_SCORE_PARTS.values()), by=by, **choices)
    largest = table[list(C_SCORE_PARTS.values())].astype("Float64").max().fillna(0.0)
    return {part: float(largest[name]) for part, name in C_SCORE_PARTS.items()}
