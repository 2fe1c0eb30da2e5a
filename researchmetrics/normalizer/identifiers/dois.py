"""DOIs: their canonical form, in text, in addresses and in what publishers make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from researchmetrics.normalizer.identifiers.text import readable

__all__ = ["clean_doi", "dois_in"]

_SIGN = r"!#$%&'()*+\-./0-9:=?@A-Z\[\]_a-z~À-ÖØ-öø-ÿ"
_DOI = re.compile(
    r"(?:(?<![\w.])|(?<=doi)|(?<=doi_))10\.\d{4,9}(?:\.\d+)*/"
    # A comma or semicolon can belong to a DOI, not where another one follows it.
    rf"[{_SIGN}]+(?:[,;](?!https?:|doi|10\.\d{{4,9}}/)[{_SIGN}]*)*"
    # Old DOIs hold angle brackets: (SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2
    r"(?:<[^<>\s]{1,40}>\d\.\d\.[a-z]{2};\d(?:-[\w#])?)?",
    re.IGNORECASE,
)
_LONGEST = 400
_QUERY = re.compile(r"[?#&](?=\w{1,30}=)")
_URL_QUERY = re.compile(r"[?#&]")
# Pages about a work whose addresses go on behind the DOI.
_ENDS = (
    "/full", "/full/html", "/full/pdf", "/abstract", "/pdf", "/epdf", "/epub", "/pdfdirect",
    "/meta", "/summary", "/references", "/figures", "/fulltext", "/full-text", "/html",
    "/tables", "/citedby", "/related", "/download", "/export", "/reader", "/metrics",
    ".full", ".full.pdf", ".full-text", ".abstract", ".pdf+html", ".full.pdf+html",
)  # fmt: skip
_URL_ENDS = (*_ENDS, ".pdf", ".html", ".xml")
# biorXiv's addresses add a version, its DOIs have none; nor has DataCite's DOI of an arXiv paper.
_VERSION = re.compile(
    r"(10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}|10\.48550/arxiv\.[a-z-]*[./]?[\d.]+)v\d+"
)
# Oxford's addresses go on with the number of the page.
_PAGE_NUMBER = re.compile(r"(?<=\w)/\d{6,8}$")
_DATE = re.compile(r"10\.(?:1[89]|20)\d\d/(?:\d{1,2}[./])?(?:1[89]|20)\d\d")
_OPENING = {")": "(", "]": "["}
_STOPS = ".,;:'*!?/"
_OSF = r"osf\.io/preprints/"
_PUBLISHERS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (needle, re.compile(form, re.IGNORECASE), doi)
    for needle, form, doi in (
        ("nature.com/", r"nature\.com/articles/((?:[a-z]+\d|\d{5,})[\w-]*)", "10.1038/{}"),
        ("elifesciences", r"elifesciences\.org/(?:articles|content)/(\d{5,6})", "10.7554/elife.{}"),
        ("peerj.com", r"peerj\.com/articles/(\d+)", "10.7717/peerj.{}"),
        (
            "peerj.com",
            r"peerj\.com/articles/(cs|[a-z]{0,5}chem|matsci)-(\d+)",
            "10.7717/peerj-{}.{}",
        ),
        ("bmj.com", r"\bbmj\.com/content/(?:\d+/)?(bmj[.-][\w-]+)", "10.1136/{}"),
        (
            "rsc.org",
            r"rsc\.org/\S{0,40}?/(?:19|20)\d\d/[a-z0-9]{2}/([a-z]\d[a-z]{2}\d{5}[a-z\d])\b",
            "10.1039/{}",
        ),
        ("ssrn.com", r"ssrn\.com/\S{0,60}?abstract(?:_?id)?=(\d{4,9})", "10.2139/ssrn.{}"),
        ("psyarxiv", rf"(?:{_OSF}psyarxiv|psyarxiv\.com)/(\w{{5}})\b", "10.31234/osf.io/{}"),
        ("socarxiv", rf"{_OSF}socarxiv/(\w{{5}})\b", "10.31235/osf.io/{}"),
        ("rxiv.org", r"rxiv\.org/content/\w*/?early/[\d/]{10}/(\d[\d.]*\d)", "10.1101/{}"),
        ("researchsquare", r"researchsquare\.com/article/(rs-\d+/v\d+)", "10.21203/rs.3.{}"),
        (
            "figshare.com",
            r"figshare\.com/articles/(?:[\w-]{1,40}/)?[^/\s]{1,200}/(\d{5,9})",
            "10.6084/m9.figshare.{}",
        ),
    )
)


def clean_doi(text: object) -> str | None:
    """Give the DOI in a text its canonical form.

    Parameters
    ----------
    text : object
        A DOI with or without prefix or address, a publisher's address of the work, or a text that
        holds one.

    Returns
    -------
    str or None
        Lower case, no prefix, no punctuation of the sentence around it, no page of the address;
        None when there is none.

    Examples
    --------
    >>> clean_doi("https://doi.org/10.1023/A:1007154515475.")
    '10.1023/a:1007154515475'
    >>> clean_doi("https://onlinelibrary.wiley.com/doi/full/10.1002/pot.12345/abstract?af=R")
    '10.1002/pot.12345'
    >>> clean_doi("no DOI yet") is None
    True
    """
    if text is None:
        return None
    return next((doi for _, doi in dois_in(readable(text))), None)


def dois_in(line: str) -> Iterator[tuple[int, str]]:
    """Find every DOI in a readable line.

    Parameters
    ----------
    line : str
        What `readable` gave.

    Yields
    ------
    tuple of (int, str)
        Where it begins, and its canonical form; DOIs that a publisher's address only implies come
        last.

    Examples
    --------
    >>> list(dois_in("10.1000/A, https://www.nature.com/articles/s41586-020-0001-1"))
    [(0, '10.1000/a'), (11, '10.1038/s41586-020-0001-1')]
    """
    if "10." in line:
        for found in _DOI.finditer(line):
            start = found.start()
            doi = _canonical(found[0], in_address=start > 0 and line[start - 1] in "/=")
            if doi and "academic.oup.com/" in line[max(0, start - 80) : start].lower():
                doi = _PAGE_NUMBER.sub("", doi)
            if doi:
                yield start, doi
    if "/" in line:
        yield from _implied(line)


def _canonical(found: str, *, in_address: bool) -> str | None:
    if len(found) > _LONGEST:
        return None
    is_sici = ">" in found
    doi = found.lower()
    if not is_sici:
        doi = (_URL_QUERY if in_address else _QUERY).split(doi, maxsplit=1)[0]
    doi = _without_sentence(doi, _URL_ENDS if in_address else _ENDS)
    version = _VERSION.fullmatch(doi)
    if version:
        doi = version[1]
    is_whole = doi.partition("/")[2] != "" and not _DATE.fullmatch(doi)
    return doi if is_whole else None


def _without_sentence(doi: str, ends: tuple[str, ...]) -> str:
    """Drop the sentence's punctuation and the address's last parts, brackets only if unmatched."""
    while True:
        last = doi[-1]
        if last in _STOPS or (last in ")]" and doi.count(last) > doi.count(_OPENING[last])):
            doi = doi[:-1]
            continue
        end = next((end for end in ends if doi.endswith(end)), None)
        if end is None:
            return doi
        doi = doi[: -len(end)]


def _implied(line: str) -> Iterator[tuple[int, str]]:
    lower = line.lower()
    for needle, form, doi in _PUBLISHERS:
        if needle in lower:
            for found in form.finditer(line):
                head = line.rfind("http", max(0, found.start() - 40), found.start())
                yield max(head, 0) or found.start(), doi.format(*map(str.lower, found.groups()))
