"""What sources say beside the works: their own figures, sections, how asking went, who it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from researchmetrics.normalizer import dates
from researchmetrics.normalizer.people import names_agree
from researchmetrics.records import OUTCOMES, Batch, Outcome, Person
from researchmetrics.tables import frame

__all__ = ["claims", "doubts", "outcomes", "sections", "worst"]

_CLAIMS = {"source": "string", "indicator": "string", "value": "Float64", "known_at": "string"}
# Statuses of a source that gave something.
_GAVE = frozenset({"complete", "partial", "truncated"})


def claims(batches: Iterable[Batch]) -> pd.DataFrame:
    """Tabulate what the sources themselves report, one row a figure, the last known of each.

    A source that describes a person twice, as one that splits people does, claims twice.
    """
    found: dict[tuple[str, str | None, str], tuple[str, float]] = {}
    for batch in batches:
        for record in batch.people:
            told = record.provenance
            known_at = (told.known_at or told.retrieved_at or batch.known_at)[:10]
            for name, value in record.reported.items():
                key = (told.source, told.source_id, name)
                if key not in found or found[key][0] <= known_at:
                    found[key] = (known_at, float(value))
    rows = [
        (source, name, value, known_at or None)
        for (source, _, name), (known_at, value) in found.items()
    ]
    return pd.DataFrame(rows, columns=list(_CLAIMS)).astype(_CLAIMS)


def sections(batches: Iterable[Batch], as_of: str) -> dict[str, pd.DataFrame]:
    """Tabulate positions, education, talks and the like of all documents."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for batch in batches:
        for name, entries in batch.sections.items():
            rows.setdefault(name, []).extend(_dated(entry, as_of) for entry in entries)
    return {name: pd.DataFrame(entries).convert_dtypes() for name, entries in rows.items()}


def _dated(entry: Mapping[str, Any], as_of: str) -> dict[str, Any]:
    """Add what the dates mean beside what was printed."""
    row = dict(entry)
    if row.get("dates"):
        span = dates.parse_span(str(row["dates"]), as_of=as_of)
        row |= {
            "start": span.start.iso if span.start else None,
            "end": span.end.iso if span.end else None,
            "is_current": span.is_current,
        }
    return row


def outcomes(batches: Iterable[Batch]) -> pd.DataFrame:
    """Tabulate how each source went; one that was asked more than once is as good as its worst."""
    by_source: dict[str, dict[Outcome, None]] = {}
    for batch in batches:
        for outcome in batch.outcomes:
            by_source.setdefault(outcome.source, {})[outcome] = None
    return frame("outcomes", [asdict(_joined(list(found))) for found in by_source.values()])


def _joined(found: Sequence[Outcome]) -> Outcome:
    if len(found) == 1:
        return found[0]
    expected = [outcome.n_expected for outcome in found]
    costs = [outcome.cost_usd for outcome in found if outcome.cost_usd is not None]
    return Outcome(
        source=found[0].source,
        status=worst([outcome.status for outcome in found]),
        n_records=sum(outcome.n_records for outcome in found),
        n_expected=None if None in expected else sum(n for n in expected if n is not None),
        requests=sum(outcome.requests for outcome in found),
        bytes=sum(outcome.bytes for outcome in found),
        cost_usd=sum(costs) if costs else None,
        budget_left=found[-1].budget_left,
        answered_at=min((o.answered_at for o in found if o.answered_at), default=None),
        message=" ".join(dict.fromkeys(o.message for o in found if o.message)),
    )


def worst(statuses: Sequence[str]) -> str:
    """Say in one word how asking went that ended in several ways.

    Parameters
    ----------
    statuses : sequence of str
        At least one.

    Returns
    -------
    str
        The least good; ``partial`` where some gave something and others nothing.

    Examples
    --------
    >>> worst(["complete", "failed"]), worst(["complete", "truncated"])
    ('partial', 'truncated')
    """
    worst = max(statuses, key=OUTCOMES.index)
    # What came in part is neither all nor nothing.
    return "partial" if worst not in _GAVE and _GAVE & set(statuses) else worst


def doubts(batches: Iterable[Batch]) -> Iterator[str]:
    """Yield a warning where what was put together names people who may not be one."""
    people = list(dict.fromkeys(r.person for b in batches for r in b.people))
    if not _share_an_identifier(people) and not names_agree(people):
        names = dict.fromkeys(person.name for person in people if person.name)
        yield (
            f"Different people are named here: {'; '.join(names)}. A name identifies nobody: "
            "check that they are one person."
        )


def _share_an_identifier(people: Sequence[Person]) -> bool:
    return bool(people) and bool(set.intersection(*(set(person.ids) for person in people)))
