"""Indicators of many people at once: one row a group."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.errors import TableError
from researchmetrics.metrics.assembling import Beside, assembled
from researchmetrics.metrics.columns import Numbers, nullable
from researchmetrics.metrics.counting import counted_as, shared
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, evaluate_all, lacks
from researchmetrics.metrics.groups import Codes
from researchmetrics.metrics.registry import find
from researchmetrics.metrics.selection import Window, select
from researchmetrics.tables import check

# Numbers of groups this many times as widely spread as there are rows are told apart by hashing.
_CLOSE = 4
# Where at least one in so many numbers is a group's, the others are left out at the end only: they
# cost less than to renumber every row.
_DENSE = 2
_There = slice | NDArray[np.int64]
_ALL = slice(None)
# From here on whole numbers don't fit 64 bits.
_MOST = 2.0**63


def compute(  # noqa: PLR0913 (each is a table of its own or a choice the user may make)
    works: pd.DataFrame,
    names: str | Iterable[str],
    *,
    by: str | None = None,
    as_of: Any = None,
    counting: str = "full",
    self_citations: str = "include",
    window: Window = None,
    types: Collection[str] | None = None,
    positions: str | Collection[str] | None = None,
    refereed: bool = False,
    missing: str = "drop",
    options: Mapping[str, Any] | None = None,
    authorships: pd.DataFrame | None = None,
    citations_by_year: pd.DataFrame | None = None,
    references: pd.DataFrame | None = None,
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
        is unknown belong to nobody. A categorical column keeps its empty categories. Where only
        the authorships have it, each work counts for each of its people.
    as_of : str, int or date, optional
        Date looked from; needed by indicators of age.
    counting : {"full", "fractional"}, optional
        Whether each author has the whole work or an equal share of it.
    self_citations : {"include", "exclude", "exclude_own", "exclude_coauthors"}, optional
        Whether to leave out citations by works that share any author with the work cited, by
        works of the person, or by works of the person or any co-author of theirs. The works'
        ``self_citations``, ``own_citations`` or ``coauthor_citations`` count them; where they
        lack the column, references and authorships do.
    window : int or tuple of int, optional
        First and last year of publication, or how many years up to `as_of`.
    types : collection of str, optional
        Kinds of work that count; papers by default.
    positions : str or collection of str, optional
        Roles of the person that count: first, last, single, middle, corresponding.
    refereed : bool, optional
        Whether only what referees saw counts.
    missing : {"drop", "zero"}, optional
        Whether works with unknown citations are left out of what rests on them, or count as not
        cited.
    options : Mapping, optional
        Options of the indicators, such as ``{"threshold": 50}`` for `hcp`.
    authorships : pandas.DataFrame, optional
        Needed by indicators of position and co-authors; for many people with the column `by`, or
        ``person_id``, that says whose row it is.
    citations_by_year : pandas.DataFrame, optional
        Needed by indicators of how citations come in over time.
    references : pandas.DataFrame, optional
        Table with ``work_id`` and ``cited_id`` or ``cited_year``: needed by indicators of what is
        cited, and to count self-citations.

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
        If an option is missing or has no such value.
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
    check(works, "works")
    counted = [counted_as(entry, counting) for entry in asked]
    beside = Beside(
        authorships=authorships, citations_by_year=citations_by_year, references=references
    )
    need = {name for entry, _ in counted for name in entry.columns}
    placed = assembled(works, beside, need, by=by, as_of=as_of, self_citations=self_citations)
    codes, labels, there = _groups(placed, by)
    owned = placed.reset_index(drop=True)
    frame, _ = select(
        owned if not codes.size or codes.min() >= 0 else owned[codes >= 0],
        as_of=as_of,
        types=types,
        window=window,
        self_citations=self_citations,
        positions=positions,
        refereed=refereed,
        missing=missing,
    )
    kept = codes if len(frame) == codes.size else codes[frame.index.to_numpy()]
    whole = Panel(frame, kept, len(labels))
    parts = Panel(shared(frame), whole.codes, whole.size) if any(p for _, p in counted) else whole
    given = {**(options or {}), "as_of": as_of}
    entries = [_usable(used, whole) for used, _ in counted]
    results = [
        evaluate_all([used for used, is_shared in counted if is_shared is sharing], panel, given)
        for sharing, panel in ((False, whole), (True, parts))
    ]
    table = {
        entry.name: typed(results[is_shared][used.name].values[there], used)
        for entry, (used, is_shared) in zip(asked, counted, strict=True)
    }
    return pd.DataFrame(table, index=labels[there]).assign(**_coverage(parts, entries, there))


def _groups(works: pd.DataFrame, by: str | None) -> tuple[Codes, pd.Index[Any], _There]:
    """Number the groups; some numbers may be nobody's, whom the last of the three leaves out."""
    if by is None:
        return np.zeros(len(works), dtype=np.int64), pd.Index(["all"], name="group"), _ALL
    check(works, "works", need=[by])
    column = works[by]
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = np.asarray(column.cat.codes, dtype=np.int64)
        return codes, pd.Index(column.cat.categories, name=by), _ALL
    numbered = _numbered(column) if isinstance(column.dtype, np.dtype) else None
    if numbered is not None:
        return numbered[0], pd.Index(numbered[1], name=by), numbered[2]
    try:
        codes, labels = pd.factorize(column, sort=True)
    except TypeError as error:
        raise TableError(f"The column {by} cannot tell groups apart: {error}.") from error
    return np.asarray(codes, dtype=np.int64), pd.Index(labels, name=by), _ALL


