"""What the links of an entry say: DOI, arXiv id, code, and the address of the work itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from researchmetrics.documents.listings.sheets import Link
from researchmetrics.documents.text.links import code_link
from researchmetrics.sources.identifiers import id_within

__all__ = ["Linked", "doi_in", "read_links"]

_DOI = re.compile(r"(?<![\d.])(10\.\d{4,9}(?:\.\d+)*/[^\s?#\"'<>&]+)")
# Addresses of publishers repeat the identifier and say after it which form of the work they give.
_FORM = re.compile(
    r"(?:/(?:full|abstract|abs|pdf|epdf|fulltext|html|meta|summary|references|citations|"
    r"full/html|suppl_file/.*|v\d+/.*|-/.*|download|viewer|file)|\.(?:pdf|full|full-text|abstract|"
    r"short|html?|full\.pdf|full\.html))+/?$",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?<=\d)v\d{1,2}$")
_PREPRINTS = re.compile(r"10\.1101/", re.IGNORECASE)
_ACM = re.compile(r"[?&](?:doid|id)=(?:10\.1145/)?(\d{5,8}\.\d{5,8})")
_ACM_HOST = re.compile(r"//(?:portal|dl|doi)\.acm\.org/", re.IGNORECASE)
# Nature's own numbers are the ends of its identifiers.
_NATURE = re.compile(
    r"//(?:www\.)?nature\.com/articles/(s\d{5}-\d{3}-\d{4,6}-[\dxX]|(?:n|s)[a-z]{2,7}\d{3,6})"
)
_SHOWN = re.compile(r"\s*(?:doi|doi link|publisher'?s? (?:version|link))\s*:?\s*", re.IGNORECASE)
_PAGES = re.compile(
    r"^(?:#|javascript:|mailto:|tel:|data:)|//(?:scholar\.google|(?:www\.)?(?:twitter|x|facebook|linkedin)"
    r"\.com/)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"//(?:scholar\.google\.[\w.]+/citations\?user|orcid\.org/)", re.IGNORECASE)
_WORK = re.compile(
    r"\.pdf(?:$|[?#])|arxiv\.org/|doi\.org/|openreview\.net/|aclanthology|/(?:paper|publication|article)s?/",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Linked:
    """What links say of a work.

    Parameters
    ----------
    doi, arxiv_id, url, code_url : str or None
        As found there.
    links : tuple of str
        All addresses outside the page, in order.
    """

    doi: str | None = None
    arxiv_id: str | None = None
    url: str | None = None
    code_url: str | None = None
    links: tuple[str, ...] = ()


def read_links(links: Sequence[Link], title: str | None = None) -> Linked:
    """Read the links of an entry.

    Parameters
    ----------
    links : sequence of Link
        In order.
    title : str, optional
        The title; a link behind it leads to the work.

    Returns
    -------
    Linked
        An identifier that a link named so gives goes before others.

    Examples
    --------
    >>> found = read_links([Link("https://dl.acm.org/doi/pdf/10.1145/1.2", "pdf")])
    >>> found.doi, found.url
    ('10.1145/1.2', 'https://dl.acm.org/doi/pdf/10.1145/1.2')
    """
    kept = [link for link in links if not _PAGES.search(link.href)]
    outside = [link.href for link in kept if "://" in link.href]
    named = [link.href for link in kept if _SHOWN.fullmatch(link.label)]
    behind = [link.href for link in kept if title and len(link.label) > 9 and link.label in title]
    doi = next(filter(None, map(doi_in, (*named, *behind, *outside))), None)
    arxiv = id_within("arxiv", [*behind, *outside])
    return Linked(
        doi=doi,
        arxiv_id=arxiv.removesuffix(".pdf") if arxiv and re.search(r"\d{4}", arxiv) else None,
        url=_url([*(href for href in behind if "://" in href), *outside]),
        code_url=code_link(outside),
        links=tuple(dict.fromkeys(outside)),
    )


def doi_in(href: str) -> str | None:
    """Find a DOI in an address: of its resolver, or of a publisher that repeats it.

    Parameters
    ----------
    href : str
        Address.

    Returns
    -------
    str or None
        The identifier alone.

    Examples
    --------
    >>> doi_in("https://onlinelibrary.wiley.com/doi/full/10.1002/pot.1")
    '10.1002/pot.1'
    >>> doi_in("https://www.biorxiv.org/content/10.1101/2020.01.01.1v2.full.pdf")
    '10.1101/2020.01.01.1'
    """
    if _ACM_HOST.search(href) and (own := _ACM.search(href)):
        return f"10.1145/{own[1]}"
    if own := _NATURE.search(href):
        return f"10.1038/{own[1]}"
    found = _DOI.search(unquote(href))
    if not found:
        return None
    doi = _FORM.sub("", found[1].rstrip(".,;:'’/"))
    while doi.endswith((")", "]")) and doi.count(doi[-1]) > doi.count("(["[doi[-1] == "]"]):
        doi = doi[:-1].rstrip(".,;")
    if _PREPRINTS.match(doi):
        doi = _VERSION.sub("", doi)
    return doi if "/" in doi else None


def _url(hrefs: Iterable[str]) -> str | None:
    """The address of the work: what leads to its text or its page, else the first."""
    kept = [href for href in hrefs if not _PEOPLE.search(href)]
    code = code_link(kept)
    works = [href for href in kept if _WORK.search(href)]
    return next((href for href in (*works, *kept) if href != code), None)
