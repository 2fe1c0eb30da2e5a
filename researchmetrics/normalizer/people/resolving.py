"""Whose records these are: a probability for each, with its reason."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from researchmetrics.errors import RecordError
from researchmetrics.normalizer.decisions import Told, told
from researchmetrics.normalizer.people.clustering import labels_of
from researchmetrics.normalizer.people.columns import Row, rows_of_people
from researchmetrics.normalizer.people.decided import Ruling, rulings
from researchmetrics.normalizer.people.gathering import gather
from researchmetrics.normalizer.people.judging import Judgement, evidence_of, judge
from researchmetrics.normalizer.people.signatures import Signature
from researchmetrics.normalizer.people.signing import own_name, sign
from researchmetrics.normalizer.people.whom import Whom, whom

__all__ = ["resolve"]

# Added to the log odds of any two records.
LEVELS = {"strict": -2.0, "normal": 0.0, "lenient": 1.5}


def resolve(
    records: pd.DataFrame,
    person: Any,
    *,
    mine: Iterable[Hashable] = (),
    not_mine: Iterable[Hashable] = (),
    level: Literal["strict", "normal", "lenient"] = "normal",
    decisions: Told = None,
    as_of: str | None = None,
) -> pd.DataFrame:
    """Tell which records of a table are one person's.

    Parameters
    ----------
    records : pandas.DataFrame
        Any table with ``title`` or ``authors`` (list, or "A; B" text) and any of ``year``,
        ``venue``, ``affiliations`` or ``organization`` (of the author meant), ``abstract``,
        ``doi``, ``ids``, ``orcid``, ``person_id``, ``email``; ``author_name`` or ``position`` say
        which author is meant. A profile's ``records`` and ``works`` will do. Missing columns and
        values are normal.
    person : str, iterable of str, Person or Profile
        A name, an ORCID iD or other identifier (``openalex:A1``), several of them, or somebody
        known: the works and affiliations of a profile then tell which group is theirs.
    mine, not_mine : iterable
        Index labels, record ids or DOIs of records that are, and are not, theirs.
    level : {"strict", "normal", "lenient"}
        How much evidence is asked before records are taken for one person's.
    decisions : str, pathlib.Path or Decisions, optional
        What was decided before on the person's identifiers, as a file that ``researchmetrics
        review`` writes, or its content. `mine` and `not_mine` go before it.
    as_of : str, optional
        ISO date; records of later years are no candidates.

    Returns
    -------
    pandas.DataFrame
        The same rows and index, with ``cluster`` (who wrote them: alike for one person),
        ``probability`` (that they are the person's; missing where nothing can be told, such as when
        no author bears the name), ``decided_by`` (user, identifier or rule), ``reason`` and
        ``evidence`` (what a record shares with others of its cluster). The result does not depend
        on the order of the rows.

    Raises
    ------
    RecordError
        If the person has no name and no record carries the identifier, if decisions contradict one
        another or name no record, or if the level is unknown.
    TableError
        If the table tells nothing on authors.
    ConfigError
        If the decisions file cannot be read.

    See Also
    --------
    researchmetrics.normalizer.people.cluster : People behind one name, without asking for one.

    Notes
    -----
    Decisions of the user come first, then identifiers; both spread through the clusters. A name
    alone identifies nobody: every cluster may then be the person, and the probability of each is
    its share of the records.

    References
    ----------
    Heller, K. and Ghahramani, Z., Bayesian hierarchical clustering, ICML 2005,
    doi:10.1145/1102351.1102389.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "title": ["Cracked pots", "Glazing cracked pots", "Sparse graph cuts"],
    ...         "authors": ["A. Pott, B. Kiln", "A. Pott, B. Kiln", "A. Pott, C. Node"],
    ...     }
    ... )
    >>> found = resolve(table, "A. Pott", mine=[0])
    >>> (found["probability"] > 0.5).tolist()
    [True, True, False]
    """
    if str(level) not in LEVELS:
        raise RecordError(f"There is no level {level!r}. Choose one of {', '.join(LEVELS)}.")
    rows = rows_of_people(records)
    who = whom(person)
    ruled = rulings(
        rows,
        records.index.tolist(),
        who,
        mine=mine,
        not_mine=not_mine,
        decisions=told(decisions),
    )
    who = _named(who, rows, ruled)
    case = _Case(rows, who, ruled, _latest(as_of))
    return records.assign(**case.columns(LEVELS[level], records.index))


def _latest(as_of: str | None) -> int:
    year = str(as_of)[:4] if as_of else "9999"
    if not year.isdigit():
        raise RecordError(f"as_of must be an ISO date such as 2026-01-31, not {as_of!r}.")
    return int(year)


def _named(who: Whom, rows: Sequence[Row], ruled: dict[int, Ruling]) -> Whom:
    """Take the names of records that carry the identifiers, where none is given."""
    if who.names:
        return who
    mine = [row for row in rows if row.place in ruled and ruled[row.place].is_mine]
    if not mine:
        raise RecordError(
            f"No record carries {', '.join(sorted(who.ids))}. Give a name beside it, or records "
            "known to be theirs (mine)."
        )
    names = [name for row in mine if (name := own_name(row, ())[0])]
    return replace(who, names=tuple(dict.fromkeys(names or _common(mine))))


def _common(rows: Sequence[Row]) -> list[str]:
    """Find the one author of all these records, if there is just one."""
    first, *rest = rows
    shared = [name for name in first.authors if all(own_name(row, [name])[0] for row in rest)]
    return shared if len(shared) == 1 else []


@dataclass(frozen=True, slots=True)
class _Case:
    """One question: these records, this person."""

    rows: list[Row]
    who: Whom
    ruled: dict[int, Ruling]
    latest: int

    def columns(self, shift: float, index: pd.Index[Any]) -> dict[str, pd.Series]:
        """Answer it, as columns."""
        names, bearers = self._candidates()
        is_left_out = not names and bool(self.who.names)
        if is_left_out:
            # Lists of co-authors may leave out the one whose they are.
            names = {row.place: self.who.names[0] for row in self.rows if self._is_timely(row)}
        known = self._known()
        names |= {row.place: next(iter(self.who.names), "") for row in known}
        signatures = sign([*self.rows, *known], names)
        clusters, evidence, judged = self._weighed(signatures, shift)
        told = [
            self._verdict(row, judged.get(row.place), bearers, is_left_out=is_left_out)
            for row in self.rows
        ]
        return {
            "cluster": _column(index, clusters, "string"),
            "probability": pd.Series([one[0] for one in told], index=index, dtype="Float64"),
            "decided_by": pd.Series([one[1] for one in told], index=index, dtype="string"),
            "reason": pd.Series([one[2] for one in told], index=index, dtype="string"),
            "evidence": _column(index, evidence, "string"),
        }

    def _weighed(
        self, signatures: Sequence[Signature], shift: float
    ) -> tuple[dict[int, str], dict[int, str | None], dict[int, Judgement]]:
        """Group the signatures and judge them; by row of the table."""
        mine, refused = [], []
        for number, one in enumerate(signatures):
            if one.place >= len(self.rows) or self._is(one.place, mine=True):
                mine.append(number)
            elif self._is(one.place, mine=False):
                refused.append(number)
        gathered = gather(signatures, mine=mine, not_mine=refused, shift=shift)
        judged = judge(gathered, mine=mine, refused=refused, asked=self._asked())
        clusters: dict[int, str] = {}
        evidence: dict[int, str | None] = {}
        labels = labels_of(signatures, gathered.groups)
        for label, group in zip(labels, gathered.groups, strict=True):
            clusters |= {signatures[number].place: label for number in group}
            shared = evidence_of(signatures, group)
            evidence |= {signatures[number].place: shared[number] for number in group}
        return clusters, evidence, {signatures[at].place: one for at, one in judged.items()}

    def _is(self, place: int, *, mine: bool) -> bool:
        return place in self.ruled and self.ruled[place].is_mine is mine

    def _is_timely(self, row: Row) -> bool:
        return row.year is None or row.year <= self.latest

    def _candidates(self) -> tuple[dict[int, str], dict[int, int]]:
        names: dict[int, str] = {}
        bearers: dict[int, int] = {}
        for row in self.rows:
            name, count = own_name(row, self.who.names) if self.who.names else (None, 0)
            if name is None and self._is(row.place, mine=True):
                name = row.author_name or next(iter(self.who.names), "")
            if name is not None and self._is_timely(row):
                names[row.place], bearers[row.place] = name, count
        return names, bearers

    def _known(self) -> list[Row]:
        n = len(self.rows)
        return [replace(row, place=n + place) for place, row in enumerate(self.who.known)]

    def _asked(self) -> str:
        return "a name alone" if not self.who.ids else "no record carries the identifier"

    def _verdict(
        self, row: Row, judged: Judgement | None, bearers: dict[int, int], *, is_left_out: bool
    ) -> tuple[Any, Any, str]:
        ruling = self.ruled.get(row.place)
        if ruling is not None:
            return float(ruling.is_mine), ruling.by, ruling.reason
        if not self._is_timely(row):
            return pd.NA, pd.NA, "later than as_of"
        if not self.who.names:
            return pd.NA, pd.NA, "no name to look for: give one beside the identifier"
        if judged is None or is_left_out:
            return pd.NA, pd.NA, "no author bears the name" if row.authors else "authors unknown"
        count = max(bearers[row.place], 1)
        several = f"; {count} of its authors bear the name" if count > 1 else ""
        return judged.probability / count, "rule", judged.reason + several


def _column(index: pd.Index[Any], values: Mapping[int, Any], dtype: str) -> pd.Series:
    known = (values.get(place) for place in range(len(index)))
    return pd.Series([pd.NA if one is None else one for one in known], index=index, dtype=dtype)
