"""Canonical forms of identifiers, and finding them in free text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import unquote

from researchmetrics.normalizer.check_digits import isbn13, issn_check, orcid_check
from researchmetrics.normalizer.id_patterns import (
    ACL,
    ARXIV_BARE,
    ARXIV_MARKED,
    DBLP_PID,
    DBLP_WORK,
    DOI,
    HAL_PERSON,
    INSPIRE,
    ISBN,
    ISSN,
    OPENALEX,
    OPENREVIEW,
    OPENREVIEW_PERSON,
    ORCID,
    PMC,
    PMID,
    S2_AUTHOR,
    S2_WORK,
    SCHOLAR,
    SICI,
)


def clean_doi(text: object) -> str | None:
    """Give the DOI in a text its canonical form.

    Parameters
    ----------
    text : object
        A DOI with or without prefix or address, or a text that holds one.

    Returns
    -------
    str or None
        Lower case, no prefix, no punctuation of the sentence around it; None when there is none.

    Examples
    --------
    >>> clean_doi("https://doi.org/10.1023/A:1007154515475.")
    '10.1023/a:1007154515475'
    >>> clean_doi("no DOI yet") is None
    True
    """
    line = _readable(text)
    found = SICI.search(line) or DOI.search(line)
    if not found:
        return None
    doi = found[0].split("?utm_")[0].split("&utm_")[0]
    return _without_sentence(doi).lower()


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
    line = _readable(text).strip()
    bare = ARXIV_BARE.fullmatch(line)
    found = bare or ARXIV_MARKED.search(line)
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
    for found in ORCID.finditer(_readable(text)):
        bare = re.sub(r"\D", "", found[0][:-1]) + found[0][-1].upper()
        if orcid_check(bare[:15]) == bare[15] and set(bare) != {"0"}:
            return "-".join(bare[start : start + 4] for start in range(0, 16, 4))
    return None


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
    line = _readable(text)
    hits = [hit for finder in _FINDERS for hit in finder(line)]
    ordered = dict.fromkeys(identifier for _, identifier in sorted(hits))
    return tuple(ordered)


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
    if not colon or not value or not re.fullmatch(r"[a-z][a-z0-9_.-]*", scheme):
        return None
    if scheme in {"http", "https", "mailto", "urn"}:
        found = find_ids(identifier)
        return scheme_value(found[0]) if found else None
    cleaner = CLEANERS.get(scheme)
    cleaned = cleaner(value) if cleaner else value
    return (scheme, cleaned) if cleaned else None


def _readable(text: object) -> str:
    line = "" if text is None else str(text)
    if "&" in line:
        line = html.unescape(line)
    return unquote(line) if "%" in line else line


def _without_sentence(doi: str) -> str:
    """Drop the punctuation of the sentence a DOI stands in, brackets only where unmatched."""
    while doi:
        last = doi[-1]
        if last in ".,;:'’*!?·" or (
            last in ")]>" and doi.count(last) > doi.count({")": "(", "]": "[", ">": "<"}[last])
        ):
            doi = doi[:-1]
        else:
            break
    return doi


def _arxiv_form(value: str) -> str:
    archive, slash, number = value.lower().partition("/")
    return f"{archive.split('.')[0]}/{number}" if slash else archive


_Finder = Callable[[str], "list[tuple[int, str]]"]


def _dois(line: str) -> list[tuple[int, str]]:
    spans = [found.start() for found in (*SICI.finditer(line), *DOI.finditer(line))]
    hits = []
    for start in spans:
        doi = clean_doi(line[start:])
        if doi and not doi.startswith("10.48550/arxiv"):
            hits.append((start, f"doi:{doi}"))
    return hits


def _orcids(line: str) -> list[tuple[int, str]]:
    found = ((hit.start(), clean_orcid(hit[0])) for hit in ORCID.finditer(line))
    return [(start, f"orcid:{orcid}") for start, orcid in found if orcid]


def _by(scheme: str, pattern: re.Pattern[str], clean: Callable[[str], str | None]) -> _Finder:
    def find(line: str) -> list[tuple[int, str]]:
        hits = ((hit.start(), clean(hit[1])) for hit in pattern.finditer(line))
        return [(start, f"{scheme}:{value}") for start, value in hits if value]

    return find


def _issn(text: str) -> str | None:
    bare = text.replace("-", "").strip().upper()
    right = re.fullmatch(r"[0-9]{7}[0-9X]", bare) and issn_check(bare[:7]) == bare[7]
    return f"{bare[:4]}-{bare[4:]}" if right else None


def _digits(text: str) -> str | None:
    number = re.fullmatch(r"(?:PMC|PMID:?)?\s*0*([1-9][0-9]{0,9})", text.strip(), re.IGNORECASE)
    return number[1] if number else None


def _pmcid(text: str) -> str | None:
    number = _digits(text)
    return f"PMC{number}" if number else None


def _openalex(text: str) -> str | None:
    found = re.search(r"(?:^|/)([AWSIPTFC][0-9]{1,12})$", text.strip(), re.IGNORECASE)
    return found[1].upper() if found else None


_FINDERS: tuple[_Finder, ...] = (
    _dois,
    _orcids,
    _by("arxiv", ARXIV_MARKED, _arxiv_form),
    _by("pmcid", PMC, _pmcid),
    _by("pmid", PMID, _digits),
    _by("openalex", OPENALEX, str.upper),
    _by("s2", S2_AUTHOR, str),
    _by("s2", S2_WORK, str.lower),
    _by("dblp", DBLP_PID, lambda pid: pid.rstrip("/").removesuffix(".html")),
    _by("dblp", DBLP_WORK, str),
    _by("scholar", SCHOLAR, str),
    _by("openreview", OPENREVIEW, str),
    _by("openreview", OPENREVIEW_PERSON, str),
    _by("inspire", INSPIRE, str),
    _by("hal", HAL_PERSON, str),
    _by("acl", ACL, str),
    _by("isbn", ISBN, isbn13),
    _by("issn", ISSN, _issn),
)
CLEANERS: dict[str, Callable[[str], str | None]] = {
    "doi": clean_doi,
    "arxiv": clean_arxiv,
    "orcid": clean_orcid,
    "pmid": _digits,
    "pmcid": _pmcid,
    "openalex": _openalex,
    "isbn": isbn13,
    "issn": _issn,
}
