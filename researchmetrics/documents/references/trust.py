"""How far what was read of a reference can be trusted."""

from __future__ import annotations

from researchmetrics.records import Record

__all__ = ["confidence"]


def confidence(record: Record) -> float:
    """Say how surely a record was read, from what was found and what it looks like.

    Parameters
    ----------
    record : Record
        What was read of a reference.

    Returns
    -------
    float
        0 (nothing found) to 1 (every usual part found, each of a usual shape).

    Examples
    --------
    >>> from researchmetrics.records import Provenance, Record
    >>> confidence(Record(provenance=Provenance(source="document:example")))
    0.0
    """
    title = record.title or ""
    words = len(title.split())
    score = 0.3 if 3 <= words <= 40 else 0.15 if words else 0.0
    score += 0.25 if record.authors or record.editors else 0.0
    score += 0.2 if record.year is not None and 1500 <= record.year <= 2100 else 0.0
    score += 0.15 if record.venue or record.publisher or record.url else 0.0
    score += 0.1 if record.volume or record.pages or record.doi or record.arxiv_id else 0.0
    return round(score, 2)
