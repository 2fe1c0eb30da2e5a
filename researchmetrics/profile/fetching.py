"""Profiles from services, asked side by side, with how each one went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from researchmetrics import fetchers, normalizer
from researchmetrics.errors import ConfigError, IdentifierError, ResearchMetricsError
from researchmetrics.fetchers import Source
from researchmetrics.profile.compose import compose, moment
from researchmetrics.profile.hauls import Progress, open_sources, outcome_of, side_by_side
from researchmetrics.profile.model import Profile
from researchmetrics.records import Batch

__all__ = ["fetch", "fetch_batch"]


def fetch(
    ids: str | Iterable[str],
    *,
    sources: Sequence[str] | None = None,
    follow: str = "none",
    as_of: str | None = None,
    offline: bool | None = None,
    progress: Progress | None = None,
) -> Profile:
    """Fetch a person's works from services.

    Parameters
    ----------
    ids : str or iterable of str
        Identifiers of one person: an ORCID, ``openalex:A...``.
    sources : sequence of str, optional
        Services to ask; default all that know one of the identifiers.
    follow : {"none", "stated"}
        Whether further identifiers that a service states are used as well.
    as_of : str, optional
        ISO date the profile speaks of; today when not given.
    offline : bool, optional
        Answer from the cache alone.
    progress : callable, optional
        Called with a line of text now and then.

    Returns
    -------
    Profile
        With ``outcomes`` telling how each service went; one that fails does not lose the others.

    Raises
    ------
    IdentifierError
        If an identifier is none.
    SourceError
        If no service gave anything: the first one's error.
    ConfigError
        If a service is unknown, none knows the identifiers, or ``as_of`` is no ISO date.

    Examples
    --------
    >>> fetch("0000-0002-1825-0098")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.IdentifierError: ...
    """
    # Looked at first: a slip in the date must not cost a round of requests.
    as_of = moment(as_of)
    batch, errors = _gather(ids, sources=sources, follow=follow, offline=offline, progress=progress)
    if errors and not batch.records and not batch.people:
        raise errors[0]
    return compose([batch], as_of=as_of)


def fetch_batch(
    ids: str | Iterable[str],
    *,
    sources: Sequence[str] | None = None,
    follow: str = "none",
    offline: bool | None = None,
    progress: Progress | None = None,
) -> Batch:
    """Fetch what services say of a person, without making a profile of it.

    Parameters
    ----------
    ids, sources, follow, offline, progress
        As for `fetch`.

    Returns
    -------
    Batch
        With an outcome for each service; failures are outcomes here, not errors.

    Raises
    ------
    IdentifierError, ConfigError
        As for `fetch`.

    Examples
    --------
    >>> fetch_batch([])
    Traceback (most recent call last):
    ...
    researchmetrics.errors.IdentifierError: There is no identifier to fetch. Give one...
    """
    batch, _ = _gather(ids, sources=sources, follow=follow, offline=offline, progress=progress)
    return batch


def _gather(
    ids: str | Iterable[str],
    *,
    sources: Sequence[str] | None,
    follow: str,
    offline: bool | None,
    progress: Progress | None,
) -> tuple[Batch, list[ResearchMetricsError]]:
    if follow not in {"none", "stated"}:
        raise ConfigError(f"follow must be 'none' or 'stated', not {follow!r}.")
    known = _canonical(ids)
    chosen = _knowing(known, sources, offline=offline)
    say = progress or (lambda _line: None)
    hauls = side_by_side(chosen, known, say)
    if follow == "stated":
        stated = {i for haul in hauls for record in haul.people for i in record.person.ids}
        further = tuple(sorted(stated - set(known)))
        if further:
            hauls += side_by_side(
                _knowing(further, sources, offline=offline, strict=False), further, say
            )
    batch = Batch(
        known_at=datetime.now(UTC).isoformat(timespec="seconds"),
        people=tuple(record for haul in hauls for record in haul.people),
        records=tuple({k: r for haul in hauls for k, r in haul.records.items()}.values()),
        outcomes=tuple(outcome_of(haul) for haul in hauls),
    )
    return batch, [error for haul in hauls for error in haul.errors]


def _canonical(ids: str | Iterable[str]) -> tuple[str, ...]:
    given = [ids] if isinstance(ids, str) else list(ids)
    if not given:
        raise IdentifierError("There is no identifier to fetch. Give one, such as an ORCID.")
    return tuple(dict.fromkeys(normalizer.identifiers.parse_id(text) for text in given))


def _knowing(
    ids: Sequence[str], names: Sequence[str] | None, *, offline: bool | None, strict: bool = True
) -> list[Source]:
    schemes = {identifier.split(":", 1)[0] for identifier in ids}
    chosen = open_sources(names or fetchers.source_names(), offline=offline)
    knowing = [source for source in chosen if schemes & source.accepts]
    if strict and not knowing:
        accepted = sorted({scheme for source in chosen for scheme in source.accepts})
        raise ConfigError(
            f"None of the sources {[source.name for source in chosen]} knows {', '.join(ids)}. "
            f"They know identifiers of the kinds {', '.join(accepted)}."
        )
    return knowing
