"""Identifiers: what users type, and the canonical forms.

Canonical forms are bare: ``10.1000/xyz`` in lower case, ``2102.08604`` without version,
``0000-0002-1825-0097``. An identifier of any kind is written ``scheme:value``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from researchmetrics.errors import IdentifierError
from researchmetrics.normalizer.identifiers.check_digits import orcid_check
from researchmetrics.normalizer.identifiers.forms import (
    ALIASES,
    CLEANERS,
    clean_arxiv,
    clean_doi,
    clean_orcid,
    find_ids,
    scheme_value,
)
from researchmetrics.normalizer.identifiers.patterns import ORCID
from researchmetrics.normalizer.identifiers.services import BARE

__all__ = [
    "SCHEMES",
    "clean_arxiv",
    "clean_doi",
    "clean_orcid",
    "find_ids",
    "parse_id",
    "scheme_value",
]

_DBLP_KEY = re.compile(
    r"(?:homepages/)?([a-z0-9]{1,4}(?:/[\w-]+){1,2}|"
    r"(?:conf|data|journals|books|phd|reference|series|tr|www|ms)/[\w/+.-]+)",
    re.IGNORECASE | re.ASCII,
)


def _form(pattern: str) -> Callable[[str], str | None]:
    """Accept what has a form, as it is."""
    whole = re.compile(pattern)
    return lambda text: text if whole.fullmatch(text) else None


_TYPED: dict[str, tuple[Callable[[str], str | None], str]] = {
    "openalex": (CLEANERS["openalex"], "a letter and digits, such as A5023888391"),
    "doi": (clean_doi, "such as 10.1000/xyz"),
    "arxiv": (CLEANERS["arxiv"], "such as 2102.08604, or carberry_j_1 for a person"),
    "pmid": (CLEANERS["pmid"], "a number"),
    "pmcid": (CLEANERS["pmcid"], "such as PMC123456"),
    "nihms": (CLEANERS["nihms"], "such as NIHMS123456"),
    "s2": (
        _form(r"[0-9]+|[0-9a-f]{40}"),
        "a number for an author, 40 hexadecimal digits for a paper",
    ),
    "corpusid": (_form(r"[0-9]+"), "a number"),
    "scholar": (
        _form(r"[A-Za-z0-9_-]{12}"),
        "12 characters, such as AbCdEfGhIjKl, from the address of the page after user=",
    ),
    "dblp": (
        lambda text: found[1] if (found := _DBLP_KEY.fullmatch(text)) else None,
        "such as 12/3456 or 12/3456-1, from the address dblp.org/pid/12/3456-1",
    ),
    "inspire": (
        _form(r"[0-9]+|[^\W\d_][\w'’-]*(?:\.[\w'’-]+)*\.[0-9]+|INSPIRE-[0-9]+"),
        "a number, or a name with one, such as J.S.Carberry.1",
    ),
    "openreview": (_form(r"~\S+|[\w-]{6,14}"), "such as ~Josiah_Carberry1"),
    "hal": (_form(r"[A-Za-z0-9][\w-]*"), "such as josiah-carberry for a person"),
    "acl": (_form(r"\S+"), "such as P19-1001, or the last part of an author page's address"),
    "zenodo": (_form(r"[0-9]+"), "a number"),
    "europepmc": (_form(r"[A-Z]{3}/\S+"), "a source and a number, such as MED/12345"),
    "isbn": (CLEANERS["isbn"], "10 or 13 digits with the right check digit"),
    "issn": (CLEANERS["issn"], "eight digits with the right check digit"),
    "isni": (CLEANERS["isni"], "16 digits with the right check digit"),
    "eid": (_form(r"2-s2\.0-[0-9]+"), "such as 2-s2.0-85000000001"),
    "scopus": (_form(r"[0-9]{6,12}"), "the number of an author"),
    "researcherid": (_form(r"[A-Z]{1,3}-[0-9]{4}-[0-9]{4}"), "such as A-1009-2008"),
    "wikidata": (_form(r"Q[0-9]+"), "such as Q42"),
    "viaf": (_form(r"[0-9]{2,22}"), "a number"),
    "mag": (_form(r"[0-9]{1,12}"), "a number"),
    "wos": (_form(r"[A-Z]?[0-9]{4,15}"), "such as 000123456789012"),
    "bibcode": (_form(r"[0-9]{4}\S{15}"), "19 characters that begin with the year"),
}
SCHEMES = frozenset({*_TYPED, "orcid"})
"""Schemes whose identifiers are checked for their form."""


def parse_id(text: str) -> str:
    """Understand an identifier that a user typed.

    Parameters
    ----------
    text : str
        ``0000-0002-1825-0097``, an address of a service, ``openalex:A...``, ``A5023888391``,
        ``dblp:...``, ``s2:...``, ``scholar:...``, a DOI, an arXiv identifier.

    Returns
    -------
    str
        ``scheme:value`` in canonical form.

    Raises
    ------
    IdentifierError
        If it is no identifier of a known kind, or its check digit is wrong.

    Examples
    --------
    >>> parse_id("https://orcid.org/0000-0002-1825-0097")
    'orcid:0000-0002-1825-0097'
    >>> parse_id("A5023888391")
    'openalex:A5023888391'
    >>> parse_id("0000-0002-1825-0098")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.IdentifierError: The ORCID 0000-0002-1825-0098 has a wrong check digit...
    """
    line = str(text or "").strip().strip("<>").strip()
    if not line:
        raise IdentifierError(f"An empty text is no identifier. {_KNOWN}")
    scheme, colon, value = line.partition(":")
    scheme = ALIASES.get(scheme.strip().lower(), scheme.strip().lower())
    if colon and scheme in _TYPED:
        return _typed(scheme, value.strip())
    identifier = _orcid_of(line) or _bare(line) or next(iter(find_ids(line)), None)
    if identifier is None:
        raise IdentifierError(f"{_shortened(line)!r} is no identifier known here. {_KNOWN}")
    return identifier


_KNOWN = (
    "Give an ORCID (0000-0002-1825-0097), openalex:A..., dblp:..., s2:..., scholar:..., "
    "inspire:..., hal:..., acl:..., openreview:~..., a DOI, an arXiv identifier, or the address of "
    "such a page; a name is looked up with search."
)


def _typed(scheme: str, value: str) -> str:
    linked = [found for found in find_ids(value) if found.startswith(scheme + ":")]
    clean, form = _TYPED[scheme]
    cleaned = clean(value) or (linked[0].partition(":")[2] if linked else None)
    if not cleaned:
        raise IdentifierError(f"{scheme}:{_shortened(value)} is not valid: it must be {form}.")
    return f"{scheme}:{cleaned}"


def _orcid_of(line: str) -> str | None:
    """Read an ORCID, telling a mistyped one from something else."""
    lower = line.lower()
    if "isni" in lower:  # of the same form
        return None
    orcid = clean_orcid(line)
    if orcid:
        return f"orcid:{orcid}"
    meant = "orcid" in lower
    shaped = ORCID.search(line)
    if shaped and (meant or shaped[0] == line):
        bare = re.sub(r"\D", "", shaped[0][:-1])
        raise IdentifierError(
            f"The ORCID {shaped[0]} has a wrong check digit (its last character should be "
            f"{orcid_check(bare)} if the rest is right). Copy it again from orcid.org."
        )
    if meant and not find_ids(line):
        raise IdentifierError(
            f"{_shortened(line)!r} is no ORCID: it needs 16 characters, such as "
            "0000-0002-1825-0097."
        )
    return None


def _bare(line: str) -> str | None:
    """Read an identifier whose form alone tells its kind."""
    for scheme, form, clean in BARE:
        value = clean(line) if form.fullmatch(line) else None
        if value:
            return f"{scheme}:{value}"
    arxiv = clean_arxiv(line)
    if arxiv:
        return f"arxiv:{arxiv}"
    if line.lower().startswith("10."):
        doi = clean_doi(line)
        return f"doi:{doi}" if doi else None
    return None


def _shortened(line: str) -> str:
    return line if len(line) <= 80 else line[:77] + "..."
