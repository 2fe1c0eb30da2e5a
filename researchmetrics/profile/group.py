"""A laboratory or department: who belongs to it, and who wrote what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from researchmetrics import metrics, normalizer
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
        order = pd.CategoricalDtype(list(dict.fromkeys(self.members["name"])))
        found = self._contributions.drop_duplicates(["member", "work_id"])
        sure = found[found["is_certain"]]
        works = sure[["member", "work_id"]].merge(self.works, on="work_id", how="left")
        wanted = [names] if isinstance(names, str) else list(_FIGURES if names is None else names)
        table = metrics.compute(
            works.assign(member=works["member"].astype(order)),
            wanted,
            by="member",
            as_of=as_of or self.as_of,
            counting=counting,
            window=window,
        )
        doubtful = found[~found["is_certain"]].groupby("member").size()
        counts = doubtful.reindex(table.index.astype("object"), fill_value=0)
        return table.assign(n_doubtful=pd.array(counts.to_numpy(), dtype="Int64"))

    @cached_property
    def _contributions(self) -> pd.DataFrame:
        names = list(dict.fromkeys(str(name) for name in self.members["name"]))
        rows = self.authorships[["work_id", "position", "name"]].to_dict("records")
        return frame("contributions", _written_by(names, rows))


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
