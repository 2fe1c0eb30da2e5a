"""What the fields of one record mean: which work it is, of what kind, of when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from researchmetrics.normalizer.dates import Date, parse_date, possible_year
from researchmetrics.normalizer.identifiers.forms import clean_arxiv, clean_doi, scheme_value
from researchmetrics.normalizer.venues import Venue, identify

__all__ = ["best_date", "identify", "is_preprint_doi", "work_ids", "work_type"]

_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/arxiv|1101/(?:\d{6}|\d{4}\.\d\d\.\d\d)|2139/ssrn|21203/rs|26434/chemrxiv|31234/osf|31219/osf|"
    r"36227/techrxiv|20944/preprints|5281/zenodo|6084/m9|17605/osf)"
)
_SAYING = frozenset(
    {
        "doi",
        "arxiv",
        "pmid",
        "pmcid",
        "openalex",
        "s2",
        "dblp",
        "openreview",
        "acl",
        "mag",
        "corpusid",
    }
)


def is_preprint_doi(doi: str) -> bool:
    """Tell a preprint server's or repository's DOI from a publisher's.

    Parameters
    ----------
    doi : str
        In canonical form.

    Returns
    -------
    bool
        Whether its prefix is one of theirs.

    Examples
    --------
    >>> is_preprint_doi("10.48550/arxiv.2102.08604"), is_preprint_doi("10.1000/xyz")
    (True, False)
    """
    return _PREPRINT_DOI.match(doi) is not None


def work_ids(fields: Mapping[str, object]) -> tuple[str, ...]:
    """Collect the identifiers that say which work a record is of.

    Parameters
    ----------
    fields : Mapping
        ``doi, arxiv_id, ids, url, venue`` as found.

    Returns
    -------
    tuple of str
        ``scheme:value`` in canonical form, none twice.

    Examples
    --------
    >>> work_ids({"doi": "10.48550/arXiv.2102.08604", "venue": "arXiv preprint arXiv:2102.08604"})
    ('arxiv:2102.08604',)
    """
    found: list[str] = []
    doi = clean_doi(fields.get("doi"))
    if doi and not doi.startswith("10.48550/arxiv."):
        found.append(f"doi:{doi}")
    given = fields.get("ids")
    for text in given if isinstance(given, list | tuple | set | frozenset) else ():
        pair = scheme_value(str(text))
        if pair and pair[0] in _SAYING:
            arxiv = clean_arxiv(pair[1]) if pair[0] == "doi" and "arxiv" in pair[1] else None
            found.append(f"arxiv:{arxiv}" if arxiv else ":".join(pair))
    for place in ("arxiv_id", "doi", "url", "venue"):
        text = str(fields.get(place) or "")
        arxiv = (
            clean_arxiv(text)
            if place == "arxiv_id" or "arxiv" in text.lower() or "abs/" in text
            else None
        )
        if arxiv:
            found.append(f"arxiv:{arxiv}")
    url_doi = clean_doi(fields.get("url")) if "doi.org" in str(fields.get("url") or "") else None
    if url_doi and not url_doi.startswith("10.48550/arxiv."):
        found.append(f"doi:{url_doi}")
    return tuple(dict.fromkeys(found))


def work_type(stated: str | None, venue: Venue | None, ids: Iterable[str]) -> str | None:
    """Decide the kind of work from what the record says and where it appeared.

    Parameters
    ----------
    stated : str or None
        The record's own type.
    venue : Venue or None
        Where it appeared.
    ids : iterable of str
        Its identifiers.

    Returns
    -------
    str or None
        A known venue outweighs the types article, conference, workshop and preprint that services
        confuse; None when nothing tells.

    Examples
    --------
    >>> work_type("article", identify("ICML"), ())
    'conference'
    """
    if stated and stated not in {"article", "conference", "workshop", "preprint", "other"}:
        return stated
    if venue and venue.type and (venue.is_known or ":" in venue.id or stated in {None, "other"}):
        return venue.type
    if stated and stated != "other":
        return stated
    ids = tuple(ids)
    published = any(one.startswith("doi:") and not is_preprint_doi(one[4:]) for one in ids)
    if venue is None and not published and any(one.startswith("arxiv:") for one in ids):
        return "preprint"
    return stated


def best_date(
    fields: Mapping[str, object], *, kind: str | None, ids: Iterable[str], as_of: str | dt.date
) -> Date | None:
    """Find the best known date of a record.

    Parameters
    ----------
    fields : Mapping
        ``date, year`` as found.
    kind : str or None
        Kind of work: what is not submitted yet has no date of publication.
    ids : iterable of str
        Identifiers: an arXiv number tells the month of the preprint.
    as_of : str or datetime.date
        The day from which things are seen.

    Returns
    -------
    Date or None
        The printed date; else the year; else, for a preprint, the month in its arXiv number, as
        inferred.

    Examples
    --------
    >>> best_date({}, kind="preprint", ids=["arxiv:2102.08604"], as_of="2026-01-01")
    Date(iso='2021-02', precision='month', inferred=True)
    """
    if kind == "unsubmitted":
        return None
    date = parse_date(fields.get("date"), as_of=as_of)
    year = possible_year(fields.get("year"), as_of=as_of)
    if date and (year is None or date.year == year or not date.inferred):
        return date
    if year is not None:
        return _dated_in(date, year)
    printed = any(fields.get(place) not in (None, "") for place in ("date", "year"))
    return None if printed or kind != "preprint" else _arxiv_month(ids, as_of)


def _dated_in(date: Date | None, year: int) -> Date:
    """Put a day without year into the year that the record states elsewhere."""
    if date is None or not date.inferred:
        return Date(f"{year:04d}", "year")
    known = parse_date(f"{year:04d}{date.iso[4:]}", as_of=f"{year:04d}-12-31")
    return known or Date(f"{year:04d}", "year")


def _arxiv_month(ids: Iterable[str], as_of: str | dt.date) -> Date | None:
    for one in ids:
        number = re.fullmatch(r"arxiv:(?:[a-z-]+/)?(\d\d)(\d\d)[.\d]+", one)
        if number:
            century = 19 if int(number[1]) > 90 else 20
            date = parse_date(f"{century}{number[1]}-{number[2]}", as_of=as_of)
            return Date(date.iso, date.precision, inferred=True) if date else None
    return None
