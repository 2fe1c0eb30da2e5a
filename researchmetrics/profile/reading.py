"""Profiles and references from documents: files, texts and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.api.types import is_scalar

from researchmetrics import documents, normalizer
from researchmetrics.documents.references.authors import display_name
from researchmetrics.documents.references.readings import Reading
from researchmetrics.errors import DocumentError, UnreadableDocumentError
from researchmetrics.normalizer.decisions import Told, told
from researchmetrics.profile.citing import policy
from researchmetrics.profile.compose import compose, moment
from researchmetrics.profile.model import Profile
from researchmetrics.records import Batch, Outcome
from researchmetrics.tables import frame

__all__ = ["parse_references", "read"]

Where = str | Path

_DASH = re.compile(r"[-‐‑–—−]")
_PARTICLE = re.compile(r"[a-z'’]{1,5}|(?:Van|Von|De|Del|Della|Di|Da|Dos|Der|Den|Ten|Ter|La|Le)")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
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
    limit_s: float | None = None,
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
        ``latex``, ``bibtex``, ``bbl``, ``ris``, ``csl-json``, ``csv`` (tables of Scopus, Web of
        Science, Publish or Perish, Google Scholar and others), ``wos`` (tagged), ``pubmed`` or
        ``endnote``. PDF, Word, OpenDocument and RTF files are always told by themselves.
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
    limit_s : float, optional
        Most seconds of computing that reading one document may take; default 2, and 20 more for
        each MB of it.

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
    TooSlowError
        If reading takes more than ``limit_s``.
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
        batches = [documents.read_text(text, format=format, limit_s=limit_s)]
    else:
        places = [where] if isinstance(where, str | Path) else list(where or ())
        batches = [_read_one(place, format, offline=offline, limit_s=limit_s) for place in places]
    as_of = moment(as_of)
    told_batches = [_told(batch, as_of) for batch in batches]
    return compose(told_batches, as_of=as_of, decisions=decided, citations=counted)


def parse_references(references: str | Iterable[str]) -> pd.DataFrame:
    """Parse reference strings into a table.

    Parameters
    ----------
    references : str or iterable of str
        One text holding a list of references, or one string a reference; a missing one (None,
        NaN) gives a row without values.

    Returns
    -------
    pandas.DataFrame
        One row a reference, in order: raw, title, authors (list of str), year (Int64), venue,
        volume, issue, pages, first_page, publisher, editors, doi, arxiv_id, url, type, notes,
        confidence (of all usual fields together), confidences (dict of each field found),
        spans (dict of where each stands in raw), date, venue_acronym, code_url,
        authors_truncated and name_parts (for each author a dict of given, particle, family and
        suffix). Empty for empty input.

    Raises
    ------
    DocumentError
        If the references are neither a text nor several.

    Examples
    --------
    >>> import researchmetrics as rm
    >>> rm.parse_references(["A. Pott. On cracked pots. Journal of Pots, 2019."]).year.tolist()
    [2019]
    """
    given = references if isinstance(references, str) else list(_strings(references))
    parsed = documents.read_reference_list(given)
    # One by one: the readings of a long list take more memory than the table.
    return frame("parsed_references", map(_reference_row, parsed))


def _strings(references: Any) -> Iterator[str]:
    told = "parse_references takes a text, or a list of texts, one a reference"
    if isinstance(references, bytes | Mapping) or not isinstance(references, Iterable):
        raise DocumentError(f"{told}, not {type(references).__name__}. Give one of these.")
    for place, one in enumerate(references):
        if not isinstance(one, str) and not (is_scalar(one) and pd.isna(one)):
            raise DocumentError(f"{told}; number {place} is {one!r:.60}. Leave it out or mend it.")
        yield one if isinstance(one, str) else ""


def _read_one(
    where: Where, format: str | None, *, offline: bool | None, limit_s: float | None
) -> Batch:
    if isinstance(where, str) and where.lower().startswith(("http://", "https://")):
        from researchmetrics.http import fetch_document

        answer = fetch_document(where, offline=offline)
        said = _CHARSET.search(answer.headers.get("content-type", ""))
        charset = said[1] if said else None
        return documents.read_bytes(
            answer.body, name=answer.url, format=format, charset=charset, limit_s=limit_s
        )
    if isinstance(where, str) and _OTHER_SCHEME.match(where):
        raise UnreadableDocumentError(
            f"{where} is neither a file nor an http or https address. Download it and give "
            "the file."
        )
    return documents.read_document(where, format=format, limit_s=limit_s)


def _told(batch: Batch, as_of: str) -> Batch:
    """Date the batch and say how reading went, as for a service."""
    told = [*(r.provenance for r in batch.records), *(p.provenance for p in batch.people)]
    source = told[0].source if told else "document"
    outcome = Outcome(source=source, status="complete", n_records=len(batch.records))
    return replace(batch, known_at=batch.known_at or as_of, outcomes=batch.outcomes or (outcome,))


def _name_parts(printed: str) -> dict[str, str]:
    """The parts of a name; empty where it has none of the kind."""
    name = normalizer.names.parse_name(printed)
    words = name.family.split()
    # The last word is never a particle: "Le" and "Do" are family names too.
    first = next((at for at, word in enumerate(words) if not _PARTICLE.fullmatch(word)), 0)
    first = min(first, len(words) - 1) if words else 0
    return {
        "given": " ".join(name.given),
        "particle": " ".join(words[:first]),
        "family": " ".join(words[first:]),
        "suffix": name.suffix,
    }


def _reference_row(reading: Reading) -> dict[str, Any]:
    record = reading.record
    doi, arxiv = record.doi, record.arxiv_id
    return {
        "raw": record.raw,
        "title": record.title,
        "authors": [display_name(author.name) for author in record.authors],
        "year": record.year,
        "venue": record.venue,
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "first_page": _DASH.split(record.pages, maxsplit=1)[0].strip() if record.pages else None,
        "publisher": record.publisher,
        "editors": list(record.editors),
        "doi": doi and normalizer.identifiers.clean_doi(doi),
        "arxiv_id": arxiv and normalizer.identifiers.clean_arxiv(arxiv),
        "url": record.url,
        "type": record.type,
        "notes": list(record.notes),
        "confidence": reading.confidence,
        "confidences": {name: round(trust, 3) for name, trust in reading.confidences.items()},
        "spans": {
            name: (min(start for start, _ in spans), max(end for _, end in spans))
            for name, spans in reading.spans.items()
            if spans
        },
        "date": record.date,
        "venue_acronym": reading.venue_acronym,
        "code_url": record.code_url,
        "authors_truncated": record.authors_truncated,
        "name_parts": [_name_parts(author.name) for author in record.authors],
    }
