"""From the fields of an exported entry, whatever its format calls them, to a record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from researchmetrics.documents.deadline import check
from researchmetrics.documents.exports.kinds import preprint_or
from researchmetrics.records import Provenance, Record
from researchmetrics.sources.identifiers import id_within

__all__ = ["count_of", "iso_day", "joined_pages", "record_of", "tidy", "year_of"]

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_DOI = re.compile(r"10\.[0-9]{3,9}(?:\.[0-9]+)*/[^\s\"<>{}|^]+", re.IGNORECASE)
_COUNT = re.compile(r"([0-9]{1,3}(?:[.,\u00a0\u202f' ][0-9]{3}){1,4}|[0-9]{1,12})(?:[.,]0{1,4})?")
_ARXIV = re.compile(
    r"(?:arxiv\s*[:.]?\s*(?:preprint\s*)?(?:arxiv\s*[:.]\s*)?|abs/)?"
    r"([0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,2})?|[a-z-]{2,10}(?:\.[a-z]{2})?/[0-9]{7}(?:v[0-9]{1,2})?)"
    r"(?![0-9])",
    re.IGNORECASE,
)
_ARXIV_SAID = re.compile(
    r"arxiv|(?<![a-z])(?:corr\s*,?\s*)?abs/|^[0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,2})?$", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^]+", re.IGNORECASE)
_ACL = re.compile(
    r"aclanthology\.(?:org|info)/(?:papers/)?([A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)", re.IGNORECASE
)
_OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf)\?id=([\w-]{6,14})")
_HAL = re.compile(r"(?:hal\.science|archives-ouvertes\.fr)/((?:hal|tel|inria|cel)-\d{6,})")
_S2 = re.compile(r"semanticscholar\.org/(?:paper/(?:[^/\s?#]+/)?|p/)([0-9a-f]{40})")
_EID = re.compile(r"[?&]eid=(2-s2\.0-\d+)")
_CORPUS = re.compile(r"semanticscholar\.org/(?:arxiv/)?CorpusID:(\d+)", re.IGNORECASE)
_SHOWN = {
    "corpusid": _CORPUS,
    "acl": _ACL,
    "openreview": _OPENREVIEW,
    "hal": _HAL,
    "s2": _S2,
    "eid": _EID,
}
_HOSTS = re.compile(
    r"aclanthology|openreview|hal\.|ouvertes|semanticscholar|scopus|nih\.gov|europepmc|arxiv|"
    r"48550",
    re.IGNORECASE,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY = re.compile(r"([0-9]{1,2})\.?\s+([A-Za-z]{3})[a-z]*\.?,?\s+([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})[-/.]([01]?[0-9])[-/.]([0-3]?[0-9])(?![0-9])")
_RETRACTED = re.compile(
    r"\W*retracted\b(?:\s+(?:article|paper|publication))?\s*[:\]—–-]", re.IGNORECASE
)


def record_of(said: Mapping[str, Any], *, provenance: Provenance) -> Record:
    """Make a record of what an entry says.

    Parameters
    ----------
    said : Mapping
        Fields of `Record`, as found, and beside them: ``doi``, ``arxiv`` and ``urls``, each a list
        of texts in which to look, the surest first; texts for ``year`` and ``citations``.
    provenance : Provenance
        Where the entry stands.

    Returns
    -------
    Record
        Identifiers that only its addresses show are found; the first address that is no
        resolver's of the DOI is its ``url``, the others are ``links``.

    Examples
    --------
    >>> from researchmetrics.records import Provenance
    >>> said = {"title": "On Pots", "year": "c2019", "urls": ["https://doi.org/10.5555/A1"]}
    >>> record = record_of(said, provenance=Provenance(source="document:refs.ris"))
    >>> record.year, record.doi, record.url
    (2019, '10.5555/A1', 'https://doi.org/10.5555/A1')
    """
    check()
    fields = dict(said)
    urls = _addresses(fields.pop("urls", ()))
    doi = _doi([*fields.pop("doi", ()), *(url for url in urls if "doi.org/" in url.lower())])
    arxiv = _arxiv(fields.pop("arxiv", ()), fields.get("venue"), urls, doi)
    fields["year"], notes = _year(fields.get("year"), fields.get("date"))
    fields["citations"] = count_of(fields.get("citations"))
    fields["notes"] = tuple(dict.fromkeys((*fields.get("notes", ()), *notes)))
    fields["type"] = preprint_or(fields.get("type"), venue=fields.get("venue"), arxiv=arxiv)
    given = fields.pop("links", ())
    fields["ids"] = tuple(dict.fromkeys([*fields.get("ids", ()), *_shown_ids(urls)]))
    fields["links"] = tuple(dict.fromkeys([*urls[1:], *(one for one in given if one not in urls)]))
    if _RETRACTED.match(fields.get("title") or ""):
        fields["is_retracted"] = True
    return Record(
        **{name: value for name, value in fields.items() if value not in (None, "")},
        provenance=provenance,
        doi=doi,
        arxiv_id=arxiv,
        url=urls[0] if urls else None,
    )


def tidy(text: object) -> str | None:
    """Tidy the white space of a text.

    Parameters
    ----------
    text : object
        Text or number.

    Returns
    -------
    str or None
        None for what is empty or of another type.

    Examples
    --------
    >>> tidy("  On  Pots "), tidy(12), tidy(" "), tidy(["x"])
    ('On Pots', '12', None, None)
    """
    if type(text) not in {str, int, float}:
        return None
    return " ".join(str(text).split()) or None


def year_of(text: str | None) -> int | None:
    """Find the year in a field.

    Parameters
    ----------
    text : str or None
        "2019", "c2019", "2019-03-26", "in press".

    Returns
    -------
    int or None
        The first number of four digits, sane or not.

    Examples
    --------
    >>> year_of("26 Mar 2019"), year_of("in press")
    (2019, None)
    """
    found = _YEAR.search(text or "")
    return int(found[0]) if found else None


def count_of(text: object) -> int | None:
    """Read a count.

    Parameters
    ----------
    text : object
        A whole number, or text of one, with or without marks between its thousands.

    Returns
    -------
    int or None
        None where there is none.

    Examples
    --------
    >>> count_of("1.234"), count_of("12.0"), count_of(""), count_of("n/a")
    (1234, 12, None, None)
    """
    if type(text) is int:
        return text if 0 <= text < 10**12 else None
    found = _COUNT.fullmatch(str(text or "").strip())
    return int(re.sub(r"[^0-9]", "", found[1])) if found else None


def joined_pages(first: str | None, last: str | None) -> str | None:
    """Write the pages of a work as one text.

    Parameters
    ----------
    first, last : str or None
        As printed; a first page that holds both stays as it is.

    Returns
    -------
    str or None
        None when neither is known.

    Examples
    --------
    >>> joined_pages("12", "19"), joined_pages("12-19", "19"), joined_pages("e7", None)
    ('12-19', '12-19', 'e7')
    """
    if first and last and first != last and not re.search(r"[0-9][-–][0-9]", first):
        return f"{first}-{last}"
    return first or last


def iso_day(text: str | None) -> str | None:
    """Read the day on which figures held.

    Parameters
    ----------
    text : str or None
        "2024-01-05 10:11:12", "5 January 2024".

    Returns
    -------
    str or None
        ISO date; None where the text has no whole date.

    Examples
    --------
    >>> iso_day("2024-01-05 10:11:12"), iso_day("Export Date: 5 January 2024"), iso_day("2024")
    ('2024-01-05', '2024-01-05', None)
    """
    found = _ISO.search(text or "")
    if found:
        year, month, day = (int(part) for part in found.groups())
    else:
        printed = _DAY.search(text or "")
        if not printed or printed[2].lower() not in _MONTHS:
            return None
        day, month, year = int(printed[1]), _MONTHS.index(printed[2].lower()) + 1, int(printed[3])
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _addresses(texts: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for text in texts:
        for address in _ADDRESS.findall(text):
            found[address.rstrip(".,;)") if ")" not in address else _closed(address)] = None
    return list(found)


def _closed(address: str) -> str:
    address = address.rstrip(".,;")
    return address[:-1] if address.endswith(")") and "(" not in address else address


def _doi(texts: Iterable[str]) -> str | None:
    for text in texts:
        found = _DOI.search(text)
        if found:
            return found[0].rstrip(".,;")
    return None


def _arxiv(
    stated: Iterable[str], venue: str | None, urls: list[str], doi: str | None
) -> str | None:
    for text in stated:
        found = _ARXIV.search(text)
        if found:
            return found[1]
    if venue and _ARXIV_SAID.search(venue):
        found = _ARXIV.search(venue)
        if found:
            return found[1]
    return id_within("arxiv", [doi, *urls]) if doi or urls else None


def _year(text: object, date: str | None) -> tuple[int | None, tuple[str, ...]]:
    """Find the year, else say what stands in its place: "in press"."""
    printed = tidy(text)
    year = year_of(printed)
    if year is None and printed and not printed.isdigit():
        return year_of(date), (printed,) if re.search(r"[^\W\d_]{3}", printed) else ()
    return (year if year is not None else year_of(date)), ()


def _shown_ids(urls: list[str]) -> Iterable[str]:
    told = [url for url in urls if _HOSTS.search(url)]
    for scheme in ("pmid", "pmcid"):
        value = id_within(scheme, told) if told else None
        if value:
            yield f"{scheme}:PMC{value}" if scheme == "pmcid" else f"{scheme}:{value}"
    for url in told:
        for scheme, form in _SHOWN.items():
            found = form.search(url)
            if found:
                yield f"{scheme}:{found[1]}"
