"""Reading how HAL describes works: kinds, venues, identifiers, texts in several languages."""

from __future__ import annotations

import re
from typing import Any

from researchmetrics.sources import fields, markup

__all__ = ["WORKS", "described", "own_id"]

# What is asked for of each on a list.
WORKS = (
    "docid,halId_s,uri_s,docType_s,title_s,subTitle_s,abstract_s,authFullName_s,"
    "authFullNameFormIDPersonIDIDHal_fs,authIdHasPrimaryStructure_fs,authQuality_s,"
    "producedDate_s,producedDateY_i,publicationDate_s,publicationDateY_i,journalTitle_s,"
    "journalPublisher_s,publisher_s,authorityInstitution_s,bookTitle_s,conferenceTitle_s,volume_s,"
    "issue_s,page_s,doiId_s,arxivId_s,pubmedId_s,pubmedcentralId_s,bibcodeId_s,wosId_s,inspireId_s,"
    "nntId_s,isbn_s,swhidId_s,primaryDomain_s,level0_domain_s,structName_s,scientificEditor_s,"
    "openAccess_bool,fileMain_s,files_s,linkExtUrl_s,seeAlso_s,publisherLink_s,researchData_s,"
    "softCodeRepository_s,comment_s,invitedCommunication_s"
)
_KINDS = {
    "article": "ART NOTE",
    "book": "OUV DOUV PROCEEDINGS",
    "chapter": "COUV CREPORT NOTICE",
    "conference": "COMM",
    "dataset": "DATA",
    "other": "OTHER PATENT LECTURE BLOG TRAD IMG IMAGE VIDEO SON MAP ISSUE",
    "preprint": "UNDEFINED PREPRINT",
    "report": "REPORT REPACT SYNTHESE",
    "software": "SOFTWARE",
    "talk": "POSTER PRESCONF",
    "thesis": "THESE HDR MEM ETABTHESE",
}
_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_ADDRESS = re.compile(r"https?://[^/]+/([a-z]+[a-z\d]*-\d+)(?:v\d+)?/?")
_DAYS = "producedDate_s | publicationDate_s | conferenceStartDate_s"
_VENUES = {
    "chapter": "bookTitle_s | journalTitle_s | conferenceTitle_s",
    "conference": "conferenceTitle_s | bookTitle_s | journalTitle_s",
}


def own_id(raw: object) -> str | None:
    """Return HAL's own identifier of a work.

    Parameters
    ----------
    raw : object
        One row of an answer.

    Returns
    -------
    str or None
        Without version; from the address where it is not stated.

    Examples
    --------
    >>> own_id({"halId_s": "hal-42"}), own_id({"uri_s": "https://hal.science/hal-42v2"})
    ('hal-42', 'hal-42')
    """
    shown = _ADDRESS.fullmatch(_first(raw, "uri_s") or "")
    return fields.text(raw, "halId_s") or (shown[1] if shown else None)


def _kind(raw: object) -> str | None:
    """Tell the kind of a work."""
    return _BY_WORD.get((fields.text(raw, "docType_s") or "").upper())


def _year(raw: object, path: str) -> int | None:
    """Read the year, else that of the day."""
    day = (_first(raw, _DAYS) or "")[:4]
    stated = fields.number(raw, path)
    return stated if stated is not None else int(day) if re.fullmatch("[0-9]{4}", day) else None


def _domain(raw: object, path: str) -> str | None:
    """Read a class; some lists of them put before each how narrow it is."""
    return re.sub(r"^\d\.", "", _first(raw, path) or "") or None


def _venue(raw: object) -> str | None:
    """Tell what a work appeared in."""
    path = _VENUES.get(_kind(raw) or "", "journalTitle_s | bookTitle_s | conferenceTitle_s")
    return _first(raw, path)


def _first(raw: object, path: str) -> str | None:
    """Read the first text of all places, each of which may be one text or a list."""
    return next(iter(fields.names(raw, path)), None)


def _title(raw: object, path: str) -> str | None:
    """Read title and subtitle in the first of their languages."""
    title, subtitle = (_first(raw, place) for place in path.split("|"))
    title = title or _first(raw, "en_title_s | fr_title_s")
    return ": ".join(filter(None, (title, subtitle))) or None


def described(raw: object) -> dict[str, Any]:
    """Read what is said of a work, but for its people.

    Parameters
    ----------
    raw : object
        One row of an answer.

    Returns
    -------
    dict
        By names of `researchmetrics.records.Record`.

    Examples
    --------
    >>> known = described({"docType_s": "COUV", "isbn_s": "978", "doiId_s": "10.5555/1"})
    >>> known["type"], known["doi"], known["ids"]
    ('chapter', '10.5555/1', ())
    """
    known, word = fields.by_table(raw, _WORK), _kind(raw)
    # The number of a chapter's book is not the chapter's.
    schemes = _IDS if word == "book" else {name: at for name, at in _IDS.items() if name != "isbn"}
    found = (f"{scheme}:{one}" for scheme, at in schemes.items() for one in fields.names(raw, at))
    ids = (*((f"hal:{own}",) if (own := own_id(raw)) else ()), *found)
    return known | {
        "type": word,
        "venue": _venue(raw),
        "ids": ids,
        "has_code": True if known["code_url"] else None,
        "links": tuple(link for link in fields.names(raw, _LINKS) if link != known["url"]),
        "notes": fields.distinct(
            *fields.names(raw, "comment_s"),
            "invited" if fields.text(raw, "invitedCommunication_s") == "1" else None,
        ),
    }


_LINKS = (
    "fileMain_s | files_s | linkExtUrl_s | seeAlso_s | publisherLink_s | researchData_s"
    " | softCodeRepository_s | urlFulltextEsr_s"
)
_IDS = {
    "pmid": "pubmedId_s",
    "pmcid": "pubmedcentralId_s",
    "bibcode": "bibcodeId_s",
    "wosuid": "wosId_s",
    "inspire": "inspireId_s",
    "nnt": "nntId_s",
    "swhid": "swhidId_s",
    "isbn": "isbn_s",
}
_WORK: fields.Table = {
    "title": (_title, "title_s | subTitle_s"),
    "date": (_first, _DAYS),
    "year": (_year, "producedDateY_i | publicationDateY_i"),
    "volume": (_first, "volume_s"),
    "issue": (_first, "issue_s"),
    "pages": (_first, "page_s"),
    "publisher": (_first, "publisher_s | journalPublisher_s | authorityInstitution_s"),
    "category": (_domain, "primaryDomain_s | domain_s | domainAllCode_s"),
    "field": (_domain, "level0_domain_s | domain_s"),
    "affiliations": (fields.names, "structName_s"),
    "doi": (_first, "doiId_s"),
    "arxiv_id": (_first, "arxivId_s"),
    "url": (_first, "uri_s"),
    "code_url": (_first, "softCodeRepository_s"),
    "is_open_access": (fields.flag, "openAccess_bool"),
    "abstract": (
        lambda raw, path: markup.plain(_first(raw, path)),
        "abstract_s | en_abstract_s | fr_abstract_s",
    ),
    "raw": (_first, "label_bibtex | label_s"),
}
