"""References given by works: what is referred to, and whether it is listed here too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from researchmetrics.normalizer.identifiers.forms import clean_doi, scheme_value
from researchmetrics.normalizer.merging.members import Member

__all__ = ["reference_rows"]


def reference_rows(works: Iterable[tuple[str, Sequence[Member]]]) -> Iterator[dict[str, Any]]:
    """Lay out the references of all works.

    Parameters
    ----------
    works : iterable of (str, sequence of Member)
        Identity and records of each.

    Yields
    ------
    dict
        Rows of the table ``references``; a work that is listed here is referred to by its
        identity, another by its identifier where the source gives one.
    """
    works = list(works)
    work_of = {
        one: work_id for work_id, members in works for member in members for one in member.entry.ids
    }
    read = _reader(work_of)
    for work_id, members in works:
        seen: set[str] = set()
        for raw in (raw for member in members for raw in member.record.references or ()):
            one, doi = read(raw)
            if (one or raw) not in seen:
                seen.add(one or raw)
                yield {"work_id": work_id, "cited_id": one, "cited_doi": doi, "raw": raw}


def _reader(work_of: Mapping[str, str]) -> Any:
    # People refer to the same works again and again.
    @lru_cache(maxsize=50_000)
    def cited(raw: str) -> tuple[str | None, str | None]:
        pair = scheme_value(raw) if " " not in raw else None
        one = ":".join(pair) if pair else None
        # One text in two columns takes its room once.
        one = raw if one == raw else one
        # Most identifiers show at a glance that they are no DOI.
        doi = clean_doi(raw) if "10." in raw or "%" in raw else None
        return work_of.get(one, one) if one else None, doi

    return cited
