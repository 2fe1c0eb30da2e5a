"""Candidates for a name, from all services that can search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from researchmetrics.errors import ConfigError, ResearchMetricsError
from researchmetrics.profile.defeats import joined
from researchmetrics.profile.following import in_threads
from researchmetrics.profile.hauls import Haul, Progress, outcome_of, unread
from researchmetrics.profile.pool import Pool
from researchmetrics.profile.rounds import Round
from researchmetrics.profile.waiting import Waiting
from researchmetrics.records import Candidate, Outcome
from researchmetrics.tables import frame

__all__ = ["search"]

_Found = tuple[list[Candidate], Outcome, ResearchMetricsError | None]


def search(
    name: str,
    *,
    affiliation: str | None = None,
    sources: Sequence[str] | None = None,
    limit: int = 25,
    offline: bool | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Search services for the people a name may stand for.

    Parameters
    ----------
    name : str
        A personal name. It never identifies anybody: choose a row and fetch by its id.
    affiliation : str, optional
        Weighed as evidence; nobody is left out for it.
    sources : sequence of str, optional
        Services to ask; default all that can search and need not be named.
    limit : int
        Most candidates a service gives.
    offline : bool, optional
        Answer from the cache alone.
    progress : callable, optional
        Called with a line of text now and then.

    Returns
    -------
    pandas.DataFrame
        One row a candidate, best evidence first; rows that share an ``orcid`` are one person as
        several services know them. ``attrs["outcomes"]`` tells how each service went. No rows
        when nobody fits.

    Raises
    ------
    SourceError
        If no service gave anybody, and one failed at least.
    ConfigError
        If the name is empty or a service is unknown.

    Examples
    --------
    >>> search("")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.ConfigError: There is no name to search for. Give one.
    """
    if not name.strip():
        raise ConfigError("There is no name to search for. Give one.")
    names = Round(sources).finding()
    with Pool(offline=offline) as pool:
        waiting = Waiting(names, progress or (lambda _line: None))

        def find(source: str) -> _Found:
            found = _find(pool, source, name, affiliation, limit)
            waiting.told(source, f"{len(found[0])} candidates")
            return found

        found = in_threads(find, names)
    if found and not any(candidates for candidates, _, _ in found):
        errors = [error for _, _, error in found if error is not None]
        if errors:
            raise joined(errors)
    everybody = [candidate for candidates, _, _ in found for candidate in candidates]
    everybody.sort(key=lambda c: (-(c.score or 0.0), -(c.n_papers or 0), c.id))
    rows = [_candidate_row(candidate) for candidate in everybody]
    table = frame("candidates", rows)
    table.attrs["outcomes"] = [outcome for _, outcome, _ in found]
    return table


def _find(pool: Pool, source_name: str, name: str, affiliation: str | None, limit: int) -> _Found:
    candidates: list[Candidate] = []
    failure: ResearchMetricsError | None = None
    with pool.lend(source_name) as source:
        try:
            candidates.extend(source.find(name, affiliation=affiliation, limit=limit))
        except ResearchMetricsError as error:
            failure = error
        except Exception as error:  # noqa: BLE001 (an answer that trips one source must not lose the others)
            failure = unread(source_name, error)
        haul = Haul(source_name, errors=[failure] if failure else [])
        outcome = outcome_of(source, haul)
    return candidates, replace(outcome, n_records=len(candidates)), failure


def _candidate_row(candidate: Candidate) -> dict[str, object]:
    row: dict[str, object] = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in ((n, getattr(candidate, n)) for n in Candidate.__dataclass_fields__)
    }
    orcids = (one for one in (candidate.id, *candidate.ids) if one.startswith("orcid:"))
    row["orcid"] = next(orcids, "").removeprefix("orcid:") or None
    return row
