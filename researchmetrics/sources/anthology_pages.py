"""Reading the pages of the ACL Anthology, which show papers to readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from researchmetrics.records import Author
from researchmetrics.sources import fields
from researchmetrics.sources.web_page import classes_of, described, links_of
from researchmetrics.sources.xml import inner_text

__all__ = [
    "HOME",
    "PAPER",
    "PERSON",
    "address_of",
    "coded",
    "is_front",
    "kind_of",
    "listed_papers",
    "shown_paper",
]

HOME = "https://aclanthology.org/"
PAPER = re.compile(
    r"(?:https?://[^/]+/(?:anthology/)?|/)?([A-Z]\d\d-\d{4}|\d{4}\.\w+-\w+\.\d+)(?:v\d+)?(?:\.\w+)?/?",
    re.ASCII,
)
PERSON = re.compile(r"(?:.*/people/)?(?:[a-z]/)?([a-z\d][\w-]*(?:/unverified)?)/?", re.ASCII)
_FRONT = re.compile(r".*\.0|[A-VX-Z]\d\d-\d000|W\d\d-\d\d00")
_ENDING = re.compile(r"\.[A-Za-z]\w{1,4}$")
# Served the archive of Papers with Code, which is gone.
_GONE = re.compile(r"https?://(?:www\.)?paperswithcode\.com/")


def address_of(link: str, room: str = "") -> str:
    """Write an address of the site in full.

    Parameters
    ----------
    link : str
        As pages and files write it.
    room : str
        Folder of the site, for links that name none.

    Returns
    -------
    str
        Those of other sites as they are.

    Examples
    --------
    >>> address_of("/P24-1001.pdf"), address_of("https://code.example/pots")
    ('https://aclanthology.org/P24-1001.pdf', 'https://code.example/pots')
    """
    return link if "://" in link else f"{HOME}{room}{link.lstrip('/')}"


def is_front(own: str) -> bool:
    """Tell whether this is what a volume begins with: its editors stand where authors would.

    Parameters
    ----------
    own : str
        Identifier.

    Returns
    -------
    bool
        True for ``2022.acl-long.0`` and ``P19-1000``.

    Examples
    --------
    >>> is_front("P19-1000"), is_front("W19-1000"), is_front("W19-1100"), is_front("P19-1100")
    (True, True, True, False)
    """
    return bool(_FRONT.fullmatch(own))


def kind_of(own: str, venue: str | None, held_by: str | None = None) -> str | None:
    """Tell the kind of a paper.

    Parameters
    ----------
    own : str
        Identifier.
    venue : str or None
        Title of the journal or the proceedings.
    held_by : str or None
        What the volume is called: ``journal``, ``proceedings``.

    Returns
    -------
    str or None
        One of `researchmetrics.records.WORK_TYPES`; None where nothing tells.

    Examples
    --------
    >>> kind_of("P24-1001", "Proceedings of the 2nd Workshop on Pots")
    'workshop'
    """
    if is_front(own):
        return "other"
    title = (venue or "").lower()
    if held_by == "journal" or re.search(r"^computational linguistics,|^transactions of ", title):
        return "article"
    if "workshop" in title:
        return "workshop"
    is_held = held_by == "proceedings" or re.search(
        "proceedings|conference|meeting|findings|symposium", title
    )
    return "conference" if is_held else None


def coded(links: Iterable[str | None]) -> dict[str, Any]:
    """Say whether a paper has code, by where it is said to be.

    Parameters
    ----------
    links : iterable of str or None
        Addresses that are said to be of its code.

    Returns
    -------
    dict
        Fields of a record.

    Examples
    --------
    >>> coded([None, "https://code.example/pots"])["code_url"], coded([])["has_code"]
    ('https://code.example/pots', None)
    """
    found = (link for link in links if link and "://" in link and not _GONE.match(link))
    address = next(found, None)
    return {"code_url": address, "has_code": True if address else None}


def listed_papers(page: Element) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read the papers on the page of an author.

    Parameters
    ----------
    page : xml.etree.ElementTree.Element
        As read.

    Yields
    ------
    tuple of (str, dict)
        Identifier, and fields of a record.
    """
    shown = {at.get("id"): inner_text(at) for at in page.iter("div") if at.get("id")}
    year: int | None = None
    for at in page.iter():
        if at.tag == "h4":
            said = re.fullmatch(r"\s*([0-9]{4})\s*", at.text or "")
            year = int(said[1]) if said else None
        title = at.find(".//strong/a") if "d-sm-flex" in classes_of(at) else None
        own = PAPER.fullmatch(title.get("href") or "") if title is not None else None
        if own is not None:
            below = (f"abstract-{own[1].replace('.', '--')}", f"abstract-{own[1]}")
            abstract = next((shown[name] for name in below if name in shown), None)
            known = {"title": inner_text(title), "year": year, "abstract": abstract}
            yield own[1], known | _entry(at, own[1])


