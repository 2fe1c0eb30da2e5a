"""From batches of records to a profile: the whole flow on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd

from researchmetrics import normalizer
from researchmetrics.errors import ConfigError, RecordError
from researchmetrics.normalizer import Decisions
from researchmetrics.profile import observations, statements
from researchmetrics.profile.decisions import derive
from researchmetrics.profile.group import Group
from researchmetrics.profile.model import Profile
from researchmetrics.records import Batch, Person

__all__ = ["compose", "merge_profiles", "moment"]


def compose(
    batches: Sequence[Batch],
    *,
    as_of: str | None = None,
    history: Sequence[Batch] = (),
    corpus: pd.DataFrame | None = None,
    level: str = "normal",
    decisions: Decisions | None = None,
    citations: str = "max",
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
    decisions : Decisions, optional
        What the user decided about which records are one work, and whose they are.
    citations : str
        How citations are counted: ``max``, ``sum``, ``primary`` or the name of a source.

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
    >>> batch = Batch(known_at="2026-01-01", records=(record,))
    >>> compose([batch], as_of="2026-01-01").works["title"].tolist()
    ['On Pots']
    """
    as_of = moment(as_of)
    decided = decisions or Decisions()
    batches = observations.distinct(batches)
    people = [record for batch in batches for record in batch.people]
    person = normalizer.merge_people(people) if people else Person()
    tables = derive(
        observations.latest(batches),
        as_of=as_of,
        person=person,
        level=level,
        decisions=decided,
        citations=citations,
    )
    kind = Group if person.is_group else Profile
    return kind(
        person=person,
        tables=tables,
        batches=batches,
        claims=statements.claims(batches),
        sections=statements.sections(batches, as_of),
        outcomes=statements.outcomes(batches),
        as_of=as_of,
        history=tuple(history),
        corpus=corpus,
        level=level,
        decisions=decided,
        citations=citations,
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
        All their records linked anew, what was decided by `Profile.relink` kept; as of the latest
        of their dates. Merging a profile with itself changes nothing.

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
    decided = Decisions()
    for profile in profiles:
        decided = decided.with_further(profile.decisions)
    merged = compose(
        [batch for profile in profiles for batch in profile.batches],
        as_of=max(profile.as_of for profile in profiles),
        history=observations.interwoven(profile.history for profile in profiles),
        corpus=next((p.corpus for p in profiles if p.corpus is not None), None),
        level=profiles[0].level,
        decisions=decided,
        citations=profiles[0].citations,
    )
    reference = next((p.reference for p in profiles if p.reference is not None), None)
    return replace(merged, reference=reference)


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
