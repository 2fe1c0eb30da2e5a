"""What fetching will take, told without asking anybody: requests, money, time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from researchmetrics import fetchers
from researchmetrics.fetchers import Source
from researchmetrics.profile.fetching import Ids
from researchmetrics.profile.identifying import canonical
from researchmetrics.profile.rounds import Round
from researchmetrics.records import Batch
from researchmetrics.tables import frame

__all__ = ["plan_fetch"]


def plan_fetch(
    people: Iterable[tuple[Ids, Sequence[str] | None, Batch | None]],
) -> pd.DataFrame:
    """Say how many requests a fetch will take, and what they cost, without making one.

    Parameters
    ----------
    people : iterable of (ids, sources, before)
        As for `fetch_batches`.

    Returns
    -------
    pandas.DataFrame
        One row a service: ``source, ids, papers, requests, cost_usd, seconds, is_least``; no rows
        for nobody. ``requests`` is for the papers that the service listed last; where it was
        never asked, for one page of papers, and ``is_least`` says so. Answers in the cache are
        not taken into account, nor identifiers that services will state.

    Raises
    ------
    IdentifierError, ConfigError
        As for `fetch`.

    Examples
    --------
    >>> plan = plan_fetch([("openalex:A5023888391", None, None)])
    >>> plan[["source", "requests", "is_least"]].values.tolist()
    [['openalex', 2, True]]
    """
    rows: dict[str, dict[str, object]] = {}
    for ids, sources, before in people:
        how, known = Round(sources), canonical(ids)
        how.refuse_unknown(known)
        for name in how.knowing(known):
            _add(rows, fetchers.get_source(name), known, before)
    return frame("plan", list(rows.values()))


def _add(
    rows: dict[str, dict[str, object]], source: Source, known: Sequence[str], before: Batch | None
) -> None:
    row = rows.setdefault(
        source.name,
        {"source": source.name, "ids": [], "papers": None, "requests": 0, "is_least": False},
    )
    theirs = [one for one in known if one.split(":", 1)[0] in source.accepts]
    papers = _listed(source.name, before)
    requests = source.n_requests(papers) + (len(theirs) - 1) * source.n_requests(None)
    row["ids"] = [*_list(row["ids"]), *theirs]
    row["papers"] = papers if row["papers"] is None else _number(row["papers"]) + (papers or 0)
    row["requests"] = _number(row["requests"]) + requests
    row["cost_usd"] = _number(row["requests"]) * source.usd_per_request
    row["seconds"] = _number(row["requests"]) / source.per_second
    row["is_least"] = bool(row["is_least"]) or papers is None


def _listed(source: str, before: Batch | None) -> int | None:
    """Return the papers that a source listed last."""
    told = (o for o in before.outcomes if o.source == source) if before else ()
    return next((o.n_expected if o.n_expected is not None else o.n_records for o in told), None)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _list(value: object) -> list[str]:
    return value if isinstance(value, list) else []
