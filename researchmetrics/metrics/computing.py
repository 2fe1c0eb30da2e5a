"""Indicators of many people at once: one row a group."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import TableError
from researchmetrics.metrics.assembling import Beside, assembled
from researchmetrics.metrics.columns import Numbers, known, nullable
from researchmetrics.metrics.counting import counted_as, shared
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, evaluate, lacks
from researchmetrics.metrics.groups import Codes
from researchmetrics.metrics.registry import find
from researchmetrics.metrics.selection import Window, select
from researchmetrics.tables import check


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
    codes, labels = _groups(placed, by)
    frame, _ = select(
        placed.reset_index(drop=True)[codes >= 0],
        as_of=as_of,
        types=types,
        window=window,
        self_citations=self_citations,
        positions=positions,
        refereed=refereed,
        missing=missing,
    )
    whole = Panel(frame, codes[frame.index.to_numpy()], len(labels))
    parts = Panel(shared(frame), whole.codes, whole.size) if any(p for _, p in counted) else whole
    given = {**(options or {}), "as_of": as_of}
    table = {}
    for entry, (used, is_shared) in zip(asked, counted, strict=True):
        panel = parts if is_shared else whole
        table[entry.name] = _typed(evaluate(_usable(used, panel), panel, given).values, used)
    entries = [entry for entry, _ in counted]
    return pd.DataFrame(table, index=labels).assign(**_coverage(parts, entries))


def _groups(works: pd.DataFrame, by: str | None) -> tuple[Codes, pd.Index[Any]]:
    if by is None:
        return np.zeros(len(works), dtype=np.int64), pd.Index(["all"], name="group")
    check(works, "works", need=[by])
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


def _usable(entry: Indicator, panel: Panel) -> Indicator:
    missing = lacks(entry, panel.frame)
    if missing:
        raise TableError(
            f"{entry.name} needs the column {', '.join(missing)}; "
            f"the works have {list(panel.frame.columns)}."
        )
    return entry


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
