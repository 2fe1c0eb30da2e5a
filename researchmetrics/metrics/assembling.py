"""The table that indicators are computed from: works with what other tables tell of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import pandas as pd

from researchmetrics.metrics.attached import by_person, with_authorships
from researchmetrics.metrics.attached_years import with_citations_by_year, with_reference_ages
from researchmetrics.metrics.columns import FROM_CITATIONS_BY_YEAR
from researchmetrics.metrics.selection import EXCLUDED
from researchmetrics.metrics.self_citing import self_citing


@dataclass(frozen=True, eq=False, kw_only=True)
class Beside:
    """Tables that stand beside the works.

    Parameters
    ----------
    authorships, citations_by_year, references : pandas.DataFrame or None
        As far as they are given.
    """

    authorships: pd.DataFrame | None = None
    citations_by_year: pd.DataFrame | None = None
    references: pd.DataFrame | None = None


def assembled(
    works: pd.DataFrame,
    beside: Beside,
    need: Collection[str],
    *,
    by: str | None = None,
    as_of: Any = None,
    self_citations: str = "include",
) -> pd.DataFrame:
    """Add to the works the columns that are needed and that other tables tell.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works.
    beside : Beside
        The other tables.
    need : collection of str
        Columns that the indicators use.
    by : str, optional
        Column that says whose work it is.
    as_of : str, int or date, optional
        Date looked from.
    self_citations : str, optional
        Which self-citations are to be excluded, for they must then be counted.

    Returns
    -------
    pandas.DataFrame
        The works, with a row for each person where only authorships say who wrote them.

    Examples
    --------
    >>> assembled(pd.DataFrame({"citations": [1]}), Beside(), {"citations"})
       citations
    0          1
    """
    frame = by_person(works, beside.authorships, by)
    frame = with_authorships(frame, beside.authorships, by=by, need=need)
    needed = {*need, EXCLUDED.get(self_citations, "citations")}
    if needed & FROM_CITATIONS_BY_YEAR:
        frame = with_citations_by_year(frame, beside.citations_by_year, as_of=as_of)
    if "reference_ages" in needed:
        frame = with_reference_ages(frame, beside.references, among=works)
    return _with_self_citations(frame, beside, needed, by)


def _with_self_citations(
    frame: pd.DataFrame, beside: Beside, needed: Collection[str], by: str | None
) -> pd.DataFrame:
    authorships, references = beside.authorships, beside.references
    if authorships is None or references is None or not len(references):
        # A table without rows says of no work what cites it: unknown is no zero.
        return frame
    for rule, column in EXCLUDED.items():
        if column in needed and column not in frame:
            counts = self_citing(frame, authorships, references, rule=rule, by=by)
            frame = frame.assign(**{column: counts})
    return frame
