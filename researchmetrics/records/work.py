"""What one source said of one work, once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

WORK_TYPES = (
    "article",
    "conference",
    "workshop",
    "preprint",
    "book",
    "chapter",
    "thesis",
    "software",
    "dataset",
    "report",
    "talk",
    "unsubmitted",
    "other",
)
# Works that are listed but not counted as papers; a work of unknown kind counts as one.
NOT_PAPERS = frozenset({"software", "dataset", "talk", "unsubmitted", "other"})


def digest(*parts: str | None) -> str:
    """Hash texts to 16 hexadecimal digits, the same on every machine.

    Parameters
    ----------
    *parts : str or None
        Texts; None differs from the empty text.

    Returns
    -------
    str
        16 hexadecimal digits.

    Examples
    --------
    >>> digest("openalex", "W1") == digest("openalex", "W1")
    True
    >>> digest("a", None) == digest("a", "")
    False
    """
    text = json.dumps(parts, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a statement comes from.

    Parameters
    ----------
    source : str
        Data provider or document: ``openalex``, ``document:cv.md``.
    source_id : str or None
        The source's own identifier of the thing: ``W2741809807``; for a document its place.
    retrieved_at : str or None
        ISO-8601 moment (UTC) at which we got it.
    known_at : str or None
        ISO date at which the source held it true, where it says so; else None.
    url : str or None
        Address it came from, without secrets.
    payload_sha256 : str or None
        SHA-256 of the bytes it was read from.
    """

    source: str
    source_id: str | None = None
    retrieved_at: str | None = None
    known_at: str | None = None
    url: str | None = None
    payload_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One author of a work, as one source lists them.

    Parameters
    ----------
    name : str
        As printed.
    ids : tuple of str
        ``scheme:value``, such as ``orcid:0000-0002-1825-0097``.
    is_equal, is_corresponding, is_self : bool or None
        Marks of the source; None where it says nothing. ``is_self``: the source marks this
        author as the person the list is about.
    affiliations : tuple of str
        As printed.
    countries : tuple of str
        ISO 3166 alpha-2 codes.
    marks : tuple of str
        Footnote or affiliation marks as printed: ``("9", "*")``.
    """

    name: str
    ids: tuple[str, ...] = ()
    is_equal: bool | None = None
    is_corresponding: bool | None = None
    is_self: bool | None = None
    affiliations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one source said of one work, once.

    Every field but the provenance may be None: the source did not say. Lists that a source can
    leave out are None when left out and empty when said to be empty.

    Parameters
    ----------
    provenance : Provenance
        Where it comes from.
    title, abstract, venue, volume, issue, pages, publisher : str or None
        As printed, white space tidied only.
    authors : tuple of Author
        In order, as far as listed.
    authors_truncated : bool or None
        Whether the list was cut ("et al."); None when the source cannot tell.
    n_authors : int or None
        Number of authors where the source states it.
    editors : tuple of str
        As printed.
    date : str or None
        As printed: "Apr 17", "2023-03-26", "aug 5555".
    year : int or None
        As the source said, sane or not.
    type : str or None
        One of `WORK_TYPES` where the source is clear about it.
    category : str or None
        The source's own class: "LG", "cs.CV".
    field : str or None
        Broad field for comparing like with like.
    affiliations : tuple of str
        Affiliations of the work as a whole: "cmu".
    doi, arxiv_id, url, code_url : str or None
        As found.
    ids : tuple of str
        Further identifiers as ``scheme:value``.
    links : tuple of str
        Addresses found in the entry or its abstract.
    has_code, is_open_access, is_retracted : bool or None
        None where the source says nothing.
    citations : int or None
        Citations received, as counted by the source.
    citations_by_year : tuple of (int, int)
        Pairs of year and citations received in it.
    references : tuple of str
        Works given as references, as ``scheme:value`` or text; None when not said.
    stated : tuple of (str, str or float)
        The source's own classes of the work and figures of its standing among others, by the
        source's own names: its type, the topics it is filed under, its percentile. A name may
        come several times, the first before all.
    notes : tuple of str
        "Oral", "Best paper runner-up award", "to be submitted in April 2019".
    section : str or None
        Heading under which a document lists it.
    raw : str or None
        The entry as found, where it is text.
    """

    provenance: Provenance
    title: str | None = None
    authors: tuple[Author, ...] = ()
    authors_truncated: bool | None = None
    n_authors: int | None = None
    editors: tuple[str, ...] = ()
    date: str | None = None
    year: int | None = None
    type: str | None = None
    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    category: str | None = None
    field: str | None = None
    affiliations: tuple[str, ...] = ()
    doi: str | None = None
    arxiv_id: str | None = None
    ids: tuple[str, ...] = ()
    url: str | None = None
    code_url: str | None = None
    links: tuple[str, ...] = ()
    has_code: bool | None = None
    is_open_access: bool | None = None
    is_retracted: bool | None = None
    citations: int | None = None
    citations_by_year: tuple[tuple[int, int], ...] = ()
    references: tuple[str, ...] | None = None
    abstract: str | None = None
    stated: tuple[tuple[str, str | float], ...] = ()
    notes: tuple[str, ...] = ()
    section: str | None = None
    raw: str | None = None

    @property
    def record_id(self) -> str:
        """Identity of the record: the same source and id give the same, whenever fetched."""
        return digest(self.provenance.source, self.provenance.source_id or self.raw or self.title)
