"""An earlier result of finding twins: what its rows were assigned to, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from researchmetrics.errors import TableError
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.group import Reason
from researchmetrics.normalizer.rows.entries import Rows, rows_of

__all__ = ["Earlier", "earlier"]

_BEFORE = "assigned before"
_BY_USER = "by the user"


@dataclass(frozen=True, slots=True)
class Earlier:
    """Rows that were assigned to works before.

    Parameters
    ----------
    rows : Rows
        Those rows.
    works : dict of int to str
        By position, the work. What the user decided then is left out: decisions are told anew.
    reasons : dict of str to Reason
        By key, why a row is in its work.
    """

    rows: Rows
    works: dict[int, str]
    reasons: dict[str, Reason]

    def with_further(self, entries: Sequence[Entry]) -> list[Entry]:
        """Add rows that were not there before, told by their content."""
        return [*self.rows.entries, *(one for one in entries if one.key not in self.reasons)]


def earlier(known: pd.DataFrame) -> Earlier:
    """Take in an earlier result.

    Parameters
    ----------
    known : pandas.DataFrame
        With the columns that were looked at then, and ``work_id``.

    Returns
    -------
    Earlier
        A row without a work is looked at as if it were new.

    Raises
    ------
    TableError
        If it is no table of titles with their works.

    Examples
    --------
    >>> earlier(pd.DataFrame({"title": ["On Pots"], "work_id": ["w1"]})).works
    {0: 'w1'}
    """
    rows = rows_of(known)
    if "work_id" not in known.columns:
        raise TableError(
            "The earlier result given as known has no column work_id. Give what deduplicate "
            "returned."
        )
    columns = {name: _column(known, name) for name in ("work_id", "link_reason", "link_score")}
    reasons = {
        entry.key: Reason(_score(score), _BEFORE if pd.isna(text) else str(text))
        for entry, text, score in zip(
            rows.entries, columns["link_reason"], columns["link_score"], strict=True
        )
    }
    works = {place: str(work) for place, work in enumerate(columns["work_id"]) if not pd.isna(work)}
    decided = {
        work for place, work in works.items() if _BY_USER in reasons[rows.entries[place].key].text
    }
    held = {place: work for place, work in works.items() if work not in decided}
    return Earlier(rows, held, reasons)


def _column(known: pd.DataFrame, name: str) -> list[Any]:
    if name not in known.columns:
        return [None] * len(known)
    if list(known.columns).count(name) > 1:
        raise TableError(f"The earlier result has two columns {name}. Leave one out.")
    return known[name].tolist()


def _score(given: Any) -> float:
    try:
        return 1.0 if pd.isna(given) else float(given)
    except (TypeError, ValueError) as error:
        raise TableError(
            f"The earlier result holds the link_score {given!r}, which is no number. Give what "
            "deduplicate returned."
        ) from error
