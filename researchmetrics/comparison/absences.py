"""Why a work may stand on one side of a reconciliation alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from researchmetrics.comparison.sides import Side
from researchmetrics.errors import RecordError
from researchmetrics.normalizer.names import own_positions
from researchmetrics.normalizer.titles import title_key
from researchmetrics.profile import Profile

__all__ = ["Absences"]

_NEAR = 75.0  # likeness of titles, in percent, from which a person had better look
_SELECTED = ("select", "recent", "represent", "ausgew", "choisi", "seleccion", "selecion", "scelt")
# Kinds of work that indexes leave out, or that lists of papers do.
_NOT_INDEXED = {
    "talk": "a talk: indexes list what is published",
    "unsubmitted": "not published yet, by the document's own words",
    "thesis": "a thesis: many indexes leave these out",
    "report": "a report: many indexes leave these out",
    "software": "software: many indexes leave it out",
}
_NOT_LISTED = {
    "dataset": "a dataset: lists of papers often leave these out",
    "software": "software: lists of papers often leave it out",
    "other": "no paper, by the source's own words",
}
_WAITS = re.compile(
    r"\b(?:under|in) (?:review|revision|submission|preparation)|submitted", re.IGNORECASE
)
_NEW = 1  # years within which an index may not have a work yet


@dataclass(frozen=True, slots=True)
class Absences:
    """What is known about works that one side lacks.

    Parameters
    ----------
    both : Profile
        The two profiles merged.
    document, fetched : Side
        The sides.
    written : str
        ISO date of the document; empty where it has none.
    """

    both: Profile
    document: Side
    fetched: Side
    written: str

    def near(self, listed: Sequence[str], indexed: Sequence[str]) -> dict[str, str]:
        """Find pairs of works, one a side, whose titles are alike though nothing links them.

        Parameters
        ----------
        listed, indexed : sequence of str
            Works of the document alone, and of the sources alone.

        Returns
        -------
        dict of str to str
            A work and the one like it, both ways.
        """
        title_of = dict(zip(self.both.works["work_id"], self.both.works["title"], strict=True))
        keys = [[title_key(_text(title_of[work])) for work in one] for one in (listed, indexed)]
        if not all(keys):
            return {}
        alike = process.cdist(*keys, scorer=fuzz.ratio, score_cutoff=_NEAR)
        found: dict[str, str] = {}
        for place in np.argsort(-alike, axis=None, kind="stable"):
            row, column = divmod(int(place), len(indexed))
            if not alike[row, column]:
                break
            if listed[row] not in found and indexed[column] not in found:
                found[listed[row]], found[indexed[column]] = indexed[column], listed[row]
        return found

    def not_indexed(self, work: Mapping[str, Any]) -> tuple[str, bool]:
        """Say why no source may have a work that the document lists.

        Parameters
        ----------
        work : Mapping
            Row of the works table.

        Returns
        -------
        str
            The reason.
        bool
            Whether every source gave all it has.
        """
        if self.fetched.gaps:
            gaps = "; ".join(self.fetched.gaps)
            return f"not seen, but not every source gave all ({gaps})", False
        reason = _NOT_INDEXED.get(_text(work["type"]))
        if reason is None and any(_WAITS.search(note) for note in work["notes"]):
            reason = "not published yet, by the document's own words"
        year, now = work["year"], int(self.both.as_of[:4])
        if reason is None and not pd.isna(year) and int(year) >= now - _NEW:
            reason = "new: indexes follow months later"
        return reason or "in no source asked", True

    def not_listed(self, work: Mapping[str, Any], owned: Mapping[str, float]) -> tuple[str, bool]:
        """Say why the document may not list a work that a source has.

        Parameters
        ----------
        work : Mapping
            Row of the works table.
        owned : Mapping of str to float
            Probability, by work, that it is the person's.

        Returns
        -------
        str
            The reasons.
        bool
            Whether the work is surely the person's, and the document was read whole.
        """
        reasons = []
        chance = 0.0 if self._lacks_name(work) else owned.get(work["work_id"])
        if self._lacks_name(work):
            reasons.append("may be somebody else's (the person's name is not among the authors)")
        elif chance is not None and chance < 0.5:
            reasons.append(f"may be somebody else's (theirs with probability {chance:.2f})")
        date = _text(work["date"]) or _text(work["year"])
        if self.written and date[: len(self.written)] > self.written[: len(date)]:
            reasons.append(f"later than the document ({self.written})")
        if _text(work["type"]) in _NOT_LISTED:
            reasons.append(_NOT_LISTED[_text(work["type"])])
        if self._is_selection():
            reasons.append("the document lists selected works")
        if self.document.gaps:
            reasons.append(f"the document was not read whole ({'; '.join(self.document.gaps)})")
        is_certain = not self.document.gaps and (chance is None or chance >= 0.5)
        return "; ".join(reasons) or "not in the document", is_certain

    def owned(self, mine: Sequence[str]) -> dict[str, float]:
        """Tell how likely each work is the person's.

        Parameters
        ----------
        mine : sequence of str
            Works that are, since both sides have them.

        Returns
        -------
        dict of str to float
            By work; empty where nothing can be told.
        """
        labels = self.both.works.index[self.both.works["work_id"].isin(mine)]
        try:
            told = self.both.ownership(mine=labels)
        except RecordError:
            # Without a name, or against the user's decisions, nothing can be weighed.
            return {}
        known = told[told["probability"].notna()]
        return dict(zip(known["work_id"], known["probability"].astype(float), strict=True))

    def _lacks_name(self, work: Mapping[str, Any]) -> bool:
        person = self.both.person
        names = [name for name in (person.name, *person.other_names) if name]
        is_whole = len(work["authors"]) > 0 and work["authors_truncated"] is not True
        return bool(names) and is_whole and not own_positions(work["authors"], names)

    def _is_selection(self) -> bool:
        headings = {
            _text(record["section"]).casefold()
            for told in self.document.told.values()
            for record in told.records
        }
        return bool(headings) and all(
            any(word in heading for word in _SELECTED) for heading in headings
        )


def _text(cell: Any) -> str:
    return "" if cell is None or pd.isna(cell) else str(cell)
