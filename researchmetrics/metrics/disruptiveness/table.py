"""Disruption of each work from a table of citations, with every count it rests on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.errors import IndicatorError, TableError
from researchmetrics.metrics.columns import Numbers, nullable
from researchmetrics.metrics.disruptiveness.counting import Counts, count
from researchmetrics.metrics.disruptiveness.formulas import (
    cd_values,
    di_nok_values,
    mcd_values,
    ratio,
)
from researchmetrics.metrics.disruptiveness.graph import Edges, edges, sort
from researchmetrics.metrics.disruptiveness.timeline import Timeline, timeline
from researchmetrics.metrics.groups import Codes
from researchmetrics.metrics.known import LOW_COVERAGE

DEFINITION = "disruption-1"
_WITHOUT_REFERENCES = ("unknown", "formula")

Mask = NDArray[np.bool_]


def disruption(
    works: pd.DataFrame,
    citations: pd.DataFrame,
    focal: Sequence[Hashable] | None = None,
    *,
    window: float | None = 5,
    shared: int = 5,
    time: str = "year",
    as_of: Any = None,
    min_coverage: float = LOW_COVERAGE,
    without_references: str = "unknown",
) -> pd.DataFrame:
    """Measure whether later works cite a work alone, or together with what it builds on.

    Parameters
    ----------
    works : pandas.DataFrame
        All works of the neighbourhood, with ``work_id`` and when they appeared;
        ``n_references`` says how many references each lists, by default as many as there are
        rows.
    citations : pandas.DataFrame
        One row a citation: ``citing`` and ``cited``, or ``work_id`` and ``cited_id``. A row whose
        cited work is unknown is a reference listed and not found. Repeated rows count once.
    focal : sequence, optional
        Identifiers of the works to measure; all by default.
    window : float or None, optional
        How long after the focal work's own date citations count, the last moment included: years,
        or the unit of the column `time`; None for ever.
    shared : int, optional
        References in common from which on a citing work counts in ``di_l``.
    time : str, optional
        Column that says when: ``year``, a column of ISO dates (only those known to the day
        count), or one of numbers.
    as_of : str, int or date, optional
        Date after which no citing work counts.
    min_coverage : float, optional
        Share of the references that `works` must hold; below it nothing is stated.
    without_references : {"unknown", "formula"}, optional
        What a work without known references gets: nothing, or what the formula says, which is 1
        as soon as it is cited and mostly measures gaps in the data.

    Returns
    -------
    pandas.DataFrame
        One row a focal work, with its index: ``cd`` (-1 to 1), ``mcd`` (times the citations in the
        window), ``di_nok`` (without N_k), ``di_l``, the counts ``n_i`` (cite it alone), ``n_j``
        (cite it with a reference), ``n_k`` (cite a reference only) and ``n_j_l`` (cite it with
        `shared` references), ``n_cites`` in the window, ``n_references``, ``coverage``,
        ``resolution``, ``definition`` and ``flags``: ``no_references``, ``low_coverage`` and
        ``no_date`` where nothing is stated, ``not_cited`` where the 0 says little and means leave
        it out, ``window_open`` where the window ends after the last date.

    Raises
    ------
    TableError
        If a column is missing, an identifier stands for two works, or a focal work is not there.
    IndicatorError
        If an option has no such value.

    Notes
    -----
    Only works strictly later than the focal one count, so that with years those of the same year
    do not; the focal work is none of those that cite its references; the window runs from the
    focal work's date for all of them. All works that cite its references must be in the tables:
    with part of them the value is too near to 1. Compare inside one field and year only, for
    longer lists of references and more citations move it.

    References
    ----------
    .. [1] Funk, Owen-Smith (2017), A dynamic network measure of technological change,
       doi:10.1287/mnsc.2015.2366
    .. [2] Wu, Wang, Evans (2019), Large teams develop and small teams disrupt,
       doi:10.1038/s41586-019-0941-9
    .. [3] Bornmann, Devarakonda, Tekles, Chacko (2020), Are disruption index indicators
       convergently valid?, doi:10.1162/qss_a_00068

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": list("abcde"), "year": [1990, 1995, 1996, 1997, 1998]})
    >>> rows = {"citing": ["b", "c", "d", "d", "e"], "cited": ["a", "b", "b", "a", "b"]}
    >>> disruption(works, pd.DataFrame(rows), ["b"])[["cd", "n_i", "n_j", "n_k"]]
             cd  n_i  n_j  n_k
    1  0.333333    2    1    0
    """
    _check(shared, min_coverage, without_references)
    links, when = edges(works, citations), timeline(works, time)
    positions = _positions(works, focal)
    ends = when.last(window, as_of)[positions]
    counts = _counts(links, when, positions, ends, shared)
    known = _Known(
        references=links.listed[positions],
        found=links.found[positions],
        moments=when.moments[positions],
        wanted=when.last(window, None)[positions],
        latest=_latest(when, as_of),
    )
    bare = known.bare if without_references == "unknown" else np.zeros_like(known.bare)
    unknown = bare | known.dateless | (known.coverage < min_coverage)
    columns = _values(counts, unknown) | {
        "n_cites": _counted(counts.alone + counts.both, known.dateless),
        "n_references": pd.array(known.references, dtype="Int64"),
        "coverage": nullable(known.coverage),
        "resolution": pd.array([when.resolution] * positions.size, dtype="string"),
        "definition": pd.array([DEFINITION] * positions.size, dtype="string"),
        "flags": known.flags(counts.alone + counts.both, min_coverage),
    }
    return pd.DataFrame(columns, index=works.index[positions])


@dataclass(frozen=True, kw_only=True, eq=False)
class _Known:
    """What is known of the focal works apart from who cites them; shape (n_focal,) each."""

    references: Codes
    found: Codes
    moments: Numbers
    wanted: Numbers
    latest: float

    @property
    def bare(self) -> Mask:
        return np.asarray(self.references == 0)

    @property
    def dateless(self) -> Mask:
        return np.isnan(self.moments)

    @property
    def coverage(self) -> Numbers:
        return ratio(self.found.astype(np.float64), self.references.astype(np.float64))

    def flags(self, cites: Codes, min_coverage: float) -> list[list[str]]:
        marks = {
            "no_references": self.bare,
            "low_coverage": self.coverage < min_coverage,
            "no_date": self.dateless,
            "not_cited": (cites == 0) & ~self.dateless,
            "window_open": self.wanted > self.latest,
        }
        code = np.zeros(cites.size, dtype=np.int64)
        for bit, mark in enumerate(marks.values()):
            code |= mark.astype(np.int64) << bit
        names = {
            one: [name for bit, name in enumerate(marks) if one >> bit & 1]
            for one in np.unique(code).tolist()
        }
        return [list(names[one]) for one in code.tolist()]


def _check(shared: int, min_coverage: float, without_references: str) -> None:
    if shared < 1 or shared != int(shared):
        raise IndicatorError(f"shared must be a whole number of at least 1, not {shared!r}.")
    if not 0 <= min_coverage <= 1:
        raise IndicatorError(f"min_coverage must be a share from 0 to 1, not {min_coverage!r}.")
    if without_references not in _WITHOUT_REFERENCES:
        raise IndicatorError(
            f"without_references must be one of {', '.join(_WITHOUT_REFERENCES)}, "
            f"not {without_references!r}."
        )


def _positions(works: pd.DataFrame, focal: Sequence[Hashable] | None) -> Codes:
    if focal is None:
        return np.arange(len(works))
    asked = pd.Index(list(focal))
    found = np.asarray(pd.Index(works["work_id"]).get_indexer(asked), dtype=np.int64)
    if (found < 0).any():
        raise TableError(f"works has no work_id {asked[found < 0][0]!r}, which focal asks for.")
    if not asked.is_unique:
        raise IndicatorError(f"focal names the work {asked[asked.duplicated()][0]!r} twice.")
    return found


def _counts(links: Edges, when: Timeline, positions: Codes, ends: Numbers, shared: int) -> Counts:
    graph = sort(links, when.moments)
    moments = when.moments[positions]
    dated = ~np.isnan(moments)
    # NaN sorts behind everything: a window from there holds nothing.
    after = np.searchsorted(graph.times, moments, side="right")
    until = np.searchsorted(graph.times, ends, side="right")
    until = np.where(dated, np.maximum(until, after), after)
    return count(graph, graph.ranks[positions], after, until, shared)


def _latest(when: Timeline, as_of: Any) -> float:
    if as_of is not None:
        return when.moment(as_of)
    known = when.moments[~np.isnan(when.moments)]
    return float(known.max()) if known.size else np.nan


def _values(counts: Counts, unknown: Mask) -> dict[str, Any]:
    alone, both, around = counts.alone, counts.both, counts.around
    values = {
        "cd": cd_values(alone, both, around),
        "mcd": mcd_values(alone, both, around),
        "di_nok": di_nok_values(alone, both),
        "di_l": cd_values(alone, counts.sharing, around),
    }
    numbers = {"n_i": alone, "n_j": both, "n_k": around, "n_j_l": counts.sharing}
    return {name: nullable(np.where(unknown, np.nan, value)) for name, value in values.items()} | {
        name: _counted(value, unknown) for name, value in numbers.items()
    }


def _counted(numbers: Codes, unknown: Mask) -> Any:
    return pd.arrays.IntegerArray(numbers.astype(np.int64), unknown.copy())
