"""A laboratory or department: who belongs to it, and who wrote what."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import pandas as pd

from researchmetrics import metrics, normalizer
from researchmetrics.metrics.counting import counted_as
from researchmetrics.profile.model import Profile
from researchmetrics.tables import frame

__all__ = ["Group"]

_FIGURES = ("n_papers", "n_citations", "h_index", "g_index", "i10_index")
_GRADES = ("same", "initials", "misspelt")


@dataclass(frozen=True, eq=False, repr=False)
class Group(Profile):
    r"""A laboratory or department: its members and their works.

    `indicators`, `to_html` and the rest speak of the group as a whole: a paper of three members
    counts once.

    Examples
    --------
    >>> from researchmetrics.profile import compose
    >>> from researchmetrics.records import Author, Batch, Person, PersonRecord, Provenance, Record
    >>> told = Provenance(source="document:report", source_id="1")
    >>> lab = PersonRecord(person=Person(name="Pots Lab", is_group=True), provenance=told)
    >>> paper = Record(
    ...     provenance=told,
    ...     title="On Pots",
    ...     authors=(Author(name="A. Pott"), Author(name="B. Lee")),
    ... )
    >>> batch = Batch(
    ...     known_at="2026-01-01",
    ...     people=(lab,),
    ...     records=(paper,),
    ...     sections={"members": ({"name": "Ann Pott"}, {"name": "Cy Clay"})},
    ... )
    >>> group = compose([batch], as_of="2026-01-01")
    >>> group.contributions[["member", "name", "agreement"]].values.tolist()
    [['Ann Pott', 'A. Pott', 'initials']]
    >>> group.member_indicators("n_papers")["n_papers"].to_dict()
    {'Ann Pott': 1, 'Cy Clay': 0}
    """

    @property
    def members(self) -> pd.DataFrame:
        """The members as the document lists them: name, marks, affiliations."""
        listed = self.sections.get("members")
        if listed is None or listed.empty:
            return pd.DataFrame(columns=["name", "marks", "affiliations"])
        return listed

    @property
    def contributions(self) -> pd.DataFrame:
        """Who wrote what: one row a member and authorship.

        ``member, work_id, position, name, agreement, is_certain``. An author is a member where the
        names agree; one that agrees as well with several members stands once for each, uncertain.
        A name is no proof: two people of one name are one member here.
        """
        return self._contributions.copy()

    def member_indicators(
        self,
        names: str | Iterable[str] | None = None,
        as_of: str | None = None,
        *,
        counting: str = "full",
        window: tuple[int, int] | int | None = None,
    ) -> pd.DataFrame:
        """Compute indicators for each member, over the group's works that they surely wrote.

        Parameters
        ----------
        names : str or iterable of str, optional
            Catalogue names; default papers, citations, h, g and i10.
        as_of : str, optional
            ISO date; default the group's.
        counting, window
            As for `compute`.

        Returns
        -------
        pandas.DataFrame
            One row a member, in the document's order: the indicators, ``n_works``, and
            ``n_doubtful``, works in which an author may be the member. A member without works has
            zeros; where no citations are known, figures of citations are unknown. It speaks of the
            works that the group lists, not of all that a member wrote.

        Raises
        ------
        UnknownIndicatorError
            If the catalogue has no such name.
        IndicatorError
            If an option has no such value.
        """
        found = self._contributions.drop_duplicates(["member", "work_id"])
        table = self._of_members(
            found[found["is_certain"]], names, as_of, counting=counting, window=window
        )
        doubtful = found[~found["is_certain"]].groupby("member").size()
        counts = doubtful.reindex(table.index.astype("object"), fill_value=0)
        return table.assign(n_doubtful=pd.array(counts.to_numpy(), dtype="Int64"))

    def member_bounds(
        self,
        names: str | Iterable[str] | None = None,
        as_of: str | None = None,
        *,
        counting: str = "full",
        window: tuple[int, int] | int | None = None,
    ) -> pd.DataFrame:
        """Compute indicators for each member with and without the works they may not have written.

        Parameters
        ----------
        names, as_of, counting, window
            As for `member_indicators`.

        Returns
        -------
        pandas.DataFrame
            One row a member and indicator: member, indicator, value (of the works that they surely
            wrote), lo, hi, n_works_lo, n_works_hi, is_exact. Where ``is_exact`` no choice among the
            doubtful works leads beyond; else these are the values without and with all of them.

        Raises
        ------
        UnknownIndicatorError
            If the catalogue has no such name.
        """
        wanted = _listed(names)
        found = self._contributions.drop_duplicates(["member", "work_id"])
        choice: dict[str, Any] = {"counting": counting, "window": window}
        sure = self._of_members(found[found["is_certain"]], wanted, as_of, **choice)
        every = self._of_members(found, wanted, as_of, **choice)
        rows = (
            _between(str(member), name, sure.loc[member], every.loc[member], counting)
            for member in sure.index
            for name in wanted
        )
        return frame("member_bounds", rows)

    def _of_members(
        self,
        written: pd.DataFrame,
        names: str | Iterable[str] | None,
        as_of: str | None,
        **choice: Any,
    ) -> pd.DataFrame:
        """Compute indicators for each member over the works that they are taken to have written."""
        order = pd.CategoricalDtype(list(dict.fromkeys(self.members["name"])))
        works = written[["member", "work_id"]].merge(self.works, on="work_id", how="left")
        return metrics.compute(
            works.assign(member=works["member"].astype(order)),
            _listed(names),
            by="member",
            as_of=as_of or self.as_of,
            **choice,
        )

    def chances(
        self,
        *,
        mine: Iterable[Hashable] = (),
        not_mine: Iterable[Hashable] = (),
        level: Literal["strict", "normal", "lenient"] = "normal",
    ) -> pd.Series:
        """Tell which works a member surely wrote: what a group's ownership is.

        Parameters
        ----------
        mine, not_mine : iterable
            Values of ``work_id`` that are, and are not, the group's.
        level : {"strict", "normal", "lenient"}
            Strict: whether the names must be the same, not initials alone.

        Returns
        -------
        pandas.Series
            By ``work_id``: 1 where a member surely wrote it, a half where an author may be one
            member or another; missing where no author bears a member's name.
        """
        rows = self._contributions
        sure = rows["is_certain"] & ((level != "strict") | (rows["agreement"] == "same"))
        told = (
            sure.groupby(rows["work_id"])
            .any()
            .map({True: 1.0, False: 0.5})
            .reindex(self.tables.works["work_id"])
        )
        decided = dict.fromkeys(not_mine, 0.0) | dict.fromkeys(mine, 1.0)
        told.update(pd.Series(decided, dtype="float64"))
        return told.astype("Float64").rename("probability").rename_axis(None)

    @cached_property
    def _contributions(self) -> pd.DataFrame:
        names = list(dict.fromkeys(str(name) for name in self.members["name"]))
        rows = self.authorships[["work_id", "position", "name"]].to_dict("records")
        return frame("contributions", _written_by(names, rows))


def _listed(names: str | Iterable[str] | None) -> list[str]:
    return [names] if isinstance(names, str) else list(_FIGURES if names is None else names)


def _between(
    member: str, name: str, sure: pd.Series[Any], every: pd.Series[Any], counting: str
) -> dict[str, Any]:
    """Lay out one indicator of one member without and with all doubtful works."""
    ends = {"sure": sure, "every": every}
    known = {key: row for key, row in ends.items() if pd.notna(row[name])}
    row: dict[str, Any] = {"member": member, "indicator": name, "value": sure[name]}
    if not known:
        return row
    low = min(known, key=lambda key: float(known[key][name]))
    high = max(known, key=lambda key: float(known[key][name]))
    grows = "grows" in counted_as(metrics.find(name), counting)[0].traits
    return row | {
        "lo": known[low][name],
        "hi": known[high][name],
        "n_works_lo": known[low]["n_works"],
        "n_works_hi": known[high]["n_works"],
        "is_exact": len(known) == 2 and (grows or bool(sure["n_works"] == every["n_works"])),
    }


def _written_by(
    members: Sequence[str], authorships: Iterable[Mapping[Any, Any]]
) -> Iterator[dict[str, Any]]:
    """Find the member that each author is, by the closest agreement of names."""
    known = {name: normalizer.parse_name(name) for name in members}
    seen: dict[str, list[tuple[str, str]]] = {}
    for row in authorships:
        name = row["name"]
        if name not in seen:
            seen[name] = _closest(normalizer.parse_name(name), known)
        for member, grade in seen[name]:
            yield {
                "member": member,
                "work_id": row["work_id"],
                "position": row["position"],
                "name": name,
                "agreement": grade,
                "is_certain": len(seen[name]) == 1,
            }


def _closest(
    author: normalizer.Name, known: Mapping[str, normalizer.Name]
) -> list[tuple[str, str]]:
    grades = {member: normalizer.names_match(author, name) for member, name in known.items()}
    for grade in _GRADES:
        if found := [member for member, told in grades.items() if told == grade]:
            return [(member, grade) for member in found]
    return []
