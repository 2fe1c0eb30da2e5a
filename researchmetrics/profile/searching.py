"""Candidates for a name, from all services that can search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from researchmetrics import fetchers
from researchmetrics.errors import ConfigError, SourceError
from researchmetrics.fetchers import Source
from researchmetrics.profile.hauls import Haul, in_threads, open_sources, outcome_of
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
        Services to ask; default all that can search.
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
    chosen = [
        source
        for source in open_sources(sources or fetchers.source_names(), offline=offline)
        if sources or "find" in source.gives
    ]
    found = in_threads(lambda s: _find(s, name, affiliation, limit), chosen)
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
    source: Source, name: str, affiliation: str | None, limit: int
) -> tuple[list[Candidate], Outcome, SourceError | None]:
    haul, failure = Haul(source), None
    candidates: list[Candidate] = []
    try:
        candidates.extend(source.find(name, affiliation=affiliation, limit=limit))
    except SourceError as error:
        failure = error
        haul.errors.append(error)
    source.close()
    return candidates, replace(outcome_of(haul), n_records=len(candidates)), failure


def _candidate_row(candidate: Candidate) -> dict[str, object]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in ((n, getattr(candidate, n)) for n in Candidate.__dataclass_fields__)
    }
