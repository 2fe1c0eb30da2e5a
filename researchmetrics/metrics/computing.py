"""Indicators of many people at once: one row a group."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError, TableError
from researchmetrics.metrics.columns import Numbers, known, nullable
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, counted_as, evaluate, lacks
from researchmetrics.metrics.groups import Codes
from researchmetrics.metrics.registry import find
from researchmetrics.metrics.selection import Window, select, with_authorships
from researchmetrics.tables import check


def compute(
    works: pd.DataFrame,
    names: str | Iterable[str],
    *,
    by: str | None = None,
    as_of: Any = None,
    counting: str = "full",
    self_citations: str = "include",
    window: Window = None,
    types: Collection[str] | None = None,
    authorships: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Compute indicators for each group of works.

    Parameters
    ----------
    works : pandas.DataFrame
        One row a work (and researcher), with the columns that the indicators need.
    names : str or iterable of str
        Names in the catalogue.
    by : str, optional
        Column that says whose work it is; without it all works are one group. Rows in which it
        is unknown belong to nobody. A categorical column keeps its empty categories.
    as_of : str, int or date, optional
        Date looked from; needed by indicators of age.
    counting : {"full", "fractional"}, optional
        Whether each author has the whole work or an equal share of it.
    self_citations : {"include", "exclude"}, optional
        Whether citations by the person count.
    window : int or tuple of int, optional
        First and last year of publication, or how many years up to `as_of`.
    types : collection of str, optional
        Kinds of work that count; papers by default.
    authorships : pandas.DataFrame, optional
        Needed by indicators of position and co-authors, and then for one person only.

    Returns
    -------
    pandas.DataFrame
        One row a group, in order of the groups: one column an indicator, then ``n_works`` and,
        for each column needed, how many works lack it (``n_missing_citations``). A group without
        citations has zeros and stays; a group whose counts are all unknown has unknown values.

    Raises
    ------
    UnknownIndicatorError
        If a name is not in the catalogue.
    IndicatorError
        If an option has no such value, or an indicator has no fractional form.
    TableError
        If the works lack a column.

    Examples
    --------
    >>> works = pd.DataFrame({"who": ["a", "a", "b"], "citations": [3, 2, 0]})
    >>> compute(works, ["h_index", "n_citations"], by="who")[["h_index", "n_citations"]]
         h_index  n_citations
    who
    a          2            5
    b          0            0
    """
    asked = [find(name) for name in ([names] if isinstance(names, str) else names)]
    check(works, "works", need=[by] if by else [])
    if by and authorships is not None:
        raise IndicatorError("Authorships mark one person; pass one person's works without by.")
    codes, labels = _groups(works, by)
    placed = with_authorships(works, authorships).reset_index(drop=True)
    frame, _ = select(
        placed[codes >= 0], as_of=as_of, types=types, window=window, self_citations=self_citations
    )
    panel = Panel(frame, codes[frame.index.to_numpy()], len(labels))
    entries = {entry.name: _usable(entry, counting, frame) for entry in asked}
    table = {
        name: _typed(evaluate(entry, panel, {"as_of": as_of}).values, entry)
        for name, entry in entries.items()
    }
    return pd.DataFrame(table, index=labels).assign(**_coverage(panel, entries.values()))


def _groups(works: pd.DataFrame, by: str | None) -> tuple[Codes, pd.Index[Any]]:
    if by is None:
        return np.zeros(len(works), dtype=np.int64), pd.Index(["all"], name="group")
    column = works[by]
    if isinstance(column.dtype, pd.CategoricalDtype):
        return np.asarray(column.cat.codes, dtype=np.int64), pd.Index(
            column.cat.categories, name=by
        )
    try:
        codes, labels = pd.factorize(column, sort=True)
    except TypeError as error:
        raise TableError(f"The column {by} cannot tell groups apart: {error}.") from error
    return np.asarray(codes, dtype=np.int64), pd.Index(labels, name=by)


def _usable(entry: Indicator, counting: str, frame: pd.DataFrame) -> Indicator:
    counted = counted_as(entry, counting)
    if counted is None:
        raise IndicatorError(
            f"{entry.name} has no fractional form. Leave it out or use counting='full'."
        )
    missing = lacks(counted, frame)
    if missing:
        raise TableError(
            f"{counted.name} needs the column {', '.join(missing)}; "
            f"the works have {list(frame.columns)}."
        )
    return counted


def _typed(values: Numbers, entry: Indicator) -> Any:
    known = values[~np.isnan(values)]
    whole = bool(((known == np.floor(known)) & (np.abs(known) < 2**63)).all())
    cells = nullable(values)
    return cells.astype("Int64") if entry.is_count and whole else cells


def _coverage(panel: Panel, entries: Iterable[Indicator]) -> dict[str, Any]:
    needed = dict.fromkeys(name for entry in entries for name in entry.columns if name != "work_id")
    counts = {"n_works": np.bincount(panel.codes, minlength=panel.size)}
    for name in needed:
        lost = panel.codes[~known(panel.column(name))]
        counts[f"n_missing_{name}"] = np.bincount(lost, minlength=panel.size)
    return {name: pd.array(values, dtype="Int64") for name, values in counts.items()}
