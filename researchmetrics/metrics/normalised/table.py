"""Each work's citations against its reference set: ratio, percentile, membership of the top."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import as_of_year, iso
from researchmetrics.metrics.groups import Codes
from researchmetrics.metrics.normalised.placing import Mask, Placing
from researchmetrics.metrics.normalised.sets import Library, once, prepared

DEFINITION = "normalised-1"
_FEWEST = 30
# Full years after the year of publication before percentiles settle.
_YOUNG = 2
_YOUNG_WORKS = ("flag", "leave_out")


def normalise(
    works: pd.DataFrame,
    reference: pd.DataFrame | None = None,
    *,
    column: str = "citations",
    field: str = "field",
    parents: Mapping[str, str] | None = None,
    least: int = _FEWEST,
    as_of: Any = None,
    young: str = "flag",
) -> pd.DataFrame:
    """Compare each work's citations with those of works of its field, year and type.

    Parameters
    ----------
    works : pandas.DataFrame
        Works with citations, ``year`` and ``field`` (one, or a list of several); ``type`` and
        ``work_id`` where known.
    reference : pandas.DataFrame, optional
        A whole listing of the fields with the same columns, whose counts come from the same
        source; by default the works themselves. A work is one of its own set, counted once: with
        ``work_id`` it is recognised among the reference works.
    column : str, optional
        Column of counts to compare, such as citations of the first four years.
    field : str, optional
        Column of fields.
    parents : Mapping, optional
        Wider field of each field, for sets that stay too small.
    least : int, optional
        Fewest works of a set. A smaller one is widened to the years before and after, then to the
        wider field in these years; else nothing is stated.
    as_of : str, int or date, optional
        Date of the counts; tells which works are too young.
    young : {"flag", "leave_out"}, optional
        What becomes of works younger than two full years, whose counts are mostly ties at zero.

    Returns
    -------
    pandas.DataFrame
        One row a work, with its index: ``expected`` (mean citations of the set, over several
        fields the harmonic mean), ``ncs`` (citations over expected), ``percentile`` (0 to 100,
        ties counted half), ``top10`` and ``top1`` (membership of the most cited 10 % and 1 %,
        from 0 to 1), ``percentile_se`` (standard error of the percentile where the set was drawn
        at random, else 0), ``n_reference`` (works of the smallest set), ``reference`` (``year``,
        ``years`` or ``parent``, the widest used), ``definition`` and ``flags``: ``no_citations``,
        ``other_source``, ``no_year``, ``no_field``, ``no_type``, ``reference_too_small``,
        ``reference_sampled``, ``expected_zero``, ``types_not_compared``, ``young``.

    Raises
    ------
    TableError
        If a column is missing, or the reference works contradict each other.
    IndicatorError
        If an option has no such value.

    Notes
    -----
    Over several fields ``ncs`` is the citations times the mean of 1 / expected, and percentile
    and memberships are means. Values that a source states itself (FWCI, RCR, its percentiles)
    stay in columns of their own.

    References
    ----------
    .. [1] Waltman, van Eck, van Leeuwen, Visser, van Raan (2011), Towards a new crown indicator,
       doi:10.1016/j.joi.2010.08.001
    .. [2] Waltman, Schreiber (2013), On the calculation of percentile-based bibliometric
       indicators, doi:10.1002/asi.22775
    .. [3] Bornmann, Leydesdorff, Mutz (2013), The use of percentiles,
       doi:10.1016/j.joi.2012.10.001

    Examples
    --------
    >>> works = pd.DataFrame({"citations": [1, 3, 3, 9], "year": 2015, "field": "pots"})
    >>> normalise(works, least=4)[["ncs", "percentile"]]
        ncs  percentile
    0  0.25        12.5
    1  0.75        50.0
    2  0.75        50.0
    3  2.25        87.5
    """
    if least < 1 or young not in _YOUNG_WORKS:
        raise IndicatorError(
            f"least must be at least 1 and young one of {', '.join(_YOUNG_WORKS)}, "
            f"not {least!r} and {young!r}."
        )
    own = prepared(works, "works", column, field)
    others = own if reference is None else prepared(reference, "reference", column, field)
    typed = "type" in works and (reference is None or "type" in reference)
    if not typed:
        own, others = own.assign(type=""), others.assign(type="")
    others = once(others)
    placing = Placing(own, _rows(own, others))
    usable = own["type"].ne("") if typed else pd.Series(data=True, index=own.index)
    foreign = _of_other_sources(works, reference) & own["value"].notna()
    placing.fill(Library(others, dict(parents or {})), own[usable & ~foreign], least)
    recent = np.zeros(len(own), dtype=bool) if as_of is None else _recent(own["year"], as_of)
    hidden = recent if young == "leave_out" else np.zeros_like(recent)
    marks = {
        "no_citations": own["value"].isna(),
        "other_source": foreign,
        "no_year": own["year"].isna(),
        "no_field": own["fields"].map(len).eq(0),
        "no_type": ~usable,
        "reference_too_small": placing.too_small,
        "reference_sampled": placing.drawn,
        "expected_zero": placing.expected_zero,
        "types_not_compared": np.full(len(own), fill_value=not typed),
        "young": recent,
    }
    table = placing.table(hidden)
    table["definition"] = pd.array([DEFINITION] * len(own), dtype="string")
    table["flags"] = pd.Series(_flags(marks), index=table.index, dtype="object")
    return table.set_axis(works.index)


def _rows(own: pd.DataFrame, others: pd.DataFrame) -> Codes:
    """Find each work among the reference works; -1 where it is not."""
    places = {work: row for row, work in enumerate(others["work_id"])}
    return np.array([places.get(work, -1) for work in own["work_id"]], dtype=np.int64)


def _of_other_sources(works: pd.DataFrame, reference: pd.DataFrame | None) -> Mask:
    """Tell works whose citations the source of the reference works did not count."""
    if reference is None or "source" not in reference or "citations_source" not in works:
        return np.zeros(len(works), dtype=bool)
    counting = set(reference["source"].dropna())
    return np.array([one not in counting for one in works["citations_source"]], dtype=bool)


def _flags(marks: Mapping[str, Any]) -> list[list[str]]:
    columns = [np.asarray(mark, dtype=bool).tolist() for mark in marks.values()]
    return [
        [name for name, marked in zip(marks, row, strict=True) if marked]
        for row in zip(*columns, strict=True)
    ]


def _recent(years: pd.Series[Any], as_of: Any) -> Any:
    full = as_of_year(as_of) - (0 if iso(as_of).endswith("-12-31") else 1)
    return (full - years.to_numpy(dtype=np.float64)) < _YOUNG
