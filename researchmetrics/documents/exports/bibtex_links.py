"""Where the entry of a BibTeX file leads: its addresses and identifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from researchmetrics.documents.text.latex import readable

__all__ = ["add_addresses", "add_eprint", "address", "ids_in"]

_WRAPPED = re.compile(r"\\(?:url|path|href|nolinkurl)\s*\{([^{}]*)\}")
_TILDE = re.compile(r"\{?\\(?:textasciitilde|~\{\}|~)\}?|\$\\sim\$")
_NUMBERS = re.compile(r"[0-9][0-9Xx-]{7,20}")
_DBLP = re.compile(r"dblp\.[\w.]+/rec/(?:bibtex/|html/)?([\w/+.-]+?)(?:\.bib|\.html)?$")
_LINKS = (
    "link", "ee", "html", "pdf", "website", "project", "project_page", "homepage", "page", "web",
    "webpage", "video", "slides", "poster", "blog", "talk", "demo", "supp", "supplementary",
    "adsurl", "openreview", "preprint", "paper", "data", "dataset", "doi-url", "eprint",
    "howpublished", "note",
)  # fmt: skip
_HINT = re.compile("abs/|arxiv", re.IGNORECASE)
_SERVERS = {"pubmed": "pmid", "hal": "hal", "jstor": "jstor", "hdl": "handle"}
_CODE = ("code", "github", "software", "repository", "source_code", "codeurl", "git")
_ID_FIELDS = {
    "pmid": "pmid", "pubmed_id": "pmid", "pubmedid": "pmid", "pmcid": "pmcid", "pmc": "pmcid",
    "mrnumber": "mr", "zblnumber": "zbl", "zbl": "zbl", "bibcode": "bibcode", "hal_id": "hal",
    "acmid": "acm", "corpusid": "corpusid", "mag": "mag", "lccn": "lccn", "oclc": "oclc",
    "openalex": "openalex", "s2id": "s2",
}  # fmt: skip


_NUMBERED = {"isbn": "isbn", "eisbn": "isbn", "isbn13": "isbn", "issn": "issn", "eissn": "issn"}


def ids_in(values: Mapping[str, str]) -> list[str]:
    """Collect the identifiers that an entry states.

    Parameters
    ----------
    values : Mapping of str to str
        Its fields as they stand in the file.

    Returns
    -------
    list of str
        ``scheme:value``, none twice; DOI and arXiv stand elsewhere.

    Examples
    --------
    >>> ids_in({"unique-id": "WOS:000123", "issn": "1234-5678", "pmid": "99"})
    ['issn:1234-5678', 'pmid:99', 'wos:000123']
    """
    found = []
    for name, stated in values.items():
        scheme = _ID_FIELDS.get(name)
        text = readable(stated) if scheme else ""
        if text and " " not in text:
            found.append(f"{scheme}:{text}")
        elif name in _NUMBERED:
            found += [f"{_NUMBERED[name]}:{one}" for one in _NUMBERS.findall(stated)]
    unique = readable(values.get("unique-id") or "")
    if re.match(r"(?:WOS|ISI):", unique):
        found.append(f"wos:{unique[4:]}")
    dblp = _DBLP.search(readable(values.get("biburl") or ""))
    if dblp:
        found.append(f"dblp:{dblp[1]}")
    return list(dict.fromkeys(found))


def address(text: str) -> str:
    r"""Write an address as a browser takes it.

    Parameters
    ----------
    text : str
        With LaTeX in it.

    Returns
    -------
    str
        Without commands, braces and escapes.

    Examples
    --------
    >>> address(r"\url{https://x.example/\~{}pott/a\_b}")
    'https://x.example/~pott/a_b'
    """
    if "\\" in text or "{" in text or "$" in text:
        text = _WRAPPED.sub(r"\1", _TILDE.sub("~", text))
        text = re.sub(r"\\([&%#_$])", r"\1", text).replace("{", "").replace("}", "")
    return text.strip()


def add_addresses(said: dict[str, Any], values: Mapping[str, str]) -> None:
    """Add the addresses of an entry, its own first, and that of its code.

    Parameters
    ----------
    said : dict
        What is known of the entry, to be added to.
    values : Mapping of str to str
        Its fields as they stand in the file.

    Examples
    --------
    >>> said = {}
    >>> add_addresses(said, {"pdf": "https://x.example/a.pdf", "code": "https://github.com/p/q"})
    >>> said
    {'urls': ['https://x.example/a.pdf'], 'code_url': 'https://github.com/p/q'}
    """
    linked = {name: text for name, text in values.items() if "http" in text or name == "url"}
    own = [address(text) for name, text in linked.items() if name.startswith(("url", "bdsk-url"))]
    # Some put the address of the work where its DOI belongs.
    places = ("doi", *_LINKS)
    said["urls"] = [*own, *(address(linked[name]) for name in places if name in linked)]
    code = [address(linked[name]) for name in _CODE if name in linked]
    if code and re.match(r"https?://\S+$", code[0]):
        said["code_url"] = code[0]


def add_eprint(said: dict[str, Any], values: Mapping[str, str]) -> None:
    """Add where arXiv may be named, and the identifiers at other servers.

    Parameters
    ----------
    said : dict
        What is known of the entry, to be added to; has ``ids``.
    values : Mapping of str to str
        Its fields as they stand in the file.

    Examples
    --------
    >>> said = {"ids": []}
    >>> add_eprint(said, {"eprint": "99", "eprinttype": "pubmed", "volume": "abs/2401.99999"})
    >>> said
    {'ids': ['pmid:99'], 'arxiv': ['abs/2401.99999']}
    """
    eprint = address(values.get("eprint") or "")
    server = (values.get("eprinttype") or values.get("archiveprefix") or "").strip("{} ").lower()
    stated = [values.get(name) or "" for name in ("arxiv", "arxivid", "arxiv_id")]
    if eprint and server in {"", "arxiv"} and "http" not in eprint:
        stated.append(eprint)
    elif eprint and server in _SERVERS and " " not in eprint:
        said["ids"].append(f"{_SERVERS[server]}:{eprint}")
    hinted = (values.get(name) or "" for name in ("volume", "number", "note", "howpublished"))
    said["arxiv"] = [*map(address, filter(None, stated)), *filter(_HINT.search, hinted)]