def _numbered(column: pd.Series[Any]) -> tuple[Codes, Any, _There] | None:
    """Number whole numbers that lie close together, faster than any table of hashes does."""
    numbers = column.to_numpy()
    if numbers.dtype.kind not in "iu" or not numbers.size:
        return None
    least = numbers.min()
    span = int(numbers.max()) - int(least) + 1
    if span > _CLOSE * numbers.size:
        return None
    places = (numbers - least if least else numbers).astype(np.int64, copy=False)
    there = np.zeros(span, dtype=bool)
    there[places] = True
    used = np.flatnonzero(there)
    if used.size < span <= _DENSE * used.size:
        return places, np.arange(span).astype(numbers.dtype) + least, used
    if used.size < span:
        places = (np.cumsum(there) - 1)[places]
    return places, used.astype(numbers.dtype) + least, _ALL


def _usable(entry: Indicator, panel: Panel) -> Indicator:
    missing = lacks(entry, panel.frame)
    if missing:
        raise TableError(
            f"{entry.name} needs the column {', '.join(missing)}; "
            f"the works have {list(panel.frame.columns)}."
        )
    return entry


def typed(values: Numbers, entry: Indicator) -> Any:
    """Turn the values of an indicator into a column: whole numbers where it counts things.

    Parameters
    ----------
    values : numpy.ndarray
        One value a group, NaN where unknown.
    entry : Indicator
        What was computed.

    Returns
    -------
    pandas.array
        Of dtype Int64 or Float64.

    Examples
    --------
    >>> typed(np.array([2.0, np.nan]), find("h_index")).dtype
    Int64Dtype()
    """
    if not entry.is_count:
        return nullable(values)
    unknown = np.isnan(values)
    known = np.where(unknown, 0.0, values)
    if (known != np.floor(known)).any() or (np.abs(known) >= _MOST).any():
        return nullable(values)
    return pd.arrays.IntegerArray(known.astype(np.int64), unknown)


def _coverage(panel: Panel, entries: Iterable[Indicator], there: _There) -> dict[str, Any]:
    needed = dict.fromkeys(name for entry in entries for name in entry.columns if name != "work_id")
    total = panel.count(frozenset())
    counts = {"n_works": total}
    for name in needed:
        counts[f"n_missing_{name}"] = total - panel.count(panel.having([name]))
    shown = {name: values[there].astype(np.int64) for name, values in counts.items()}
    return {
        name: pd.arrays.IntegerArray(values, np.zeros(values.size, dtype=bool))
        for name, values in shown.items()
    }