def _entry(at: Element, own: str) -> dict[str, Any]:
    """Read what a list says of a paper besides its title."""
    links = links_of(at)
    venue = next((inner_text(a) for link, a in links if "/volumes/" in link), None)
    badges = [(address_of(link), a) for link, a in links if "badge" in classes_of(a)]
    code = [link for link, a in badges if (a.get("title") or "").lower() in {"code", "open code"}]
    awards = (e.get("title") for e in at.iter() if any("fa-award" in classes_of(i) for i in e))
    people = _people(at)
    struck = any("line-through" in (e.get("style") or "") for e in at.iter())
    return {
        "authors": () if is_front(own) else people,
        "editors": tuple(one.name for one in people) if is_front(own) else (),
        "venue": venue,
        "type": kind_of(own, venue),
        "url": f"{HOME}{own}/",
        "links": fields.distinct(*(link for link, _ in badges if not _is_of_the_page(link))),
        "notes": fields.distinct(*(" ".join((award or "").split()) for award in awards)),
        "is_retracted": struck or None,
        **coded(code),
    }


def _is_of_the_page(link: str) -> bool:
    return link.endswith(".bib") or "#" in link or bool(_GONE.match(link))


def _people(element: Element) -> tuple[Author, ...]:
    """Read the authors or editors that an element links."""
    found = ((at, PERSON.fullmatch(link)) for link, at in links_of(element) if "/people/" in link)
    known = ((inner_text(at), slug[1]) for at, slug in found if slug)
    return tuple(Author(name=name, ids=(f"acl:{slug}",)) for name, slug in known if name)


def shown_paper(page: Element) -> tuple[str | None, dict[str, Any]]:
    """Read what the page of a paper says outside its meta tags.

    Parameters
    ----------
    page : xml.etree.ElementTree.Element
        As read.

    Returns
    -------
    tuple of (str or None, dict)
        Identifier, and fields of a record.
    """
    said = described(page)
    texts: dict[str, str] = {}
    for term, at in said:
        texts.setdefault(term, inner_text(at) or "")
    own = PAPER.fullmatch(texts.get("Anthology ID", ""))
    leads = (at for at in page.iter("p") if "lead" in classes_of(at))
    people = tuple(person for lead in leads for person in _people(lead))
    editors = tuple(person.name for term, at in said if term == "Editors" for person in _people(at))
    abstracts = (inner_text(at) for at in page.iter() if "acl-abstract" in classes_of(at))
    abstract = (next(abstracts, None) or "").removeprefix("Abstract").strip()
    alerts = (inner_text(at) or "" for at in page.iter("div") if "alert" in classes_of(at))
    links = [link for _, at in said for link, _ in links_of(at)]
    code = [link for term, at in said if term == "Code" for link, _ in links_of(at)]
    front = own is not None and is_front(own[1])
    key = texts.get("Bibkey")
    return own and own[1], {
        "ids": (f"bibkey:{key}",) if key else (),
        "authors": () if front else people,
        "editors": editors or (tuple(one.name for one in people) if front else ()),
        "date": " ".join(filter(None, (texts.get("Month"), texts.get("Year")))) or None,
        "publisher": texts.get("Publisher") or None,
        "doi": texts.get("DOI") or None,
        "abstract": abstract or None,
        "links": fields.distinct(*(address_of(link) for link in links if _is_file(link))),
        "notes": fields.distinct(*(texts_of(said, "Award")), *texts_of(said, "Note")),
        "is_retracted": any("retracted" in text.lower() for text in alerts) or None,
        **coded(code),
    }


def texts_of(said: list[tuple[str, Element]], wanted: str) -> tuple[str, ...]:
    """Return the descriptions of a term.

    Parameters
    ----------
    said : list of (str, xml.etree.ElementTree.Element)
        Terms and descriptions.
    wanted : str
        The term.

    Returns
    -------
    tuple of str
        None twice.
    """
    return fields.distinct(*(inner_text(at) for term, at in said if term == wanted))


def _is_file(link: str) -> bool:
    """Tell files and pages elsewhere from the site's own pages, and from resolvers."""
    if re.match(r"#|https?://(?:dx\.)?doi\.org/", link):
        return False
    return bool(_ENDING.search(link)) or not (link.startswith("/") or PAPER.fullmatch(link))
