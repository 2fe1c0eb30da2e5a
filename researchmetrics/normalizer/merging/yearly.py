"""Citations of a work by calendar year, by the policy that its total is counted by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from researchmetrics.normalizer.merging.citing import Counting, disjoint
from researchmetrics.normalizer.merging.members import Member

__all__ = ["yearly_rows"]


def yearly_rows(
    members: Sequence[Member], counting: Counting, *, work_id: str
) -> Iterator[dict[str, Any]]:
    """Lay out what each source counted in each year.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.
    counting : Counting
        How citations are counted: ``sum`` adds one source's versions, the others take the fullest.
    work_id : str
        Identity of the work.

    Yields
    ------
    dict
        Rows of the table ``citations_by_year``, in order.
    """
    told = [m for m in members if m.record.citations_by_year and counting.looks_at(m)]
    by_source: dict[str, list[Member]] = {}
    for member in told:
        by_source.setdefault(member.source, []).append(member)
    for source, own in sorted(by_source.items()):
        # Versions' counts may overlap, as the totals do.
        used = disjoint(own) if counting.policy == "sum" else [max(own, key=_total)]
        years: dict[int, int] = {}
        for member in used:
            for year, count in dict(member.record.citations_by_year).items():
                years[year] = years.get(year, 0) + count
        for year, count in sorted(years.items()):
            yield {"work_id": work_id, "year": year, "citations": count, "source": source}


def _total(member: Member) -> tuple[int, str]:
    counts = member.record.citations_by_year
    return sum(count for _, count in counts), member.key
