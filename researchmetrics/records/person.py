"""What sources said of a person, and who a name may stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from researchmetrics.records.work import Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, or a group of them, as one source or several describe them.

    Parameters
    ----------
    ids : tuple of str
        What makes the person: ``scheme:value``. Empty when only a name is known.
    name : str or None
        Display name; never an identity.
    other_names : tuple of str
        Further forms of the name.
    affiliations, interests, emails, links : tuple of str
        As printed.
    is_group : bool
        Whether this is a laboratory or department.
    """

    ids: tuple[str, ...] = ()
    name: str | None = None
    other_names: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    is_group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """What one source said of a person, once.

    Parameters
    ----------
    person : Person
        The description.
    provenance : Provenance
        Where it comes from.
    reported : Mapping of str to float
        The source's own figures, by catalogue name (``h_index``, ``n_papers``, ``n_citations``,
        ``novelty``, ``score``); never mixed with computed ones.
    citations_by_year, papers_by_year : tuple of (int, int)
        Pairs of year and count.
    """

    person: Person
    provenance: Provenance
    reported: Mapping[str, float] = field(default_factory=dict)
    citations_by_year: tuple[tuple[int, int], ...] = ()
    papers_by_year: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody a name may stand for, with the evidence to judge by.

    Parameters
    ----------
    id : str
        ``scheme:value``.
    name : str
        As the source displays it.
    source : str
        Data provider.
    other_names, affiliations, countries, topics, coauthors, ids : tuple of str
        As the source says; ``ids`` are the person's other identifiers.
    n_papers, n_citations, h_index : int or None
        The source's figures.
    first_year, last_year : int or None
        Years of the first and last known paper.
    score : float or None
        Fit to what was asked, 0 to 1, by the stated evidence alone.
    evidence : tuple of str
        Why it fits or does not.
    """

    id: str
    name: str
    source: str
    other_names: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    coauthors: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    n_papers: int | None = None
    n_citations: int | None = None
    h_index: int | None = None
    first_year: int | None = None
    last_year: int | None = None
    score: float | None = None
    evidence: tuple[str, ...] = ()
