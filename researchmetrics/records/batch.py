"""All that was learnt of one person at one moment, and how asking went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from researchmetrics.records.person import PersonRecord
from researchmetrics.records.work import Record

OUTCOMES = ("complete", "partial", "truncated", "blocked", "quota", "not_found", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How asking one source went.

    Parameters
    ----------
    source : str
        Data provider or document.
    status : str
        One of `OUTCOMES`.
    n_records : int
        Records received.
    n_expected : int or None
        Records the source says it has; None when it does not say.
    requests, bytes : int
        Requests that went out, bytes received.
    cost_usd : float or None
        Cost the source stated; None when it states none.
    budget_left : str or None
        What the source said is left, in its words.
    answered_at : str or None
        ISO-8601 moment of the oldest answer used.
    message : str
        What a person should know or do; empty when complete.
    """

    source: str
    status: str
    n_records: int = 0
    n_expected: int | None = None
    requests: int = 0
    bytes: int = 0
    cost_usd: float | None = None
    budget_left: str | None = None
    answered_at: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """All that was learnt of one person at one moment: from a document, a fetch or the store.

    Parameters
    ----------
    known_at : str
        ISO-8601 date or moment of the observation.
    people : tuple of PersonRecord
        What each source said of the person; empty when none named one.
    records : tuple of Record
        What each source said of each work.
    outcomes : tuple of Outcome
        How each source went.
    sections : Mapping of str to tuple of Mapping
        Other tables of a document, as rows: positions, education, talks, awards, service,
        teaching, grants, reported (its own figures with source and date), members.
    kind : str or None
        Kind of document: ``profile_page``, ``cv``, ``statement``, ``report``,
        ``group_page``, ``portfolio``, ``reference_list``; None for a service.
    warnings : tuple of str
        What a user should know before trusting it.
    asked : tuple of str
        Identifiers by which services were asked, as ``scheme:value``; those that were followed
        included.
    """

    known_at: str
    people: tuple[PersonRecord, ...] = ()
    records: tuple[Record, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    sections: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    kind: str | None = None
    warnings: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
