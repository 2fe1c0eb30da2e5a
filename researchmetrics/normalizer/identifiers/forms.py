"""Canonical forms of identifiers, and finding them in free text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from researchmetrics.normalizer.identifiers import cleaners, services
from researchmetrics.normalizer.identifiers.check_digits import orcid_check
from researchmetrics.normalizer.identifiers.dois import clean_doi, dois_in
from researchmetrics.normalizer.identifiers.patterns import (
    ARXIV_AUTHOR,
    ARXIV_BARE,
    ARXIV_MARKED,
    ARXIV_OLD_ALONE,
    ORCID,
    ORCID_SPACED,
)
from researchmetrics.normalizer.identifiers.text import readable

__all__ = [
    "ALIASES",
    "CLEANERS",
    "clean_arxiv",
    "clean_doi",
    "clean_orcid",
    "find_ids",
    "scheme_value",
]

ALIASES = {
    "pmc": "pmcid",
    "pubmed": "pmid",
    "medline": "pmid",
    "semanticscholar": "s2",
    "semantic_scholar": "s2",
    "google_scholar": "scholar",
    "inspirehep": "inspire",
    "aclanthology": "acl",
    "acl_anthology": "acl",
    "ads": "bibcode",
    "adsabs": "bibcode",
    "nihmsid": "nihms",
}
"""Other names of schemes."""
_ARXIV_PERSON = re.compile(r"[a-z'-]+_[a-z]_[0-9]+")
_SCHEME = re.compile(r"[a-z][a-z0-9_.-]*")


def clean_arxiv(text: object) -> str | None:
    """Give the arXiv identifier in a text its canonical form.

    Parameters
    ----------
    text : object
        Old or new identifier, address, "arXiv preprint ...", or DataCite's DOI for it.

    Returns
    -------
    str or None
        Without version, archive in lower case and without subject class; None when there is none.

    Examples
    --------
    >>> clean_arxiv("arXiv:2102.08604v3 [cs.LG]")
    '2102.08604'
    >>> clean_arxiv("https://doi.org/10.48550/arXiv.2102.08604")
    '2102.08604'
    >>> clean_arxiv("math.GT/0309136")
    'math/0309136'
    """
    if text is None:
        return None
    line = readable(text).strip()
    found = ARXIV_BARE.fullmatch(line) or ARXIV_MARKED.search(line) or ARXIV_OLD_ALONE.search(line)
    return _arxiv_form(found[1]) if found else None


def clean_orcid(text: object) -> str | None:
    """Give the ORCID in a text its canonical form, if its check digit is right.

    Parameters
    ----------
    text : object
        With or without address and hyphens.

    Returns
    -------
    str or None
        Four groups of four, joined by hyphens; None when there is none or it is mistyped.

    Examples
    --------
    >>> clean_orcid("http://orcid.org/0000-0002-1825-0097")
    '0000-0002-1825-0097'
    >>> clean_orcid("0000-0002-1825-0098") is None
    True
    """
    if text is None:
        return None
    line = readable(text)
    return next((orcid for _, orcid, _ in _orcids_in(line)), None)


def find_ids(text: object) -> tuple[str, ...]:
    """Find every identifier in free text.

    Parameters
    ----------
    text : object
        Anything; addresses of the services count, e-mail addresses do not.

    Returns
    -------
    tuple of str
        ``scheme:value`` in canonical form, in order of appearance, none twice. DataCite's DOI of
        an arXiv paper is given as the arXiv identifier.

    Examples
    --------
    >>> find_ids("See arXiv:2102.08604v2, doi:10.1000/ABC.1, and PMID 12345.")
    ('arxiv:2102.08604', 'doi:10.1000/abc.1', 'pmid:12345')
    """
    line = readable(text)
    hits = [*_dois(line), *_orcids(line), *_arxivs(line), *services.services_in(line)]
    return tuple(dict.fromkeys(identifier for _, identifier in sorted(hits)))


def scheme_value(identifier: str) -> tuple[str, str] | None:
    """Split ``scheme:value`` and bring the value into canonical form.

    Parameters
    ----------
    identifier : str
        As a reader or fetcher gave it.

    Returns
    -------
    tuple of str or None
        Scheme in lower case and value; None when it is not of that form or not valid.

    Examples
    --------
    >>> scheme_value("DOI:10.1000/ABC")
    ('doi', '10.1000/abc')
    >>> scheme_value("just text") is None
    True
    """
    scheme, colon, value = identifier.partition(":")
    scheme, value = scheme.strip().lower(), value.strip()
    if not colon or not value or not _SCHEME.fullmatch(scheme):
        return None
    if scheme in {"http", "https", "mailto", "urn", "info"}:
        found = find_ids(identifier)
        return scheme_value(found[0]) if found else None
    scheme = ALIASES.get(scheme, scheme)
    cleaner = CLEANERS.get(scheme)
    cleaned = cleaner(value) if cleaner else value
    return (scheme, cleaned) if cleaned else None


def _arxiv_form(value: str) -> str:
    archive, slash, number = value.lower().partition("/")
    return f"{archive.split('.')[0]}/{number}" if slash else archive


def _orcids_in(line: str) -> Iterator[tuple[int, str, bool]]:
    """Find valid ORCIDs: where, in canonical form, and whether the printed form is theirs alone."""
    for found in ORCID.finditer(line):
        orcid = _orcid_form(found[0])
        if orcid:
            yield found.start(), orcid, not found[0].isalnum()
    for found in ORCID_SPACED.finditer(line):  # the form of an ISNI, of which ORCIDs are a part
        orcid = _orcid_form(found[0])
        if orcid and _is_in_range(orcid):
            yield found.start(), orcid, False


def _orcid_form(printed: str) -> str | None:
    bare = re.sub(r"\D", "", printed[:-1]) + printed[-1].upper()
    if orcid_check(bare[:15]) != bare[15] or set(bare) == {"0"}:
        return None
    return "-".join(bare[start : start + 4] for start in range(0, 16, 4))


def _is_in_range(orcid: str) -> bool:
    """Whether it is in the blocks of ISNIs that ORCID hands out."""
    number = int(orcid.replace("-", "")[:15])
    return 15_000_000 <= number <= 35_000_000 or 900_000_000_000 <= number <= 900_100_000_000


def _orcids(line: str) -> Iterator[tuple[int, str]]:
    for start, orcid, is_typical in _orcids_in(line):
        before = line[max(0, start - 24) : start]
        is_meant = is_typical or _is_in_range(orcid) or "orcid" in before.lower()
        if is_meant and "isni" not in before.lower()[-12:]:
            yield start, f"orcid:{orcid}"


def _dois(line: str) -> Iterator[tuple[int, str]]:
    for start, doi in dois_in(line):
        if not doi.startswith("10.48550/arxiv"):
            yield start, f"doi:{doi}"


def _arxivs(line: str) -> Iterator[tuple[int, str]]:
    for pattern in (ARXIV_MARKED, ARXIV_OLD_ALONE):
        for found in pattern.finditer(line):
            yield found.start(), f"arxiv:{_arxiv_form(found[1])}"
    for found in ARXIV_AUTHOR.finditer(line):
        yield found.start(), f"arxiv:{found[1].lower()}"


def _arxiv_or_author(text: str) -> str | None:
    return text if _ARXIV_PERSON.fullmatch(text) else clean_arxiv(text)


CLEANERS: dict[str, Callable[[str], str | None]] = {
    "doi": clean_doi,
    "arxiv": _arxiv_or_author,
    "orcid": clean_orcid,
    **cleaners.CLEANERS,
}
"""Clean forms of the schemes that can be checked."""
