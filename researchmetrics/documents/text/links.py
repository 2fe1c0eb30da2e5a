"""Addresses in running text: web links, e-mail addresses, and identifiers of people."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["code_link", "find_emails", "find_links", "person_ids", "strip_links", "targets"]

_LINK = re.compile(
    r"(?:https?://|(?<![\w/.@-])(?:www\.|(?:github|gitlab|bitbucket)\.(?:com|"
    r"org)/))[^\s<>{}\"“”|^`]{2,2000}"
)
_CODE_HOST = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:github\.com|gitlab\.[\w.-]+|[\w-]+\.gitlab\.io|bitbucket\.org|"
    r"codeberg\.org|sourceforge\.net|gitee\.com|git\.[\w.-]+|anonymous\.4open\.science|"
    r"huggingface\.co|codeocean\.com|kaggle\.com|sr\.ht)/[^/\s]",
    re.IGNORECASE,
)
# Places on those hosts that hold something else than code.
_NOT_CODE = re.compile(r"huggingface\.co/(?:papers|datasets|spaces)/", re.IGNORECASE)
_MARKDOWN = re.compile(r"\[([^\[\]]{0,300})\]\(([^()\s]{0,1000})\)")
_ANCHOR = re.compile(r"<a\b[^<>]{0,1000}>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_TARGET = re.compile(r"<a\b[^<>]{0,500}?href\s*=\s*[\"']([^\"'<>]{1,1000})[\"']", re.IGNORECASE)
_EMAIL = re.compile(
    r"[\w.+-]{1,64}\s?(?:@|\s?[\[({]\s?(?:at|AT|@)\s?[\])}]\s?|\sAT\s)\s?"
    r"[\w-]{1,63}(?:\s?(?:\.|[\[({]\s?(?:dot|DOT|\.)\s?[\])}]|\sDOT\s)\s?[\w-]{1,63}){1,5}"
)
_ORCID = re.compile(r"\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b")
# Addresses and labels by which services know a person.
_PERSON_IDS = {
    "scholar": r"scholar\.google\.[\w.]+/citations\?[^\s\"'<>)]{0,200}?\buser=([\w-]{12})",
    "openalex": r"\bopenalex\.org/(?:authors/|people/)?(A\d{5,12})\b",
    "dblp": r"\bdblp\.(?:org|uni-trier\.de)/pid/(\w+/[\w-]+?)(?=\.html|[\s)\]\"'<>,;]|$)",
    "s2": r"\bsemanticscholar\.org/author/(?:[^/\s]{1,100}/)?(\d{3,12})\b",
    "scopus": r"\b[Ss]copus\b[^\n\d]{0,60}?(\d{10,11})\b",
    "researcherid": r"\b[Rr]esearcher\s?ID\b\W{0,5}(?:\S{0,60}/)?([A-Z]{1,3}-\d{4}-\d{4})\b",
}
_GITHUB = re.compile(
    r"(?<![\w.-])github\.com/([A-Za-z\d](?:[A-Za-z\d-]{0,38}))/?(?=[\s)\]\"'<>,;|·•]|\.?$|\.\s)",
    re.IGNORECASE | re.MULTILINE,
)
_LABELLED_GITHUB = re.compile(
    r"\bgithub\b\W{0,3}:\W{0,3}@?([A-Za-z\d][A-Za-z\d-]{0,38})(?=[\s,;|·•]|$)",
    re.IGNORECASE | re.MULTILINE,
)


def find_links(text: str) -> tuple[str, ...]:
    r"""Find the web addresses in a text.

    Parameters
    ----------
    text : str
        Text with or without Markdown, HTML or LaTeX around its addresses.

    Returns
    -------
    tuple of str
        Each once, in order, without the punctuation of the sentence.

    Examples
    --------
    >>> find_links(r"Code: \url{https://github.com/ann/pots}. See (https://pots.org/a_(b)).")
    ('https://github.com/ann/pots', 'https://pots.org/a_(b)')
    """
    if "://" not in text and "www." not in text and "git" not in text and "bitbucket" not in text:
        return ()
    return tuple(dict.fromkeys(_trimmed(found) for found in _LINK.findall(text)))


def _trimmed(link: str) -> str:
    """Take off LaTeX escapes and the punctuation that belongs to the sentence."""
    link = re.split(r"\]\(|</", link)[0]
    link = re.sub(r"\\+([_%#&~$])", r"\1", link).rstrip(".,;:!?'’*\\")
    while link.endswith((")", "]")) and link.count(link[-1]) > link.count("(["[link[-1] == "]"]):
        link = link[:-1].rstrip(".,;:!?'’*\\")
    return link


def code_link(links: Iterable[str]) -> str | None:
    """Choose the first address of a place that holds code.

    Parameters
    ----------
    links : iterable of str
        Addresses.

    Returns
    -------
    str or None
        None where there is none.

    Examples
    --------
    >>> code_link(["https://pots.org", "https://anonymous.4open.science/r/pots"])
    'https://anonymous.4open.science/r/pots'
    """
    return next(
        (link for link in links if _CODE_HOST.match(link) and not _NOT_CODE.search(link)), None
    )


def strip_links(text: str) -> str:
    """Replace links by their labels, and drop labels that only say that there is a link.

    Parameters
    ----------
    text : str
        Text with Markdown or HTML links.

    Returns
    -------
    str
        The text a reader sees.

    Examples
    --------
    >>> strip_links(
    ...     'On pots ( <a href="#">link</a> ) [pdf](http://a.org/p.pdf), [Delft](http://b.nl)'
    ... )
    'On pots , Delft'
    """
    text = _MARKDOWN.sub(lambda found: _label(found[1]), text)
    text = _ANCHOR.sub(lambda found: _label(found[1]), text)
    text = re.sub(r"\(\s*[,|/]?\s*\)|\[\s*[,|/]?\s*\]", "", text)
    return " ".join(text.split())


def _label(label: str) -> str:
    words = {
        "link",
        "links",
        "pdf",
        "paper",
        "code",
        "doi",
        "bib",
        "bibtex",
        "arxiv",
        "html",
        "url",
        "here",
    }
    words |= {
        "slides",
        "poster",
        "video",
        "website",
        "project page",
        "링크",
        "논문",
        "リンク",
        "链接",
    }
    return "" if label.strip(" [](){}").casefold() in words else label


def targets(text: str) -> tuple[str, ...]:
    """List the addresses of a text, those behind its labels included.

    Parameters
    ----------
    text : str
        Text with Markdown or HTML links.

    Returns
    -------
    tuple of str
        Each once, in order; anchors within the page are left out.

    Examples
    --------
    >>> targets("[paper](https://pots.org/1.pdf), [back](#top)")
    ('https://pots.org/1.pdf',)
    """
    behind = [found[1] for found in _MARKDOWN.findall(text)] + _TARGET.findall(text)
    kept = [_trimmed(link) for link in behind if link.startswith("http")]
    return tuple(dict.fromkeys((*kept, *find_links(text))))


def find_emails(text: str) -> tuple[str, ...]:
    """Find e-mail addresses, those written against harvesters included.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    tuple of str
        Each once, in order, in plain form.

    Examples
    --------
    >>> find_emails("ann@pots.example, bo [at] clay [dot] example")
    ('ann@pots.example', 'bo@clay.example')
    """
    plain = []
    for found in _EMAIL.findall(text):
        one = re.sub(r"\s?[\[({]\s?(?:at|AT|@)\s?[\])}]\s?|\sAT\s|\s?@\s?", "@", found)
        one = re.sub(r"\s?[\[({]\s?(?:dot|DOT|\.)\s?[\])}]\s?|\sDOT\s|\s?\.\s?", ".", one)
        plain.append(one.rstrip(".-"))
    return tuple(dict.fromkeys(plain))


def person_ids(text: str) -> tuple[str, ...]:
    """Find identifiers of the person a text is about.

    Parameters
    ----------
    text : str
        The part of a document about the person.

    Returns
    -------
    tuple of str
        ``scheme:value``; an ORCID only where its check digit is right, a GitHub account only
        where one alone is named.

    Examples
    --------
    >>> person_ids("ORCID: 0000-0002-1825-0097, not 0000-0002-1825-0098; github.com/annpott")
    ('orcid:0000-0002-1825-0097', 'github:annpott')
    """
    orcids = [f"orcid:{value}" for value in _ORCID.findall(text) if _is_orcid(value)]
    others = [
        f"{scheme}:{value}"
        for scheme, pattern in _PERSON_IDS.items()
        for value in re.findall(pattern, text)
    ]
    accounts = _GITHUB.findall(text) or _LABELLED_GITHUB.findall(text)
    own = [f"github:{accounts[0]}"] if len({one.lower() for one in accounts}) == 1 else []
    return tuple(dict.fromkeys((*orcids, *others, *own)))


def _is_orcid(value: str) -> bool:
    """Check the last digit (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in value.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    return value[-1] == "0123456789X"[(12 - total % 11) % 11]
