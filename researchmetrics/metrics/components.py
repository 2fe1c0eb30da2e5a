"""The parts of the score, one value a work where they have one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics.columns import Numbers, as_of_year, iso, read

_HALF_LIFE_YEARS = 5
_FULL_YEARS = 2


def recency(year: Any, *, as_of: Any) -> Numbers:
    """Score works by age: 100 in the year looked from, half of it every five years.

    Parameters
    ----------
    year : array-like of int, shape (n_works,)
        Years of publication; unknown ones, and those after `as_of`, have no score.
    as_of : str, int or date
        Date looked from.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from 0 to 100; an absolute scale, not a percentile.

    Examples
    --------
    >>> round(float(recency([2020, 2015, 2010], as_of=2020).mean()), 3)
    58.333
    """
    ages = as_of_year(as_of) - read(pd.DataFrame({"year": year}), "year")
    return np.where(
        ages >= 0, 100 * 2.0 ** (-np.where(ages >= 0, ages, 0) / _HALF_LIFE_YEARS), np.nan
    )


def openness(has_code: Any, code_share: Any) -> Numbers:
    """Score works by whether their code is open, against how usual that is.

    Parameters
    ----------
    has_code : array-like of bool, shape (n_works,)
        Whether there is code; unknown has no score: a link not found is no proof.
    code_share : array-like of float, shape (n_works,)
        Share of works with code in the same field and year, 0 to 1.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from 0 to 100, with a mean of 50 over the field.

    Examples
    --------
    >>> openness([True, False, None], [0.3, 0.3, 0.3]).tolist()
    [85.0, 35.0, nan]
    """
    known = pd.array(list(has_code), dtype="boolean")
    code = known.to_numpy(dtype=np.float64, na_value=np.nan)
    share = read(pd.DataFrame({"share": list(code_share)}), "share")
    return np.where(code == 1, 100 * (1 - share / 2), np.where(code == 0, 50 * (1 - share), np.nan))


def impact(percentile: Any, year: Any, *, as_of: Any) -> Numbers:
    """Keep the citation percentiles of works old enough to have been cited.

    Parameters
    ----------
    percentile : array-like of float, shape (n_works,)
        Percentile of citations among works of the same field, year and type, 0 to 100, all from
        one source.
    year : array-like of int, shape (n_works,)
        Years of publication.
    as_of : str, int or date
        Date looked from.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,); NaN where fewer than two full calendar years followed the year of
        publication, or something is unknown.

    Examples
    --------
    >>> impact([80, 40], [2017, 2019], as_of="2020-06-01").tolist()
    [80.0, nan]
    """
    day = iso(as_of)
    over = int(day[:4]) - (0 if day.endswith("-12-31") else 1)
    years = read(pd.DataFrame({"year": list(year)}), "year")
    values = read(pd.DataFrame({"percentile": list(percentile)}), "percentile")
    return np.where(over - years >= _FULL_YEARS, values, np.nan)


def components(
    works: pd.DataFrame,
    *,
    as_of: Any,
    novelty: Any = None,
    impact_percentile: Any = None,
    productivity: float | None = None,
    code_share: Any = None,
) -> dict[str, Numbers | float | None]:
    """Collect the parts of the score that the data allow.

    Parameters
    ----------
    works : pandas.DataFrame
        The person's papers.
    as_of : str, int or date
        Date looked from.
    novelty : array-like of float, optional
        Percentile of topic novelty of each paper, as `novelty` gives it.
    impact_percentile : array-like of float, optional
        Percentile of citations in field, year and type of each paper.
    productivity : float, optional
        Percentile of fractional papers per active year among like authors.
    code_share : array-like of float, optional
        Share of works with code in each paper's field and year.

    Returns
    -------
    dict
        For `score`: one value a paper for impact, novelty, recency and openness, one value in
        all for productivity; None for what is not known.

    Examples
    --------
    >>> parts = components(pd.DataFrame({"year": [2020]}), as_of=2020)
    >>> parts["recency"].tolist(), parts["impact"]
    ([100.0], None)
    """
    years = read(works, "year")
    code = works["has_code"] if "has_code" in works else [None] * len(works)
    return {
        "impact": None
        if impact_percentile is None
        else impact(impact_percentile, years, as_of=as_of),
        "novelty": None if novelty is None else read(pd.DataFrame({"n": list(novelty)}), "n"),
        "productivity": productivity,
        "recency": recency(years, as_of=as_of),
        "openness": None if code_share is None else openness(code, code_share),
    }
