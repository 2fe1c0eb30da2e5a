"""Which addresses a page may link to: http and https only, built from identifiers or checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, urlsplit

from researchmetrics.views.sheet import known

__all__ = ["id_address", "id_label", "safe_address", "source_label", "work_address"]

_SCHEMES: Final[Mapping[str, tuple[str, str]]] = {
    "orcid": ("ORCID", "https://orcid.org/"),
    "openalex": ("OpenAlex", "https://openalex.org/"),
    "dblp": ("dblp", "https://dblp.org/pid/"),
    "s2": ("Semantic Scholar", "https://www.semanticscholar.org/author/"),
    "scholar": ("Google Scholar", "https://scholar.google.com/citations?user="),
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "doi": ("DOI", "https://doi.org/"),
    "ror": ("ROR", "https://ror.org/"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "github": ("GitHub", "https://github.com/"),
    "openreview": ("OpenReview", "https://openreview.net/profile?id="),
    "acl": ("ACL Anthology", "https://aclanthology.org/people/"),
    "researcherid": ("ResearcherID", "https://www.webofscience.com/wos/author/record/"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/"),
    "idref": ("IdRef", "https://www.idref.fr/"),
    "scopus": ("Scopus", "https://www.scopus.com/authid/detail.uri?authorId="),
}
# Those of which no address follows from the identifier, and services under their own names.
_NAMES: Final[Mapping[str, str]] = {
    "acl_anthology": "ACL Anthology",
    "crossref": "Crossref",
    "datacite": "DataCite",
    "europepmc": "Europe PMC",
    "google_scholar": "Google Scholar",
    "hal": "HAL",
    "hal-person": "HAL person",
    "inspire": "INSPIRE",
    "inspirehep": "INSPIRE-HEP",
    "loop-profile": "Loop",
    "semanticscholar": "Semantic Scholar",
    "zenodo": "Zenodo",
}


def safe_address(text: Any) -> str | None:
    """Return an address only if following it is harmless.

    Parameters
    ----------
    text : object
        What a document or service gave as an address.

    Returns
    -------
    str or None
        The address, if it is http or https, names a host, holds no white space or control
        characters and no user name (which can disguise the host); else None.

    Examples
    --------
    >>> safe_address("https://example.org/a?b=1")
    'https://example.org/a?b=1'
    >>> safe_address("javascript:alert(1)") is None
    True
    """
    text = known(text)
    if not isinstance(text, str):
        return None
    text = text.strip()
    if not text.isprintable() or any(mark in text for mark in ' \\<>"'):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc
    return text if is_web else None


def id_address(identifier: str) -> str | None:
    """Return the page of an identifier.

    Parameters
    ----------
    identifier : str
        As ``scheme:value``.

    Returns
    -------
    str or None
        None for schemes without a public page.

    Examples
    --------
    >>> id_address("orcid:0000-0002-1825-0097")
    'https://orcid.org/0000-0002-1825-0097'
    """
    scheme, _, value = identifier.partition(":")
    if scheme not in _SCHEMES or not value:
        return None
    return _SCHEMES[scheme][1] + quote(value, safe="/:;()._-", errors="replace")


def id_label(identifier: str) -> str:
    """Return an identifier as readers know it.

    Parameters
    ----------
    identifier : str
        As ``scheme:value``.

    Returns
    -------
    str
        Scheme and value in words.

    Examples
    --------
    >>> id_label("openalex:A5023888391")
    'OpenAlex A5023888391'
    """
    scheme, _, value = identifier.partition(":")
    if not value:
        return identifier
    return f"{_named(scheme)} {value}"


def work_address(row: Mapping[str, Any]) -> str | None:
    """Return where a work can be found, by DOI, arXiv identifier or its own address.

    Parameters
    ----------
    row : Mapping
        A row of the works table.

    Returns
    -------
    str or None
        None when nothing harmless is known.

    Examples
    --------
    >>> work_address({"doi": "10.5555/12345678"})
    'https://doi.org/10.5555/12345678'
    """
    doi, arxiv = known(row.get("doi")), known(row.get("arxiv_id"))
    if isinstance(doi, str) and doi.startswith("10."):
        return id_address(f"doi:{doi}")
    if isinstance(arxiv, str) and arxiv:
        return id_address(f"arxiv:{arxiv}")
    return safe_address(row.get("url"))


def source_label(source: str) -> str:
    """Return a source, or several between commas, as readers know them.

    Parameters
    ----------
    source : str
        Such as ``openalex`` or ``document:cv.md``.

    Returns
    -------
    str
        A document is said to be one.

    Examples
    --------
    >>> source_label("document:cv.md, openalex")
    'document cv.md, OpenAlex'
    """
    return ", ".join(_one_source(one) for one in source.split(", "))


def _one_source(source: str) -> str:
    if source.startswith("document:"):
        return f"document {source.removeprefix('document:')}"
    return _named(source)


def _named(name: str) -> str:
    return _SCHEMES[name][0] if name in _SCHEMES else _NAMES.get(name, name)
