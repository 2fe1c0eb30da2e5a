"""Profiles and references from documents: files, texts and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from researchmetrics import documents, normalizer
from researchmetrics.documents.references.authors import display_name
from researchmetrics.errors import DocumentError, UnreadableDocumentError
from researchmetrics.normalizer.decisions import Told, told
from researchmetrics.profile.citing import policy
from researchmetrics.profile.compose import compose, moment
from researchmetrics.profile.model import Profile
from researchmetrics.records import Batch, Outcome, Record
from researchmetrics.tables import frame

__all__ = ["parse_references", "read"]

Where = str | Path

_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def read(
    where: Where | Sequence[Where] | None = None,
    *,
    text: str | None = None,
    format: str | None = None,
    as_of: str | None = None,
    offline: bool | None = None,
    decisions: Told = None,
    citations: str | None = None,
) -> Profile:
    """Read a CV, profile page, statement, laboratory report, portfolio or exported list of works.

    Parameters
    ----------
    where : str or pathlib.Path or sequence of them, optional
        File or address (http, https). Several are read as documents of one person.
    text : str, optional
        The document itself, instead of ``where``.
    format : str, optional
        Form of the document where it cannot be told by itself: ``text``, ``markdown``, ``html``,
        ``bibtex``, ``ris``, ``csl-json``, ``csv`` (tables of Scopus, Web of Science, Publish or
        Perish, Google Scholar and others), ``wos`` (tagged), ``pubmed`` or ``endnote``.
    as_of : str, optional
        ISO date by which dates without a year are resolved; today when not given.
    offline : bool, optional
        Answer for addresses from the cache alone.
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
        A `Group` for a laboratory's report. Without publications it has no works and says so
        in its warnings. An exported list gives works and no person: whose they are it does not
        say.

    Raises
    ------
    UnreadableDocumentError
        If the document is not there, is empty, or is not text.
    TooLargeError
        If it is larger than the limit.
    DocumentError
        If neither ``where`` nor ``text`` is given, or both are.
    ConfigError
        If the decisions file cannot be read.

    Examples
    --------
    >>> import researchmetrics as rm
    >>> cv = rm.read(
    ...     text='''# Ann Pott
    ...
    ... ## Publications
    ...
    ... - Ann Pott and Bo Lee. On cracked pots. Journal of Pots, 2019.
    ... '''
    ... )
    >>> cv.person.name, len(cv.works)
    ('Ann Pott', 1)
    """
    if (where is None) == (text is None):
        raise DocumentError("Give either a file or address, or the text itself.")
    decided, counted = told(decisions, use_setting=True), policy(citations)
    if text is not None:
        batches = [documents.read_text(text, format=format)]
    else:
        places = [where] if isinstance(where, str | Path) else list(where or ())
        batches = [_read_one(place, format, offline=offline) for place in places]
    as_of = moment(as_of)
    told_batches = [_told(batch, as_of) for batch in batches]
    return compose(told_batches, as_of=as_of, decisions=decided, citations=counted)


def parse_references(references: str | Iterable[str]) -> pd.DataFrame:
    """Parse reference strings into a table.

    Parameters
    ----------
    references : str or iterable of str
        One text holding a list of references, or one string a reference.

    Returns
    -------
    pandas.DataFrame
        One row a reference, in order: raw, title, authors (list of str), year (Int64), venue,
        volume, issue, pages, first_page, publisher, editors, doi, arxiv_id, url, type, notes,
        confidence. Empty for empty input.

    Examples
    --------
    >>> import researchmetrics as rm
    >>> rm.parse_references(["A. Pott. On cracked pots. Journal of Pots, 2019."]).year.tolist()
    [2019]
    """
    given = references if isinstance(references, str) else list(references)
    parsed = documents.parse_reference_list(given)
    return frame("parsed_references", [_reference_row(record) for record in parsed])


def _read_one(where: Where, format: str | None, *, offline: bool | None) -> Batch:
    if isinstance(where, str) and where.lower().startswith(("http://", "https://")):
        from researchmetrics.http import fetch_document

        answer = fetch_document(where, offline=offline)
        return documents.read_bytes(answer.body, name=answer.url, format=format)
    if isinstance(where, str) and _OTHER_SCHEME.match(where):
        raise UnreadableDocumentError(
            f"{where} is neither a file nor an http or https address. Download it and give "
            "the file."
        )
    return documents.read_document(where, format=format)


def _told(batch: Batch, as_of: str) -> Batch:
    """Date the batch and say how reading went, as for a service."""
    told = [*(r.provenance for r in batch.records), *(p.provenance for p in batch.people)]
    source = told[0].source if told else "document"
    outcome = Outcome(source=source, status="complete", n_records=len(batch.records))
    return replace(batch, known_at=batch.known_at or as_of, outcomes=batch.outcomes or (outcome,))


def _reference_row(record: Record) -> dict[str, Any]:
    pages = record.pages
    return {
        "raw": record.raw,
        "title": record.title,
        "authors": [display_name(author.name) for author in record.authors],
        "year": record.year,
        "venue": record.venue,
        "volume": record.volume,
        "issue": record.issue,
        "pages": pages,
        "first_page": pages.replace("–", "-").split("-")[0].strip() if pages else None,
        "publisher": record.publisher,
        "editors": list(record.editors),
        "doi": normalizer.identifiers.clean_doi(record.doi or ""),
        "arxiv_id": normalizer.identifiers.clean_arxiv(record.arxiv_id or ""),
        "url": record.url,
        "type": record.type,
        "notes": list(record.notes),
        "confidence": documents.confidence(record),
    }
