"""Whose works these are, and how far the h-index depends on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Literal

import numpy as np
import pandas as pd

from researchmetrics import metrics, normalizer
from researchmetrics.errors import TableError
from researchmetrics.records import Person

__all__ = ["POSSIBLE", "SURE", "Owned", "h_bounds"]

# Works at least as sure as the first count as theirs, less sure than the second as somebody else's.
SURE, POSSIBLE = 0.9, 0.1


def h_bounds(
    resolved: pd.DataFrame, *, sure: float = SURE, possible: float = POSSIBLE
) -> pd.Series:
    """Compute the h-index with and without the works that are not surely a person's.

    Parameters
    ----------
    resolved : pandas.DataFrame
        ``citations`` and ``probability``, as `resolve` adds it. Rows of one ``work_id``, where
        there is such a column, are one work: its largest count, its highest probability. A work
        whose citations or probability are unknown is counted in ``n_unknown`` alone.
    sure : float
        Probability from which a work counts as theirs without doubt.
    possible : float
        Probability from which a work may be theirs.

    Returns
    -------
    pandas.Series
        ``low`` (the sure works alone), ``expected`` (each weighed by its probability), ``high``
        (all that may be theirs), ``n_sure``, ``n_doubtful`` and ``n_unknown``. Without any work of
        known citations and probability the three are missing.

    Raises
    ------
    TableError
        If a column is missing or holds what is no number, or a probability is not between 0 and
        1.

    Notes
    -----
    The expected h is the sum over h of the chance that at least h of the person's works have h
    citations, the works taken as independent.

    Examples
    --------
    >>> works = pd.DataFrame({"citations": [9, 5, 3], "probability": [1.0, 0.5, 1.0]})
    >>> h_bounds(works).to_dict()
    {'low': 2.0, 'expected': 2.5, 'high': 3.0, 'n_sure': 2.0, 'n_doubtful': 1.0, 'n_unknown': 0.0}
    """
    if not isinstance(resolved, pd.DataFrame):
        raise TableError(
            f"The works must stand in a DataFrame, not in {type(resolved).__name__}. Give what "
            "resolve returns."
        )
    _refuse_no_chances(possible, sure)
    missing = [name for name in ("citations", "probability") if name not in resolved.columns]
    if missing:
        raise TableError(
            f"The table has no column {missing[0]}. Give works with citations to resolve, and what "
            "it returns to h_bounds."
        )
    figures_of = pd.DataFrame(
        {name: _numbers(resolved, name) for name in ("citations", "probability")}
    )
    if "work_id" in resolved.columns:
        figures_of = figures_of.groupby(resolved["work_id"].to_numpy(), dropna=True).max()
    citations, chances = figures_of.to_numpy(dtype=float, na_value=np.nan).T
    if np.any((chances < 0) | (chances > 1)):
        raise TableError("A probability lies outside 0 to 1. Give what resolve returns.")
    known = ~np.isnan(citations) & ~np.isnan(chances)
    counts, chances = citations[known], chances[known]
    values = {
        "low": metrics.h_index(counts[chances >= sure]),
        "expected": _expected(counts, np.where(chances >= sure, 1.0, chances)),
        "high": metrics.h_index(counts[chances >= possible]),
    }
    figures: dict[str, float | None] = dict(values) if known.any() else dict.fromkeys(values)
    figures["n_sure"] = int((chances >= sure).sum())
    figures["n_doubtful"] = int(((chances >= possible) & (chances < sure)).sum())
    figures["n_unknown"] = int((~known).sum())
    return pd.Series(figures, dtype="Float64", name="h_index")


def _refuse_no_chances(possible: object, sure: object) -> None:
    if not (
        isinstance(possible, int | float)
        and isinstance(sure, int | float)
        and 0 <= possible <= sure <= 1
    ):
        raise TableError(
            f"0 <= possible <= sure <= 1 does not hold for possible={possible!r} and "
            f"sure={sure!r}. Give two probabilities."
        )


def _numbers(resolved: pd.DataFrame, name: str) -> pd.Series:
    """Take a column as numbers; what is missing stays missing."""
    cells = resolved[name]
    numbers = pd.to_numeric(cells, errors="coerce").astype("Float64")
    wrong = cells[numbers.isna() & cells.notna()]
    negative = cells[(numbers < 0).fillna(value=False)]
    for found, why in ((wrong, "is no number"), (negative, "is less than zero")):
        if len(found):
            raise TableError(
                f"The column {name} holds {found.iloc[0]}, which {why}. Leave out what is unknown."
            )
    return numbers


def _expected(citations: np.ndarray, chances: np.ndarray) -> float:
    """Sum the chances of each h, by the distribution of how many works reach it."""
    total = 0.0
    for h in range(1, len(citations) + 1):
        reaching = chances[citations >= h]
        if len(reaching) < h:
            break
        sure = int((reaching == 1).sum())
        spread = np.zeros(h + 1)
        spread[min(sure, h)] = 1.0
        for chance in reaching[reaching < 1]:
            # The last cell holds "h or more".
            full = spread[-1]
            spread[1:] = spread[1:] * (1 - chance) + spread[:-1] * chance
            spread[-1] += full * chance
            spread[0] *= 1 - chance
        total += float(spread[-1])
    return round(total, 6)


class Owned:
    """What a profile can say of whose its works are."""

    person: Person

    @property
    def works(self) -> pd.DataFrame:
        """The works, one row each."""
        raise NotImplementedError

    def ownership(
        self,
        *,
        mine: Iterable[Hashable] = (),
        not_mine: Iterable[Hashable] = (),
        level: Literal["strict", "normal", "lenient"] = "normal",
    ) -> pd.DataFrame:
        r"""Tell how likely each work is the person's, by what the works say of their authors.

        Parameters
        ----------
        mine, not_mine : iterable
            DOIs or other identifiers, or index labels of `works`, that are, and are not, theirs.
        level : {"strict", "normal", "lenient"}
            How much evidence is asked.

        Returns
        -------
        pandas.DataFrame
            `works` with cluster, probability, decided_by, reason and evidence; see `resolve`. That
            a source lists a work under the person is not taken as proof.

        Raises
        ------
        RecordError
            If the person has no name, or decisions contradict one another.

        Examples
        --------
        >>> import researchmetrics as rm
        >>> cv = rm.read(text="# Ann Pott\n\n## Publications\n\n- A. Pott. On Pots. 2019.")
        >>> cv.ownership()["probability"].tolist()
        [0.98]
        """
        names = (self.person.name, *self.person.other_names, *self.person.ids)
        return normalizer.resolve(
            self.works,
            [one for one in names if one],
            mine=mine,
            not_mine=not_mine,
            level=level,
        )

    def h_bounds(
        self,
        *,
        mine: Iterable[Hashable] = (),
        not_mine: Iterable[Hashable] = (),
        level: Literal["strict", "normal", "lenient"] = "normal",
    ) -> pd.Series:
        """Compute the h-index with and without the works that are not surely the person's.

        Parameters
        ----------
        mine, not_mine : iterable
            As for `ownership`.
        level : {"strict", "normal", "lenient"}
            How much evidence is asked.

        Returns
        -------
        pandas.Series
            Low, expected and high, and how many works are sure and doubtful; see
            `researchmetrics.h_bounds`.

        Raises
        ------
        RecordError
            If the person has no name, or decisions contradict one another.
        """
        return h_bounds(self.ownership(mine=mine, not_mine=not_mine, level=level))
