"""The plain tables that every view draws from: what a reader may be shown, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from researchmetrics.records import NOT_PAPERS, Person
from researchmetrics.tables import check, frame

__all__ = ["ComparisonSheet", "Sheet", "known"]

# Outcomes of sources that gave something; what the others may hold is not in the sheet.
_GAVE: Final = frozenset({"complete", "partial", "truncated"})


def known(value: Any) -> Any:
    """Turn every form of missing into None and leave the rest alone.

    Parameters
    ----------
    value : object
        A cell of a table.

    Returns
    -------
    object
        None for None, NaN, NaT and <NA>; lists and other values as they are.

    Examples
    --------
    >>> import pandas as pd
    >>> known(pd.NA), known(float("nan")), known(0), known([])
    (None, None, 0, [])
    """
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float) and value != value:  # noqa: PLR0124 (only NaN differs from itself)
        return None
    return value


def _indicators() -> pd.DataFrame:
    return frame("indicators", []).set_index("indicator")


def _citations() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "year": pd.Series([], dtype="Int64"),
            "citations": pd.Series([], dtype="Int64"),
            "complete": pd.Series([], dtype="boolean"),
        }
    )


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Sheet:
    """What the views show of one person or group.

    Parameters
    ----------
    person : Person
        Who it is about.
    as_of : str
        ISO date the numbers speak of.
    works, authorships : pandas.DataFrame
        The declared tables of those names.
    indicators : pandas.DataFrame
        Indexed by indicator: value, lo, hi, unit, n_used, n_missing, source, as_of, definition,
        flags. A missing row was not computed; a missing value could not be.
    reported : pandas.Series
        The sources' own figures by catalogue name, never mixed with ours.
    reported_by : str, optional
        Who reported them.
    claims : pandas.DataFrame, optional
        The same, each with its source: source, indicator, value. None where only ``reported`` is
        known.
    kind : str, optional
        Kind of document read; None for services.
    coverage : Mapping of str to (int, int)
        Papers for which a value is known, and papers in all: ``{"citations": (40, 46)}``.
    citations_by_year : pandas.DataFrame
        year, citations (summed over the works), complete (False for a year not yet over).
    novelty : pandas.DataFrame, optional
        One row a work: work_id, percentile, distance, nearest, flags.
    sections : Mapping of str to pandas.DataFrame
        Further tables: positions, education, talks, awards, service, members.
    outcomes : pandas.DataFrame
        How asking each source went; the declared table.
    warnings : tuple of str
        What to know before trusting the numbers.

    Raises
    ------
    TableError
        If a table lacks the columns without which nothing can be shown.

    Examples
    --------
    >>> from researchmetrics.tables import frame
    >>> sheet = Sheet(
    ...     person=Person(name="Ann Pott"),
    ...     as_of="2026-01-01",
    ...     works=frame("works", [{"work_id": "w1", "title": "On Pots", "year": 2019}]),
    ... )
    >>> sheet.papers_by_year.to_dict("records")
    [{'year': 2019, 'papers': 1}]
    """

    person: Person
    as_of: str
    works: pd.DataFrame
    authorships: pd.DataFrame = field(default_factory=lambda: frame("authorships", []))
    indicators: pd.DataFrame = field(default_factory=_indicators)
    reported: pd.Series = field(default_factory=lambda: pd.Series([], dtype="Float64"))
    reported_by: str | None = None
    claims: pd.DataFrame | None = None
    kind: str | None = None
    coverage: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    citations_by_year: pd.DataFrame = field(default_factory=_citations)
    novelty: pd.DataFrame | None = None
    sections: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    outcomes: pd.DataFrame = field(default_factory=lambda: frame("outcomes", []))
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse tables that cannot be drawn."""
        check(self.works, "works", need=["work_id", "title"])
        check(self.authorships, "authorships", need=["work_id", "name"])
        check(self.indicators, "indicators", need=["value"])
        check(self.citations_by_year, "citations_by_year", need=["year", "citations"])

    def __repr__(self) -> str:
        """Return one line: whole tables would fill a log."""
        return f"<Sheet of {self.person.name}: {len(self.works)} works, as of {self.as_of}>"

    @property
    def papers(self) -> pd.DataFrame:
        """The works that count as papers."""
        return self.works[~self._is_other]

    @property
    def other_works(self) -> pd.DataFrame:
        """Software, data, talks and works not yet submitted: listed, not counted."""
        return self.works[self._is_other]

    @property
    def _is_other(self) -> pd.Series:
        if "type" not in self.works.columns:
            return pd.Series(data=False, index=self.works.index, dtype=bool)
        return self.works["type"].isin(NOT_PAPERS).fillna(value=False).astype(bool)

    @property
    def papers_by_year(self) -> pd.DataFrame:
        """Papers of each year that has any; papers of unknown year are left out."""
        years = (
            self.papers["year"] if "year" in self.works.columns else pd.Series([], dtype="Int64")
        )
        counts = years.dropna().astype(int).value_counts().sort_index()
        return pd.DataFrame({"year": counts.index.to_numpy(), "papers": counts.to_numpy()})

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of everything the sheet rests on, in alphabetical order."""
        named = [source for source, status in self._answers if status in _GAVE]
        if "sources" in self.works.columns:
            named += [str(source) for cell in self.works["sources"] for source in known(cell) or ()]
        return tuple(sorted(set(named)))

    @property
    def shortfalls(self) -> tuple[tuple[str, str], ...]:
        """Sources that did not answer in full, with how they did."""
        return tuple((source, status) for source, status in self._answers if status != "complete")

    @property
    def _answers(self) -> list[tuple[str, str]]:
        if not {"source", "status"} <= set(self.outcomes.columns):
            return []
        rows = zip(self.outcomes["source"], self.outcomes["status"], strict=True)
        return [(str(source), str(known(status) or "unknown")) for source, status in rows]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class ComparisonSheet:
    """What the views show of several people side by side; never a ranking.

    Parameters
    ----------
    title : str
        Heading.
    as_of : str
        ISO date the numbers speak of.
    table : pandas.DataFrame
        One row a person, in the order given: ``name``, one column an indicator, and where there
        is an interval ``<indicator>_lo`` and ``<indicator>_hi``.
    sheets : tuple of Sheet
        The people's own sheets, in the same order; may be empty.
    warnings : tuple of str
        What is not comparable, and why.
    differences : pandas.DataFrame, optional
        indicator, a, b (names), difference (a minus b), lo, hi, and optionally p_larger
        (probability that a is larger).
    trajectories : pandas.DataFrame, optional
        name, indicator, date, value and optionally kind (observed or reconstructed) and age.
    align : {"year", "age"}
        Whether trajectories are drawn by date or by academic age.
    statements : tuple of str
        Who is before whom in what, and under which choices and doubts not.

    Raises
    ------
    TableError
        If a table lacks the columns without which nothing can be shown.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"name": ["Ann Pott", "Bo Kiln"], "h_index": [7, 9]})
    >>> ComparisonSheet(title="Potters", as_of="2026-01-01", table=table).people
    ('Ann Pott', 'Bo Kiln')
    """

    title: str
    as_of: str
    table: pd.DataFrame
    sheets: tuple[Sheet, ...] = ()
    warnings: tuple[str, ...] = ()
    differences: pd.DataFrame | None = None
    trajectories: pd.DataFrame | None = None
    align: str = "year"
    statements: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse tables that cannot be drawn."""
        check(self.table, "table", need=["name"])
        if self.differences is not None:
            check(self.differences, "differences", need=["indicator", "a", "b", "difference"])
        if self.trajectories is not None:
            need = ["name", "indicator", "date", "value"]
            check(self.trajectories, "trajectories", need=need)

    def __repr__(self) -> str:
        """Return one line: whole tables would fill a log."""
        return f"<ComparisonSheet of {len(self.table)} people, as of {self.as_of}>"

    @property
    def people(self) -> tuple[str, ...]:
        """Names in the order given."""
        return tuple(str(known(name) or "name unknown") for name in self.table["name"])

    @property
    def notes(self) -> tuple[str, ...]:
        """What the people's own sheets warn of, each once."""
        return tuple(dict.fromkeys(line for sheet in self.sheets for line in sheet.warnings))
