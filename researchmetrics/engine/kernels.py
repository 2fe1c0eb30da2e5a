"""Indicators of one column of counts, by one sort of whole numbers: faster than any window in SQL.

A row becomes one number that holds its group and its inverted count, so that h, g and all other
indicators of the ranked counts follow from one sort. What does not fit into memory is spread by
group over files first, each of which does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.engine.keying import WHOLE, Plan, kinds_of, planned
from researchmetrics.engine.spreading import spread
from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.computing import typed
from researchmetrics.metrics.groups import Codes, Grouped, ranking_of
from researchmetrics.metrics.keyed import Keys, sections, starts_of
from researchmetrics.metrics.pieces import ROWS_AT_ONCE
from researchmetrics.metrics.registry import find, form_of

__all__ = ["compute_sorted", "suits"]

_SECTION = 1 << 22
# DuckDB hands over so many vectors of 2048 rows at once.
_VECTORS = 512
Form = Callable[[Grouped], Numbers]
_Part = dict[str, Any]


def suits(connection: Any, query: str, names: Sequence[str], *, by: str) -> str | None:
    """Tell which column the kernel would compute indicators from, if it can.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Where the query runs.
    query : str
        A SELECT with `by` and the columns that the indicators need.
    names : sequence of str
        Names in the catalogue.
    by : str
        Column of the groups.

    Returns
    -------
    str or None
        The one column, where all indicators need that one only and it holds whole numbers; None
        otherwise.
    """
    columns = {find(name).columns for name in names}
    if len(columns) != 1 or len(one := next(iter(columns))) != 1 or by == one[0]:
        return None
    if any(form_of(find(name).name) is None for name in names):
        return None
    kinds = kinds_of(connection, query)
    return one[0] if kinds.get(one[0]) in WHOLE and by in kinds else None


def compute_sorted(
    connection: Any,
    query: str,
    names: Sequence[str],
    *,
    by: str,
    folder: Path,
    memory: int,
    threads: int = 1,
    options: Mapping[str, Any] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[pd.DataFrame]:
    """Compute indicators of one column of counts for each group of the rows of a query.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Where the query runs.
    query : str
        A SELECT with `by` and the column of the indicators; rows without a group are left out, an
        unknown count is missing, not zero.
    names : sequence of str
        Names in the catalogue, for which `suits` names a column.
    by : str
        Column of the groups, of any type.
    folder : pathlib.Path
        Where what does not fit into memory is kept meanwhile; the caller removes it.
    memory : int
        Bytes that the rows may take at once; besides, DuckDB takes its own.
    threads : int
        How many threads compute.
    options : Mapping, optional
        Options of the indicators.
    progress : callable, optional
        Called with the rows done and all rows.

    Yields
    ------
    pandas.DataFrame
        Parts of what `researchmetrics.compute` gives, the groups in ascending order from part to
        part: indexed by group, one column an indicator, ``n_works`` and ``n_missing_...``.

    Raises
    ------
    IndicatorError
        If a count is negative.
    """
    column = suits(connection, query, names, by=by)
    if column is None:
        raise IndicatorError(f"{', '.join(names)} cannot be computed by one sort of whole numbers.")
    plan = planned(connection, query, by, column)
    if plan is None:
        return
    told = progress or _nothing
    forms = _forms(names, options or {})
    chunks = _chunks(connection, plan.query)
    done = 0
    with ThreadPoolExecutor(max(1, threads)) as pool:
        # One section ahead, so that computing goes on while the caller writes the last one.
        for found in _ahead(_sections(chunks, plan, forms, pool, (folder, memory))):
            columns = {name: np.concatenate([part[name] for part in found]) for name in found[0]}
            groups = columns.pop("") + plan.least
            index = _labels(connection, groups) if plan.is_numbered else groups
            yield _frame(columns, names, pd.Index(index, name=by), column)
            done += int(columns["n_works"].sum())
            told(done, plan.n_rows)


def _chunks(connection: Any, query: str) -> Iterator[Codes]:
    # A cursor, for labels are read on the connection while rows are still coming.
    rows = connection.cursor().execute(query)
    while len(chunk := rows.fetch_df_chunk(_VECTORS)):
        yield chunk["number"].to_numpy()


def _forms(names: Sequence[str], options: Mapping[str, Any]) -> dict[str, Form]:
    return {name: _form(name, options) for name in names}


def _form(name: str, options: Mapping[str, Any]) -> Form:
    entry = find(name)
    form = form_of(entry.name)
    absent = sorted(option for option in entry.required if options.get(option) is None)
    if form is None or absent:
        raise IndicatorError(f"{name} needs a value of {', '.join(absent)} in options.")
    taken = {one: options[one] for one in entry.options if options.get(one) is not None}
    return lambda column: form(column, **taken)


def _sections(
    chunks: Iterator[Codes],
    plan: Plan,
    forms: Mapping[str, Form],
    pool: ThreadPoolExecutor,
    spilling: tuple[Path, int],
) -> Iterator[Iterator[_Part]]:
    """Start to compute the sections, whose rows belong to whole groups, in order."""
    folder, memory = spilling
    sizes = (plan.n_rows, plan.width, plan.bits)
    for numbers in spread(chunks, *sizes, folder=folder, memory=memory, pool=pool):
        for section in sections(numbers, plan.bits, _SECTION):
            cut = sections(section, plan.bits, ROWS_AT_ONCE)
            yield pool.map(lambda part: _part(part, plan, forms), cut)


def _ahead(started: Iterator[Iterator[_Part]]) -> Iterator[list[_Part]]:
    """Wait for each only when the next has been started."""
    last: Iterator[_Part] | None = None
    for following in started:
        if last is not None:
            yield list(last)
        last = following
    if last is not None:
        yield list(last)


def _frame(
    found: Mapping[str, Any], names: Sequence[str], index: pd.Index[Any], column: str
) -> pd.DataFrame:
    table = {find(name).name: typed(found[name], find(name)) for name in names}
    table["n_works"] = pd.array(found["n_works"], dtype="Int64")
    table[f"n_missing_{column}"] = pd.array(found["n_missing"], dtype="Int64")
    return pd.DataFrame(table, index=index)


def _part(numbers: Codes, plan: Plan, forms: Mapping[str, Form]) -> _Part:
    keys = Keys(numbers, plan.bits, plan.top)
    groups = keys.groups
    starts = starts_of(groups)
    n_works = np.diff(starts, append=groups.size)
    codes, values = np.repeat(np.arange(starts.size), n_works), keys.values
    n_missing = np.zeros(starts.size, dtype=np.int64)
    if plan.has_unknown and (lost := values < 0).any():
        n_missing = np.bincount(codes[lost], minlength=starts.size)
        values, codes = values[~lost], codes[~lost]
    order = ranking_of(values, codes, n_works - n_missing)
    column = Grouped(order.values, order.codes, order.size, order)
    unknown = (n_missing > 0) & (n_missing == n_works)
    found: _Part = {name: np.where(unknown, np.nan, form(column)) for name, form in forms.items()}
    return found | {"": groups[starts], "n_works": n_works, "n_missing": n_missing}


def _labels(connection: Any, groups: Codes) -> Any:
    """Read the labels of groups in ascending order."""
    rows = connection.execute(
        "SELECT label, number FROM numbered_groups "
        f"WHERE number BETWEEN {groups[0]} AND {groups[-1]} ORDER BY number"
    ).df()
    return rows["label"].to_numpy()[groups - groups[0]]


def _nothing(_done: int, _all: int) -> None:
    """Say nothing."""
