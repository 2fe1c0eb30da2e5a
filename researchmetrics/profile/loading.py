"""Profiles from the store, as known at any date."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from researchmetrics import datasets
from researchmetrics import store as stores
from researchmetrics.errors import NotFoundError
from researchmetrics.normalizer.decisions import Told, told
from researchmetrics.profile.citing import policy
from researchmetrics.profile.compose import compose, moment
from researchmetrics.profile.identifying import canonical_id
from researchmetrics.profile.model import Profile
from researchmetrics.records import Batch

__all__ = ["load"]


def load(
    id: str,
    *,
    store: str | None = None,
    as_of: str | None = None,
    decisions: Told = None,
    citations: str | None = None,
) -> Profile:
    """Load a person from the store, with the history of what was observed.

    Parameters
    ----------
    id : str
        Any identifier of the person: an ORCID, ``openalex:A...``.
    store : str, optional
        Address (``sqlite:///metrics.db``) or path of the store, or ``"sample"`` for the bundled
        invented people; default the configured one.
    as_of : str, optional
        ISO date: only what was known by then; default everything, as of the last observation.
    decisions : str, pathlib.Path or Decisions, optional
        What the user decided about which records are one work and whose they are, as a file or
        its content; default the setting ``decisions_file``, else ``decisions.txt`` in the data
        folder.
    citations : str, optional
        How citations are counted: ``max``, ``sum``, ``primary`` or a source, as of
        `Profile.with_citations`; default the setting ``citation_policy``, else ``max``.

    Returns
    -------
    Profile
        With ``trajectory`` reading the observations back.

    Raises
    ------
    NotFoundError
        If the store does not know the person, or did not yet at that date.
    IdentifierError
        If the identifier is none.
    StoreError
        If the store cannot be read.
    ConfigError
        If the decisions file cannot be read.

    Examples
    --------
    >>> import researchmetrics as rm
    >>> rm.load("0000-0002-1825-0097", store="sample").person.name
    'Josiah Carberry'
    """
    decided = told(decisions, use_setting=True)
    history, corpus = _history(id, store)
    seen = {record.provenance.source for batch in history for record in batch.records}
    counted = policy(citations, sorted(seen))
    known = [b for b in history if as_of is None or b.known_at[:10] <= moment(as_of)]
    if not known:
        raise NotFoundError(
            f"Nothing of {id} was known by {as_of}; the first observation is of "
            f"{history[0].known_at[:10]}. Ask for a later date.",
            source=store or "store",
        )
    current = known[-1]
    return compose(
        [current],
        as_of=as_of or current.known_at[:10],
        history=known,
        corpus=corpus,
        decisions=decided,
        citations=counted,
    )


def _history(id: str, store: str | None) -> tuple[tuple[Batch, ...], pd.DataFrame | None]:
    if store == "sample":
        sample = datasets.load("sample")
        key = id if id in sample.history else canonical_id(id)
        if key not in sample.history:
            raise NotFoundError(
                f"The bundled sample has nobody with the identifier {id}. It has "
                f"{', '.join(sample.history)}.",
                source="sample",
            )
        # Nobody must take the invented figures for somebody's own.
        told = [replace(b, warnings=(sample.notice, *b.warnings)) for b in sample.history[key]]
        return tuple(told), sample.corpus
    with stores.open_store(store) as opened:
        return opened.history(canonical_id(id)), None
