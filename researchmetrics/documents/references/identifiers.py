"""Finding identifiers and addresses in a reference, and blanking them out.

What is found is replaced by as many separator characters, so that places in the text stay what
they were and what is left is authors, title, venue and numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from researchmetrics.documents.text.links import code_link

__all__ = ["GAP", "Identifiers", "blank", "find_identifiers"]

# White space to every pattern, yet never in a text as read.
GAP = "\x1f"

_URL = re.compile(r"(?:https?\s?:\s?//|\bwww\.)[^\s<>\"“”]{3,600}", re.IGNORECASE)
# A reference has a few addresses; blanking out hundreds would only make the rest slow to read.
_MOST_URLS = 20
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi\s?[:=.]?\s*(?:https?://(?:dx\.)?doi\.org/)?)?"
    r"\b(10\.\d{4,9}/[^\s<>⟨⟩\"“”,;]{1,300})",
    re.IGNORECASE,
)
_NEW_ID = r"\d{4}\s?\.\s?\d{4,5}(?:v\d+)?"
_OLD_ID = r"(?:(?:[a-z]{2,8}-[a-z]{2,4}|math|cs|nlin|stat)(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)"
_CLASS = r"(?:\s*[\[(]\s?[a-z][\w.\s-]{1,20}[\])])?"
_ARXIV = re.compile(
    rf"(?:\b(?P<name>ar\s?Xiv|CoRR)\b(?:\.org)?(?:\s*(?:e\s?-?\s?prints?|preprints?))?[\s,:.]*)?[\[(]?\s?"
    rf"(?:https?://arxiv\.org/(?:abs|pdf)/|\bar\s?Xiv(?:\.org)?\s?(?:preprint\s)?[:./]?\s*|\babs/|(?<=\[)|\bPreprint\s?)"
    rf"(?P<new>{_NEW_ID}|{_OLD_ID}){_CLASS}\s?[\])]?"
    rf"|[\[(]?\b(?P<old>{_OLD_ID}){_CLASS}[\])]?|(?<=[\s,])(?P<last>\d{{4}}\.\d{{4,5}})(?=[\s.\]]*$)",
    re.IGNORECASE,
)
_INDEXES = re.compile(
    r"\[?\s?\b(?:IN\s?SPIRE|MathSciNet|CrossRef|PubMed|Medline|Google Scholar)\b\s?\]?|"
    r"\bMR\d{6,8}\b|\bPM(?:ID|CID):?\s?(?:PMC)?\d+"
)
_INDEX_NAMES = (
    "pmid",
    "pmc",
    "pubmed",
    "medline",
    "inspire",
    "in spire",
    "mathsci",
    "crossref",
    "scholar",
)
_ID_LIKE = re.compile(r"\d{4}\s?\.\s?\d{4}|[a-z]/\d{7}")
# Words that only introduce an address.
_LEAD_IN = re.compile(
    r"(?:\b(?:URL|Available(?: (?:at|from|online))?|Retrieved(?:[^.;:]{0,60}?)from|"
    r"Source code|Code|Online|Project page|Accessed (?:at|from)|Lien|En ligne)\b\s*:?\s*)+$",
    re.IGNORECASE,
)
_VISITED = re.compile(
    r"[(\[]?\b(?:(?:last )?(?:accessed|retrieved|visited|checked|viewed)|"
    r"date (?:of access|accessed)|"
    r"Abruf(?: am)?|abgerufen(?: am)?|Zugriff(?: am)?|consult[ée]e?(?: le)?|Stand|cited)\b:?"
    r"(?: on)?\s*(?:[\w.,/-]+\s+){0,3}?[\w./-]*\d{4}(?:\s[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?)?"
    r"[)\]]?,?(?:\s+from\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What a reference says of identity and place.

    Parameters
    ----------
    text : str
        The reference with everything found blanked out.
    doi, arxiv_id : str or None
        As found, without their scheme.
    arxiv_name : str or None
        "arXiv" or "CoRR", as the reference calls the archive; None without an arXiv id.
    urls : tuple of str
        Addresses, in order; those that only repeat an identifier are left out.
    """

    text: str
    doi: str | None = None
    arxiv_id: str | None = None
    arxiv_name: str | None = None
    urls: tuple[str, ...] = ()

    @property
    def code_url(self) -> str | None:
        """The first address of a repository of code."""
        return code_link(self.urls)


def blank(text: str, start: int, end: int) -> str:
    """Replace a stretch by separators, one for each character.

    Parameters
    ----------
    text : str
        The text.
    start, end : int
        The stretch.

    Returns
    -------
    str
        A text of the same length.

    Examples
    --------
    >>> blank("a (b)", 2, 5) == "a " + GAP * 3
    True
    """
    return text[:start] + GAP * (end - start) + text[end:]


def find_identifiers(text: str) -> Identifiers:
    """Find a reference's DOI, arXiv id and addresses.

    Parameters
    ----------
    text : str
        The reference without markup.

    Returns
    -------
    Identifiers
        What was found, and the text without it.

    Examples
    --------
    >>> found = find_identifiers("A. Byron. Notes. arXiv preprint arXiv:1801.00001, 2018.")
    >>> found.arxiv_id, found.arxiv_name
    ('1801.00001', 'arXiv')
    """
    doi = arxiv = name = None
    low = text.lower()
    if "10." in low and (found := _DOI.search(text)):
        doi = _trimmed(found[1])
        text = blank(text, found.start(), found.end() - len(found[1]) + len(doi))
    if _may_have_preprint(low):
        text, arxiv, name = _take_arxiv(text)
    if (
        "cited" in low
        or "abru" in low
        or "acces" in low
        or "retr" in low
        or "visit" in low
        or "consult" in low
    ):
        text = _VISITED.sub(lambda found: GAP * len(found[0]), text)
    if "MR" in text or any(name in low for name in _INDEX_NAMES):
        text = _INDEXES.sub(lambda found: GAP * len(found[0]), text)
    urls: list[str] = []
    if "://" in low or "www." in low or ": //" in low:
        text, urls = _take_urls(text)
    return Identifiers(text, doi, arxiv, name, tuple(urls))


def _may_have_preprint(low: str) -> bool:
    """Whether a text in lower case can hold an arXiv id: most hold nothing like one."""
    return "xiv" in low or "corr" in low or "abs/" in low or _ID_LIKE.search(low) is not None


def _trimmed(found: str) -> str:
    """Take off the punctuation that ends the sentence, not the identifier."""
    found = found.rstrip(".,;:'’*")
    while found.endswith((")", "]")) and found.count(found[-1]) > found.count(
        "(["[found[-1] == "]"]
    ):
        found = found[:-1].rstrip(".,;:")
    return found


def _take_arxiv(text: str) -> tuple[str, str | None, str | None]:
    found = _ARXIV.search(text)
    if not found:
        return text, None, None
    name = "CoRR" if (found["name"] or "").lower() == "corr" else "arXiv"
    given = "".join((found["new"] or found["old"] or found["last"]).split())
    return blank(text, *found.span()), given, name


def _take_urls(text: str) -> tuple[str, list[str]]:
    urls: list[str] = []
    for found in list(islice(_URL.finditer(text), _MOST_URLS)):
        url = _trimmed(found[0].replace(": //", "://").replace(" ://", "://"))
        urls.append(url)
        start = found.start()
        if lead := _LEAD_IN.search(text, max(0, start - 90), start):
            start = lead.start()
        text = blank(text, start, min(found.end(), found.start() + len(url)))
    return text, urls
