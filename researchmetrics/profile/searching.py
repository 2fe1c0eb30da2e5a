"""Candidates for a name, from all services that can search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from researchmetrics.errors import ConfigError, ResearchMetricsError
from researchmetrics.profile.following import in_threads
from researchmetrics.profile.hauls import Haul, outcome_of, unread
from researchmetrics.profile.pool import Pool
from researchmetrics.profile.rounds import Round
from researchmetrics.records import Candidate, Outcome
from researchmetrics.tables import frame

__all__ = ["search"]


def search(
    name: str,
    *,
    affiliation: str | None = None,
    sources: Sequence[str] | None = None,
    limit: int = 25,
    offline: bool | None = None,
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

    Returns
    -------
    pandas.DataFrame
        One row a candidate, best evidence first; ``attrs["outcomes"]`` tells how each service
        went. No rows when nobody fits.

    Raises
    ------
    SourceError
        If every service failed.
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
        found = in_threads(lambda n: _find(pool, n, name, affiliation, limit), names)
    if found and not any(candidates for candidates, _, _ in found):
        for _, _, error in found:
            if error is not None:
                raise error
    everybody = [candidate for candidates, _, _ in found for candidate in candidates]
    everybody.sort(key=lambda c: (-(c.score or 0.0), -(c.n_papers or 0), c.id))
    rows = [_candidate_row(candidate) for candidate in everybody]
    table = frame("candidates", rows)
    table.attrs["outcomes"] = [outcome for _, outcome, _ in found]
    return table


def _find(
    pool: Pool, source_name: str, name: str, affiliation: str | None, limit: int
) -> tuple[list[Candidate], Outcome, ResearchMetricsError | None]:
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
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in ((n, getattr(candidate, n)) for n in Candidate.__dataclass_fields__)
    }
