"""From batches of records to a profile: the whole flow on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from researchmetrics import normalizer
from researchmetrics.errors import ConfigError, RecordError
from researchmetrics.normalizer import dates
from researchmetrics.profile.model import Group, Profile
from researchmetrics.records import Batch, Person, PersonRecord, Record
from researchmetrics.tables import frame

__all__ = ["compose", "merge_profiles", "moment"]


def compose(
    batches: Sequence[Batch],
    *,
    as_of: str | None = None,
    history: Sequence[Batch] = (),
    corpus: pd.DataFrame | None = None,
    level: str = "normal",
) -> Profile:
    """Make one profile of everything that was learnt of one person.

    Parameters
    ----------
    batches : sequence of Batch
        What documents, services or the store gave; all about one person or group.
    as_of : str, optional
        ISO date the profile speaks of; today when not given.
    history : sequence of Batch
        Earlier observations of the same person, for trajectories.
    corpus : pandas.DataFrame, optional
        Earlier work of the field, for topic novelty.
    level : {"strict", "normal", "lenient"}
        How readily records are linked.

    Returns
    -------
    Profile
        A `Group` where the batches describe a laboratory or department.

    Raises
    ------
    AmbiguousPersonError
        If the batches name two persons by identifiers that exclude one another.
    ConfigError
        If ``as_of`` is not an ISO date.

    Examples
    --------
    >>> from researchmetrics.records import Batch, Provenance, Record
    >>> record = Record(provenance=Provenance(source="cv", source_id="1"), title="On Pots")
    >>> compose([Batch(known_at="2026-01-01", records=(record,))], as_of="2026-01-01").works.title[
    ...     0
    ... ]
    'On Pots'
    """
    as_of = moment(as_of)
    people = [record for batch in batches for record in batch.people]
    person = normalizer.merge_people(people) if people else Person()
    tables = normalizer.normalize(_latest(batches), as_of=as_of, person=person, level=level)
    kind = Group if person.is_group else Profile
    return kind(
        person=person,
        tables=tables,
        batches=tuple(batches),
        claims=_claims(people),
        sections=_sections(batches, as_of),
        outcomes=frame("outcomes", _outcome_rows(batches)),
        as_of=as_of,
        history=tuple(history),
        corpus=corpus,
    )


def merge_profiles(profiles: Iterable[Profile]) -> Profile:
    r"""Join profiles that the caller says are of one person.

    Parameters
    ----------
    profiles : iterable of Profile
        At least one; seen at different places, such as a CV and a service.

    Returns
    -------
    Profile
        All their records linked anew; as of the latest of their dates.

    Raises
    ------
    RecordError
        If there is no profile to join.
    AmbiguousPersonError
        If their identifiers say that they are different persons.

    Examples
    --------
    >>> import researchmetrics as rm
    >>> cv = rm.read(text="# Ann Pott\n\n## Publications\n\n- A. Pott. On Pots. 2019.")
    >>> len(rm.merge_profiles([cv, cv]).works)
    1
    """
    profiles = list(profiles)
    if not profiles:
        raise RecordError("There is no profile to merge. Give at least one.")
    return compose(
        [batch for profile in profiles for batch in profile.batches],
        as_of=max(profile.as_of for profile in profiles),
        history=[batch for profile in profiles for batch in profile.history],
        corpus=next((p.corpus for p in profiles if p.corpus is not None), None),
    )


def moment(as_of: str | None) -> str:
    """Return the date a profile speaks of, as an ISO date; today when none is given.

    Parameters
    ----------
    as_of : str, optional
        ISO date or moment.

    Returns
    -------
    str
        ``YYYY-MM-DD``.

    Raises
    ------
    ConfigError
        If it is neither.

    Examples
    --------
    >>> moment("2026-01-01")
    '2026-01-01'
    """
    if as_of is None:
        return datetime.now(UTC).date().isoformat()
    try:
        return date.fromisoformat(str(as_of)[:10]).isoformat()
    except ValueError as error:
        raise ConfigError(
            f"as_of must be a date such as 2026-01-31, not {as_of!r}. Correct it."
        ) from error


def _latest(batches: Sequence[Batch]) -> list[Record]:
    """Keep the last observation of each record, in the order first seen."""
    records: dict[str, Record] = {}
    for batch in sorted(batches, key=lambda batch: batch.known_at):
        records.update({record.record_id: record for record in batch.records})
    return list(records.values())


def _claims(people: Iterable[PersonRecord]) -> pd.DataFrame:
    """Tabulate what the sources themselves report, one row a figure."""
    rows = [
        (record.provenance.source, name, float(value), record.provenance.known_at)
        for record in people
        for name, value in record.reported.items()
    ]
    claims = pd.DataFrame(rows, columns=["source", "indicator", "value", "known_at"])
    return claims.astype(
        {"source": "string", "indicator": "string", "value": "Float64", "known_at": "string"}
    ).drop_duplicates(["source", "indicator"], keep="last", ignore_index=True)


def _sections(batches: Iterable[Batch], as_of: str) -> dict[str, pd.DataFrame]:
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


def _outcome_rows(batches: Iterable[Batch]) -> list[dict[str, Any]]:
    rows = {
        outcome.source: {item.name: getattr(outcome, item.name) for item in fields(outcome)}
        for batch in batches
        for outcome in batch.outcomes
    }
    return list(rows.values())
